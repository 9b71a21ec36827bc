"""The list of pictures: at which moment of which stage set, which faces are taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gallery import ends, extremes, pages, touches, votes
from gallery.scenes_pages import PAGES
from gallery.shots import DESKTOP, LAPTOP, PHONE, Scene, Shot
from gallery.touches import after, candidate, click, fill, press, unfold
from gallery.usual import usual

Shots = Mapping[str, tuple[Shot, ...]]

P: Final = Shot("participant")
F: Final = Shot("facilitator")
S: Final = Shot("screen")
LIVE: Final = (P, F, S)
#: The desk's other two columns, which a phone shows one at a time.
COLUMNS: Final = (
    Shot(
        "facilitator", "agenda-tab", touch=click(".desk__tabs button:first-of-type"), sizes=(PHONE,)
    ),
    Shot("facilitator", "room-tab", touch=click(".desk__tabs button:last-of-type"), sizes=(PHONE,)),
)


def _p(name: str, touch: touches.Touch, **more: object) -> Shot:
    return Shot("participant", name, touch=touch, **more)  # type: ignore[arg-type]


def _f(name: str, touch: touches.Touch, **more: object) -> Shot:
    return Shot("facilitator", name, touch=touch, **more)  # type: ignore[arg-type]


USUAL: Final[Shots] = {
    "lobby": (
        *LIVE,
        _f("join", click(".join-pill")),
        _f("menu", click(".desk-menu summary")),
        _f("help", after(click(".desk-menu summary"), press("Help and shortcuts"))),
    ),
    "welcome": (*LIVE, *COLUMNS, _p("room", press("The room"))),
    "gather-empty": LIVE,
    "gather-first": LIVE,
    "gather": (
        *LIVE,
        _p("writing", fill("Nurses on night shift, who can’t wait for Monday morning")),
        _p("waiting", touches.waiting_ideas, expects=("ERR_INTERNET_DISCONNECTED", "WebSocket")),
        _p("refused", touches.refused_idea),
        Shot("participant", "late", who=5, late=True),
    ),
    "gather-done": LIVE,
    "gather-revealed": LIVE,
    "narrow-ready": LIVE,
    "narrow-ballot": LIVE,
    "narrow-stored": (*LIVE, _p("done", press("I am done"))),
    "narrow-closed": LIVE,
    "draft-empty": (
        *LIVE,
        _p("writing", touches.written_mission),
        _p("examples", after(touches.written_mission, unfold("Examples"))),
        _p("cites", after(touches.written_mission, unfold("Which ideas"))),
    ),
    "draft": LIVE,
    "discuss-quiet": LIVE,
    "discuss": (
        *LIVE,
        _p("candidate", candidate(2)),
        Shot("participant", "own-candidate", who=1, touch=candidate(2)),
    ),
    "look-up": LIVE,
    "vote-ready": LIVE,
    "vote-ballot": (*LIVE, Shot("participant", "review", who=11, touch=touches.score_all)),
    "vote-stored": (*LIVE, _f("close", click(".desk__next .button--next"))),
    "vote-closed": LIVE,
    "word-quiet": LIVE,
    "word-typing": LIVE,
    "word": LIVE,
    "word-scribe": (P, F),
    "ratify-ready": LIVE,
    "ratify-ballot": LIVE,
    "ratify-stored": LIVE,
    "ratify-met": LIVE,
    "adopted": LIVE,
    "close": LIVE,
    "close-filled": LIVE,
    "finished": (*LIVE, Shot("outcome"), Shot("replay")),
}


def _all_live(*moments: str) -> Shots:
    return dict.fromkeys(moments, LIVE)


SCENES: Final[tuple[Scene, ...]] = (
    Scene("usual", usual, USUAL),
    Scene("tie", votes.tie, _all_live("closed", "run-off", "chosen")),
    Scene("split", votes.split, _all_live("closed")),
    Scene("small-groups", votes.small_groups, _all_live("pooled")),
    Scene("not-assessed", votes.not_assessed, _all_live("vote-closed", "ratify-closed")),
    Scene(
        "not-met",
        votes.not_met,
        {**_all_live("closed", "not-yet", "close"), "finished": (*LIVE, Shot("outcome"))},
    ),
    Scene("named", votes.named, _all_live("ballot", "closed")),
    Scene(
        "clocks",
        ends.clocks,
        _all_live("paused", "look-up", "ending", "over", "break", "break-over"),
    ),
    Scene(
        "doors",
        ends.doors,
        {
            "closed": (F, S),
            "removed": (Shot("participant", who=1), F),
            "finished-early": LIVE,
            "deleted-participant": (Shot("participant", touch=touches.deleted, sizes=(PHONE,)),),
            "deleted-facilitator": (Shot("facilitator", touch=touches.deleted, sizes=(LAPTOP,)),),
            "deleted-screen": (Shot("screen", touch=touches.deleted, sizes=(DESKTOP,)),),
        },
    ),
    Scene(
        "full",
        extremes.full,
        {
            **_all_live("lobby", "gather", "gather-revealed", "narrow-ballot", "narrow-closed"),
            **_all_live("draft", "discuss", "vote-ballot", "vote-closed"),
            "draft": (*LIVE, _p("propose", press("Propose another"))),
        },
    ),
    Scene(
        "long",
        extremes.long,
        {
            **_all_live("lobby", "gather", "gather-revealed", "narrow-ballot", "narrow-closed"),
            **_all_live("draft", "look-up", "vote-ballot", "vote-closed", "word"),
            **_all_live("ratify-ballot", "ratify-closed", "adopted"),
            "discuss": (*LIVE, _p("candidate", candidate(1)), _p("room", press("The room"))),
            "finished": (*LIVE, Shot("outcome"), Shot("replay")),
        },
    ),
    Scene(
        "world",
        extremes.world,
        {
            **_all_live("lobby", "gather", "gather-revealed", "draft", "look-up", "vote-ballot"),
            **_all_live("vote-closed", "word", "ratify-ballot", "ratify-closed", "adopted"),
            "discuss": (*LIVE, _p("candidate", candidate(1))),
            "finished": (*LIVE, Shot("outcome"), Shot("replay")),
        },
    ),
    Scene("pages", pages.pages, PAGES),
)
