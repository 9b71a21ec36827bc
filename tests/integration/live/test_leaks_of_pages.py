"""R7 for pages, interfaces, replay and exports: what was hidden in the room is hidden there too."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from zipfile import ZipFile

import pytest

from tests.integration.live.house import PIECES, Guest, House, Running, keys
from tests.people import Answer, Visitor

ANA, BEN = "Anaximandra Zykan", "Benvolio Yllor"
#: Texts that the room never saw, by who may see them.
UNREVEALED = ["quince idea", "quince edited"]
HIDDEN = ["medlar idea", "medlar reason"]
WITHDRAWN = ["damson idea"]
#: What the room read for a while, and a replay of that while shows: later hidden, withdrawn.
FOR_A_WHILE = ["medlar comment", "damson comment"]
BALLOT = "sorrel reason"


@dataclass
class Past:
    """A workshop in which everything that could leak was written, and somebody who was there."""

    room: Running
    ana: Guest
    ben: Guest
    ids: list[str]

    @property
    def stranger(self) -> Visitor:
        return Visitor(self.room.led.base)

    @property
    def never(self) -> list[str]:
        """What no page for participants, no replay and no document may hold."""
        people = [self.ana.participant, self.ben.participant, "Anaximandra", "Benvolio"]
        return [*UNREVEALED, *HIDDEN, *WITHDRAWN, BALLOT, *people, *self.ids]


def write(house: House) -> Past:
    """A room with hidden authors, an unrevealed stage of ideas, hidden texts, and an open round."""
    room = house.running("gather")
    ana, ben = room.come(ANA), room.come(BEN, "g2")
    shown, hidden = room.idea(ana, "an idea for the wall"), room.idea(ben, HIDDEN[0])
    gone = room.idea(ana, WITHDRAWN[0])
    ana.do("withdraw_idea", idea=gone)
    room.desk.do("hide_idea", idea=hidden, reason=HIDDEN[1])
    gather = room.desk.view["current"]
    room.desk.do("reveal_ideas", stage=gather)
    asked = {"id": "q9", "aspect": "what", "text": "More?"}
    new = {"stage_kind": "gather", "title": "More", "minutes": 5, "part": "mission", "over": ""}
    room.desk.do("add_stage", **new, after=gather, prompts=[asked])
    agenda = room.desk.view["agenda"]
    (more,) = (key for key, stage in agenda.items() if stage["title"] == "More")
    room.desk.do("open_stage", stage=more)
    ana.do("add_idea", stage=more, prompt="q9", text=UNREVEALED[0])
    secret = max(ana.mine["ideas"], key=lambda key: ana.mine["ideas"][key]["order"])
    ana.do("edit_idea", idea=secret, text=UNREVEALED[1])
    room.go("draft")
    first = room.candidate(ana, "To help", cites=[shown, secret])
    room.candidate(ben, "To serve")
    room.go("discuss")
    room.comment(ben, first, "a question of his")
    withdrawn = room.comment(ben, first, FOR_A_WHILE[1])
    ben.do("withdraw_comment", comment=withdrawn)
    room.desk.do(
        "hide_comment", comment=room.comment(ben, first, FOR_A_WHILE[0]), reason="off topic"
    )
    other = [{"role": "purpose", "text": "To help everybody"}, PIECES[1]]
    ben.do("propose_amendment", candidate=first, base=1, pieces=other, why="for all")
    room.go("word")
    room.final(first)
    ana.do("request_word", part="mission", phrase="help", suggestion="serve")
    room.go("ratify")
    return Past(room, ana, ben, [secret, hidden, gone])


def vote(past: Past, *, close: bool) -> None:
    round_id = past.room.open_round()
    past.ana.do("cast_ballot", round=round_id, ballot={"step": "wholehearted", "reason": ""})
    ballot = {"step": "disagree", "reason": BALLOT}
    past.ben.do("cast_ballot", round=round_id, ballot=ballot)
    if close:
        past.room.close_round(round_id)


@pytest.fixture(scope="module")
def open_vote(house: House) -> Past:
    past = write(house)
    vote(past, close=False)
    past.room.settle()
    return past


@pytest.fixture(scope="module")
def over(house: House) -> Past:
    past = write(house)
    vote(past, close=True)
    past.room.desk.do("adopt_text", part="mission", reason="we go on with it")
    past.room.go("close")
    past.room.desk.do("finish_workshop")
    return past


def held(answer: Answer, canaries: list[str]) -> list[str]:
    """The canaries that an answer holds: as it is, unpacked where it is packed, in its headers."""
    text = answer.text
    if answer.body[:2] == b"PK":
        with ZipFile(io.BytesIO(answer.body)) as packed:
            text = "\n".join(
                packed.read(name).decode("utf-8", "replace") for name in packed.namelist()
            )
    text += str(answer.headers)
    return [canary for canary in canaries if canary in text]


def urls_of(past: Past) -> dict[str, str]:
    boot, code = past.room.led.boot, past.room.code
    urls: dict[str, str] = boot["urls"]
    return {
        "participant": f"/w/{code}",
        "join": f"/j/{code}",
        "code": f"/join?code={code}",
        "screen": urls["screen"],
        "outcome": urls["outcome"],
        "outcome's replay": f"{urls['outcome']}/replay",
        "outcome's replay data": f"{urls['outcome']}/replay.json",
        "replay": f"/w/{code}/replay",
        "replay data": f"/w/{code}/replay.json",
        "lead": f"/w/{code}/lead",
        "plan": f"/w/{code}/plan",
        "documents": f"/w/{code}/documents",
        "list of documents": urls["documents"],
        "table": urls["results"],
        "archive": urls["archive"],
    }


@pytest.mark.parametrize("moment", ["open_vote", "over"])
def test_no_page_and_no_interface_tells_others_what_was_hidden(
    moment: str, request: pytest.FixtureRequest
) -> None:
    """R7: every address there is, asked by somebody else who was there and by a stranger."""
    past: Past = request.getfixturevalue(moment)
    cho = past.room.led.join("Cho") if moment == "open_vote" else None
    reasons = [BALLOT] if moment == "over" else []  # printed without a name, as the field said
    for visitor in (past.ben.pages, past.stranger):
        own = [past.ben.participant] if visitor is past.ben.pages else []
        never = [canary for canary in past.never if canary not in (*own, *reasons)]
        for name, path in urls_of(past).items():
            answer = visitor.get(path)
            assert answer.status < 500, name
            assert held(answer, never) == [], name
            assert "replay" in name or held(answer, FOR_A_WHILE) == [], name
    assert cho is None or held_in("\n".join(cho.frames), past.never) == []


def held_in(text: str, canaries: list[str]) -> list[str]:
    return [canary for canary in canaries if canary in text]


@pytest.mark.parametrize("moment", ["open_vote", "over"])
def test_the_replay_shows_what_people_could_see_and_no_more(
    house: House, moment: str, request: pytest.FixtureRequest
) -> None:
    """R7: the facilitator's too; no author, no ballot, no tally of an open round."""
    past: Past = request.getfixturevalue(moment)
    answer = house.facilitator.get(urls_of(past)["replay data"])
    reasons = [BALLOT] if moment == "over" else []
    assert held(answer, [canary for canary in past.never if canary not in reasons]) == []
    found = set(keys(answer.json()))
    assert {"author", "mine"} & found == set()
    assert answer.json().get("names", {}) == {}
    assert ("tally" in found) == (moment == "over")
    assert held(answer, ["an idea for the wall", "a question of his"]) != []


