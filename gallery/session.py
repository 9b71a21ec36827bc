"""Takes the pictures that were asked for, stage set by stage set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserType

from gallery.camera import Camera, chromium
from gallery.house import House
from gallery.scenes import SCENES
from gallery.shots import THEMES, Picture, Scene, Shot, Size, Theme


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pictures.

    only    those alone whose name (scene/moment-shot.face) holds this word
    names   those alone with one of these names; () for all
    quick   each in one size, the one that its face was made for
    themes  in which each is taken
    """

    only: str = ""
    names: tuple[str, ...] = ()
    quick: bool = False
    themes: tuple[Theme, ...] = THEMES

    def sizes(self, shot: Shot) -> tuple[Size, ...]:
        return shot.taken_in[:1] if self.quick else shot.taken_in

    def shots(self, scene: Scene, moment: str) -> list[Shot]:
        """Those of a moment that are wanted."""
        shots = scene.moments.get(moment, ())
        named = [(shot, name_of(scene, moment, shot)) for shot in shots]
        return [
            shot
            for shot, name in named
            if self.only in name and (not self.names or name in self.names)
        ]


def name_of(scene: Scene, moment: str, shot: Shot) -> str:
    """What a picture is called, and what `--only` looks in."""
    return f"{scene.name}/{'-'.join(filter(None, (moment, shot.name)))}.{shot.face}"


def take(
    kind: BrowserType,
    house: House,
    folder: Path,
    wanted: Wanted,
    scenes: Iterable[Scene] = SCENES,
    tell: Callable[[Picture], object] = lambda _picture: None,
) -> list[Picture]:
    """All that is wanted, each told of as it is taken; raises where a stage set can't be built."""
    taken: list[Picture] = []
    with chromium(kind, house) as browser:
        camera = Camera(browser, house, folder, wanted.themes)
        for scene in scenes:
            for picture in play(camera, house, scene, wanted):
                tell(picture)
                taken.append(picture)
    return taken


def play(camera: Camera, house: House, scene: Scene, wanted: Wanted) -> Iterator[Picture]:
    """One stage set from its beginning, as far as the last picture that is wanted of it."""
    left = [moment for moment in scene.moments if wanted.shots(scene, moment)]
    if not left:
        return
    house.clock.restart()
    try:
        for moment, stage in scene.script(house):
            for shot in wanted.shots(scene, moment):
                yield from camera.take(scene.name, moment, stage, shot, wanted.sizes(shot))
            if moment in left:
                left.remove(moment)
            if not left:
                return
    finally:
        house.empty()
    if left:
        raise LookupError(f"{scene.name} has no moment {left[0]}.")
