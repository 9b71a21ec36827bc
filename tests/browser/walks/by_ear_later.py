"""Walk 7, the second half: from a mission of one's own to the agreement."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.walks.by_ear import MY_IDEA
from tests.browser.walks.listener import Listener

MY_PURPOSE = "To keep every colleague working"


def proposes_a_mission(ana: Listener) -> None:
    """Purpose and objectives are fields of their own; moving one says where it is now."""
    page, reader = ana.page, ana.reader
    ana.moves_on("draft", "Draft")
    reader.settles(reader.headings, ["1: Draft", "2: Why are we here, and how do we work?"])
    reader.settles(
        lambda: reader.controls()[2:],
        [
            "DisclosureTriangle: What the room put first, expanded",
            "textbox: Purpose, (One sentence: what do we work to achieve?)",
            "textbox: Objective 1",
            "button: Move objective 1 up, unavailable",
            "button: Move objective 1 down",
            "button: Remove objective 1",
            "textbox: Objective 2",
            "button: Move objective 2 up",
            "button: Move objective 2 down, unavailable",
            "button: Remove objective 2",
            "button: Add an objective",
            "button: Not this time",
            "button: Propose this mission",
        ],
    )
    reader.settles(lambda: str(reader.tree().find("group", "Objectives")), "group: Objectives")
    asks_what_a_purpose_is(ana)
    ana.write("Purpose", MY_PURPOSE)
    ana.write("Objective 1", "fixing causes")
    ana.write("Objective 2", "listening first")
    assert reader.heard() == ""
    ana.press("Move objective 2 up")
    reader.hears("Objective 1 of 2")
    ana.stands_at("Move objective 1 up")
    page.locator("summary", has_text="Which ideas").press("Enter")
    tick = page.get_by_role("checkbox", name=MY_IDEA)
    tick.press("Space")
    # With its dots in between.
    ticked = re.compile(rf"checkbox: {MY_IDEA} \d dots yours, checked")
    reader.settles(lambda: any(ticked.fullmatch(one) for one in reader.controls()), True)
    ana.press("Propose this mission")
    reader.hears("Candidate stored.")
    ana.stands_at("Yours")
    ana.room.candidate(ana.ben, "To be the calm place to turn to")
    expect(page.get_by_role("article", name="Candidate 2")).to_be_visible()
    reader.settles(
        reader.headings,
        [
            "1: Draft",
            "2: Yours",
            "3: Candidate 1 · version 1 · from 1 idea",
            "2: From the others",
            "3: Candidate 2 · version 1",
        ],
    )
    mine = reader.tree().find("article", "Candidate 1")
    assert mine.items() == ["listening first", "fixing causes"]
    assert reader.heard() == ""


def asks_what_a_purpose_is(ana: Listener) -> None:
    """A question is a button that says whether its answer is there; the answer follows, by name."""
    reader, question = ana.reader, "What is a purpose?"

    def asked() -> list[str]:
        return [said for said in reader.tree().every("button") if question in said]

    reader.settles(asked, [f"button: {question}, collapsed"])
    ana.press(question)
    reader.settles(asked, [f"button: {question}, expanded"])
    told = reader.tree().find("region", question)
    assert told.text().startswith("A purpose says in one sentence what you work to achieve")
    ana.stands_at(question)
    ana.page.keyboard.press("Escape")
    reader.settles(asked, [f"button: {question}, collapsed"])
    ana.stands_at(question)
    assert reader.heard() == ""


def talks_about_candidates(ana: Listener) -> None:
    """A thread is a list in a list; whoever answers stays where they were."""
    page, reader = ana.page, ana.reader
    ana.moves_on("discuss", "Discuss")
    page.get_by_role("article", name="Candidate 2").get_by_role("button", name="Comment").press(
        "Enter"
    )
    ana.stands_at("Candidate 2 · version 1")
    reader.settles(
        reader.headings,
        [
            "1: Discuss",
            "2: Candidate 2 · version 1",
            "3: Comments",
        ],
    )
    field = page.get_by_role("textbox", name="Your comment")
    field.press_sequentially("Who picks up ")
    other = other_candidate(ana)
    comment = ana.room.comment(ana.cho, other, "Calm for whom?")
    ana.room.comment(ana.ben, other, "For those who call.", comment)
    expect(page.get_by_text("For those who call.")).to_be_visible()
    page.keyboard.type("after six?")
    assert reader.heard() == ""
    expect(field).to_have_value("Who picks up after six?")
    page.keyboard.press("Control+Enter")
    reader.hears("Comment stored.")
    expect(field).to_be_focused()
    threads = [
        "Who picks up after six? yours Withdraw Answer",
        "Calm for whom? Answer For those who call.",
        "For those who call.",
    ]
    reader.settles(lambda: reader.tree().find("region", "Comments").items(), threads)
    thread = page.get_by_role("listitem").filter(has_text="Calm for whom?").first
    answer = thread.get_by_role("button", name="Answer")
    reader.settles(lambda: "button: Answer, (Calm for whom?)" in reader.controls(), True)
    answer.press("Enter")
    expect(thread.get_by_role("textbox", name="Your answer")).to_be_focused()
    page.keyboard.type("For all of us.")
    page.keyboard.press("Control+Enter")
    reader.hears("Answer stored.")
    expect(answer).to_be_focused()
    ana.press("All")
    ana.stands_at("What do you not understand yet?")


def other_candidate(ana: Listener) -> str:
    """The one of Ben's."""
    return str(ana.ben.mine["candidates"][-1])


