"""Random histories of a workshop: whatever people might ask for, sensible and not.

A history is a list of seeds. Each makes one command out of what there is to act on at that moment,
so that leaving out any of them leaves a history, and a failing one shrinks to its core. Every text
and every person is a word that occurs nowhere else, so that a leak can be searched for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from workshop.domain import agenda as a
from workshop.domain import agreement as g
from workshop.domain import amendments as m
from workshop.domain import brief as b
from workshop.domain import candidates as c
from workshop.domain import closing, voting
from workshop.domain import comments as k
from workshop.domain import final_words as f
from workshop.domain import ideas as i
from workshop.domain import participants as p
from workshop.domain import running as r
from workshop.domain.ballots import STEPS
from workshop.domain.commands import FACILITATOR, PARTICIPANT, SCREEN, Actor, Command
from workshop.domain.state import Brief, DecisionRule, Group, Piece, Prompt, Stage, Workshop
from workshop.domain.wish_withdrawal import WithdrawRequest

LEADER = Actor("leader", FACILITATOR)
PEOPLE = tuple(Actor(f"person-{name}", PARTICIPANT) for name in ("ana", "ben", "cho", "dev", "eve"))
ACTORS = (*PEOPLE, LEADER, Actor("wall", SCREEN), Actor("person-stranger", PARTICIPANT))
GROUPS = (Group("desk", "Desk"), Group("customers", "Customers"))
ASK = (Prompt("who", "who", "Who?"), Prompt("what", "what", "What?"))
AGENDA = (
    Stage("welcome", "welcome", "Welcome", 4),
    Stage("gather", "gather", "Gather", 6, "mission", ASK),
    Stage("narrow", "narrow", "Narrow", 4, "mission", over="ideas"),
    Stage("draft", "draft", "Draft", 10, "mission"),
    Stage("discuss", "discuss", "Discuss", 12, "mission"),
    Stage("vote", "vote", "Vote", 4, "mission"),
    Stage("word", "word", "Word", 6, "mission"),
    Stage("ratify", "ratify", "Ratify", 4, "mission"),
    Stage("close", "close", "Close", 5),
)


class Chance:
    """One step's choices: made from its seed, out of what the state offers."""

    def __init__(self, seed: int, state: Workshop) -> None:
        self.random = Random(seed)
        self.state = state
        self._word = f"word{seed % 2**64:x}"

    def of(self, known: Sequence[Any], otherwise: Any = "gone") -> Any:
        """One of these; now and then, or where there is none, something that is not there."""
        if not known or self.random.random() < 0.04:
            return otherwise
        return self.random.choice(known)

    def person(self) -> Actor:
        return self.random.choice(PEOPLE)

    def who(self, author: str) -> Actor:
        """The author of something, mostly."""
        return Actor(author, PARTICIPANT) if self.random.random() < 0.8 else self.person()

    def word(self) -> str:
        """A text that occurs nowhere else; now and then none at all."""
        return "" if self.random.random() < 0.04 else f"{self._word}.{self.random.random()}"

    def stage(self, *kinds: str) -> str:
        stages = [s.id for s in self.state.agenda if not kinds or s.kind in kinds]
        return str(self.of(stages))

    def idea(self) -> str:
        return str(self.of(list(self.state.ideas)))

    def candidate(self) -> str:
        return str(self.of(list(self.state.candidates)))

    def comment(self) -> str:
        return str(self.of(list(self.state.comments)))

    def open_round(self) -> str:
        known = self.state.open_round or (self.state.rounds or [None])[-1]
        return str(self.of([known.id] if known else []))

    def how(self) -> str:
        return str(self.of(["tie", "runner_up", "decision"]))

    def cited(self) -> tuple[str, ...]:
        """An idea or none: what may be cited is seldom cited by chance."""
        return (self.idea(),) if self.random.random() < 0.4 else ()

    def base(self, version: int) -> int:
        return version if self.random.random() < 0.9 else version + 1

    def pieces(self, before: tuple[Piece, ...] = ()) -> tuple[c.PieceText, ...]:
        """A purpose and objectives: some pieces as before, some reworded, some new."""
        kept = [
            c.PieceText(x.role, x.text if self.random.random() < 0.5 else self.word(), x.id)
            for x in before
        ]
        more = ["objective"] * self.random.randint(0, 1)
        roles = more if kept else ["purpose", "objective", *more]
        return (*kept, *(c.PieceText(role, self.word()) for role in roles))


