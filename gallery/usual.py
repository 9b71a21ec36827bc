"""The usual workshop: twelve people, an hour, one mission. Yields the name of every moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from gallery import words
from gallery.house import House
from gallery.play import Play
from workshop.domain.agreement import AdoptText
from workshop.domain.amendments import AcceptAmendment, ProposeAmendment
from workshop.domain.candidates import ProposeCandidate
from workshop.domain.closing import SetProcedure
from workshop.domain.comments import AddComment
from workshop.domain.final_words import NameScribe, OfferVersion, RequestWord
from workshop.domain.ideas import AddIdea, RevealIdeas
from workshop.domain.participants import LowerHand, RaiseHand, SayDone
from workshop.domain.running import EndLookUp, FinishWorkshop, StartLookUp, StartWorkshop
from workshop.domain.state import MISSION, Brief
from workshop.method import templates
from workshop.store.accounts import Account

GROUPS: Final = ("g1", "g1", "g2", "g3", "g1", "g2", "g1", "g3", "g2", "g1", "g2", "g3")
NAMES: Final = (
    "Priya", "Tomasz", "Amélie", "Kwame", "Sofia", "Jonas",
    "Mei", "Omar", "Greta", "Luis", "Hana", "Patrick",
)  # fmt: skip
PEOPLE: Final = tuple(zip(NAMES, GROUPS, strict=True))


def brief(**changes: Any) -> Brief:
    """The usual brief, with these fields otherwise."""
    usual = Brief(
        title=words.TITLE,
        unit=words.UNIT,
        parent_vision=words.PARENT_VISION,
        parent_mission=words.PARENT_MISSION,
        purpose=words.AIM,
        groups=templates.example_groups(),
    )
    return replace(usual, **changes)


def begin(
    house: House,
    template: str = templates.DEFAULT,
    account: Account | None = None,
    **changes: Any,
) -> Play:
    """A workshop after one of the templates, planned and not started."""
    plan = templates.shipped()[template]
    agenda = plan.agenda(house.services.ids.new)
    return Play.begin(house, brief(**changes), agenda, plan.reserve, account)


def gather(play: Play, ideas: tuple[tuple[str, str], ...] = words.IDEAS) -> None:
    """Everybody writes, in turn; the first three ideas are the first person's."""
    stage = play.stage("gather").id
    for place, (prompt, text) in enumerate(ideas):
        author = 0 if place < 3 else place % len(play.people)
        play.by(author, AddIdea(stage, prompt, text))
        play.pass_time(0.2)


def draft(
    play: Play, candidates: tuple[tuple[Any, ...], ...] = words.CANDIDATES, part: str = MISSION
) -> None:
    """These candidates, by the first people of the room, each from a few ideas."""
    ideas = sorted(play.state.ideas.values(), key=lambda idea: idea.order)
    for place, pieces in enumerate(candidates):
        cites = tuple(idea.id for idea in ideas[place % 5 :: 5][:4])
        play.by(place % len(play.people), ProposeCandidate(part, pieces, cites))
        play.pass_time(1)


def candidate_ids(play: Play) -> list[str]:
    """The candidates in the order in which they were proposed."""
    found = sorted(play.state.candidates.values(), key=lambda candidate: candidate.order)
    return [candidate.id for candidate in found]


def discuss(play: Play) -> None:
    """Comments and answers; two amendments of the second candidate, one of them accepted."""
    candidates = candidate_ids(play)
    first: list[str] = []
    for place, (candidate, text) in enumerate(words.COMMENTS):
        play.by(place + 2, AddComment(candidates[candidate], text))
        first.append(max(play.state.comments.values(), key=lambda made: made.order).id)
        play.pass_time(0.6)
    for place, (comment, text) in enumerate(words.ANSWERS):
        parent = play.state.comments[first[comment]]
        play.by(place, AddComment(parent.candidate, text, parent.id))
        play.pass_time(0.3)
    amend(play, words.AMENDED, "The night shift is the half of us that nobody sees.")
    amendment = play.state.candidates[candidates[1]].amendments[-1].id
    play.lead(AcceptAmendment(candidates[1], amendment))
    amend(play, words.OTHERWISE, "Causes come first, and people want to know what happens next.")


def amend(play: Play, pieces: tuple[Any, ...], why: str) -> None:
    """Somebody proposes other words for the second candidate."""
    candidate = play.state.candidates[candidate_ids(play)[1]]
    play.by(5, ProposeAmendment(candidate.id, candidate.version, pieces, why))
    play.pass_time(1)


def type_words(play: Play) -> Callable[[], None]:
    """The facilitator types over the final words; the way to stop it."""
    desk = play.desk()
    desk.wait()
    final = play.state.finals[MISSION]
    typed = {"part": MISSION, "base": final.current.number}
    pieces = [
        {"id": piece.id, "role": piece.role, "text": piece.text.replace("colleague", "person here")}
        for piece in final.current.pieces
    ]
    desk.tell("typing", {**typed, "pieces": pieces})

    def stop() -> None:
        desk.tell("typing", {**typed, "pieces": []})
        desk.close()

    return stop


def dots(play: Play, *given: Mapping[int, int]) -> Any:
    """A voting by dots: what each person in turn gives to ideas, by their places."""
    round_ = play.state.open_round
    assert round_ is not None

    def voting(place: int) -> Mapping[str, Any]:
        theirs = given[place % len(given)]
        written = sorted(round_.options, key=lambda option: play.state.ideas[option].order)
        return {"dots": {written[idea]: n for idea, n in theirs.items()}}

    return voting


