"""Workshops of which sample documents are made: told by the rules, the same at every run.

usual     twelve people, an hour, a mission that they agreed on: what `run.py demo` leads to
half-way  the same room stopped in its discussion: nothing is chosen yet
not-yet   a text that a third of the room objected to, in an open vote, with long reasons
crowd     sixty people, two hundred ideas, forty candidates with long texts, seven rounds, a tie, a
          text that was refused and reworded; two groups so small that they are shown together
world     Arabic, Chinese, Japanese, Hebrew, Thai, Hindi, Greek, Russian, emoji
both      a vision and a mission, both agreed
long      a title of a paragraph, words that nothing breaks, names of sixty letters, reasons of five
          hundred; the text that the room works on alone fills more than half a page
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import cycle, islice
from typing import Final

from gallery import words
from gallery.by_rules import Room, pieces
from gallery.documents_crowd import crowd
from gallery.documents_steps import (
    AGREED,
    begin,
    close,
    discuss,
    draft,
    gather,
    ratify,
    scores,
)
from workshop.domain import agreement, final_words
from workshop.domain.agenda import AddStage
from workshop.domain.candidates import PieceText, ProposeCandidate
from workshop.domain.commands import Actor
from workshop.domain.state import Group
from workshop.rehearsal import script

GROUPS: Final = ("g1", "g1", "g2", "g3", "g1", "g2", "g1", "g3", "g2", "g1", "g2", "g3")
#: Points of twelve people for three candidates; the second one wins.
CLEAR: Final = (
    (3, 5, 1), (4, 5, 2), (1, 4, 3), (2, 5, 1), (4, 2, 0), (2, 2, 3),
    (5, 4, 1), (3, 2, 2), (1, 4, 4), (5, 5, 0), (0, 5, 3), (2, 4, 1),
)  # fmt: skip
LONG_GROUPS: Final = (
    Group("g1", "Service desk team, first and second level, nights included"),
    Group("g2", "Customers and the business of the northern districts of all"),
    Group("g3", "Datenschutzgrundverordnungsbeauftragtenvertretungsversammlun"),
    Group("g4", "Partners and suppliers"),
)
REASONS: Final = (
    "It still promises more than we can staff at night: two of us would have to be on call every"
    " weekend from April on, and nobody has said yet who pays for that, or what happens when both"
    " are ill. I want to stand behind these words when a ward calls at three, and today I cannot.",
    "Our suppliers are not in it.",
    "“One call that is enough” will be read as a service level by everybody who was not in this"
    " room, and we will be measured by it before we have had the chance to grow into it.",
    "I would like one more look at the objectives: the third one is what we do already, and the one"
    " that we talked about longest this morning, telling people what happens next, is missing.",
)


def usual() -> Room:
    """A mission, agreed on."""
    room, people = _discussed(GROUPS)
    room.pass_time(4)
    room.move("vote")
    room.vote("vote", scores(room, people, CLEAR))
    _reword(room, people)
    ratify(room, people, AGREED)
    room.ask(agreement.AdoptText("mission"))
    close(room, "Greta", "Luis")
    return room


def half_way() -> Room:
    """Stopped in the discussion, with an amendment that nobody has decided on."""
    room, _ = _discussed(GROUPS)
    return room


def not_yet() -> Room:
    """The room was asked, openly, and the decision rule is not met."""
    room, people = _discussed(GROUPS)
    room.move("vote")
    room.vote("vote", scores(room, people, CLEAR))
    _reword(room, people)
    low = zip(("disagree", "discuss", "dislike_support", "disagree"), REASONS, strict=True)
    ratify(room, people, (*("wholehearted", "minor_point") * 3, *low), secrecy="open")
    room.ask(
        agreement.RecordNotYet(
            "mission",
            "“Day and night” needs a second shift, and money for it. The board decides in April.",
            "Priya and Tomasz, with the head of nursing",
            "2026-04-30",
        )
    )
    return room


def world() -> Room:
    """The scripts of the world, with authors shown."""
    names, groups = zip(*words.PEOPLE_OF_THE_WORLD, strict=True)
    room, people = begin(
        names, groups, title="رسالة مكتب الخدمة · サービスデスク 🌍", authors_shown=True
    )
    gather(room, people, words.IDEAS_OF_THE_WORLD)
    draft(room, people, words.CANDIDATES_OF_THE_WORLD)
    room.move("discuss")
    room.move("vote")
    room.vote("vote", scores(room, people, ((5, 3, 1), (4, 1, 2), (5, 2, 3))))
    room.move("word")
    first = words.CANDIDATES_OF_THE_WORLD[0]
    room.ask(final_words.RequestWord("mission", first[1].text, first[2].text), people[1])
    reason = words.CANDIDATES_OF_THE_WORLD[1][0].text
    ratify(room, people, (*["wholehearted"] * 5, ("dislike_support", reason), "minor_point"))
    room.ask(agreement.AdoptText("mission"))
    close(room, names[3], names[0])
    return room


def both() -> Room:
    """A vision first, then the mission that leads there."""
    room, people = begin(*_twelve(GROUPS))
    gather(room, people, words.IDEAS)
    after = room.state.current
    for kind in ("ratify", "word", "vote", "draft"):
        room.ask(AddStage(kind, f"{kind.capitalize()} the vision", 5, "vision", after))
    room.move("draft", "vision")
    for person, text in zip(people, script.VISIONS, strict=False):
        room.ask(ProposeCandidate("vision", words.vision(text)), person)
    room.move("vote", "vision")
    room.vote_in(room.stage("vote", "vision"), scores(room, people, CLEAR, "vision"))
    ratify(room, people, AGREED, "vision")
    room.ask(agreement.AdoptText("vision"))
    draft(room, people, words.CANDIDATES)
    room.move("vote")
    room.vote("vote", scores(room, people, CLEAR))
    ratify(room, people, AGREED)
    room.ask(agreement.AdoptText("mission"))
    close(room, "Greta", "Luis")
    return room


def long() -> Room:
    """As long as people write when nobody stops them."""
    names = [words.LONG_NAMES[n % 3][: 60 - n // 3] for n in range(9)]
    room, people = begin(
        names,
        ("g1", "g2", "g3") * 3,
        title=words.LONG_TITLE,
        unit=words.LONG_WORD,
        parent_vision=words.LONG_TEXT,
        parent_mission=words.LONG_WORD,
        purpose=words.LONG_TEXT,
        groups=LONG_GROUPS,
        authors_shown=True,
    )
    texts = (words.LONG_WORD, words.LONG_TEXT, "So.", words.LONG_WORD * 3, words.LONG_TEXT * 3)
    gather(room, people, [(f"q{1 + n % 3}", text) for n, text in enumerate(texts * 2)])
    draft(room, people, (words.LONG_MISSION, words.CANDIDATES[0], words.LONG_MISSION))
    room.move("vote")
    room.vote("vote", scores(room, people, ((5, 3, 1), (4, 1, 2), (5, 2, 3))))
    low = [("disagree", (reason + " " + words.LONG_TEXT)[:500]) for reason in REASONS]
    ratify(room, people, (*["wholehearted"] * 2, *low, "minor_point", *low[:2]))
    room.ask(
        agreement.RecordNotYet("mission", words.LONG_TEXT * 2, words.LONG_NAMES[1], "2026-04-30")
    )
    close(room, words.LONG_NAMES[0], words.LONG_NAMES[2])
    return room


def _twelve(groups: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    return script.NAMES[: len(groups)], groups


def _discussed(groups: Sequence[str]) -> tuple[Room, list[Actor]]:
    room, people = begin(*_twelve(groups))
    gather(room, people, words.IDEAS)
    room.move("narrow")
    ideas = sorted(room.state.ideas.values(), key=lambda idea: idea.order)
    tastes = ({2: 2, 5: 1, 9: 2}, {2: 2, 4: 2, 9: 1}, {9: 2, 7: 2}, {2: 1, 3: 2}, {9: 1, 7: 2})
    dots: dict[Actor, Mapping[str, object]] = {
        person: {"dots": {ideas[place].id: n for place, n in taste.items()}}
        for person, taste in zip(people, islice(cycle(tastes), len(people)), strict=True)
    }
    room.vote("narrow", dots)
    draft(room, people, words.CANDIDATES)
    discuss(room, people)
    return room, people


def _reword(room: Room, people: Sequence[Actor]) -> None:
    room.move("word")
    for place, (phrase, suggestion) in enumerate(words.WORD_REQUESTS):
        room.ask(final_words.RequestWord("mission", phrase, suggestion), people[place + 1])
    request = room.state.finals["mission"].requests[0]
    room.ask(final_words.OfferVersion("mission", 1, reworded(room, words.REWORDED)))
    room.ask(final_words.SettleRequest("mission", request.id))


def reworded(room: Room, made: Sequence[PieceText], part: str = "mission") -> tuple[PieceText, ...]:
    """These words in place of the final ones, piece by piece."""
    before = [piece.id for piece in room.state.finals[part].current.pieces]
    return pieces([piece.text for piece in made], before)


ROOMS: Final[Mapping[str, Callable[[], Room]]] = {
    "usual": usual,
    "half-way": half_way,
    "not-yet": not_yet,
    "crowd": crowd,
    "world": world,
    "both": both,
    "long": long,
}
