"""What a picture is of: a face at a moment, perhaps after a few touches, in its sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from playwright.sync_api import Page

from gallery.house import House
from gallery.play import Play

Face = Literal["participant", "facilitator", "screen", "replay", "outcome", "page"]
Theme = Literal["light", "dark"]
Touch = Callable[[Page, Play], None]
THEMES: Final[tuple[Theme, ...]] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Size:
    """A window in CSS pixels; a `phone` is touched, everything else has a mouse."""

    width: int
    height: int
    phone: bool = False

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


PHONE: Final = Size(360, 740, phone=True)
TABLET: Final = Size(768, 1024, phone=True)
LAPTOP: Final = Size(1366, 768)
DESKTOP: Final = Size(1920, 1080)

#: Face -> its sizes, the one it was made for first.
SIZES: Final[dict[Face, tuple[Size, ...]]] = {
    "participant": (PHONE, TABLET, LAPTOP, DESKTOP),
    "facilitator": (LAPTOP, PHONE, TABLET, DESKTOP),
    "screen": (DESKTOP, LAPTOP, PHONE, TABLET),
    "replay": (LAPTOP, PHONE, TABLET, DESKTOP),
    "outcome": (LAPTOP, PHONE, TABLET, DESKTOP),
    "page": (PHONE, LAPTOP, TABLET, DESKTOP),
}


@dataclass(frozen=True, slots=True)
class Shot:
    """One face at one moment.

    name     beside the moment's, where a face is taken more than once
    who      the participant's place in the room
    path     where it is, for pages and whatever is not the face's own address
    touch    what is done there before the picture is taken
    sizes    () for all of the face's
    as_whom  who looks at a page: nobody, or the facilitator
    late     keep "So far", which greets whoever comes late; others have put it away
    expects  pieces of the console's errors that belong to the state (a page that is not there)
    loading  as the server sent it, before its script has come
    """

    face: Face
    name: str = ""
    who: int = 0
    path: Callable[[Play], str] | None = None
    touch: Touch | None = None
    sizes: tuple[Size, ...] = ()
    as_whom: Literal["nobody", "facilitator"] = "nobody"
    late: bool = False
    expects: tuple[str, ...] = ()
    loading: bool = False

    @property
    def taken_in(self) -> tuple[Size, ...]:
        return self.sizes or SIZES[self.face]


Script = Callable[[House], Iterator[tuple[str, Play]]]


@dataclass(frozen=True, slots=True)
class Scene:
    """One stage set: what happens, and what is taken at each of its moments."""

    name: str
    script: Script
    moments: Mapping[str, tuple[Shot, ...]]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was taken: of what, where it lies, and what is wrong with it."""

    scene: str
    moment: str
    shot: str
    face: Face
    size: Size
    theme: Theme
    file: str
    problems: tuple[str, ...]

    @property
    def title(self) -> str:
        return f"{self.scene}/{self.moment}" + (f", {self.shot}" if self.shot else "")
