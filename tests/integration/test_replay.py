"""The replay's pages: who may open them and when, and that they hold nothing people didn't see."""

from __future__ import annotations

import gzip
import json
from typing import Any
from urllib.request import Request, urlopen

import pytest

from tests.integration.live.house import House
from tests.people import Answer, Facilitator, Led, Person, Visitor


@pytest.fixture
def ada(house: House) -> Facilitator:
    """The facilitator of a running server."""
    return house.facilitator


def come_in(led: Led, name: str) -> tuple[Visitor, Person]:
    """Somebody joins by the page, so that the browser remembers them."""
    visitor = Visitor(led.base)
    visitor.post(f"/j/{led.code}", {"name": name, "group": "g1"})
    boot = visitor.get(f"/w/{led.code}").boot
    return visitor, Person(led.base, boot["token"], boot["participant"])


def timeline(visitor: Visitor, path: str) -> Any:
    answer = visitor.get(f"{path}.json")
    assert answer.status == 200, answer.text
    return answer.json()


def refusal(answer: Answer) -> tuple[int, bool]:
    """The status, and whether the page says when to come back."""
    return answer.status, "The replay opens when the workshop is over." in answer.text


def test_a_replay_opens_for_the_facilitator_at_once_and_for_all_others_at_the_end(
    ada: Facilitator,
) -> None:
    """Participants, and the outcome's link, wait until it is over; strangers never see it."""
    led = ada.create()
    desk = led.desk()
    page, outcome = f"/w/{led.code}/replay", f"{led.boot['urls']['outcome']}/replay"
    anas_browser, _ana = come_in(led, "Ana")
    desk.do("start_workshop")

    assert timeline(ada, page)["begin_version"] == 3
    assert ada.get(page).boot["urls"] == {"data": f"{page}.json", "back": f"/w/{led.code}/lead"}
    for path in (page, f"{page}.json"):
        assert refusal(anas_browser.get(path)) == (409, True)
    for path in (outcome, f"{outcome}.json"):
        assert refusal(Visitor(led.base).get(path)) == (409, True)
    stranger = Visitor(led.base)
    assert "/sign-in" in stranger.get(page).url
    assert stranger.get(f"{page}.json").status == 404

    desk.do("finish_workshop")
    seen = timeline(ada, page)
    assert seen["transcript"][-1]["text"] == "The workshop ends"
    assert timeline(anas_browser, page) == seen
    assert anas_browser.get(page).boot["urls"]["back"] == f"/w/{led.code}"
    assert timeline(Visitor(led.base), outcome) == seen
    assert stranger.get(f"{page}.json").status == 404
    assert Visitor(led.base).get("/outcome/no-such-key-no-such-key/replay").status == 404


def test_who_was_removed_sees_no_replay(ada: Facilitator) -> None:
    """Nor does the facilitator of another workshop."""
    led = ada.create()
    desk = led.desk()
    browser, person = come_in(led, "Ben")
    desk.do("start_workshop")
    desk.do("remove_participant", participant=person.participant)
    desk.do("finish_workshop")
    assert "/sign-in" in browser.get(f"/w/{led.code}/replay").url
    assert browser.get(f"/w/{led.code}/replay.json").status == 404


def test_what_was_hidden_then_is_not_in_the_answer(ada: Facilitator) -> None:
    """Ideas that were never revealed or hidden, authors, single ballots, a cancelled vote."""
    led = ada.create()
    desk, (_, ana), (_, ben) = led.desk(), come_in(led, "Canary-Ana"), come_in(led, "Canary-Ben")
    gather, narrow = desk.stage("gather"), desk.stage("narrow")
    prompt = min(desk.view["agenda"][gather]["prompts"])
    desk.do("start_workshop")
    desk.do("open_stage", stage=gather)
    for person, text in ((ana, "Nurses on night shift"), (ben, "New colleagues"), (ben, "Canary")):
        person.do("add_idea", stage=gather, prompt=prompt, text=text)
    ideas = {idea["text"]: key for key, idea in desk.view["ideas"].items()}
    desk.do("hide_idea", idea=ideas["Canary"], reason="Canary reason")
    desk.do("reveal_ideas", stage=gather)
    ana.do("add_idea", stage=gather, prompt=prompt, text="After the reveal")
    desk.do("open_stage", stage=narrow)
    desk.do("open_round", stage=narrow)
    (open_round,) = desk.view["rounds"]
    ana.do("cast_ballot", round=open_round, ballot={"dots": {ideas["New colleagues"]: 2}})
    desk.do("cancel_round", round=open_round)
    desk.do("finish_workshop")

    answer = ada.get(f"/w/{led.code}/replay.json")
    secrets = ["Canary", ana.participant, ben.participant, ana.token, '"tally"', '"ballots"']
    assert [secret for secret in secrets if secret in answer.text] == []
    lines = [line["text"] for line in answer.json()["transcript"]]
    assert [line for line in lines if "idea" in line.lower()] == [
        "Gather ideas",
        "3 ideas were written",
        "2 ideas are revealed: Gather ideas",
        "Idea: “After the reveal”",
    ]
    assert answer.json()["names"] == {}


def test_names_come_along_where_they_were_shown(ada: Facilitator) -> None:
    """The log holds ids alone."""
    led = ada.create(names="shown")
    desk, (_, ana) = led.desk(), come_in(led, "Ana")
    gather = desk.stage("gather")
    desk.do("start_workshop")
    desk.do("open_stage", stage=gather)
    prompt = min(desk.view["agenda"][gather]["prompts"])
    ana.do("add_idea", stage=gather, prompt=prompt, text="Nurses")
    desk.do("reveal_ideas", stage=gather)
    seen = timeline(ada, f"/w/{led.code}/replay")
    assert seen["names"] == {ana.participant: "Ana"}
    (idea,) = seen["frames"][-1]["patch"]["ideas"].values()
    assert idea["author"] == ana.participant


def test_the_answer_is_compressed_and_always_of_the_newest_version(ada: Facilitator) -> None:
    """It is made once a version; whoever can't read gzip gets it plain."""
    led = ada.create()
    desk = led.desk()
    desk.do("start_workshop")
    path = f"/w/{led.code}/replay"
    before = timeline(ada, path)
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in ada.cookies)
    headers = {"Accept-Encoding": "gzip", "Cookie": cookies}
    with urlopen(Request(f"{led.base}{path}.json", headers=headers), timeout=30) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert json.loads(gzip.decompress(answer.read())) == before
    desk.do("pause_timer")
    after = timeline(ada, path)
    assert after["version"] == before["version"] + 1
    assert after["transcript"][-1]["text"] == "The timer is paused"
