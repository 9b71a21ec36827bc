"""Walk 7, the second half: from a mission of one's own to the agreement."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.walks.by_ear import MY_IDEA
from tests.browser.walks.listener import Listener

MY_PURPOSE = "To keep every colleague working"


def proposes_a_mission(ana: Listener) -> None:
    """Purpose and objectives are fields of their own; moving one says where it is now."""
    page, reader = ana.page, ana.reader
    ana.moves_on("draft", "Draft")
    assert reader.headings() == ["1: Draft", "2: Why are we here, and how do we work?"]
    assert reader.controls()[2:] == [
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
    ]
    assert str(reader.tree().find("group", "Objectives")) == "group: Objectives"
    ana.write("Purpose", MY_PURPOSE)
    ana.write("Objective 1", "fixing causes")
    ana.write("Objective 2", "listening first")
    assert reader.heard() == ""
    ana.press("Move objective 2 up")
    reader.hears("Objective 1 of 2")
    assert ana.focus() == "Move objective 1 up"
    page.locator("summary", has_text="Which ideas").press("Enter")
    tick = page.get_by_role("checkbox", name=MY_IDEA)
    tick.press("Space")
    assert f"checkbox: {MY_IDEA} yours, checked" in reader.controls()
    ana.press("Propose this mission")
    reader.hears("Candidate stored.")
    assert ana.focus() == "Yours"
    ana.room.candidate(ana.ben, "To be the calm place to turn to")
    expect(page.get_by_role("article", name="Candidate 2")).to_be_visible()
    assert reader.headings() == [
        "1: Draft",
        "2: Yours",
        "3: Candidate 1 · version 1 · from 1 idea",
        "2: From the others",
        "3: Candidate 2 · version 1",
    ]
    mine = reader.tree().find("article", "Candidate 1")
    assert [one.text() for one in mine.find("list").children] == [
        "listening first",
        "fixing causes",
    ]
    assert reader.heard() == ""


def talks_about_candidates(ana: Listener) -> None:
    """A thread is a list in a list; whoever answers stays where they were."""
    page, reader = ana.page, ana.reader
    ana.moves_on("discuss", "Discuss")
    page.get_by_role("article", name="Candidate 2").get_by_role("button", name="Comment").press(
        "Enter"
    )
    assert ana.focus() == "Candidate 2 · version 1"
    assert reader.headings() == [
        "1: Discuss",
        "2: Candidate 2 · version 1",
        "3: Comments",
    ]
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
    comments = reader.tree().find("region", "Comments")
    threads = next(one for one in comments.all() if one.role == "list").children
    assert [one.text() for one in threads] == [
        "Who picks up after six? yours Withdraw Answer",
        "Calm for whom? Answer For those who call.",
    ]
    thread = page.get_by_role("listitem").filter(has_text="Calm for whom?").first
    answer = thread.get_by_role("button", name="Answer")
    assert "button: Answer, (Calm for whom?)" in reader.controls()
    answer.press("Enter")
    expect(thread.get_by_role("textbox", name="Your answer")).to_be_focused()
    page.keyboard.type("For all of us.")
    page.keyboard.press("Control+Enter")
    reader.hears("Answer stored.")
    expect(answer).to_be_focused()
    ana.press("All")
    assert ana.focus() == "What do you not understand yet?"


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
    assert reader.headings() == [
        "2: Look up: the room is talking about this. Nothing you wrote is lost.",
        "3: Candidate 2 · version 1",
    ]
    assert reader.controls() == ["button: Raise my hand"]
    ana.press("Raise my hand")
    reader.hears("Your hand is up. You are number 1 in the queue.")
    assert reader.controls() == ["button: Lower my hand"]
    ana.press("Lower my hand")
    reader.hears("Your hand is down.")
    ana.room.desk.do("end_look_up")
    reader.hears("Back to your page.")
    assert ana.focus() == "I am done"


def scores_the_candidates(ana: Listener) -> None:
    """One candidate a page, a radio group named by question and candidate; then all scores."""
    page, reader = ana.page, ana.reader
    ana.moves_on("vote", "Vote")
    round_id = ana.vote_opens()
    for place in (1, 2):
        group = next(one for one in reader.tree().all() if one.role == "radiogroup")
        (shown,) = (one for one in reader.headings() if one.startswith("2: "))
        assert group.name == f"How well does this say why we are here? {shown[3:]}"
        assert group.every("radio") == [
            "radio: 0 not at all, not checked",
            *(f"radio: {n}, not checked" for n in range(1, 5)),
            "radio: 5 completely, not checked",
        ]
        page.get_by_role("radio", name="5" if place == 1 else "2").press("Space")
        reader.hears("Your vote is stored.")
        ana.press("Next candidate" if place == 1 else "See all my scores")
        assert ana.focus() == ("Your scores" if place == 2 else reader.headings()[1][3:])
    assert sorted(name[-1] for name in reader.tree().every("button") if "Your score:" in name) == [
        "2",
        "5",
    ]
    ana.press("I am done")
    assert ana.focus() == "Stored. 1 of 3 has voted."
    scores = {ana.ben.mine["candidates"][0]: 1, first_candidate(ana): 5}
    for voter in (ana.ben, ana.cho):
        voter.do("cast_ballot", round=round_id, ballot={"scores": scores})
    ana.vote_closes(round_id)
    assert reader.headings()[:2] == ["1: Vote", "2: What the room chose"]
    rows = ana.table("Points, support (a score of 3 or more) and support by group")
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
    page.get_by_role("textbox", name="The words as they stand").fill("x" * 190)
    assert reader.heard() == ""
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
    group = reader.tree().find("radiogroup", "Where do you stand on this text?")
    support, no_support = "Counts as support", "Does not count as support"
    assert group.every("radio") == [
        f"radio: {name}, not checked"
        for name in (
            f"Wholehearted {support}",
            f"Agree with a minor point {support}",
            f"Support with reservations {support}",
            "Abstain Counts as an abstention: neither for nor against",
            f"More discussion needed {no_support}",
            f"Don’t like it but will support it {no_support}",
            f"Serious disagreement {no_support}",
            f"Block {no_support}, and stands as a block",
        )
    ]
    page.get_by_role("radio", name="Serious disagreement").press("Space")
    reader.hears("Your vote is stored.")
    reason = reader.tree().find("textbox", "What would have to change? (optional)")
    assert reason.description.startswith("Your reason is printed word for word, without your name.")
    page.get_by_role("radio", name="Support with reservations").press("Space")
    reader.hears("Your vote is stored.")
    ana.press("I am done")
    for voter in (ana.ben, ana.cho):
        voter.do("cast_ballot", round=round_id, ballot={"step": "wholehearted"})
    ana.vote_closes(round_id)
    rows = ana.table("Answers by step and group; abstentions are shown for the whole room only")
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
    assert reader.headings()[:2] == ["1: Ratify", "2: Our mission"]
    ana.room.go("close")
    ana.room.desk.do("finish_workshop")
    reader.hears("Moved on to Close.", "The workshop is over. Thank you.")
    expect(page.get_by_role("link", name="Open the outcome page")).to_be_visible()
    assert reader.headings()[:2] == ["1: The outcome", "2: Our mission"]
    assert reader.regions() == ["status"]