def ballot(chance: Chance) -> tuple[Actor, Command]:
    """A ballot that mostly fits the round that is open."""
    round_ = chance.state.open_round
    rule = round_.rule if round_ else "score"
    options = round_.options if round_ else ("x",)
    data: dict[str, Any]
    if chance.random.random() < 0.1:
        data = {"abstain": True}
    elif rule == "dots":
        data = {"dots": {str(chance.of(options)): chance.random.randint(0, 2)}}
    elif rule == "score":
        data = {"scores": {option: chance.random.randint(0, 5) for option in options}}
    else:
        step = chance.random.choice((*STEPS, "wholehearted", "wholehearted", "minor_point"))
        data = {"step": step, "reason": chance.word()}
    return chance.person(), voting.CastBallot(chance.open_round(), data)


def vote(chance: Chance) -> tuple[Actor, Command]:
    """Open a round where the room is."""
    stage = chance.state.current_stage
    here = stage.id if stage and stage.kind in ("narrow", "vote", "ratify") else ""
    rule = chance.of(["", "", "dots"], "gradients")
    secrecy = "open" if chance.random.random() < 0.2 else "secret"
    return LEADER, voting.OpenRound(here or chance.stage(), rule=rule, secrecy=secrecy)


def move_on(chance: Chance) -> tuple[Actor, Command]:
    """Start, or go to the next stage; from the last one, anywhere."""
    ids = [stage.id for stage in chance.state.agenda]
    if chance.state.current not in ids:
        return LEADER, r.StartWorkshop()
    at = ids.index(chance.state.current)
    return LEADER, r.OpenStage(ids[at + 1] if at + 1 < len(ids) else chance.stage())


def revise(chance: Chance) -> tuple[Actor, Command]:
    known = chance.state.candidates.get(chance.candidate())
    if known is None:
        return chance.person(), c.ReviseCandidate("gone", 1, chance.pieces())
    command = c.ReviseCandidate(known.id, chance.base(known.version), chance.pieces(known.pieces))
    return chance.who(known.author), command


def amend(chance: Chance) -> tuple[Actor, Command]:
    known = chance.state.candidates.get(chance.candidate())
    if known is None:
        return chance.person(), m.ProposeAmendment("gone", 1, chance.pieces())
    pieces = chance.pieces(known.pieces)
    base = chance.base(known.version)
    return chance.person(), m.ProposeAmendment(known.id, base, pieces, chance.word())


def judge(chance: Chance) -> tuple[Actor, Command]:
    """Accept, decline or withdraw an amendment."""
    found = [(x, y) for x in chance.state.candidates.values() for y in x.amendments]
    if not found:
        return LEADER, m.AcceptAmendment(chance.candidate(), "gone")
    known, amendment = chance.random.choice(found)
    kind = chance.random.randrange(4)
    if kind == 0:
        return chance.who(amendment.author), m.WithdrawAmendment(known.id, amendment.id)
    if kind == 1:
        return LEADER, m.DeclineAmendment(known.id, amendment.id, chance.word())
    return chance.who(known.author), m.AcceptAmendment(known.id, amendment.id)


def comment(chance: Chance) -> tuple[Actor, Command]:
    known = chance.state.comments.get(chance.comment())
    if known is not None and chance.random.random() < 0.4:
        return chance.person(), k.AddComment(known.candidate, chance.word(), known.id)
    return chance.person(), k.AddComment(chance.candidate(), chance.word())


def offer(chance: Chance) -> tuple[Actor, Command]:
    final = chance.state.finals.get("mission")
    if final is None:
        return LEADER, f.OfferVersion("mission", 1, chance.pieces())
    by = chance.who(final.scribe) if final.scribe else LEADER
    pieces = chance.pieces(final.current.pieces)
    return by, f.OfferVersion("mission", chance.base(final.current.number), pieces)


def settle(chance: Chance) -> tuple[Actor, Command]:
    final = chance.state.finals.get("mission")
    known = [request.id for request in final.requests] if final else []
    return LEADER, f.SettleRequest("mission", chance.of(known), chance.random.random() < 0.7)


def take_back(chance: Chance) -> tuple[Actor, Command]:
    final = chance.state.finals.get("mission")
    sent = {request.id: request.author for request in final.requests} if final else {}
    request = chance.of(list(sent))
    return chance.who(sent.get(request, "")), WithdrawRequest("mission", request)


