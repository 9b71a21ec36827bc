"""The list of pictures: at which moment of which stage set, which faces are taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from gallery.house import House
from gallery.play import Play
from gallery.shots import Shot
from gallery.usual import usual

Script = Callable[[House], Iterator[tuple[str, Play]]]


@dataclass(frozen=True, slots=True)
class Scene:
    """One stage set: what happens, and what is taken at each of its moments."""

    name: str
    script: Script
    moments: Mapping[str, tuple[Shot, ...]]


LIVE = (Shot("participant"), Shot("facilitator"), Shot("screen"))

SCENES: tuple[Scene, ...] = (
    Scene(
        "usual",
        usual,
        {
            name: LIVE
            for name in (
                "lobby",
                "welcome",
                "gather-empty",
                "gather-first",
                "gather",
                "gather-done",
                "gather-revealed",
                "narrow-ready",
                "narrow-ballot",
                "narrow-stored",
                "narrow-closed",
                "draft-empty",
                "draft",
                "discuss-quiet",
                "discuss",
                "look-up",
                "vote-ready",
                "vote-ballot",
                "vote-stored",
                "vote-closed",
                "word-quiet",
                "word",
                "word-scribe",
                "ratify-ready",
                "ratify-ballot",
                "ratify-stored",
                "ratify-met",
                "adopted",
                "close",
                "close-filled",
                "finished",
            )
        },
    ),
)
