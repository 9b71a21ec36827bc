"""view(state, audience): what an audience may see; mine(state, participant): a person's own part.

What a viewer may not see is not in the view, so it can't be sent (rule 7): authors where they are
hidden, ideas before the reveal, tallies before the close. Views are built from immutable state
with a memory: a part whose sources are the same objects is the same object as in the view before,
so that building and comparing cost what has changed, not what is there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar, cast

from workshop.domain.commands import FACILITATOR, SCREEN
from workshop.domain.final_words import requests_of
from workshop.domain.shelf import Shelf, changes
from workshop.domain.state import Brief, Idea, Participant, Round, Stage, Timer, Workshop

from . import statement_views
from .patch import plain
from .shapes import (
    Audience,
    BriefView,
    CountsView,
    DecidedView,
    Mine,
    PersonView,
    ProcedureView,
    RoundView,
    StageView,
    TimerView,
    View,
)
from .tally_shapes import Ballot, Tally

T = TypeVar("T")
V = TypeVar("V")


class ViewMemory:
    """What the last view was made of. One for each audience of a workshop; never shared."""

    def __init__(self) -> None:
        self._parts: dict[str, tuple[tuple[object, ...], Any]] = {}
        self._shelves: dict[str, tuple[object, Shelf[Any], Shelf[Any]]] = {}
        self._joined: tuple[Shelf[Participant], int] = (Shelf(), 0)
        self._hidden: tuple[Shelf[Idea], frozenset[str]] = (Shelf(), frozenset())

    def part(self, name: str, sources: tuple[object, ...], build: Callable[[], V]) -> V:
        """`build()`, or what it gave last time if every source is the same object."""
        known = self._parts.get(name)
        if known is not None and all(a is b for a, b in zip(known[0], sources, strict=True)):
            return cast("V", known[1])
        made = build()
        self._parts[name] = (sources, made)
        return made

    def joined(self, people: Shelf[Participant]) -> int:
        """How many are in the room, by what changed: every idea changes its author's entry."""
        before, count = self._joined
        for _, was, now in changes(before, people):
            count += bool(now and not now.removed) - bool(was and not was.removed)
        self._joined = (people, count)
        return count

    def hidden(self, ideas: Shelf[Idea]) -> frozenset[str]:
        """The ideas that the facilitator has taken off the wall, by what changed."""
        before, found = self._hidden
        turned = {
            key: now is not None and now.hidden
            for key, was, now in changes(before, ideas)
            if (was is not None and was.hidden) != (now is not None and now.hidden)
        }
        if turned:
            found = (found - turned.keys()) | {
                key for key, is_hidden in turned.items() if is_hidden
            }
        self._hidden = (ideas, found)
        return found

    def shelf(
        self, name: str, source: Shelf[T], lens: object, look: Callable[[T], V | None]
    ) -> Shelf[V]:
        """Every entry through `look` (None leaves it out); `lens` is what `look` depends on."""
        known = self._shelves.get(name)
        if known is not None and known[0] == lens:
            _, old_source, old_view = known
            if old_source is source:
                return cast("Shelf[V]", old_view)
        else:
            old_source, old_view = Shelf[Any](), Shelf[Any]()
            known = None
        rows: list[Mapping[str, V]] = list(old_view.buckets)
        both = zip(source.buckets, old_source.buckets, strict=True)
        for index, (bucket, seen) in enumerate(both):
            if known is not None and bucket is seen:
                continue
            before = rows[index]
            row: dict[str, V] = {}
            for key, entry in bucket.items():
                if known is not None and seen.get(key) is entry:
                    if key in before:
                        row[key] = before[key]
                    continue
                looked = look(entry)
                if looked is not None:
                    row[key] = looked
            rows[index] = row
        made = Shelf.of_buckets(tuple(rows))
        self._shelves[name] = (lens, source, made)
        return made


