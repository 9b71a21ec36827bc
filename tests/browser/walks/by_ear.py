"""Walk 7, the first half: from joining to the dots."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.walks.listener import Listener

RECORDED = (
    "What you write and how the room decides is recorded and can be replayed. Only the facilitator "
    "sees who is here; nobody sees who wrote what. It is kept until the facilitator deletes the "
    "workshop."
)
TOO_LONG = "That name is too long. Shorten it to 60 characters."
HINT = "One thought at a time. Only you and the facilitator see it until the reveal."
MY_IDEA = "One call that is enough"


def joins(ana: Listener) -> None:
    """Two answers and a button; what is recorded is said with the first field, and an error too."""
    page, reader = ana.page, ana.reader
    page.goto(f"{ana.led.base}/j/{ana.led.code}")
    reader.settles(reader.headings, ["1: Service desk mission"])
    reader.settles(
        reader.controls,
        [
            "link: Skip to the content",
            "link: Lodestar",
            f"textbox: Your name (optional), ({RECORDED})",
            "radio: Service desk team, not checked",
            "radio: Customers and the business, not checked",
            "radio: Rest of IT, not checked",
            "radio: Partners and suppliers, not checked",
            "radio: Prefer not to say, not checked",
            "button: Join the workshop",
        ],
    )
    reader.settles(
        lambda: str(reader.tree().find("radiogroup")), "radiogroup: Your group, required"
    )
    name = page.get_by_role("textbox")
    name.fill("A" * 61)
    page.get_by_role("radio", name="Service desk team").press("Space")
    ana.press("Join the workshop")
    expect(name).to_be_focused()
    described = f"{TOO_LONG} {RECORDED}"
    field = f"textbox: Your name (optional), invalid, “{'A' * 61}”, ({described})"
    reader.settles(lambda: field in reader.controls(), True)
    reader.settles(lambda: "radio: Service desk team, checked" in reader.controls(), True)
    name.fill("Ana")
    ana.press("Join the workshop")
    expect(page.get_by_role("heading", name="You are in")).to_be_visible()


def waits_and_is_welcomed(ana: Listener) -> None:
    """What for, how long, how it is decided: by headings and lists. Then it begins."""
    reader = ana.reader
    reader.settles(
        reader.headings,
        [
            "1: Before the start",
            "2: You are in",
            "3: When is a text adopted?",
            "3: Agenda 55 minutes",
            "3: What is recorded",
        ],
    )
    reader.settles(reader.controls, ["link: Skip to the task", "button: The room"])
    rule, agenda = (one for one in reader.tree().all() if one.role == "list")
    assert [len(agenda.every("listitem")), len(rule.every("listitem"))] == [9, 4]
    reader.settles(reader.regions, ["status"])
    ana.page.get_by_role("button", name="The room").focus()
    ana.others_come()
    reader.hears("The workshop has started.", "Moved on to Welcome.")
    reader.settles(ana.page.title, "Welcome · Service desk mission")
    assert ana.focus() == "The room"
    reader.settles(lambda: str(reader.tree().find("timer")), "timer: Time left in this stage")
    ana.timer_runs_down(61.5)
    reader.hears("One minute left.")
    ana.timer_runs_down(0.5)
    reader.hears("Time is up.")
    ana.time_goes_on()


def answers_a_question(ana: Listener) -> None:
    """The field bears the question; nothing is said while one types, then what became of it."""
    page, reader = ana.page, ana.reader
    ana.moves_on("gather", "Gather ideas")
    question = ana.questions()[0]
    reader.settles(reader.headings, ["1: Gather ideas", f"2: {question}", "3: Yours so far"])
    reader.settles(
        reader.controls,
        [
            "link: Skip to the task",
            "button: The room",
            f"textbox: {question}, ({HINT})",
            "button: Next question",
            "button: Add this idea",
        ],
    )
    ana.press("Add this idea")
    reader.hears("Write something first.")
    reader.settles(
        lambda: str(reader.tree().find("textbox")),
        f"textbox: {question}, invalid, ({HINT} Write something first.)",
    )
    ana.write(question, MY_IDEA)
    ana.room.idea(ana.ben, "Nurses on night shift")
    ana.room.idea(ana.cho, "New colleagues in their first week")
    expect(page.get_by_text("2 ideas in the room")).to_be_visible()
    assert reader.heard() == ""
    page.keyboard.press("Control+Enter")
    reader.hears("Idea stored.")
    expect(page.get_by_role("textbox")).to_be_focused()
    reader.settles(lambda: reader.tree().find("textbox").value, "")
    reader.settles(lambda: reader.tree().items(), [f"{MY_IDEA} Stored Change Withdraw"])
    tools = [f"button: Change, ({MY_IDEA})", f"button: Withdraw, ({MY_IDEA})"]
    assert reader.tree().find("list").every("button") == tools
    page.get_by_role("textbox").fill("x" * 4_989)
    reader.hears("11 characters left")
    page.get_by_role("textbox").fill("")


def loses_the_line_for_a_while(ana: Listener) -> None:
    """Said once when it is lost, once when it is back; what waits is said too."""
    page, reader = ana.page, ana.reader
    ana.network.cut()
    lost = "The connection is lost. What you write is kept here, and sent when you are back."
    reader.hears(lost)
    page.get_by_role("textbox").fill("A calm voice")
    ana.press("Add this idea")
    reader.hears("1 thing waits to be sent.")
    reader.settles(lambda: reader.tree().items()[0], "A calm voice Waiting to be sent")
    ana.network.mend()
    page.evaluate("() => void dispatchEvent(new Event('online'))")
    reader.hears("You are connected again.", "Idea stored.")
    ana.press("Next question")
    ana.stands_at(ana.questions()[1])
    ana.press("Next question")
    ana.press("I am done")
    expect(page.get_by_role("heading", name="Stored. 1 of 3 is done.")).to_be_focused()
    reader.hears("Stored.")


def reads_what_the_room_wrote(ana: Listener) -> None:
    """How many there are is said; each question is a heading, its ideas a list."""
    reader = ana.reader
    ana.page.get_by_role("button", name="The room").focus()
    ana.room.desk.do("reveal_ideas", stage=ana.room.desk.view["current"])
    reader.hears("4 ideas are revealed.")
    ana.stands_at("The room")
    heads = ["1: Gather ideas", "2: What the room wrote", f"3: {ana.questions()[0]}"]
    reader.settles(lambda: reader.headings()[:3], heads)
    assert sorted(reader.tree().find("list").items()) == [
        "A calm voice yours",
        "New colleagues in their first week",
        "Nurses on night shift",
        f"{MY_IDEA} yours",
    ]


def is_in_a_dialog_when_the_room_moves_on(ana: Listener) -> None:
    """What lies behind a dialog is silent, so the dialog itself tells."""
    ana.press("The room")
    ana.reader.settles(lambda: ana.reader.tree().find("dialog").name, "The room")
    ana.reader.settles(
        ana.reader.controls,
        [
            "button: Raise my hand",
            "DisclosureTriangle: What the projector shows, collapsed",
            "DisclosureTriangle: So far, collapsed",
            "DisclosureTriangle: Agenda, collapsed",
            "DisclosureTriangle: My group, collapsed",
            "DisclosureTriangle: How it is decided, and what is recorded, collapsed",
            "button: Back to the workshop",
        ],
    )
    ana.reader.settles(ana.reader.regions, ["status"])
    ana.room.go("narrow")
    ana.reader.hears("Moved on to Narrow.")
    ana.page.keyboard.press("Escape")
    ana.stands_at("The room")


def gives_dots(ana: Listener) -> None:
    """Every idea is a group with two buttons; how many are given and left is said."""
    page, reader = ana.page, ana.reader
    ana.room.desk.do("cancel_round", round=ana.vote_opens())
    reader.hears("The vote is cancelled.")
    round_id = ana.vote_opens()
    group = f"Dots on “{MY_IDEA}”"
    dots = page.get_by_role("group", name=group)
    more = dots.get_by_role("button", name="One dot more")
    reader.settles(
        lambda: reader.tree().find("group", group).every("button"),
        [
            "button: One dot fewer, unavailable, (0 dots here)",
            "button: One dot more, (0 dots here)",
        ],
    )
    more.press("Enter")
    # Each is stored before the next is pressed, or that might be said in between.
    reader.hears("1 of 5 dots placed, 4 left.", "Your vote is stored.")
    more.press("Enter")
    reader.hears("2 of 5 dots placed, 3 left.", "Your vote is stored.")
    more.press("Enter")
    reader.hears("One item can have 2 dots at most.")
    expect(more).to_be_focused()
    reader.settles(
        lambda: reader.tree().find("group", group).every("button"),
        [
            "button: One dot fewer, (2 dots here)",
            "button: One dot more, unavailable, (2 dots here)",
        ],
    )
    ana.press("I am done")
    ana.stands_at("Stored. 1 of 3 has voted.")
    for voter in (ana.ben, ana.cho):
        options = ana.room.desk.view["rounds"][round_id]["options"]
        voter.do("cast_ballot", round=round_id, ballot={"dots": {options[0]: 2}})
    expect(page.get_by_role("heading", name="Stored. 3 of 3 have voted.")).to_be_visible()
    ana.vote_closes(round_id)
    reader.settles(reader.headings, ["1: Narrow", "2: What the room put first"])
    rows = ana.table("Dots, and people who gave one")
    assert rows[0][:3] == ["Item", "Dots", "People"]
    assert sum(int(row[1]) for row in rows[1:]) == 6