@pytest.mark.parametrize("moment", ["open_vote", "over"])
@pytest.mark.parametrize("kind", ["short", "full"])
def test_the_word_document_tells_nothing_that_was_hidden(
    house: House, moment: str, kind: str, request: pytest.FixtureRequest
) -> None:
    """R7: in no part of the file, comments included; half-way, and at the end."""
    past: Past = request.getfixturevalue(moment)
    documents = urls_of(past)["list of documents"]
    body, csrf = {"kind": kind, "comments": kind == "full"}, past.room.led.boot["csrf"]
    made = house.facilitator.send("POST", documents, body, csrf=csrf)
    assert made.status == 201, made.text
    file = house.facilitator.get(made.json()["document"]["url"])
    never = [canary for canary in past.never if moment == "open_vote" or canary != BALLOT]
    assert held(file, [*never, *FOR_A_WHILE]) == []
    assert held(file, ["To help"]) == ["To help"]
    if kind == "full":
        assert held(file, ["a question of his"]) == ["a question of his"]


@pytest.mark.parametrize("moment", ["open_vote", "over"])
def test_table_and_archive_tell_nothing_that_was_hidden(
    house: House, moment: str, request: pytest.FixtureRequest
) -> None:
    """R7: the table like the document; the archive is the facilitator's own record, so it has the
    texts that only they saw, and says of nothing who wrote it."""
    past: Past = request.getfixturevalue(moment)
    never = [canary for canary in past.never if moment == "open_vote" or canary != BALLOT]
    assert held(house.facilitator.get(urls_of(past)["table"]), [*never, *FOR_A_WHILE]) == []
    archive = house.facilitator.get(urls_of(past)["archive"])
    ballots = [BALLOT] if moment == "open_vote" else []
    assert held(archive, ["Anaximandra", "Benvolio", *ballots]) == []
    assert held(archive, UNREVEALED) == UNREVEALED
    events = archive.json()["events"]
    kinds = {"idea_added", "candidate_proposed", "comment_added", "word_requested"}
    assert {event["kind"] for event in events} >= kinds
    for event in events:
        if event["kind"] != "participant_joined":
            said = json.dumps(event)
            assert past.ana.participant not in said, event["kind"]
            assert past.ben.participant not in said, event["kind"]
    assert BALLOT not in "\n".join(house.server.lines)
