"""R2, R3, R5 over real sockets: order, repeats, gaps, floods, and rooms that do not mix."""

from __future__ import annotations

import json
import threading
import time
from typing import Any

import pytest

from tests.integration.live.house import Guest, House, Line, Running, live, messages
from tests.people import Person
from workshop.live.broadcast import MOST_PATCHES_SENT
from workshop.live.throttle import BURST
from workshop.projections.patch import apply


@pytest.fixture
def room(house: House) -> Running:
    return house.running("gather")


def come_back(person: Person, room: Running, version: object) -> list[tuple[str, Any]]:
    """What the server sends to somebody who has this version, up to now."""
    line = Line(room.led.base, {"token": person.token, "version": version})
    now = room.desk.version
    found: list[tuple[str, Any]] = []
    while not found or found[-1][0] != "live":
        frame = line.await_frame("42[")
        event, data = json.loads(frame[2:])
        found.append((event, data))
        if event == "snapshot":
            break
    assert max(data.get("version", 0) for _, data in found) == now
    line.close()
    return found


def test_who_comes_back_gets_what_they_missed(room: Running) -> None:
    """R5: patches that lead without a gap from what they have to what there is; `mine` whole."""
    ana, ben = room.come("Ana"), room.come("Ben")
    room.settle()
    had, view = ana.version, ana.view
    idea = room.idea(ben, "an idea")
    room.desk.do("reveal_ideas", stage=room.desk.view["current"])
    mine = room.idea(ana, "her own")
    room.settle()
    found = come_back(ana, room, had)
    assert [event for event, _ in found] == ["patch"] * (len(found) - 1) + ["live"]
    for event, data in found:
        if event == "patch":
            assert data["from"] == had
            view, had = apply(view, data.get("view", {})), data["version"]
    assert view == ana.view
    assert set(view["ideas"]) == {idea, mine}
    assert list(found[-2][1]["mine"]["ideas"]) == [mine]


def test_who_is_up_to_date_gets_no_patch_of_the_view(room: Running) -> None:
    """R5: only their own part, and what is not history."""
    ana = room.come("Ana")
    version = room.settle()
    found = come_back(ana, room, version)
    assert [event for event, _ in found] == ["patch", "live"]
    assert set(found[0][1]) == {"from", "version", "mine"}
    assert found[0][1]["from"] == found[0][1]["version"] == version


def test_who_was_away_for_long_gets_a_snapshot(room: Running) -> None:
    """R5: above so many patches the whole is shorter; the same for a version nobody ever had."""
    ana = room.come("Ana")
    had = room.settle()
    for turn in range(MOST_PATCHES_SENT + 2):
        # One at a time: what happens within a tenth of a second goes out as one patch.
        room.desk.do("add_minutes", minutes=1 if turn % 2 else -1)
        ana.until(lambda: ana.version == room.desk.version)
    for version in (had, 0, -1, 10**9):
        ((event, snapshot),) = come_back(ana, room, version)
        assert (event, snapshot["view"]) == ("snapshot", ana.view), version
    for unread in ("7", 1.5, True, None, [], {}):
        assert [event for event, _ in come_back(ana, room, unread)] == ["snapshot"], unread


def test_a_page_with_a_gap_asks_again(room: Running) -> None:
    """R5: `resync` with the version it has brings the rest, with nonsense a snapshot."""
    ana = room.come("Ana")
    line = Line(room.led.base, {"token": ana.token})
    line.await_frame('42["snapshot"')
    had = ana.version
    room.desk.do("add_minutes", minutes=1)
    now = room.settle()
    before = len(line.frames)
    assert line.ask("resync", {"version": had}) == {"ok": True, "version": now}
    brought = [json.loads(frame[2:])[1] for frame in line.frames[before:] if "patch" in frame[:12]]
    assert next(patch["from"] for patch in brought if patch["version"] > had) <= had
    assert brought[-1]["version"] == now
    for nonsense in ({}, {"version": "x"}, None, [], "x"):
        assert line.ask("resync", nonsense)["ok"]
        assert any('42["snapshot"' in frame[:14] for frame in line.frames[before:]), nonsense
        before = len(line.frames)
    room.desk.do("add_minutes", minutes=1)
    assert line.await_frame('42["patch"'), "and it goes on hearing what happens"
    line.close()


def test_a_repeated_command_has_one_effect_and_one_answer(room: Running) -> None:
    """R2: on another line too; a refused one is decided anew."""
    ana, ben = room.come("Ana"), room.come("Ben")
    data = {"stage": ana.view["current"], "prompt": "q1", "text": "once"}
    first = ana.command("the-same-id", "add_idea", data)
    again = Person(room.led.base, ana.token)
    answers = [who.command("the-same-id", "add_idea", data) for who in (ana, again, ana)]
    assert answers == [first] * 3
    assert ben.command("the-same-id", "add_idea", data)["version"] > first["version"]
    room.settle()
    assert [idea["text"] for idea in ana.mine["ideas"].values()] == ["once"]
    refused = ana.command("refused-first", "raise_hand", {"loud": True})
    assert not refused["ok"]
    assert ana.command("refused-first", "raise_hand", {})["ok"]


