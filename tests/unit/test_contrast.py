"""The colours of static/css/tokens.css: readable in both themes, and one dark theme, not two."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STYLES = Path(__file__).parents[2] / "static" / "css"
TOKENS, OUTCOME = STYLES / "tokens.css", STYLES / "components" / "outcome.css"

# What the design asks: text 4.5 to 1, the room's words and the projector 7 to 1 (WCAG 2.2, 1.4.3
# and 1.4.6); edges that are needed to see a control 3 to 1 (1.4.11).
TEXT, STATEMENT, EDGE = 4.5, 7.0, 3.0

BEHIND_BARS = ["--ground", "--surface", "--track"]
GROUNDS = ["--ground", "--surface", "--sunken"]
PAIRS = [
    *[("--ink", ground, STATEMENT) for ground in GROUNDS],
    *[("--soft", ground, TEXT) for ground in GROUNDS],
    *[("--faint", ground, TEXT) for ground in ["--ground", "--surface"]],
    *[("--next-text", ground, TEXT) for ground in [*GROUNDS, "--next-tint"]],
    *[("--stored", ground, TEXT) for ground in GROUNDS],
    *[("--danger", ground, TEXT) for ground in GROUNDS],
    *[("--edge", ground, EDGE) for ground in GROUNDS],
    *[(f"--group-{n}", ground, EDGE) for n in (1, 2, 3, 4) for ground in BEHIND_BARS],
    *[("--group-none", ground, EDGE) for ground in ["--ground", "--surface"]],
    # Words on what is tinted, chosen, filled
    ("--ink", "--next-tint", STATEMENT),
    ("--soft", "--next-tint", TEXT),
    ("--on-next", "--next", STATEMENT),
    ("--on-next", "--next-hover", STATEMENT),
    ("--on-chosen", "--chosen", STATEMENT),
    ("--on-danger", "--danger", TEXT),
    ("--soft", "--track", TEXT),
    # Differences by the word, inside statements
    ("--ink", "--added", STATEMENT),
    ("--ink", "--removed", STATEMENT),
    ("--stored", "--added", EDGE),
    ("--danger", "--removed", EDGE),
    # Bars against what they lie on
    ("--chosen", "--track", EDGE),
    # The projector's own quiet and amber words
    *[("--ink-4", ground, STATEMENT) for ground in GROUNDS],
    *[("--amber-ink-strong", ground, STATEMENT) for ground in [*GROUNDS, "--next-tint"]],
]


def declarations(block: str) -> dict[str, str]:
    """The custom properties of one block of CSS."""
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", block))


def theme_blocks() -> tuple[dict[str, str], dict[str, str], dict[str, str], dict[str, str]]:
    """Raw light, raw dark by device, raw dark by choice, and meanings."""
    css = TOKENS.read_text(encoding="utf-8")
    light, by_device, by_choice, meanings = re.match(
        r".*?:root \{(.*?)\n\}.*?:root:not\(\[data-theme=\"light\"\]\) \{(.*?)\n  \}"
        r".*?:root\[data-theme=\"dark\"\] \{(.*?)\n\}.*?:root \{(.*?)\n\}",
        css,
        re.DOTALL,
    ).groups()  # type: ignore[union-attr]
    return (
        declarations(light),
        declarations(by_device),
        declarations(by_choice),
        declarations(meanings),
    )


def colour(name: str, values: dict[str, str]) -> tuple[int, int, int]:
    """Follow `var()` from a meaning to its raw value, and read the six digits."""
    value = values[name]
    while (reference := re.fullmatch(r"var\((--[\w-]+)\)", value)) is not None:
        value = values[reference.group(1)]
    digits = re.fullmatch(r"#([0-9a-f]{6})", value)
    assert digits is not None, f"{name} is not a plain colour: {value}"
    return tuple(int(digits.group(1)[at : at + 2], 16) for at in (0, 2, 4))  # type: ignore[return-value]


def luminance(rgb: tuple[int, int, int]) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definitions)."""
    shares = [part / 255 for part in rgb]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Contrast of two colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_pair_of_words_and_ground_is_readable(theme: str) -> None:
    """Text, statements, edges and bars reach their contrast in this theme."""
    light, dark, _, meanings = theme_blocks()
    values = {**light, **(dark if theme == "dark" else {}), **meanings}
    too_faint = {
        f"{front} on {back}": round(contrast(colour(front, values), colour(back, values)), 2)
        for front, back, least in PAIRS
        if contrast(colour(front, values), colour(back, values)) < least
    }
    assert too_faint == {}


def test_dark_by_device_and_dark_by_choice_are_the_same() -> None:
    """Choosing dark gives the colours that a dark device gives."""
    _, by_device, by_choice, _ = theme_blocks()
    assert by_device == by_choice


def test_a_theme_changes_colours_and_nothing_else() -> None:
    """So what is measured of a picture in the light holds in the dark (gallery/checks.py)."""
    light, dark, _, _ = theme_blocks()
    colour_or_none = re.compile(r"#[0-9a-f]{6}|rgb\([\d ./]+\)")
    values = {**light, **{f"{name}, dark": value for name, value in dark.items()}}
    assert {name: v for name, v in values.items() if not colour_or_none.fullmatch(v)} == {}
    themed = re.compile(r"prefers-color-scheme|data-theme|light-dark\(")
    styles = (TOKENS.parent).rglob("*.css")
    assert [path.name for path in styles if themed.search(path.read_text("utf-8"))] == [TOKENS.name]


def test_dark_mode_redefines_every_raw_value() -> None:
    """No light colour is left over in the dark theme."""
    light, by_device, _, _ = theme_blocks()
    assert by_device.keys() == light.keys()


def test_paper_is_light_though_the_screen_is_dark() -> None:
    """What is printed of the outcome has no colour of the dark theme: its grounds are white."""
    light, _, _, meanings = theme_blocks()
    printed = re.search(r"@media print \{.*?:root \{(.*?)\}", OUTCOME.read_text("utf-8"), re.DOTALL)
    assert printed is not None
    found = declarations(printed.group(1))
    raw = {name: re.fullmatch(r"var\((--[\w-]+)\)", value) for name, value in meanings.items()}
    wanted = {name: light[to.group(1)] for name, to in raw.items() if to and to.group(1) in light}
    wanted |= dict.fromkeys(("--ground", "--surface", "--sunken"), "#ffffff")
    assert {name: found.get(name) for name in wanted} == wanted


def test_black_on_white_has_the_contrast_of_the_definition() -> None:
    """The yardstick itself: black on white is 21 to 1."""
    assert round(contrast((0, 0, 0), (255, 255, 255)), 2) == 21.0
