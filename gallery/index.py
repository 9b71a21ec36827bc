"""The page that shows all pictures: by stage set and moment, what is wrong first."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Final

from gallery.shots import Picture

#: Problems named under a picture; the rest is counted.
MOST_NAMED: Final = 12
#: How wide a picture is shown, by the width of its window.
SHOWN: Final = ((400, 240), (800, 300), (99_999, 480))

STYLE: Final = """
body { margin: 2rem; font: 15px/1.5 system-ui, sans-serif; color: #1c2333; background: #e9e5dc; }
nav { columns: 14rem; margin-block: 1rem; }
figure { display: inline-block; margin: 0 1rem 1.5rem 0; vertical-align: top; }
img { display: block; height: auto; background: #fff; box-shadow: 0 1px 4px #0003; }
figcaption { max-width: 30rem; font-size: 13px; overflow-wrap: anywhere; }
.wrong { outline: 3px solid #b3261e; }
li { color: #b3261e; }
"""


def write(folder: Path, pictures: Iterable[Picture]) -> Path:
    """`index.html` beside the pictures; its path."""
    taken = list(pictures)
    scenes = {name: list(group) for name, group in groupby(taken, lambda picture: picture.scene)}
    wrong = [picture for picture in taken if picture.problems]
    links = "".join(f'<li><a href="#{name}">{name}</a></li>' for name in scenes)
    parts = [
        "<!doctype html><html lang=en><meta charset=utf-8><title>Pictures of Lodestar</title>",
        f"<style>{STYLE}</style><h1>Pictures of Lodestar</h1>",
        f"<p>{len(taken)} pictures, {len(wrong)} with something wrong.</p><nav>{links}</nav>",
        *([f"<h2>Something wrong</h2>{_row(wrong)}"] if wrong else []),
        *(_scene(name, inside) for name, inside in scenes.items()),
    ]
    page = folder / "index.html"
    page.write_text("\n".join(parts), encoding="utf-8")
    return page


def named(problems: tuple[str, ...]) -> list[str]:
    """The problems that are worth a line, and how many more there are."""
    more = len(problems) - MOST_NAMED
    return [*problems[:MOST_NAMED], *([f"and {more} more"] if more > 0 else [])]


def _scene(name: str, inside: list[Picture]) -> str:
    rows = [
        f"<h3>{escape(title)}</h3>{_row(list(group))}"
        for title, group in groupby(inside, lambda picture: picture.title)
    ]
    return f'<h2 id="{name}">{escape(name)}</h2>' + "\n".join(rows)


def _row(pictures: list[Picture]) -> str:
    return "\n".join(_figure(picture) for picture in pictures)


def _figure(picture: Picture) -> str:
    width = next(shown for widest, shown in SHOWN if picture.size.width <= widest)
    height = round(width * picture.size.height / picture.size.width)
    told = f"{picture.face}, {picture.size}, {picture.theme}"
    problems = "".join(f"<li>{escape(problem)}</li>" for problem in named(picture.problems))
    return (
        f'<figure><a href="{picture.file}"><img loading=lazy width={width} height={height}'
        f' class="{"wrong" if picture.problems else ""}" src="{picture.file}"'
        f' alt="{escape(picture.title)}, {told}"></a>'
        f"<figcaption>{escape(picture.title)}<br>{told}<ul>{problems}</ul></figcaption></figure>"
    )
