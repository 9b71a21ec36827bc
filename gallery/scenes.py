"""The list of pictures: at which moment of which stage set, which faces are taken."""

from __future__ import annotations

from typing import Final

from gallery import ends, extremes, pages, touches, visions, votes
from gallery.scenes_pages import PAGES
from gallery.scenes_usual import LIVE, MIDDLE, NO_LINE, USUAL, F, P, S, Shots, at_desk, by_phone
from gallery.shots import DESKTOP, LAPTOP, PHONE, SIZES, TABLET, Face, Scene, Shot
from gallery.touches import after, candidate, click, press, tab, unfold
from gallery.usual import usual

#: ... and of a script that does not come.
NO_SCRIPT: Final = ("Failed to load resource",)


def _all_live(*moments: str) -> Shots:
    return dict.fromkeys(moments, LIVE)


def _each_size(face: Face, touch: touches.Touch) -> tuple[Shot, ...]:
    """A page for each size: a message lies where there is room for it when it comes."""
    return tuple(Shot(face, str(size.width), touch=touch, sizes=(size,)) for size in SIZES[face])


SCENES: Final[tuple[Scene, ...]] = (
    Scene("usual", usual, USUAL),
    Scene("tie", votes.tie, _all_live("closed", "run-off", "chosen")),
    Scene("split", votes.split, _all_live("closed")),
    Scene("small-groups", votes.small_groups, _all_live("pooled")),
    Scene("not-assessed", votes.not_assessed, _all_live("vote-closed", "ratify-closed")),
    Scene("all-small", votes.all_small, _all_live("vote-closed", "ratify-closed")),
    Scene("second-place", votes.second_place, _all_live("closed", "chosen")),
    Scene(
        "not-met",
        votes.not_met,
        {
            **_all_live("not-yet", "close"),
            "closed": (*LIVE, at_desk("record", unfold("Record"))),
            "finished": (*LIVE, Shot("outcome"), *MIDDLE),
        },
    ),
    Scene(
        "vision",
        visions.vision,
        {
            **_all_live("gather-revealed", "draft", "vote-closed", "word", "adopted"),
            "draft-empty": (P, S),
            "vote-ballot": (P, S),
            "ratify-ballot": (P, S),
            "finished": (P, S, Shot("outcome")),
        },
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
            "signed-out": (Shot("facilitator", touch=touches.signed_out, sizes=(LAPTOP,)),),
        },
    ),
    Scene(
        "lines",
        ends.lines,
        {
            "loading": (
                Shot("participant", loading=True, expects=NO_SCRIPT),
                Shot("facilitator", loading=True, expects=NO_SCRIPT),
                Shot("screen", loading=True, expects=NO_SCRIPT),
                Shot("replay", loading=True, expects=NO_SCRIPT),
            ),
            "offline": (
                at_desk("", touches.offline, expects=NO_LINE),
                Shot("screen", touch=touches.offline, expects=NO_LINE),
                by_phone("room", after(touches.offline, press("The room")), expects=NO_LINE),
            ),
            "back": (
                Shot(
                    "participant",
                    who=1,
                    touch=touches.came_back,
                    sizes=(PHONE,),
                    expects=NO_LINE,
                ),
            ),
            "moved-on": (
                Shot("participant", who=2, touch=touches.moved_on, sizes=(PHONE, TABLET)),
            ),
            "ballot": (by_phone("waiting", touches.waiting_score, expects=NO_LINE),),
        },
    ),
    Scene(
        "messages",
        ends.messages,
        {
            "moved": _each_size("facilitator", touches.moved_by_a_press),
            "removed": _each_size("participant", touches.removed_objective),
        },
    ),
    Scene(
        "nothing",
        ends.nothing,
        {
            **_all_live("narrow", "discuss", "vote", "word", "ratify", "close"),
            **_all_live("first-candidate"),
            "finished": (*LIVE, Shot("outcome"), Shot("replay")),
            "first-comment": (*LIVE, by_phone("candidate", candidate(1))),
        },
    ),
    Scene(
        "full",
        extremes.full,
        {
            **_all_live("lobby", "gather-revealed", "narrow-closed"),
            **_all_live("discuss", "vote-closed", "ratify-closed"),
            "vote-ballot": (*LIVE, by_phone("scores", touches.score_first_of_many)),
            "narrow-ballot": (
                *LIVE,
                by_phone("found", touches.found_idea),
                by_phone("not-found", touches.no_idea_found, sizes=(PHONE,)),
                by_phone("own", touches.own_dots, who=4),
            ),
            "draft": (*LIVE, by_phone("propose", press("Propose another"))),
            "gather": (
                *LIVE,
                by_phone("room", press("The room")),
                at_desk("people", after(tab("Room"), unfold("people"))),
            ),
            "adopted": LIVE,
            "finished": (*LIVE, Shot("outcome"), *MIDDLE),
        },
    ),
    Scene(
        "long",
        extremes.long,
        {
            **_all_live("lobby", "gather", "gather-revealed", "narrow-ballot", "narrow-closed"),
            **_all_live("draft", "look-up", "vote-ballot", "vote-closed", "word"),
            **_all_live("ratify-ballot", "ratify-closed", "adopted"),
            "draft-empty": (P, S),
            "discuss": (
                *LIVE,
                by_phone("candidate", candidate(1)),
                by_phone("room", press("The room")),
                at_desk("people", after(tab("Room"), unfold("people"))),
                at_desk("amendments", click(".link-button--marked")),
            ),
            "finished": (*LIVE, Shot("outcome"), *MIDDLE),
        },
    ),
    Scene(
        "world",
        extremes.world,
        {
            **_all_live("lobby", "gather", "gather-revealed", "draft", "look-up", "vote-ballot"),
            **_all_live("vote-closed", "word", "ratify-ballot", "ratify-closed", "adopted"),
            "discuss": (
                *LIVE,
                by_phone("candidate", candidate(1)),
                at_desk("people", after(tab("Room"), unfold("people"))),
            ),
            "finished": (*LIVE, Shot("outcome"), *MIDDLE),
        },
    ),
    Scene("pages", pages.pages, PAGES),
)
