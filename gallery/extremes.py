"""The far ends: a full room, texts that hardly fit, and the scripts of the world."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from gallery import words
from gallery.house import House
from gallery.play import Play
from gallery.usual import amend, begin, candidate_ids, dots, draft, gather, scores, steps
from workshop.domain.agreement import AdoptText
from workshop.domain.closing import SetProcedure
from workshop.domain.comments import AddComment
from workshop.domain.final_words import NameScribe, RequestWord
from workshop.domain.ideas import RevealIdeas
from workshop.domain.participants import RaiseHand
from workshop.domain.running import EndLookUp, FinishWorkshop, StartLookUp, StartWorkshop
from workshop.domain.state import MISSION, Group

Moments = Iterator[tuple[str, Play]]

#: As many as the product promises to stay usable with.
PEOPLE: Final = 60
IDEAS: Final = 200
CANDIDATES: Final = 40
LONG_GROUPS: Final = (
    Group("g1", "Service desk team, first and second level, nights included "),
    Group("g2", "Customers and the business of the northern districts of all"),
    Group("g3", "Datenschutzgrundverordnungsbeauftragtenvertretungsversammlun"),
    Group("g4", "Partners and suppliers"),
)


def full(house: House) -> Moments:
    """Sixty people, two hundred ideas, forty candidates."""
    play = begin(house)
    play.join(words.crowd(PEOPLE))
    yield "lobby", play
    play.lead(StartWorkshop())
    play.open("gather")
    gather(play, tuple(words.many_ideas(IDEAS)))
    yield "gather", play
    play.lead(RevealIdeas(play.stage("gather").id))
    yield "gather-revealed", play
    play.open("narrow")
    ideas = play.open_round("narrow")
    yield "narrow-ballot", play
    play.vote(ideas, dots(play, {7: 2, 30: 2, 12: 1}, {7: 1, 41: 2, 99: 2}, {150: 2, 30: 2, 3: 1}))
    play.close_round()
    yield "narrow-closed", play
    play.open("draft")
    draft(play, tuple(words.many_candidates(CANDIDATES)))
    yield "draft", play
    play.open("discuss")
    for place, candidate in enumerate(candidate_ids(play)):
        play.by(place + 1, AddComment(candidate, words.COMMENTS[place % 6][1]))
    for place in range(9):
        play.by(place * 3, RaiseHand())
    yield "discuss", play
    play.open("vote")
    vote = play.open_round("vote")
    yield "vote-ballot", play
    tastes = [
        tuple(5 if option == 4 else (place * 7 + option * 3) % 5 for option in range(CANDIDATES))
        for place in range(8)
    ]
    play.vote(vote, scores(play, *tastes))
    play.close_round()
    yield "vote-closed", play
    for at, moment in _agreement(play, play.state.finals[MISSION].current.pieces):
        if at in ("ratify-closed", "adopted", "finished"):
            yield at, moment


def long(house: House) -> Moments:
    """A title of a paragraph, names of sixty letters, words that nothing breaks."""
    play = begin(
        house,
        title=words.LONG_TITLE,
        unit=words.LONG_WORD,
        parent_vision=words.LONG_TEXT,
        parent_mission=words.LONG_WORD,
        purpose=words.LONG_TEXT,
        groups=LONG_GROUPS,
        authors_shown=True,
    )
    groups = ("g1", "g2", "g3")
    play.join([(words.LONG_NAMES[i % 3][: 60 - i // 3], groups[i % 3]) for i in range(9)])
    yield "lobby", play
    play.lead(StartWorkshop())
    play.open("gather")
    texts = (words.LONG_WORD, words.LONG_TEXT, "So.", words.LONG_WORD * 3, words.LONG_TEXT * 3)
    gather(play, tuple((f"q{1 + i % 3}", text) for i, text in enumerate(texts * 2)))
    yield "gather", play
    play.lead(RevealIdeas(play.stage("gather").id))
    yield "gather-revealed", play
    play.open("narrow")
    ideas = play.open_round("narrow")
    yield "narrow-ballot", play
    play.vote(ideas, dots(play, {0: 2, 1: 2, 2: 1}, {3: 2, 0: 1}))
    play.close_round()
    yield "narrow-closed", play
    yield from _to_the_end(play, (words.LONG_MISSION, words.CANDIDATES[0], words.LONG_MISSION))


def world(house: House) -> Moments:
    """Arabic, Hebrew, Chinese, Japanese, Thai, Hindi, Greek, emoji, and all mixed."""
    play = begin(house, title="رسالة مكتب الخدمة · サービスデスク 🌍", authors_shown=True)
    play.join(words.PEOPLE_OF_THE_WORLD)
    yield "lobby", play
    play.lead(StartWorkshop())
    play.open("gather")
    gather(play, words.IDEAS_OF_THE_WORLD)
    yield "gather", play
    play.lead(RevealIdeas(play.stage("gather").id))
    yield "gather-revealed", play
    yield from _to_the_end(play, words.CANDIDATES_OF_THE_WORLD)


def _to_the_end(play: Play, candidates: tuple[tuple[words.PieceText, ...], ...]) -> Moments:
    """Draft, discuss, vote, word and ratify over these candidates; the first one wins."""
    play.open("draft")
    yield "draft-empty", play
    draft(play, candidates)
    yield "draft", play
    play.open("discuss")
    first = candidate_ids(play)[0]
    for place, piece in enumerate(candidates[0][:4]):
        play.by(place + 1, AddComment(first, piece.text))
    amend(play, candidates[2], candidates[1][0].text)
    yield "discuss", play
    for place in (1, 2, 4):
        play.by(place, RaiseHand())
    play.lead(StartLookUp("candidate", first))
    yield "look-up", play
    play.lead(EndLookUp())
    play.open("vote")
    vote = play.open_round("vote")
    yield "vote-ballot", play
    play.vote(vote, scores(play, (5, 3, 1), (4, 1, 2), (5, 2, 3)))
    play.close_round()
    yield "vote-closed", play
    yield from _agreement(play, candidates[0])


def _agreement(play: Play, pieces: tuple[Any, ...]) -> Moments:
    """Word, ratify and adopt the chosen text, which has these pieces, and finish."""
    play.open("word")
    play.by(1, RequestWord(MISSION, pieces[1].text[:200], pieces[0].text[:200]))
    play.lead(NameScribe(MISSION, play.people[0].id))
    yield "word", play
    play.open("ratify")
    agreement = play.open_round("ratify")
    yield "ratify-ballot", play
    reason = pieces[0].text[:500]
    play.vote(agreement, steps(*["wholehearted"] * 5, ("dislike_support", reason), "minor_point"))
    play.close_round()
    yield "ratify-closed", play
    play.lead(AdoptText(MISSION))
    yield "adopted", play
    play.open("close")
    name = play.people[0].name
    play.lead(
        SetProcedure(
            name, "2027-03-14", pieces[0].text, name, "2026-04-02", max(12, len(play.people))
        )
    )
    play.lead(FinishWorkshop())
    yield "finished", play