def test_the_commands_of_one_client_take_effect_in_the_order_they_were_sent(
    room: Running,
) -> None:
    """R3: all at once, without waiting for an answer, while others write too."""
    people = [room.come(f"Writer {n}") for n in range(3)]
    stage = room.desk.view["current"]
    texts = [f"thought {n:02}" for n in range(BURST - 5)]

    def write(person: Guest) -> None:
        for n, text in enumerate(texts):
            data = {"stage": stage, "prompt": "q1", "text": text}
            message = {"id": f"in-order-{n}", "kind": "add_idea", "data": data}
            person.tell("command", message)

    threads = [threading.Thread(target=write, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for person in people:
        person.until(lambda who=person: len(who.mine["ideas"]) == len(texts), "all ideas")
        stored = sorted(person.mine["ideas"].values(), key=lambda idea: idea["order"])
        assert [idea["text"] for idea in stored] == texts


def test_who_asked_hears_the_answer_before_what_came_of_it(room: Running) -> None:
    """R1: else a page would show an idea twice, as stored and as still on its way."""
    ana = room.come("Ana")
    room.settle()
    for n in range(8):
        start = len(ana.frames)
        room.idea(ana, f"thought {n}")
        heard = [frame[:2] for frame in ana.frames[start:] if "live" not in frame[:8]]
        assert heard[0] == "43", heard


def test_a_flood_is_told_to_wait_and_nobody_else_is_slowed(room: Running) -> None:
    """R8: `too_many` says after how long; then the same is accepted. It is by person."""
    ana, ben = room.come("Ana"), room.come("Ben")
    answers = []
    for n in range(4 * BURST):
        line_number = 1000 + n
        ana._send(f'42{line_number}["writing",{{"on":true}}]')
    ana.until(lambda: sum(frame.startswith("43") for frame in ana.frames) >= 4 * BURST)
    for frame in ana.frames:
        if frame.startswith("43"):
            answers.append(json.loads(frame[frame.index("[") :])[0])
    refused = [answer for answer in answers if not answer["ok"]]
    assert {answer["code"] for answer in refused} == {"too_many"}
    assert {answer["retry_after"] for answer in refused} == {1}
    assert BURST <= len(answers) - len(refused) < 3 * BURST
    assert ben.ask("raise_hand")["ok"]
    data = {"stage": ana.view["current"], "prompt": "q1", "text": "kept"}
    end = time.monotonic() + 10
    while not (answer := ana.command("sent-again", "add_idea", data))["ok"]:
        assert (answer["code"], time.monotonic() < end) == ("too_many", True)
        time.sleep(answer["retry_after"])
    ana.until(lambda: [idea["text"] for idea in ana.mine["ideas"].values()] == ["kept"])


def test_what_happens_in_one_workshop_is_heard_in_no_other(house: House, room: Running) -> None:
    """Two rooms of one facilitator on one server; the same words in both."""
    other = house.running("gather", title="Another room")
    ana, ben = room.come("Ana"), other.come("Ben")
    other.settle()
    start = {person: len(person.frames) for person in other.everybody()}
    room.idea(ana, "quince canary")
    room.desk.do("reveal_ideas", stage=room.desk.view["current"])
    ana.tell("writing", {"on": True})
    room.go("narrow")
    room.idea(ana, "medlar canary")
    room.settle()
    other.idea(ben, "sorrel canary")
    other.settle()
    for person in other.everybody():
        heard = "\n".join(person.frames[start[person] :])
        assert ("quince" in heard, "medlar" in heard, ana.participant in heard) == (False,) * 3
        for event, data in messages(person, start[person]):
            assert data.get("writing", 0) == 0, event
    for person in room.everybody():
        assert "sorrel" not in "\n".join(person.frames)
    assert other.desk.view["current"] != room.desk.view["current"]


def test_two_lines_of_one_person_are_one_person(room: Running) -> None:
    """Both hear what either does, and the room counts one."""
    ana = room.come("Ana")
    other = Person(room.led.base, ana.token)
    room.come("Ben")
    idea = room.idea(ana, "written on the phone")
    other.until(lambda: idea in other.mine["ideas"], "the idea on the other device")
    room.desk.until(lambda: live(room.desk)["present"] == 2, "two people")
    other.close()
    ana.do("withdraw_idea", idea=idea)
    room.come("Cho")
    room.desk.until(lambda: live(room.desk)["present"] == 3, "three people")
    assert room.desk.view["counts"]["joined"] == 3
