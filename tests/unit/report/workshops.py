"""Workshops as people hold them, at different moments: what reports and documents are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.report.room import LEADER, START, Room, pieces
from workshop.domain import agreement, amendments, closing, comments, final_words
from workshop.domain.brief import PlanWorkshop
from workshop.domain.candidates import ProposeCandidate, ReviseCandidate
from workshop.domain.commands import Actor
from workshop.domain.ideas import AddIdea, RevealIdeas
from workshop.domain.running import FinishWorkshop, StartWorkshop
from workshop.domain.state import Brief
from workshop.method import templates

__all__ = ["LEADER", "START", "Room", "pieces"]

NAMES = ("Priya", "Tomasz", "Ana", "Ben", "Chloe", "Dev", "Eve", "Femi", "Gus", "Hana", "Ivo", "Jo")

IDEAS = (
    "Colleagues who cannot work until somebody helps them",
    "Nurses on the night shift, who have nobody else to call",
    "We know the people, not only the tickets",
    "Answer in words that everybody understands",
    "Fix the cause, so that nobody needs to call twice",
    "One number, one person who stays with it until it is solved",
    "Listen first; the second question is usually the real one",
    "Say what we cannot do, and who can",
    "Teach each other: every week one thing we learned",
    "New colleagues are able to work on their first day",
    "Tell people how long it takes, and keep to it",
    "Measure what callers felt, not only how fast we were",
)
MISSIONS = (
    (
        "To give every colleague dependable help from people who listen, through",
        "clear communication",
        "continual improvement of how we work",
        "growing our own people",
    ),
    (
        "To keep every colleague working, with one call that is enough, through",
        "listening first",
        "fixing causes, not only symptoms",
        "learning from every repeat call",
    ),
    (
        "To be the calm voice between people and their technology, through",
        "plain words",
        "honest promises about time",
    ),
)


def plan(template: str = "mission-only", *, rehearsal: bool = False, **brief: object) -> Room:
    """Planned; nobody is there yet."""
    chosen = templates.shipped()[template]
    room = Room()
    made = Brief(
        **{
            "title": "Service desk mission",
            "unit": "Service desk",
            "parent_vision": "A hospital where nobody waits without knowing why",
            "parent_mission": "We care for the people of the valley, day and night, with skill.",
            "purpose": "Find words for why the desk exists, before the new tool decides it for us.",
            "groups": templates.example_groups(),
            **brief,
        }  # type: ignore[arg-type]
    )
    count = iter(range(100))
    agenda = chosen.agenda(lambda: f"stage{next(count)}")
    room.ask(PlanWorkshop(made, agenda, chosen.reserve, rehearsal))
    return room


GROUPS = ["g1"] * 5 + ["g2"] * 4 + ["g3"] * 3


def gathered(
    names: Sequence[str] = NAMES, groups: Sequence[str] = GROUPS, **brief: object
) -> tuple[Room, list[Actor]]:
    """Ideas are written and not revealed yet."""
    room = plan(**brief)
    room.ask(StartWorkshop())
    people = room.join(names, groups)
    gather = room.move("gather")
    prompts = room.state.stage(gather).prompts  # type: ignore[union-attr]
    for n, person in enumerate(people):
        asked = prompts[n % len(prompts)].id
        room.ask(AddIdea(gather, asked, IDEAS[n % len(IDEAS)]), person)
    return room, people


def drafted(**brief: object) -> tuple[Room, list[Actor], list[str]]:
    """Three candidates stand, one of them revised, one amended, with comments."""
    room, people = gathered(**brief)
    room.ask(RevealIdeas(room.stage("gather")))
    room.move("narrow")
    ideas = [idea.id for idea in sorted(room.state.ideas.values(), key=lambda i: i.order)]
    dots = {
        person: {"dots": {ideas[(n * 5) % 12]: 2, ideas[(n * 7 + 1) % 12]: 1, ideas[4]: 2}}
        if (n * 5) % 12 != 4 and (n * 7 + 1) % 12 not in (4, (n * 5) % 12)
        else {"dots": {ideas[4]: 2}}
        for n, person in enumerate(people)
    }
    room.vote("narrow", dots)
    room.move("draft")
    made = [
        room.ask(ProposeCandidate("mission", pieces(text), cites), people[n])
        for n, (text, cites) in enumerate(
            zip(MISSIONS, (tuple(ideas[2:4]), (ideas[4], ideas[5], ideas[6]), ()), strict=True)
        )
    ]
    room.move("discuss")
    first = room.ask(
        comments.AddComment(made[1], "Does “one call” promise too much on a Sunday?"), people[4]
    )
    room.ask(
        comments.AddComment(made[1], "That is why it is a mission, not a contract.", first),
        people[1],
    )
    known = room.state.candidates[made[1]]
    words = [
        "To keep every colleague working, day and night, with one call that is enough, through",
        *MISSIONS[1][1:],
    ]
    room.ask(
        amendments.ProposeAmendment(
            known.id,
            1,
            pieces(words, [p.id for p in known.pieces]),
            "Half of our calls come after eight.",
        ),
        people[6],
    )
    amendment = room.state.candidates[made[1]].amendments[0]
    room.ask(amendments.AcceptAmendment(known.id, amendment.id))
    known = room.state.candidates[made[0]]
    words = [
        "To give every colleague the best help from people who listen, through",
        *MISSIONS[0][1:],
    ]
    room.ask(
        amendments.ProposeAmendment(known.id, 1, pieces(words, [p.id for p in known.pieces])),
        people[7],
    )
    amendment = room.state.candidates[made[0]].amendments[0]
    room.ask(amendments.DeclineAmendment(known.id, amendment.id, "Nobody can test “the best”."))
    known = room.state.candidates[made[2]]
    words = [
        MISSIONS[2][0],
        "plain words",
        "honest promises about time",
        "a smile that one can hear",
    ]
    room.ask(ReviseCandidate(known.id, 1, pieces(words, [p.id for p in known.pieces])), people[2])
    return room, people, made


def chosen(**brief: object) -> tuple[Room, list[Actor]]:
    """A winner is chosen and reworded."""
    room, people, (a, b, c) = drafted(**brief)
    room.move("vote")
    scores = {
        person: {"scores": {a: 4 if n < 5 else 2, b: 5 if n % 4 else 3, c: (n * 3) % 5}}
        for n, person in enumerate(people)
        if n != 11
    }
    room.vote("vote", {**scores, people[11]: {"abstain": True}})
    room.move("word")
    room.ask(final_words.RequestWord("mission", "every colleague", "everybody"), people[3])
    room.ask(final_words.RequestWord("mission", "symptoms", ""), people[8])
    request = room.state.finals["mission"].requests[0]
    final = room.state.finals["mission"].current
    words = [
        "To keep everybody working, day and night, with one call that is enough, through",
        *MISSIONS[1][1:],
    ]
    room.ask(final_words.OfferVersion("mission", 1, pieces(words, [p.id for p in final.pieces])))
    room.ask(final_words.SettleRequest("mission", request.id))
    return room, people


STEPS = (
    "wholehearted",
    "minor_point",
    "wholehearted",
    "reservations",
    "wholehearted",
    "minor_point",
)


def ratified(
    supporting: int = 11, secrecy: str = "secret", **brief: object
) -> tuple[Room, list[Actor]]:
    """The room was asked about version 2."""
    room, people = chosen(**brief)
    room.move("ratify")
    ballots: dict[Actor, Mapping[str, object]] = {}
    for n, person in enumerate(people):
        if n < supporting:
            ballots[person] = {
                "step": STEPS[n % len(STEPS)],
                "reason": "“Enough” is brave, and I like it." if n == 5 else "",
            }
        else:
            ballots[person] = {
                "step": "disagree" if n % 2 else "discuss",
                "reason": f"Day and night is not what we are paid for, says number {n}.",
            }
    room.vote("ratify", ballots, secrecy=secrecy)
    return room, people


def agreed(**brief: object) -> tuple[Room, list[Actor]]:
    """The whole agenda, to its end."""
    room, people = ratified(**brief)
    room.ask(agreement.AdoptText("mission"))
    room.move("close")
    room.ask(
        closing.SetProcedure(
            owner="Priya Raman",
            review_on="2027-03-14",
            promotion="Read it aloud at the first stand-up of each week in April",
            promotion_owner="Tomasz",
            promotion_on="2026-04-06",
            head_count=13,
        )
    )
    room.ask(FinishWorkshop())
    return room, people


def overridden() -> tuple[Room, list[Actor]]:
    """Adopted although the rule was not met."""
    room, people = ratified(supporting=8)
    room.ask(
        agreement.AdoptText(
            "mission", "The night shift starts on Monday and needs something to stand on."
        )
    )
    return room, people


def not_yet() -> tuple[Room, list[Actor]]:
    """Recorded as not yet agreed."""
    room, people = ratified(supporting=6)
    room.ask(
        agreement.RecordNotYet(
            "mission",
            "“Day and night” needs money for a second shift.",
            "Priya and Tomasz",
            "2026-04-30",
        )
    )
    return room, people


def lapsed() -> tuple[Room, list[Actor]]:
    """Adopted, then reworded: the adoption lapsed."""
    room, people = ratified()
    room.ask(agreement.AdoptText("mission"))
    final = room.state.finals["mission"].current
    words = [
        "To keep everybody working, by day and by night, with one call that is enough, through",
        *MISSIONS[1][1:],
    ]
    room.ask(final_words.OfferVersion("mission", 2, pieces(words, [p.id for p in final.pieces])))
    return room, people


def crowd(people: int = 60) -> Room:
    """Sixty people, three ideas each, eight candidates; not yet put to the room."""
    names = [f"Person {n}" for n in range(people)]
    groups = [f"g{n % 4 + 1}" if n % 11 else "" for n in range(people)]
    room, actors = gathered(names, groups)
    gather = room.stage("gather")
    prompts = room.state.stage(gather).prompts  # type: ignore[union-attr]
    for n, person in enumerate(actors):
        for more in range(2):
            text = f"{IDEAS[(n + more) % 12]}, as number {n} would put it"
            room.ask(AddIdea(gather, prompts[(n + more) % len(prompts)].id, text), person)
    room.ask(RevealIdeas(gather))
    room.move("narrow")
    ideas = [idea.id for idea in sorted(room.state.ideas.values(), key=lambda i: i.order)]
    room.vote(
        "narrow",
        {
            p: {
                "dots": {ideas[(n * n) % len(ideas)]: 2, ideas[(n * 3 + 1) % 40]: 1}
                if (n * n) % len(ideas) != (n * 3 + 1) % 40
                else {}
            }
            for n, p in enumerate(actors)
        },
    )
    room.move("draft")
    made = [
        room.ask(
            ProposeCandidate("mission", pieces(MISSIONS[n % 3]), tuple(ideas[n : n + 4])), actors[n]
        )
        for n in range(8)
    ]
    room.move("vote")
    room.vote(
        "vote",
        {
            p: {"scores": {c: (n * (k + 2)) % 6 for k, c in enumerate(made)}}
            for n, p in enumerate(actors)
        },
    )
    return room
