"""The five pictures of the README, from a workshop with real content."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, BrowserType

from gallery import touches
from gallery.camera import Camera, chromium
from gallery.house import House
from gallery.play import Play
from gallery.shots import DESKTOP, LAPTOP, PHONE, Shot, Size, Theme
from gallery.usual import usual

#: The largest that a picture of the README may be.
MOST_BYTES: Final = 250_000
WRITING: Final = touches.fill("Nurses on night shift, who can’t wait for Monday morning")
#: Moment -> the picture's file, its shot, size and theme. The phones become one picture.
TAKEN: Final[dict[str, tuple[tuple[str, Shot, Size, Theme], ...]]] = {
    "gather-first": (
        ("phone-1", Shot("participant", touch=WRITING), PHONE, "light"),
        ("phone-3", Shot("participant", touch=touches.waiting_ideas), PHONE, "dark"),
    ),
    "discuss": (("facilitator", Shot("facilitator"), LAPTOP, "light"),),
    "vote-ballot": (
        ("phone-2", Shot("participant", who=11, touch=touches.score_first), PHONE, "light"),
    ),
    "vote-closed": (("screen", Shot("screen"), DESKTOP, "light"),),
    "finished": (
        ("replay", Shot("replay", touch=touches.replayed_to(0.62)), LAPTOP, "light"),
        ("outcome", Shot("outcome"), LAPTOP, "light"),
    ),
}
PHONES: Final = ("phone-1", "phone-2", "phone-3")


def take(kind: BrowserType, house: House, folder: Path) -> Iterator[Path]:
    """Write the pictures; each file as it is there. Raises ValueError for one that is too large."""
    folder.mkdir(parents=True, exist_ok=True)
    phones: dict[str, bytes] = {}
    with chromium(kind, house) as browser:
        for moment, play in usual(house):
            for name, shot, size, theme in TAKEN.get(moment, ()):
                picture = _picture(browser, house, play, shot, size, theme)
                if name in PHONES:
                    phones[name] = picture
                else:
                    yield _write(folder / f"{name}.png", picture)
        beside = _beside(browser, [phones[name] for name in PHONES])
    yield _write(folder / "participant.png", beside)


def _picture(
    browser: Browser, house: House, play: Play, shot: Shot, size: Size, theme: Theme
) -> bytes:
    camera = Camera(browser, house, Path(), (theme,))
    with camera.opened(play, shot, size) as (page, complaints):
        if any(said.startswith("not touched") for said in complaints):
            raise RuntimeError(complaints[0])
        return page.screenshot(animations="disabled")


def _beside(browser: Browser, pictures: list[bytes]) -> bytes:
    """Phones side by side, with round corners, on a ground of their own."""
    images = "".join(
        f'<img src="data:image/png;base64,{b64encode(picture).decode()}">' for picture in pictures
    )
    width = len(pictures) * PHONE.width + (len(pictures) + 1) * 32
    page = browser.new_page(viewport={"width": width, "height": PHONE.height + 64})
    page.set_content(
        "<style>body { margin: 32px; display: flex; gap: 32px; background: #dfd9cd; }"
        "img { border-radius: 24px; display: block; }</style>" + images
    )
    taken = page.screenshot()
    page.close()
    return taken


def _write(file: Path, picture: bytes) -> Path:
    if len(picture) > MOST_BYTES:
        raise ValueError(f"{file.name} has {len(picture)} bytes: at most {MOST_BYTES} are wanted.")
    file.write_bytes(picture)
    return file