def first_candidate(ana: Listener) -> str:
    """Ana's own."""
    known = ana.room.desk.view["candidates"]
    return next(key for key, each in known.items() if each["number"] == 1)


def looks_up_and_raises_a_hand(ana: Listener) -> None:
    """All else is silent then; the hand's place in the queue is said."""
    page, reader = ana.page, ana.reader
    page.get_by_role("button", name="I am done").focus()
    ana.room.desk.do("start_look_up", over="candidate", item=other_candidate(ana))
    reader.hears("Look up.")
    reader.settles(
        reader.headings,
        [
            "2: Look up: the room is talking about this. Nothing you wrote is lost.",
            "3: Candidate 2 · version 1",
        ],
    )
    reader.settles(reader.controls, ["button: Raise my hand"])
    ana.press("Raise my hand")
    reader.hears("Your hand is up. You are number 1 in the queue.")
    reader.settles(reader.controls, ["button: Lower my hand"])
    ana.press("Lower my hand")
    reader.hears("Your hand is down.")
    ana.room.desk.do("end_look_up")
    reader.hears("Back to your page.")
    ana.stands_at("I am done")


def scores_the_candidates(ana: Listener) -> None:
    """One candidate a page, a radio group named by question and candidate; then all scores."""
    page, reader = ana.page, ana.reader
    ana.moves_on("vote", "Vote")
    round_id = ana.vote_opens()
    question = "How well does this say why we are here?"
    none = ("0 not at all", "1", "2", "3", "4", "5 completely")
    heading = page.get_by_role("heading", level=2)
    for score, on in (("5", "Next candidate"), ("2", "See all my scores")):
        name = heading.inner_text()
        group = f"radiogroup: {question} {name}"
        reader.settles(lambda: str(reader.tree().find("radiogroup")), group)
        assert reader.tree().every("radio") == [f"radio: {n}, not checked" for n in none]
        page.get_by_role("radio", name=score).press("Space")
        reader.hears("Your vote is stored.")
        ana.press(on)
        expect(heading).not_to_have_text(name)
        expect(heading).to_be_focused()
    expect(heading).to_have_text("Your scores")

    def given() -> list[str]:
        return sorted(said[-1] for said in reader.controls() if "Your score:" in said)

    reader.settles(given, ["2", "5"])
    ana.press("I am done")
    ana.stands_at("Stored. 1 of 3 has voted.")
    scores = {ana.ben.mine["candidates"][0]: 1, first_candidate(ana): 5}
    for voter in (ana.ben, ana.cho):
        voter.do("cast_ballot", round=round_id, ballot={"scores": scores})
    ana.vote_closes(round_id)
    reader.settles(lambda: reader.headings()[:2], ["1: Vote", "2: What the room chose"])
    rows = ana.table("Points, and support (a score of 3 or more)")
    assert rows[0][:3] == ["Item", "Points", "Support"]
    assert sorted(row[0] for row in rows[1:]) == ["Candidate 1", "Candidate 2"]