def view(state: Workshop, audience: Audience, memory: ViewMemory | None = None) -> View:
    """The shared view of an audience. `memory` is that of the view before, for speed alone."""
    memory = memory or ViewMemory()
    led = audience == FACILITATOR
    authors = state.brief.authors_shown
    revealed = frozenset(stage.id for stage in state.agenda if stage.revealed)
    hidden = memory.hidden(state.ideas)

    def cited(idea_id: str) -> bool:
        """An author may build on an own idea that nobody else sees yet: its id would tell."""
        return led or (state.ideas[idea_id].stage in revealed and idea_id not in hidden)

    made: View = {
        "brief": memory.part("brief", (state.brief,), lambda: _brief(state.brief)),
        "status": cast("Any", state.status),
        "started_at": state.started_at,
        "finished_at": state.finished_at,
        "door_open": state.door_open,
        "reserve": state.reserve,
        "agenda": memory.part("agenda", (state.agenda,), lambda: _agenda(state.agenda)),
        "current": state.current,
        "undo_to": _undo_to(state),
        "ideas": memory.shelf(
            "ideas",
            state.ideas,
            (revealed, authors),
            lambda idea: (
                statement_views.idea_view(idea, authors=authors, led=led)
                if not idea.withdrawn and (led or (idea.stage in revealed and not idea.hidden))
                else None
            ),
        ),
        "candidates": memory.shelf(
            "candidates",
            state.candidates,
            (revealed, hidden, authors),
            lambda candidate: statement_views.candidate_view(
                candidate, authors=authors, cited=cited
            ),
        ),
        "rounds": memory.part("rounds", (state.rounds,), lambda: _rounds(state.rounds)),
        "finals": memory.part(
            "finals",
            (state.finals, state.rounds, state.brief),
            lambda: {
                part: statement_views.final_view(state, final, authors=authors, led=led)
                for part, final in state.finals.items()
            },
        ),
        "procedure": memory.part("procedure", (state.procedure,), lambda: _procedure(state)),
        "counts": memory.part(
            "counts",
            (
                state.idea_counts,
                state.done_counts,
                state.wrote_counts,
                state.comment_counts,
                state.participants,
                state.hands,
            ),
            lambda: _counts(state, memory),
        ),
    }
    if state.timer is not None:
        timer = state.timer
        made["timer"] = memory.part("timer", (timer,), lambda: _timer(timer))
    if state.look_up is not None:
        made["look_up"] = cast("Any", {"over": state.look_up.over, "item": state.look_up.item})
    if audience != SCREEN:
        made["comments"] = memory.shelf(
            "comments",
            state.comments,
            authors,
            lambda comment: statement_views.comment_view(comment, authors=authors, led=led),
        )
    if led:
        made["people"] = memory.shelf("people", state.participants, None, _person)
        made["hands"] = list(state.hands)
    return made


def mine(
    state: Workshop,
    participant_id: str,
    ballots: Mapping[str, Mapping[str, Any]] | None = None,
    here: Collection[str] | None = None,
) -> Mine:
    """A person's own part; `ballots` (round -> own ballot) comes from the ballot box.

    `here`: who is connected; of the raised hands before one's own only theirs count. None: all.

    Raises KeyError for somebody who never joined.
    """
    me = state.participants[participant_id]
    return {
        "id": me.id,
        "group": me.group,
        "removed": me.removed,
        "ideas": {own: statement_views.own_idea_view(state.ideas[own]) for own in me.ideas},
        "candidates": list(me.candidates),
        "comments": list(me.comments),
        "amendments": list(me.amendments),
        "done": sorted(me.done),
        "hand": me.id in state.hands,
        "hand_place": _hand_place(state, me.id, here),
        "scribe": [part for part, final in state.finals.items() if final.scribe == me.id],
        "requests": [
            own.id for final in state.finals.values() for own in requests_of(final, me.id)
        ],
        "ballots": cast("dict[str, Ballot]", dict(ballots or {})),
    }


def _hand_place(state: Workshop, who: str, here: Collection[str] | None) -> int:
    if who not in state.hands:
        return 0
    before = state.hands[: state.hands.index(who)]
    return 1 + sum(here is None or other in here for other in before)