def scores(play: Play, *given: tuple[int, ...]) -> Any:
    """A voting by scores: what each person in turn gives to the options, in their order."""
    round_ = play.state.open_round
    assert round_ is not None
    return lambda place: {
        "scores": dict(zip(round_.options, given[place % len(given)], strict=True))
    }


def steps(*given: str | tuple[str, str]) -> Any:
    """A voting by gradients: each person's step in turn, some with a reason."""

    def voting(place: int) -> Mapping[str, Any]:
        step = given[place % len(given)]
        key, reason = step if isinstance(step, tuple) else (step, "")
        return {"step": key, "reason": reason}

    return voting


def only(voting: Any, *places: int) -> Any:
    """The same voting, of these people alone."""
    return lambda place: voting(place) if place in places else None


#: Who gives what to the three candidates: 12 people, the second one wins with common ground.
CLEAR: Final = (
    (3, 5, 1), (4, 5, 2), (1, 4, 3), (2, 5, 1), (4, 2, 0), (2, 2, 3),
    (5, 4, 1), (3, 2, 2), (1, 4, 4), (5, 5, 0), (0, 5, 3), (2, 4, 1),
)  # fmt: skip
AGREED: Final = (
    "wholehearted", "wholehearted", "minor_point", "wholehearted", "wholehearted", "reservations",
    "minor_point", "wholehearted", "wholehearted", "wholehearted", "abstain",
    ("dislike_support", "It still promises more than we can staff at night."),
)  # fmt: skip


def to_discussion(play: Play) -> None:
    """From the start to three candidates that were talked about, without a look at anything."""
    play.lead(StartWorkshop())
    play.pass_time(3)
    play.open("gather")
    gather(play)
    play.lead(RevealIdeas(play.stage("gather").id))
    play.open("draft")
    draft(play)
    play.open("discuss")
    discuss(play)


def usual(house: House) -> Iterator[tuple[str, Play]]:
    """The whole hour."""
    play = begin(house)
    play.join(PEOPLE[:5])
    yield "lobby", play
    play.join(PEOPLE[5:])
    play.lead(StartWorkshop())
    play.pass_time(0.5)
    yield "welcome", play
    play.pass_time(3)
    play.open("gather")
    yield "gather-empty", play
    stage = play.stage("gather").id
    play.by(0, AddIdea(stage, "q1", words.IDEAS[0][1]))
    yield "gather-first", play
    gather(play, words.IDEAS[1:])
    play.by(4, SayDone(stage))
    yield "gather", play
    for place in (0, 1, 2, 6, 7, 8):
        play.by(place, SayDone(stage))
    yield "gather-done", play
    play.pass_time(2)
    play.lead(RevealIdeas(stage))
    yield "gather-revealed", play

    play.open("narrow")
    yield "narrow-ready", play
    ideas = play.open_round("narrow")
    yield "narrow-ballot", play
    voting = dots(
        play, {2: 2, 5: 1, 9: 2}, {2: 2, 4: 2, 9: 1}, {9: 2, 7: 2}, {2: 1, 3: 2}, {9: 1, 7: 2}
    )
    play.vote(ideas, only(voting, 0, 1, 2, 4, 6, 8, 9))
    yield "narrow-stored", play
    play.vote(ideas, voting)
    play.pass_time(2)
    play.close_round()
    yield "narrow-closed", play

    play.open("draft")
    yield "draft-empty", play
    draft(play)
    yield "draft", play
    play.pass_time(6)
    play.open("discuss")
    yield "discuss-quiet", play
    discuss(play)
    yield "discuss", play
    for place in (3, 7):
        play.by(place, RaiseHand())
    play.lead(StartLookUp("candidate", candidate_ids(play)[1]))
    yield "look-up", play
    play.lead(EndLookUp(), *(LowerHand(play.people[place].id) for place in (3, 7)))

    play.pass_time(4)
    play.open("vote")
    yield "vote-ready", play
    vote = play.open_round("vote")
    yield "vote-ballot", play
    play.vote(vote, only(scores(play, *CLEAR), 0, 1, 2, 4, 6, 8, 9))
    yield "vote-stored", play
    play.vote(vote, scores(play, *CLEAR))
    play.pass_time(2)
    play.close_round()
    yield "vote-closed", play

    play.open("word")
    yield "word-quiet", play
    stop = type_words(play)
    yield "word-typing", play
    stop()
    for place, (phrase, suggestion) in enumerate(words.WORD_REQUESTS):
        play.by(place + 1, RequestWord(MISSION, phrase, suggestion))
    play.pass_time(1)
    yield "word", play
    play.lead(NameScribe(MISSION, play.people[0].id))
    yield "word-scribe", play
    base = play.state.finals[MISSION].current.number
    play.lead(OfferVersion(MISSION, base, words.REWORDED))

    play.pass_time(3)
    play.open("ratify")
    yield "ratify-ready", play
    agreement = play.open_round("ratify")
    yield "ratify-ballot", play
    play.vote(agreement, only(steps(*AGREED), 0, 1, 2, 4, 6, 8, 9))
    yield "ratify-stored", play
    play.vote(agreement, steps(*AGREED))
    play.pass_time(2)
    play.close_round()
    yield "ratify-met", play
    play.lead(AdoptText(MISSION))
    yield "adopted", play

    play.pass_time(1)
    play.open("close")
    yield "close", play
    play.lead(
        SetProcedure(
            owner="Greta",
            review_on="2027-03-14",
            promotion="Tell it at the house meeting, and put it beside the phone number",
            promotion_owner="Luis",
            promotion_on="2026-04-02",
            head_count=13,
        )
    )
    yield "close-filled", play
    play.pass_time(3)
    play.lead(FinishWorkshop())
    yield "finished", play