def asks_for_another_word(ana: Listener) -> None:
    """Words that are typed elsewhere are not read out; a version is."""
    page, reader = ana.page, ana.reader
    ana.moves_on("word", "Final words")
    desk = ana.room.desk
    typed = [dict(piece) for piece in desk.view["finals"]["mission"]["pieces"]]
    for letters in (" and", " and night"):
        pieces = [{key: piece[key] for key in ("id", "role", "text")} for piece in typed]
        pieces[0]["text"] += letters
        desk.tell("typing", {"part": "mission", "base": 1, "pieces": pieces})
        expect(page.get_by_text("Being typed now")).to_be_visible()
    assert reader.heard() == ""
    page.get_by_role("textbox", name="The words as they stand").fill("x" * 190)
    reader.hears("10 characters left")
    ana.page.get_by_role("textbox", name="The words as they stand").fill("colleague")
    ana.write("What should stand there", "person")
    ana.press("Send this change")
    reader.hears("Change stored.")
    desk.tell("typing", {"part": "mission", "base": 1, "pieces": []})
    desk.do("offer_version", part="mission", base=1, pieces=pieces)
    reader.hears("Mission: version 2 is offered.")


def says_where_they_stand(ana: Listener) -> None:
    """Eight steps, each with how it counts; a reason has its hint; then the result as a table."""
    page, reader = ana.page, ana.reader
    ana.moves_on("ratify", "Ratify")
    round_id = ana.vote_opens()
    group = "radiogroup: Where do you stand on this text?"
    reader.settles(lambda: str(reader.tree().find("radiogroup")), group)
    support, no_support = "Counts as support", "Does not count as support"
    assert reader.tree().every("radio") == [
        f"radio: {name}, not checked"
        for name in (
            f"Wholehearted {support}",
            f"Agree with a minor point {support}",
            f"Support with reservations {support}",
            "Abstain Counts as an abstention: neither for nor against",
            f"More discussion needed {no_support}",
            "Don’t like it but will support it Goes along with the decision, but is not counted as"
            " support for the words",
            f"Serious disagreement {no_support}",
            f"Block {no_support}, and stands as a block",
        )
    ]
    page.get_by_role("radio", name="Serious disagreement").press("Space")
    reader.hears("Your vote is stored.")
    hint = "Your reason is printed word for word, without your name. It stands until a new vote."
    reason = f"textbox: What would have to change? (optional), ({hint})"
    reader.settles(lambda: str(reader.tree().find("textbox")), reason)
    page.get_by_role("radio", name="Support with reservations").press("Space")
    reader.hears("Your vote is stored.")
    ana.press("I am done")
    for voter in (ana.ben, ana.cho):
        voter.do("cast_ballot", round=round_id, ballot={"step": "wholehearted"})
    ana.vote_closes(round_id)
    rows = ana.table("Answers by step")
    assert [row[:2] for row in rows[:4]] == [
        ["Step", "All"],
        ["Wholehearted", "2"],
        ["Agree with a minor point", "0"],
        ["Support with reservations", "1"],
    ]


def hears_the_agreement(ana: Listener) -> None:
    """Said, and the text stands under its own heading."""
    page, reader = ana.page, ana.reader
    ana.room.desk.do("adopt_text", part="mission")
    reader.hears("Mission adopted.")
    reader.settles(lambda: reader.headings()[:2], ["1: Ratify", "2: Our mission"])
    ana.room.go("close")
    reader.hears("Moved on to Close.")
    ana.room.desk.do("finish_workshop")
    reader.hears("The workshop is over. Thank you.")
    expect(page.get_by_role("link", name="Open the outcome page")).to_be_visible()
    reader.settles(lambda: reader.headings()[:2], ["1: The outcome", "2: Our mission"])
    reader.settles(reader.regions, ["status"])
    (me,) = (key for key in ana.room.desk.view["people"] if key not in others(ana))
    ana.room.desk.do("remove_participant", participant=me)
    reader.hears(
        "You are no longer in this workshop. The facilitator removed this device. What you wrote "
        "stays in the record. If it was a mistake, speak to them."
    )
    reader.settles(reader.headings, ["1: You are no longer in this workshop"])


def others(ana: Listener) -> tuple[str, str]:
    """Who Ben and Cho are."""
    return ana.ben.participant, ana.cho.participant
