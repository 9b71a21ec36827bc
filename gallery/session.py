"""Takes the pictures that were asked for, stage set by stage set."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

from gallery.camera import Camera, chromium
from gallery.house import House, open_house
from gallery.scenes import SCENES
from gallery.shots import THEMES, Picture, Scene, Shot, Size, Theme

#: Each stage set has a server and a browser: more of them at a time need more memory than cores.
MOST_AT_ONCE: Final = 4
Tell = Callable[[Picture], object]


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

    def count(self, scene: Scene) -> int:
        """How many pictures of a stage set are wanted, in one theme."""
        wanted = (shot for moment in scene.moments for shot in self.shots(scene, moment))
        return sum(len(self.sizes(shot)) for shot in wanted)


def name_of(scene: Scene, moment: str, shot: Shot) -> str:
    """What a picture is called, and what `--only` looks in."""
    return f"{scene.name}/{'-'.join(filter(None, (moment, shot.name)))}.{shot.face}"


def take(folder: Path, wanted: Wanted, tell: Tell) -> list[Picture]:
    """All that is wanted, in the order of the list, several stage sets at a time.

    `tell` hears of each picture as it is taken, in the process that took it, so it must be a
    function of a module. Raises LookupError where a stage set has not all of its moments.
    """
    names = [scene.name for scene in SCENES if wanted.count(scene)]
    # The longest first: one that began last would keep the others waiting.
    longest = sorted(names, key=lambda name: -wanted.count(_scene(name)))
    several = min(os.cpu_count() or 1, MOST_AT_ONCE, len(names) or 1)
    # A fresh process for each: a forked one would have this one's threads and loops by halves.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(several, mp_context=fresh, max_tasks_per_child=1) as processes:
        running = {name: processes.submit(_take, name, folder, wanted, tell) for name in longest}
        return [picture for name in names for picture in running[name].result()]


def _take(name: str, folder: Path, wanted: Wanted, tell: Tell) -> list[Picture]:
    """One stage set, on a server and in a browser of its own."""
    taken: list[Picture] = []
    with (
        tempfile.TemporaryDirectory(prefix="lodestar-pictures-") as kept,
        open_house(Path(kept)) as house,
        sync_playwright() as playwright,
        chromium(playwright.chromium, house) as browser,
    ):
        camera = Camera(browser, house, folder, wanted.themes)
        for picture in play(camera, house, _scene(name), wanted):
            tell(picture)
            taken.append(picture)
    return taken


def _scene(name: str) -> Scene:
    return next(scene for scene in SCENES if scene.name == name)


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