def change_brief(chance: Chance) -> tuple[Actor, Command]:
    brief = chance.state.brief
    return LEADER, b.ChangeBrief(
        title=chance.word(),
        groups=brief.groups if chance.random.random() < 0.8 else brief.groups[:1],
        authors_shown=brief.authors_shown ^ (chance.random.random() < 0.3),
        anonymous=brief.anonymous ^ (chance.random.random() < 0.2),
        rule=DecisionRule(support=chance.random.choice((50, 80))),
    )


def look_up(chance: Chance) -> tuple[Actor, Command]:
    over = chance.of(["", "idea", "candidate", "final"])
    items = {"idea": chance.idea, "candidate": chance.candidate, "final": lambda: "mission"}
    return LEADER, r.StartLookUp(over, items[over]() if over in items else "")


def change_agenda(chance: Chance) -> tuple[Actor, Command]:
    stage = chance.stage()
    known = chance.state.stage(stage)
    return LEADER, chance.random.choice(
        (
            a.AddStage("gather", chance.word(), 5, after=stage, prompts=ASK),
            a.AddStage("narrow", chance.word(), 5, after=stage, over="candidates"),
            a.ChangeStage(stage, chance.word(), 7, known.prompts if known else ()),
            a.RemoveStage(stage),
            a.MoveStage(stage, chance.stage()),
        )
    )


Maker = Callable[[Chance], tuple[Actor, Command]]


def _own(shelf: str, make: Callable[[Chance, str], Command]) -> Maker:
    def made(chance: Chance) -> tuple[Actor, Command]:
        known = str(chance.of(list(getattr(chance.state, shelf))))
        written = getattr(chance.state, shelf).get(known)
        return chance.who(written.author) if written else chance.person(), make(chance, known)

    return made


def own_idea(make: Callable[[Chance, str], Command]) -> Maker:
    """A command about an idea, mostly by its author."""
    return _own("ideas", make)


def own_candidate(make: Callable[[Chance, str], Command]) -> Maker:
    """A command about a candidate, mostly by its author."""
    return _own("candidates", make)


def own_comment(make: Callable[[Chance, str], Command]) -> Maker:
    """A command about a comment, mostly by its author."""
    return _own("comments", make)


def anyone(make: Callable[[Chance], Command]) -> Maker:
    """A command by some participant."""
    return lambda chance: (chance.person(), make(chance))


def led(make: Callable[[Chance], Command]) -> Maker:
    """A command by the facilitator."""
    return lambda chance: (LEADER, make(chance))


#: What people ask for: how often, in which kinds of stages more often than that, and what.
WISHES: tuple[tuple[int, str, Maker], ...] = (
    (9, "", move_on),
    (1, "", led(lambda x: r.OpenStage(x.stage()))),
    (1, "", led(lambda x: r.UndoMove())),
    (1, "", led(lambda x: x.random.choice((r.StartTimer(), r.PauseTimer(), r.AddMinutes(2))))),
    (1, "", look_up),
    (1, "", led(lambda x: r.EndLookUp())),
    (1, "close", led(lambda x: x.of([r.FinishWorkshop(), r.ReopenWorkshop()], r.UndoMove()))),
    (4, "close", led(lambda x: r.ReopenWorkshop())),
    (3, "gather", anyone(lambda x: i.AddIdea(x.stage("gather"), x.of(["who", "what"]), x.word()))),
    (1, "gather", own_idea(lambda x, idea: i.EditIdea(idea, x.word()))),
    (1, "gather", own_idea(lambda x, idea: i.WithdrawIdea(idea))),
    (1, "gather", led(lambda x: i.HideIdea(x.idea(), x.word()))),
    (1, "gather", led(lambda x: i.ShowIdea(x.idea()))),
    (1, "narrow", led(lambda x: i.RevealIdeas(x.stage("gather")))),
    (3, "draft", anyone(lambda x: c.ProposeCandidate("mission", x.pieces(), x.cited()))),
    (2, "draft", revise),
    (1, "discuss", own_candidate(lambda x, known: c.WithdrawCandidate(known))),
    (1, "discuss", led(lambda x: c.RestoreCandidate(x.candidate()))),
    (1, "discuss", led(lambda x: c.SetCandidateAside(x.candidate()))),
    (1, "discuss vote", led(lambda x: c.BringCandidateBack(x.candidate()))),
    (3, "discuss", amend),
    (2, "discuss", judge),
    (3, "discuss", comment),
    (1, "discuss", own_comment(lambda x, known: k.WithdrawComment(known))),
    (1, "discuss", led(lambda x: k.HideComment(x.comment(), x.word()))),
    (1, "discuss", led(lambda x: k.ShowComment(x.comment()))),
    (2, "narrow vote ratify", vote),
    (4, "narrow vote ratify", ballot),
    (1, "narrow vote ratify", led(lambda x: voting.CloseRound(x.open_round()))),
    (1, "", led(lambda x: voting.CancelRound(x.open_round()))),
    (1, "vote word", led(lambda x: f.ChooseWinner(x.candidate(), x.how(), x.word()))),
    (1, "word", led(lambda x: f.NameScribe("mission", x.of(["", *x.state.participants])))),
    (1, "word", offer),
    (1, "word", anyone(lambda x: f.RequestWord("mission", x.word(), x.word()))),
    (1, "word", settle),
    (1, "word", take_back),
    (1, "ratify", led(lambda x: g.AdoptText("mission", x.word()))),
    (1, "ratify", led(lambda x: g.RecordNotYet("mission", x.word(), x.word(), "2027-01-31"))),
    (
        1,
        "close",
        led(lambda x: closing.SetProcedure(owner=x.word(), review_on=x.of(["2027-01-31"]))),
    ),
    (1, "word ratify", change_brief),
    (1, "", change_agenda),
    (2, "welcome", anyone(lambda x: p.Join(x.of(["desk", "customers", ""])))),
    (1, "welcome", anyone(lambda x: p.ChooseGroup(x.of(["desk", "customers", ""])))),
    (1, "welcome", led(lambda x: x.of([p.CloseDoor(), p.OpenDoor()], r.UndoMove()))),
    (1, "", led(lambda x: p.RemoveParticipant(x.of(["gone"] * 20 + list(x.state.participants))))),
    (1, "discuss", anyone(lambda x: p.RaiseHand())),
    (1, "discuss", led(lambda x: p.LowerHand(x.of(list(x.state.hands))))),
    (1, "discuss", led(lambda x: p.LowerAllHands())),
    (1, "gather draft", anyone(lambda x: p.SayDone(x.stage(), x.random.random() < 0.7))),
)
MORE_OFTEN = 5


