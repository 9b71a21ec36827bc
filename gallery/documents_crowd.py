"""The fullest sample: sixty people, two hundred ideas, forty candidates with long texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gallery import words
from gallery.by_rules import Room, pieces
from gallery.documents_steps import (
    Step,
    amend,
    begin,
    close,
    draft,
    gather,
    ratify,
    scores,
)
from workshop.domain import agreement, amendments, final_words
from workshop.domain.agenda import AddStage
from workshop.domain.candidates import PieceText, SetCandidateAside, WithdrawCandidate
from workshop.domain.commands import Actor
from workshop.domain.comments import AddComment
from workshop.domain.running import OpenStage
from workshop.domain.state import Group

#: Two groups are too small to be shown by themselves; of one, nobody came.
GROUPS: Final = (
    Group("g1", "Service desk team, first and second level"),
    Group("g2", "Customers and the business"),
    Group("g3", "Rest of IT"),
    Group("g4", "Partners and suppliers"),
    Group("g5", "Works council"),
    Group("g6", "Data protection and information security"),
)
SIZES: Final = (("g1", 24), ("g2", 18), ("g3", 10), ("g4", 2), ("g5", 2), ("", 4))
IDEAS: Final = 200
CANDIDATES: Final = 40
STANDING: Final = 12
LONG_OBJECTIVES: Final = (
    "listening to the end before we type the first word of a case, even on a busy morning",
    "fixing what comes back, together with those who built it and those who pay for it",
    "telling whoever waits what happens next, and when, in words that need no dictionary",
    "teaching each other every week one thing that a caller has taught us",
)
LONG_PURPOSES: Final = (
    ", ",
    ", on the wards, in the schools and in the field, when somebody calls and when nobody can, ",
    ", at night, on Sundays, in the week in which everything moves to the new building, and on the"
    " morning after; to stay with it when a clock says that we may stop; to tell whoever waits what"
    " happens next; and to write down what was learned, so that the next one who calls is helped"
    " sooner than the last, ",
)
OBJECTIONS: Final[tuple[Step, ...]] = (
    (
        "disagree",
        "“Day and night” is not what we are paid for. From April on two of us would be on call"
        " every weekend, and nobody has said yet who answers when both are ill. I want to stand"
        " behind these words when a ward calls at three in the morning, and today I cannot; write"
        " it when the second shift is there.",
    ),
    ("disagree", "The suppliers are half of every case and are not mentioned at all."),
    (
        "discuss",
        "“With one call that is enough” will be read as a service level by everybody who was not"
        " in this room. We will be measured by it before we have had the chance to grow into it,"
        " and the first bad week in November will be held against the sentence and not the rota.",
    ),
    ("dislike_support", "Four objectives are two too many; nobody will remember them."),
    ("dislike_support", "I miss the suppliers, and I can live without them."),
    ("dislike_support", "A sentence of four lines is a paragraph."),
    ("discuss", "It does not say that we may refuse."),
    ("block", "It binds the on-call rota before the works council has agreed to it."),
)


def crowd() -> Room:
    """A tie, a text that was refused, and at last one that was agreed on."""
    names = [name for name, _ in words.crowd(sum(size for _, size in SIZES))]
    groups = [group for group, size in SIZES for _ in range(size)]
    room, people = begin(names, groups, pace=1, groups=GROUPS)
    gather(room, people, words.many_ideas(IDEAS))
    room.move("narrow")
    ideas = [idea.id for idea in sorted(room.state.ideas.values(), key=lambda idea: idea.order)]
    liked = [(n * n * 7 % IDEAS, (n * 3 + 1) % 40) for n in range(len(people))]
    room.vote(
        "narrow",
        {
            person: {"dots": {ideas[a]: 2, ideas[b]: 1} if a != b else {ideas[a]: 2}}
            for person, (a, b) in zip(people, liked, strict=True)
        },
    )
    made = draft(room, people, [_longer(n, text) for n, text in enumerate(_candidates())])
    _discuss(room, people, made)
    _narrow(room, people, made)
    _vote(room, people)
    _agree(room, people)
    close(room, "Amélie 2", "Works council, with Kwame")
    return room


def _candidates() -> list[tuple[PieceText, ...]]:
    return words.many_candidates(CANDIDATES)


def _longer(number: int, text: tuple[PieceText, ...]) -> tuple[PieceText, ...]:
    """Every candidate has more to say than the last."""
    purpose, *objectives = [piece.text for piece in text]
    more = LONG_PURPOSES[number % len(LONG_PURPOSES)]
    return pieces([purpose.replace(", ", more, 1), *objectives, *LONG_OBJECTIVES[: number % 5]])


def _discuss(room: Room, people: Sequence[Actor], made: Sequence[str]) -> None:
    room.move("discuss")
    for place, candidate in enumerate(made):
        room.ask(AddComment(candidate, words.COMMENTS[place % 6][1]), people[place])
    for place, candidate in enumerate(made[3:9]):
        text = [piece.text for piece in room.state.candidates[candidate].pieces]
        changed = pieces([text[0].replace("To keep", "To help and keep"), *text[1:], "plain words"])
        amend(room, people[place + 9], candidate, changed, words.COMMENTS[place % 6][1])
        opened = room.state.candidates[candidate].amendments[-1]
        if place % 2:
            room.ask(amendments.DeclineAmendment(candidate, opened.id, "Long enough as it is."))
        else:
            room.ask(amendments.AcceptAmendment(candidate, opened.id))
    room.ask(WithdrawCandidate(made[39]), people[39])
    room.pass_time(8)


def _narrow(room: Room, people: Sequence[Actor], made: Sequence[str]) -> None:
    title, after = "Narrow the candidates", room.state.current
    room.ask(AddStage("narrow", title, 5, "mission", after, over="candidates"))
    stage = next(s.id for s in room.state.agenda if s.over == "candidates")
    room.ask(OpenStage(stage))
    room.vote_in(
        stage,
        {
            person: {"dots": {made[n % 17]: 2, made[17 + n % 5]: 1}}
            for n, person in enumerate(people)
        },
    )
    for place, candidate in enumerate(made[:39]):
        if place >= STANDING:
            room.ask(SetCandidateAside(candidate))


def _vote(room: Room, people: Sequence[Actor]) -> None:
    """First a tie of the two that lead, then a clear winner."""
    room.move("vote")
    level = [tuple(5 if c in (3, 7) else (n + c) % 4 for c in range(STANDING)) for n in range(12)]
    room.vote("vote", scores(room, people, level))
    room.pass_time(5)
    clear = [
        tuple(5 if c == 7 else 4 if c == 3 else (n * (c + 2)) % 4 for c in range(STANDING))
        for n in range(12)
    ]
    room.vote("vote", scores(room, people, clear))


def _agree(room: Room, people: Sequence[Actor]) -> None:
    room.move("word")
    for place in range(14):
        phrase, suggestion = words.WORD_REQUESTS[place % 3]
        room.ask(final_words.RequestWord("mission", phrase, suggestion), people[place])
    _offer(room, "To help and keep", "Day and night, to keep")
    some = (*["wholehearted", "minor_point", "reservations"] * 8, *OBJECTIONS)
    ratify(
        room, people, (*some, *["wholehearted", "minor_point"] * 7, *["disagree", "discuss"] * 7)
    )
    room.pass_time(6)
    room.move("word")
    _offer(room, "Day and night, to keep", "From seven to ten, and by call at night, to keep")
    kept = ("wholehearted", "minor_point", "wholehearted", "reservations", "wholehearted")
    ratify(room, people, (*kept * 3, *OBJECTIONS[3:6], *kept * 7, "abstain", *kept * 2))
    room.ask(agreement.AdoptText("mission"))


def _offer(room: Room, old: str, new: str) -> None:
    current = room.state.finals["mission"].current
    text = [piece.text.replace(old, new) for piece in current.pieces]
    offered = pieces(text, [piece.id for piece in current.pieces])
    room.ask(final_words.OfferVersion("mission", current.number, offered))
