"""A vision instead of a mission: one sentence, and nothing below it."""

from __future__ import annotations

from collections.abc import Iterator

from gallery import words
from gallery.house import House
from gallery.play import Play
from gallery.usual import AGREED, CLEAR, PEOPLE, begin, draft, gather, scores, steps
from workshop.domain.agreement import AdoptText
from workshop.domain.ideas import RevealIdeas
from workshop.domain.running import FinishWorkshop, StartWorkshop
from workshop.domain.state import VISION

Moments = Iterator[tuple[str, Play]]


def vision(house: House) -> Moments:
    """From the first idea to a vision that is agreed."""
    play = begin(
        house,
        "vision-only",
        title=words.VISION_TITLE,
        unit=words.LIBRARY,
        parent_vision="",
        parent_mission="",
        purpose="",
    )
    play.join(PEOPLE)
    play.lead(StartWorkshop())
    play.open("gather")
    gather(play, words.VISION_IDEAS)
    play.lead(RevealIdeas(play.stage("gather").id))
    yield "gather-revealed", play
    play.open("draft")
    yield "draft-empty", play
    draft(play, words.VISIONS, VISION)
    yield "draft", play
    play.open("discuss")
    play.open("vote")
    vote = play.open_round("vote")
    yield "vote-ballot", play
    play.vote(vote, scores(play, *CLEAR))
    play.close_round()
    yield "vote-closed", play
    play.open("word")
    yield "word", play
    play.open("ratify")
    agreement = play.open_round("ratify")
    yield "ratify-ballot", play
    play.vote(agreement, steps(*AGREED))
    play.close_round()
    play.lead(AdoptText(VISION))
    yield "adopted", play
    play.open("close")
    play.lead(FinishWorkshop())
    yield "finished", play
