"""What a facilitator takes along, from a real server: documents, results, archive, outcome page."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.integration.live.house import House, Running
from tests.people import PASSWORD, Answer, Visitor
from workshop.settings import ROOT
from workshop.store.chain import StoredEvent, verify

#: Names and words that occur nowhere else, so that a leak can be searched for.
ANA, BEN = "Anaximandra Zykan", "Benvolio Quarx"
SEEN, UNSEEN, QUESTION = "quince shown to all", "medlar kept hidden", "does sorrel promise too much"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture(scope="module")
def room(house: House) -> Running:
    """A workshop in the middle of its vote: two have voted, authors are hidden."""
    room = house.running("gather", title="Service desk: day & night")
    ana, ben = room.come(ANA), room.come(BEN, "g2")
    ideas = [room.idea(ana, SEEN), room.idea(ben, UNSEEN)]
    room.desk.do("hide_idea", idea=ideas[1], reason="twice")
    room.desk.do("reveal_ideas", stage=room.desk.view["current"])
    room.go("draft")
    candidate = room.candidate(ana, "To keep every colleague working", cites=ideas[:1])
    room.candidate(ben, "To serve")
    room.go("discuss")
    room.comment(ben, candidate, QUESTION)
    room.go("vote")
    room.open_round()
    scores = {option: 5 if option == candidate else 1 for option in room.desk.view["candidates"]}
    for person in (ana, ben):
        round_ = next(iter(room.desk.view["rounds"]))
        person.do("cast_ballot", round=round_, ballot={"scores": scores})
    return room


def make(room: Running, kind: str, *, comments: bool = False) -> Any:
    answer = room.led.facilitator.send(
        "POST",
        room.led.boot["urls"]["documents"],
        {"kind": kind, "comments": comments},
        room.led.boot["csrf"],
    )
    assert answer.status == 201, answer.text
    return answer.json()["document"]


def words_of(answer: Answer) -> str:
    """What a Word file says, tables too."""
    document = docx.Document(io.BytesIO(answer.body))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_a_document_is_made_while_people_vote_and_kept_for_download(
    house: House, room: Running
) -> None:
    """Half-way: it says so. Its name is the workshop's, and the file is the owner's alone."""
    made = make(room, "full")
    assert made["name"].startswith("Service desk day & night, full, 20")
    listed = room.led.facilitator.get(room.led.boot["urls"]["documents"]).json()["documents"]
    assert listed[0] == made
    answer = room.led.facilitator.get(made["url"])
    assert (answer.status, answer.headers["Content-Type"]) == (200, WORD)
    assert answer.headers["Content-Disposition"].startswith(
        'attachment; filename="Service desk day & night, full, 20'
    )
    assert len(answer.body) == made["size"]
    said = words_of(answer)
    assert "Mission: not yet agreed" in said
    assert "The room is voting now." in said
    assert "This vote is open. Its result shows when it closes." in said
    file = house.data / "exports" / made["name"]
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir() if path.name.startswith(".")] == []


def test_a_second_document_does_not_replace_the_first(room: Running) -> None:
    """Both stay in the list, under names that differ."""
    first, second = make(room, "short"), make(room, "short")
    assert second["name"] == first["name"].replace(".docx", " 2.docx")


def test_no_document_holds_what_is_hidden_comments_only_if_asked(room: Running) -> None:
    """R7: authors, a hidden idea, the ballots of the open vote."""
    plain = words_of(room.led.facilitator.get(make(room, "full")["url"]))
    asked = words_of(room.led.facilitator.get(make(room, "full", comments=True)["url"]))
    ids = [guest.participant for guest in room.guests]
    for said in (plain, asked):
        assert SEEN in said
        assert [secret for secret in (ANA, BEN, UNSEEN, *ids) if secret in said] == []
    assert QUESTION not in plain
    assert QUESTION in asked


def test_only_the_facilitator_gets_any_of_it(room: Running) -> None:
    """Neither a participant with a cookie nor a stranger; and no request without its token."""
    urls = room.led.boot["urls"]
    made = make(room, "short")
    stranger, guest = Visitor(room.led.base), room.guests[0].pages
    for visitor in (stranger, guest):
        for name in ("documents", "archive", "results"):
            answer = visitor.get(urls[name])
            assert (answer.status, answer.json()["code"]) == (403, "signed_out")
        assert WORD not in str(visitor.get(made["url"]).headers)
    forged = room.led.facilitator.send("POST", urls["documents"], {"kind": "short"})
    assert (forged.status, forged.json()["code"]) == (403, "stale_page")


@pytest.mark.parametrize(
    ("data", "field"),
    [({"kind": "poster"}, "kind"), ({"kind": "full", "comments": "yes"}, "comments"), ([], None)],
)
def test_an_order_that_makes_no_sense_is_refused(
    room: Running, data: Any, field: str | None
) -> None:
    """It says which field, and nothing is made."""
    answer = room.led.facilitator.send(
        "POST", room.led.boot["urls"]["documents"], data, room.led.boot["csrf"]
    )
    assert (answer.status, answer.json()["ok"], answer.json().get("field")) == (400, False, field)


def test_the_page_of_documents_works_without_any_script(room: Running) -> None:
    """A form, a list, and the links to everything else."""
    path = f"/w/{room.code}/documents"
    answer = room.led.facilitator.post(path, {"kind": "short"})
    assert (answer.status, answer.url) == (200, room.led.base + path)
    assert "The document is ready to download." in answer.text
    assert "Service desk day &amp; night, short" in answer.text
    assert room.led.facilitator.post(path, {"kind": "poster"}).status == 400


def test_results_as_csv_hold_no_number_of_the_open_vote(room: Running) -> None:
    """One row: a vote is open."""
    answer = room.led.facilitator.get(room.led.boot["urls"]["results"])
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    head, row = answer.body.decode("utf-8-sig").splitlines()
    assert len(head.split(",")) == len(row.split(","))
    assert ",vote,mission,score,secret,open," in row


def test_the_archive_as_json_verifies_and_says_nobody_who_is_hidden(room: Running) -> None:
    """The whole log with its chain; who wrote what, and all names, are withheld."""
    answer = room.led.facilitator.get(room.led.boot["urls"]["archive"])
    assert answer.headers["Content-Type"] == "application/json"
    found = answer.json()
    rows = [
        StoredEvent(
            **{name: event[name] for name in ("version", "at", "kind", "format")},
            **event["sealed"],
        )
        for event in found["events"]
    ]
    head = (found["log"]["version"], found["log"]["digest"])
    verdict = verify(found["workshop"]["id"], rows, head)
    assert (verdict.fault, verdict.events) == (None, len(rows))
    assert [name for name in (ANA, BEN) if name in answer.text] == []
    known = [guest.participant for guest in room.guests]
    tells = [
        event["kind"]
        for event in found["events"]
        if any(person in json.dumps(event["data"]) for person in known)
    ]
    assert tells == ["participant_joined", "participant_joined"]
    assert SEEN in answer.text
    assert "ballot_cast" not in answer.text


def test_the_archive_names_authors_where_everybody_saw_them(house: House) -> None:
    """Nothing is withheld then."""
    room = house.running("gather", names="shown")
    ana = room.come(ANA)
    room.idea(ana, SEEN)
    found = room.led.facilitator.get(room.led.boot["urls"]["archive"]).json()
    (written,) = [event for event in found["events"] if event["kind"] == "idea_added"]
    assert written["data"]["author"] == ana.participant
    assert [person["name"] for person in found["participants"]] == [ANA]


def test_the_outcome_page_follows_the_room_and_is_open_to_whoever_has_its_link(
    house: House,
) -> None:
    """Before the start, in the middle, and after the close with the way to the replay."""
    led = house.facilitator.create(title="Outcome of the day")
    anyone = Visitor(led.base)
    urls = led.boot["urls"]
    path, reachable = urls["outcome"], urls["join"].partition("/j/")[0]
    assert urls["outcome_link"] == reachable + path, "as the link to join"
    assert urls["replay_link"] == f"{reachable}{path}/replay"
    assert "The workshop has not started yet." in anyone.get(path).text
    room = Running(led, "draft")
    ana = room.come(ANA)
    room.candidate(ana, "To keep every colleague working")
    page = anyone.get(path)
    assert (page.status, "To keep every colleague working" in page.text) == (200, True)
    assert ANA not in page.text
    assert f"{path}/replay" not in page.text
    room.desk.do("finish_workshop")
    assert f'href="{path}/replay"' in anyone.get(path).text
    assert anyone.get("/outcome/nobody-has-this-key").status == 404


def run(house: House, *words: str) -> subprocess.CompletedProcess[str]:
    """A word of run.py on the same data, while the server runs."""
    return run_on(house.data, *words)


def run_on(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A word of run.py on this folder."""
    kept = {n: v for n, v in os.environ.items() if not n.startswith("WORKSHOP_")}
    return subprocess.run(
        [sys.executable, str(ROOT / "run.py"), *words],
        env={**kept, "WORKSHOP_DATA": str(data)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_run_py_exports_a_workshop_by_its_code(house: House, room: Running) -> None:
    """Into the folder of exports, listed on the page too."""
    done = run(house, "export", room.code, "--full")
    assert (done.returncode, done.stderr) == (0, "")
    listed = room.led.facilitator.get(room.led.boot["urls"]["documents"]).json()["documents"]
    assert str(house.data / "exports" / listed[0]["name"]) in done.stdout
    missing = run(house, "export", "NOSUCHCD")
    assert missing.returncode == 1
    assert "There is no workshop with the code NOSUCHCD." in missing.stderr


def test_run_py_prints_a_link_that_lets_the_facilitator_in_again(house: House) -> None:
    """At the address of the server that runs; for an unknown address it says whom it knows."""
    done = run(house, "facilitator")
    assert (done.returncode, done.stderr) == (0, "")
    link = done.stdout.splitlines()[0]
    assert link.startswith(f"{house.url}/welcome/")
    assert "Choose a new password" in Visitor(house.url).get(link).text
    unknown = run(house, "facilitator", "nobody@example.org")
    assert unknown.returncode == 1
    assert "python3 run.py facilitator ada@example.org" in unknown.stderr
    assert "run.py facilitator --new" in unknown.stderr


def test_a_second_facilitator_gets_in_by_a_link_of_their_own(house: House) -> None:
    """With an account and workshops of their own; a taken address does not use the link up."""
    done = run(house, "facilitator", "--new")
    assert (done.returncode, done.stderr) == (0, "")
    link, said = done.stdout.splitlines()
    assert said == "It works once, for a day, and makes a new account."
    bo = Visitor(house.url)
    path = link.removeprefix(house.url)
    fields = {"name": "Bo", "email": "ada@example.org", "password": PASSWORD}
    assert bo.post(path, fields).status == 409
    page = bo.post(path, {**fields, "email": "bo@example.org"})
    assert (page.status, page.url) == (200, f"{house.url}/")
    assert Visitor(house.url).get(path).status == 410


def test_without_a_server_the_link_says_how_to_start_one(tmp_path: Path) -> None:
    """Also where one ran before, at an address that answers no longer."""
    (tmp_path / "server.lock").write_text("http://localhost:5290 (process 7)\n")
    done = run_on(tmp_path, "facilitator")
    assert (done.returncode, done.stderr) == (0, "")
    first, then, link, *_ = done.stdout.splitlines()
    assert (first, then) == (
        "No server is running here. Start it with: python3 run.py",
        "Then open:",
    )
    assert link.startswith("http://localhost:5000/welcome/")


def test_the_archive_is_plain_json(room: Running) -> None:
    """Any program reads it."""
    body = room.led.facilitator.get(room.led.boot["urls"]["archive"]).body
    assert json.loads(body)["format"] == "lodestar archive"