def wish(seed: int, state: Workshop) -> tuple[Actor, Command]:
    """What somebody asks for next; one in twenty-five asks under the wrong role or name."""
    chance = Chance(seed, state)
    here = state.current_stage.kind if state.current_stage else "welcome"
    weights = [often * (MORE_OFTEN if here in kinds.split() else 1) for often, kinds, _ in WISHES]
    _, _, make = chance.random.choices(WISHES, weights)[0]
    actor, command = make(chance)
    if chance.random.random() < 0.04:
        actor = chance.random.choice(ACTORS)
    return actor, command


def plan(*, authors_shown: bool, anonymous: bool) -> b.PlanWorkshop:
    """The workshop that a history begins with."""
    brief = Brief(
        "Mission",
        groups=GROUPS,
        authors_shown=authors_shown,
        anonymous=anonymous and not authors_shown,
        rule=DecisionRule(turnout=50, support=60),
    )
    return b.PlanWorkshop(brief, AGENDA, reserve=5)


def opening(chapters: int) -> tuple[Callable[[Workshop], tuple[Actor, Command]], ...]:
    """A well-behaved beginning, so that chance need not find its way to the late stages alone.

    0: nobody has come yet; 1: ideas are revealed; 2: candidates are discussed; 3: the final words.
    """
    ana, ben, cho, dev, _ = PEOPLE
    text = (c.PieceText("purpose", "open.p"), c.PieceText("objective", "open.o"))
    joining = [lambda _, who=who: (who, p.Join("desk")) for who in (ana, ben, cho, dev)]
    chapter = (
        (
            lambda _: (LEADER, r.StartWorkshop()),
            lambda _: (LEADER, r.OpenStage("gather")),
            *(
                lambda _, n=n, who=who: (who, i.AddIdea("gather", "who", f"open.idea{n}."))
                for n, who in enumerate((ana, ana, ben, cho, dev, dev))
            ),
            lambda _: (LEADER, i.RevealIdeas("gather")),
            lambda _: (LEADER, r.OpenStage("draft")),
        ),
        (
            *(lambda _, who=who: (who, c.ProposeCandidate("mission", text)) for who in (ana, ben)),
            lambda _: (LEADER, r.OpenStage("discuss")),
        ),
        (
            lambda _: (LEADER, r.OpenStage("word")),
            lambda now: (LEADER, f.ChooseWinner(min(now.candidates), "decision", "open.why")),
        ),
    )
    return (*joining, *(step for steps in chapter[:chapters] for step in steps))
