"""R6 and R7 on random histories: everything that anybody sees follows from the log, and no more."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.histories import LEADER, PEOPLE, opening, plan, wish
from tests.unit.shape_check import misfits
from workshop.domain.catalogue import EVENTS
from workshop.domain.commands import FACILITATOR, PARTICIPANT, SCREEN, Actor, Command, Context
from workshop.domain.decide import decide
from workshop.domain.errors import Refused
from workshop.domain.events import Event
from workshop.domain.evolve import evolve, fold
from workshop.domain.state import Workshop
from workshop.domain.voting import BallotCast
from workshop.projections.live_view import ViewMemory, mine, touched, view
from workshop.projections.patch import apply, diff, plain
from workshop.projections.shapes import Audience, Mine, View
from workshop.store.codec import Codec, text_of

AUDIENCES: tuple[Audience, ...] = (FACILITATOR, PARTICIPANT, SCREEN)

#: Long, for what matters lies deep. A failing one shrinks by steps that become 0: nobody asks.
HISTORIES = st.builds(
    dict,
    authors_shown=st.booleans(),
    anonymous=st.booleans(),
    chapters=st.integers(0, 3),
    number=st.integers(0, 2**32),
    steps=st.lists(st.integers(0, 9), min_size=150, max_size=150),
)
a_history = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@dataclass
class Run:
    """A history as it happens: the state, the log, the box, and what was refused."""

    state: Workshop = field(default_factory=Workshop)
    log: list[Event] = field(default_factory=list)
    boxes: dict[str, dict[str, Mapping[str, object]]] = field(default_factory=dict)
    asked: int = 0

    def ask(self, actor: Actor, command: Command) -> bool:
        """Whether the command was accepted."""
        self.asked += 1
        context = Context(actor, 1_000_000 + self.asked * 1_000, f"n{self.asked}", 3, self.boxes)
        try:
            events = decide(self.state, command, context)
        except Refused:
            return False
        for event in events:
            if isinstance(event, BallotCast):
                self.boxes.setdefault(event.round, {})[event.voter] = event.ballot
            else:
                self.log.append(event)
            self.state = evolve(self.state, event)
        return True


def run(history: dict[str, Any]) -> Iterator[tuple[Run, Workshop]]:
    """The history step by step: how things stand, and the state before."""
    now = Run()
    now.ask(LEADER, plan(authors_shown=history["authors_shown"], anonymous=history["anonymous"]))
    for well_behaved in opening(history["chapters"]):
        assert now.ask(*well_behaved(now.state))
    for place, step in enumerate(history["steps"]):
        before = now.state
        if step:
            now.ask(*wish(hash((history["number"], place, step)), before))
        yield now, before


def whole(history: dict[str, Any]) -> Run:
    """The history at its end."""
    *_, (end, _) = run(history)
    return end


def as_json(made: Any) -> Any:
    """What a browser reads."""
    return json.loads(json.dumps(plain(made)))


def nulls(value: Any) -> bool:
    """Whether there is a null anywhere."""
    if isinstance(value, dict):
        return any(nulls(item) for item in value.values())
    if isinstance(value, list):
        return any(nulls(item) for item in value)
    return value is None


@given(HISTORIES)
@a_history
def test_the_view_by_patches_is_the_view_of_the_folded_log(history: dict[str, Any]) -> None:
    """R6, for every audience: after every few commands, patched browser = remembered = fresh."""
    memories = {audience: ViewMemory() for audience in AUDIENCES}
    sent: dict[str, Any] = {audience: {} for audience in AUDIENCES}
    browser: dict[str, Any] = {audience: {} for audience in AUDIENCES}
    for step, (now, _) in enumerate(run(history)):
        if step % 3 and step + 1 < len(history["steps"]):
            continue  # what happens within 100 ms goes out as one patch
        for audience in AUDIENCES:
            remembered = view(now.state, audience, memories[audience])
            patch = diff(sent[audience], remembered)
            sent[audience] = remembered
            browser[audience] = apply(browser[audience], as_json(patch))
            fresh = as_json(view(now.state, audience))
            assert browser[audience] == fresh
            assert as_json(remembered) == fresh
    for audience in AUDIENCES:
        assert browser[audience] == as_json(view(fold(now.log), audience))


@given(HISTORIES)
@a_history
def test_the_log_alone_makes_the_state(history: dict[str, Any]) -> None:
    """R6: through the codec and back, event by event; what was refused has left no trace."""
    end = whole(history)
    codec = Codec.of_catalogue()
    read = []
    for event in end.log:
        stored = codec.encode(event)
        personal = "{" + ",".join(f'"{k}":{v}' for k, v in stored.personal.items()) + "}"
        read.append(codec.decode(stored.kind, stored.format, stored.public, personal))
    assert text_of(read) == text_of(end.log)
    assert fold(end.log) == end.state
    for audience in AUDIENCES:
        assert as_json(view(fold(read), audience)) == as_json(view(end.state, audience))


@given(HISTORIES)
@a_history
def test_everybody_whose_own_part_changed_is_told(history: dict[str, Any]) -> None:
    """R5: `mine` goes whole to those whom `touched` names, so that must be all of them."""
    for now, before in run(history):
        told = touched(before, now.state)
        for person in now.state.participants:
            fresh = as_json(mine(now.state, person))
            if person not in told:
                assert person in before.participants
                assert fresh == as_json(mine(before, person))


@given(HISTORIES)
@a_history
def test_what_goes_out_has_the_shape_that_the_browser_was_promised(
    history: dict[str, Any],
) -> None:
    """No null, no key that wire.ts does not know, no type that it does not say."""
    end = whole(history)
    for audience in AUDIENCES:
        made = as_json(view(end.state, audience))
        assert not nulls(made)
        assert list(misfits(made, View)) == []
    for person in end.state.participants:
        own = {box: votes[person] for box, votes in end.boxes.items() if person in votes}
        made = as_json(mine(end.state, person, own))
        assert not nulls(made)
        assert list(misfits(made, Mine)) == []


@given(HISTORIES)
@a_history
def test_the_numbers_that_people_see_count_what_is_there(history: dict[str, Any]) -> None:
    """They are kept along the way, so that nobody has to count ten thousand cards."""
    state = whole(history).state
    there = {
        "ideas": [x.stage for x in state.ideas.values() if not x.withdrawn and not x.hidden],
        "comments": [
            x.candidate for x in state.comments.values() if not x.withdrawn and not x.hidden
        ],
        "done": [stage for x in state.participants.values() if not x.removed for stage in x.done],
        "wrote": [stage for x in state.participants.values() if not x.removed for stage in x.wrote],
    }
    made = as_json(view(state, SCREEN))["counts"]
    for name, places in there.items():
        assert {place: n for place, n in made[name].items() if n} == Counter(places)
    people = [person for person in state.participants.values() if not person.removed]
    assert (made["joined"], made["hands"]) == (len(people), len(state.hands))


@given(HISTORIES)
@a_history
def test_hidden_authors_are_in_no_view(history: dict[str, Any]) -> None:
    """R7: the id of nobody who wrote; only lists of people name people, for the facilitator."""
    now = whole(history)
    if now.state.brief.authors_shown:
        return
    for audience in AUDIENCES:
        made = as_json(view(now.state, audience))
        if audience == FACILITATOR:
            del made["people"], made["hands"]
            for final in made["finals"].values():
                final.pop("scribe", None)
        for round_ in made["rounds"].values():
            if round_["secrecy"] == "open" and round_["status"] in ("closed", "superseded"):
                round_.pop("ballots", None)  # said before the vote: names are shown
        assert [who.id for who in PEOPLE if who.id in json.dumps(made)] == []


@given(HISTORIES)
@a_history
def test_what_is_not_for_the_room_is_not_sent_to_the_room(history: dict[str, Any]) -> None:
    """R7: ideas before the reveal, hidden ideas and why, hidden and withdrawn comments."""
    secret: dict[str, set[str]] = {}
    for now, _ in run(history):
        for idea in now.state.ideas.values():
            # An edit makes the old text as secret as the new one.
            secret.setdefault(idea.id, set()).update({idea.text, idea.reason} - {""})
    unseen: set[str] = set()
    for idea in now.state.ideas.values():
        stage = now.state.stage(idea.stage)
        if idea.withdrawn or idea.hidden or stage is None or not stage.revealed:
            unseen |= secret[idea.id]
        else:
            unseen |= secret[idea.id] - {idea.text}
    gone = {comment.text for comment in now.state.comments.values() if comment.withdrawn}
    unseen |= gone | {comment.text for comment in now.state.comments.values() if comment.hidden}
    for audience in (PARTICIPANT, SCREEN):
        text = json.dumps(as_json(view(now.state, audience)))
        assert [word for word in unseen if word in text] == []
    led = json.dumps(as_json(view(now.state, FACILITATOR)))
    assert [word for word in gone if word in led] == []


@given(HISTORIES)
@a_history
def test_nobody_sees_a_count_or_a_reason_before_the_close(history: dict[str, Any]) -> None:
    """R7: nor ever, of a round that was cancelled; nor a single ballot of a secret one."""
    for now, _ in run(history):
        uncounted = {
            known.id for known in now.state.rounds if known.status in ("open", "cancelled")
        }
        reasons = {
            str(ballot["reason"])
            for box in uncounted
            for ballot in now.boxes.get(box, {}).values()
            if ballot.get("reason")
        }
        if not uncounted:
            continue
        for audience in AUDIENCES:
            made = as_json(view(now.state, audience))
            for name, round_ in made["rounds"].items():
                assert ("tally" in round_) == (name not in uncounted)
                assert "ballots" not in round_ or (
                    round_["secrecy"] == "open" and name not in uncounted
                )
            text = json.dumps(made)
            assert [reason for reason in reasons if reason in text] == []


@given(HISTORIES)
@a_history
def test_a_record_whose_personal_parts_were_erased_can_still_be_read(
    history: dict[str, Any],
) -> None:
    """R11: who and what are gone, and every page can still be made."""
    codec = Codec.of_catalogue()
    stored = [codec.encode(event) for event in whole(history).log]
    erased = [codec.decode(one.kind, one.format, one.public, None) for one in stored]
    state = fold(erased)
    for audience in AUDIENCES:
        made = as_json(view(state, audience))
        assert not nulls(made)
        assert list(misfits(made, View)) == []
        assert "" not in made.get("hands", [])
        assert "word" not in json.dumps(
            [made["ideas"], made["candidates"], made.get("comments", {})]
        )


def test_the_histories_reach_every_event_there_is() -> None:
    """Otherwise the properties above would hold for want of anything to hold for."""
    reached: set[type[Event]] = {BallotCast}
    for start in range(40):
        history = {
            "authors_shown": bool(start % 2),
            "anonymous": False,
            "chapters": start % 4,
            "number": start,
            "steps": [1] * 150,
        }
        reached.update(type(event) for event in whole(history).log)
    assert {kind.__name__ for kind in EVENTS} - {kind.__name__ for kind in reached} == set()
