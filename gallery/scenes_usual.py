"""The list of pictures of the usual hour: at which moment which faces are taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gallery import touches
from gallery.shots import PHONE, TABLET, Shot
from gallery.touches import after, candidate, click, fill, press, replayed_to, tab, unfold

Shots = Mapping[str, tuple[Shot, ...]]

#: What the console says of a line that is down.
NO_LINE: Final = ("ERR_INTERNET_DISCONNECTED", "WebSocket")
P: Final = Shot("participant")
F: Final = Shot("facilitator")
S: Final = Shot("screen")
LIVE: Final = (P, F, S)
#: A replay as it opens, and in its middle.
MIDDLE: Final = (Shot("replay"), Shot("replay", "middle", touch=replayed_to(0.55)))
#: The desk's other two columns, which a phone shows one at a time.
COLUMNS: Final = (
    Shot(
        "facilitator", "agenda-tab", touch=click(".desk__tabs button:first-of-type"), sizes=(PHONE,)
    ),
    Shot("facilitator", "room-tab", touch=click(".desk__tabs button:last-of-type"), sizes=(PHONE,)),
)


def by_phone(name: str, touch: touches.Touch, **more: object) -> Shot:
    """A participant's face after a touch."""
    return Shot("participant", name, touch=touch, **more)  # type: ignore[arg-type]


def at_desk(name: str, touch: touches.Touch, **more: object) -> Shot:
    """The facilitator's desk after a touch."""
    return Shot("facilitator", name, touch=touch, **more)  # type: ignore[arg-type]


USUAL: Final[Shots] = {
    "lobby": (
        *LIVE,
        at_desk("join", click(".join-pill")),
        at_desk("menu", click(".desk-menu summary")),
        at_desk("help", after(click(".desk-menu summary"), press("Help and shortcuts"))),
        at_desk("phone-test", unfold("A phone finds the way in")),
        at_desk("rehearse", press("Rehearse")),
        at_desk("agenda-edit", after(tab("Agenda"), press("Edit"))),
    ),
    "welcome": (
        *LIVE,
        *COLUMNS,
        by_phone("room", press("The room")),
        at_desk("people", after(tab("Room"), unfold("people"))),
        at_desk("remove", after(tab("Room"), unfold("people"), click(".people__remove"))),
    ),
    "gather-empty": LIVE,
    "gather-first": (
        *LIVE,
        by_phone("change", press("Change")),
        by_phone("withdraw", press("Withdraw")),
    ),
    "gather": (
        *LIVE,
        by_phone("writing", fill("Nurses on night shift, who can’t wait for Monday morning")),
        by_phone("waiting", touches.waiting_ideas, expects=NO_LINE),
        by_phone("refused", touches.refused_idea),
    ),
    "gather-done": LIVE,
    "gather-revealed": (
        *LIVE,
        by_phone("more", press("Add another idea")),
        Shot("participant", "late", who=5, late=True),
    ),
    "narrow-ready": LIVE,
    "narrow-ballot": LIVE,
    "narrow-stored": (*LIVE, by_phone("done", press("I am done"))),
    "narrow-closed": LIVE,
    "draft-empty": (
        *LIVE,
        by_phone("writing", touches.written_mission),
        by_phone("examples", after(touches.written_mission, unfold("Examples"))),
        by_phone("cites", after(touches.written_mission, unfold("Which ideas"))),
    ),
    "draft": LIVE,
    "discuss-quiet": LIVE,
    "discuss": (
        *LIVE,
        by_phone("candidate", candidate(2)),
        by_phone("answer", after(candidate(2), press("Answer"))),
        by_phone("versions", after(candidate(2), unfold("How the words changed"))),
        by_phone("amend", touches.other_words),
        Shot("participant", "own-candidate", who=1, touch=candidate(2)),
        Shot("participant", "revise", who=1, touch=after(candidate(2), press("Revise"))),
        at_desk("amendments", click(".link-button--marked")),
        at_desk("comments", click('.candidate__foot .link-button:has-text("comment")')),
        at_desk("changes", click('.link-button:has-text("What changed last")')),
    ),
    "look-up": (*LIVE, Shot("participant", "hand", who=3)),
    "vote-ready": (*LIVE, at_desk("plan", unfold("Change it"))),
    "vote-ballot": (*LIVE, Shot("participant", "review", who=11, touch=touches.score_all)),
    "vote-stored": (*LIVE, at_desk("close", click(".desk__next .button--next"))),
    "vote-closed": (
        *LIVE,
        by_phone("numbers", unfold("How the scores are spread", "The numbers as a table")),
        at_desk("again", unfold("Vote again")),
        at_desk("again-asked", after(unfold("Vote again"), press("Open a new vote"))),
    ),
    "word-quiet": LIVE,
    "word-typing": LIVE,
    "word": LIVE,
    "word-scribe": (P, F),
    "ratify-ready": LIVE,
    "ratify-ballot": (*LIVE, Shot("participant", "reason", who=9, touch=touches.low_step)),
    "ratify-stored": LIVE,
    "ratify-met": LIVE,
    "adopted": LIVE,
    "close": LIVE,
    "close-filled": LIVE,
    "finished": (
        *LIVE,
        Shot("outcome"),
        *MIDDLE,
        Shot("replay", "gather", touch=replayed_to(0.16)),
        Shot("replay", "votes", touch=replayed_to(0.75)),
        Shot("replay", "agreed", touch=replayed_to(0.95)),
        Shot("replay", "decisions", touch=after(touches.decisions_only, replayed_to(0.7))),
        Shot("replay", "help", touch=press("Help and keys")),
        Shot(
            "replay",
            "told",
            touch=after(replayed_to(0.62), click(".replay__tabs button:last-of-type")),
            sizes=(PHONE, TABLET),
        ),
        Shot(
            "replay",
            "stages",
            touch=after(replayed_to(0.55), press("Stages and more")),
            sizes=(PHONE,),
        ),
    ),
}