def touched(old: Workshop, new: Workshop) -> set[str]:
    """The participants whose own part may differ between two states."""
    people = {key for key, _, _ in changes(old.participants, new.participants)}
    people.update(after.author for _, _, after in changes(old.ideas, new.ideas) if after)
    if old.hands is not new.hands:
        # One hand that is lowered moves up everybody behind it.
        people.update(old.hands, new.hands)
    if old.finals is not new.finals:
        people.update(final.scribe for final in old.finals.values())
        people.update(final.scribe for final in new.finals.values())
        wishes = [
            {(own.id, own.author) for final in each.finals.values() for own in final.requests}
            for each in (old, new)
        ]
        people.update(author for _, author in wishes[0] ^ wishes[1])
    return people - {""}


def _brief(brief: Brief) -> BriefView:
    return {
        "title": brief.title,
        "unit": brief.unit,
        "parent_vision": brief.parent_vision,
        "parent_mission": brief.parent_mission,
        "purpose": brief.purpose,
        "authors_shown": brief.authors_shown,
        "anonymous": brief.anonymous,
        "rule": {
            "turnout": brief.rule.turnout,
            "support": brief.rule.support,
            "group_support": brief.rule.group_support,
            "blocks": brief.rule.blocks,
        },
        "groups": {
            group.id: {"name": group.name, "order": order, "invited": group.invited}
            for order, group in enumerate(brief.groups)
        },
    }


def _agenda(agenda: tuple[Stage, ...]) -> dict[str, StageView]:
    return {
        stage.id: cast(
            "StageView",
            {
                "order": order,
                "kind": stage.kind,
                "title": stage.title,
                "minutes": stage.minutes,
                "part": stage.part,
                "prompts": {
                    prompt.id: {
                        "order": place,
                        "aspect": prompt.aspect,
                        "text": prompt.text,
                        "hint": prompt.hint,
                    }
                    for place, prompt in enumerate(stage.prompts)
                },
                "over": stage.over,
                "opened": stage.opened,
                "revealed": stage.revealed,
            },
        )
        for order, stage in enumerate(agenda)
    }


def _undo_to(state: Workshop) -> str:
    if state.previous is None or state.stage(state.previous.stage) is None:
        return ""
    return state.previous.stage


def _rounds(rounds: tuple[Round, ...]) -> dict[str, RoundView]:
    return {round_.id: _round(round_) for round_ in rounds}


def _round(round_: Round) -> RoundView:
    view = cast(
        "RoundView",
        {
            "order": round_.order,
            "stage": round_.stage,
            "purpose": round_.purpose,
            "part": round_.part,
            "over": round_.over,
            "rule": round_.rule,
            "settings": dict(round_.settings),
            "options": list(round_.options),
            "option_versions": dict(round_.option_versions),
            "secrecy": round_.secrecy,
            "status": round_.status,
            "opened_at": round_.opened_at,
            "closed_at": round_.closed_at,
            "present": round_.present,
        },
    )
    if round_.tally:
        view["tally"] = cast("Tally", plain(round_.tally))
    if round_.named_ballots:
        view["ballots"] = cast("Mapping[str, Ballot]", plain(round_.named_ballots))
    if round_.decided:
        view["decided"] = [
            cast("DecidedView", {"candidate": d.candidate, "how": d.how, "reason": d.reason})
            for d in round_.decided
        ]
    return view


def _timer(timer: Timer) -> TimerView:
    return {"total": timer.total, "ends_at": timer.ends_at, "left": timer.left}


def _procedure(state: Workshop) -> ProcedureView:
    made = state.procedure
    return {
        "owner": made.owner,
        "review_on": made.review_on,
        "promotion": made.promotion,
        "promotion_owner": made.promotion_owner,
        "promotion_on": made.promotion_on,
        "head_count": made.head_count,
    }


def _counts(state: Workshop, memory: ViewMemory) -> CountsView:
    return {
        "ideas": dict(state.idea_counts),
        "done": dict(state.done_counts),
        "wrote": dict(state.wrote_counts),
        "comments": dict(state.comment_counts),
        "joined": memory.joined(state.participants),
        "hands": len(state.hands),
    }


def _person(person: Participant) -> PersonView:
    return {"group": person.group, "removed": person.removed}
