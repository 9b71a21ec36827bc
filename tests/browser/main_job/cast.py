"""Who takes part in the main job, and what their hands do: facilitator, phone, screen."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

PASSWORD = "plain words to sign in"
#: The amber button has asked something, or says something else now.
ACTED = """label => document.querySelector('dialog[open]') !== null
  || !document.querySelector('.desk__press').innerText.includes(label)"""


class Somebody:
    """Anybody at a page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def sees(self, *texts: str) -> None:
        """These texts stand on the page, or do soon."""
        for text in texts:
            body = self.page.locator("body")
            expect(body).to_contain_text(text, use_inner_text=True)

    def misses(self, *texts: str) -> None:
        """None of these texts is anywhere in the page, seen or unseen."""
        html = self.page.locator("body").evaluate("body => body.textContent + body.innerHTML")
        assert [text for text in texts if text in html] == []

    def button(self, name: str | re.Pattern[str]) -> Locator:
        return self.page.get_by_role("button", name=name, exact=isinstance(name, str))

    def press(self, name: str | re.Pattern[str]) -> None:
        self.button(name).click()

    def press_twice(self, name: str) -> None:
        """As people do who double-click everything: it must be one deed all the same."""
        self.button(name).dblclick()

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(label, exact=True)


class Desk(Somebody):
    """The facilitator at a laptop."""

    def sign_up(self, link: str) -> None:
        """By the link that the server printed."""
        self.page.goto(link)
        self.sees("Welcome to Lodestar")
        self.page.get_by_label("Your name").fill("Ada Lovelace")
        self.page.get_by_label("E-mail address").fill("ada@example.org")
        self.page.get_by_label("Password").fill(PASSWORD)
        self.press("Create my account")
        self.sees("Your first workshop is a minute away")

    def create(self, title: str) -> None:
        """A title alone is enough."""
        self.page.get_by_role("link", name="Create a workshop").click()
        self.page.get_by_label("Title").fill(title)
        self.press("Create the workshop")
        expect(self.page.locator(".desk__press")).to_contain_text("Start the workshop")

    @property
    def code(self) -> str:
        """As it is shown, in two groups."""
        return self.page.locator(".join-pill .code").inner_text()

    def next(self, label: str) -> None:
        """Press the amber button, which says what it does.

        Again where it did nothing: for a moment after a step the page takes no second press.
        """
        amber = self.page.locator(".desk__press")
        expect(amber).to_contain_text(label)
        for _ in range(10):
            amber.click()
            # Looked at from here: a page under our policy may not evaluate what it polls for.
            for _ in range(20):
                if self.page.evaluate(ACTED, label):
                    return
                self.page.wait_for_timeout(100)
        raise AssertionError(f"{label!r} does nothing")

    def confirm(self, title: str, yes: str) -> None:
        """Say yes to a question."""
        dialog = self.page.get_by_role("dialog", name=title)
        dialog.get_by_role("button", name=yes, exact=True).click()
        expect(dialog).to_be_hidden()

    def close_vote(self, cast: int, of: int) -> None:
        """Close the vote, with its turnout shown."""
        expect(self.main).to_contain_text(f"{cast} of {of} have voted")
        self.next("Close the vote")
        dialog = self.page.get_by_role("dialog", name="Close the vote?")
        expect(dialog).to_contain_text(f"{cast} of {of} have voted.")
        expect(dialog).to_contain_text("This is final")
        self.confirm("Close the vote?", "Close the vote")

    def hand_pen_to(self, name: str) -> None:
        chooser = self.page.get_by_label("You have the pen. To listen instead, hand it to")
        chooser.select_option(label=name)
        self.press("Name as scribe")
        self.sees(f"{name} has the pen. You see every word as it is typed.")


class Phone(Somebody):
    """A participant."""

    def join(self, address: str, name: str, group: str) -> None:
        """From the address of the join page to the workshop."""
        self.page.goto(address)
        self.fill_in(name, group)

    def join_by_code(self, base: str, code: str, name: str, group: str) -> None:
        """Type the address that people are told, then the code."""
        self.page.goto(f"{base}/join")
        self.page.get_by_label("Code").fill(code)
        self.press("Continue")
        self.fill_in(name, group)

    def fill_in(self, name: str, group: str) -> None:
        """Before anything is typed, the page says what is recorded."""
        self.enter(name, group)
        self.sees("You are in")

    def enter(self, name: str, group: str) -> None:
        """Wherever the room is."""
        self.sees("What you write and how the room decides is recorded and can be replayed.")
        self.page.get_by_label("Your name").fill(name)
        self.page.get_by_label(group).check()
        self.press("Join the workshop")
        expect(self.page).to_have_url(re.compile("/w/"))

    def write(self, text: str) -> None:
        """Answer the question that stands there."""
        self.page.get_by_role("textbox").fill(text)
        self.press_twice("Add this idea")
        stored = self.page.get_by_role("listitem").filter(has_text=text)
        expect(stored).to_contain_text("Stored")
        self.misses("Write something first.")

    def propose(self, purpose: str, objectives: tuple[str, ...], cites: tuple[str, ...]) -> None:
        """A mission of its own, with the ideas that it grew from."""
        self.field("Purpose").fill(purpose)
        for number, text in enumerate(objectives, 1):
            self.field(f"Objective {number}").fill(text)
        self.page.get_by_text("Which ideas does it grow from?").click()
        for idea in cites:
            self.page.get_by_label(idea).check()
        self.sees(f"It grows from {len(cites)} idea")
        self.press("Propose this mission")
        self.sees("Yours", purpose, f"from {len(cites)} idea")
        # Whoever proposes next has the next number.
        expect(self.page.locator(".fate--stored").first).to_be_visible()

    def open_candidate(self, purpose: str) -> None:
        card = self.page.get_by_role("article").filter(has_text=purpose)
        card.get_by_role("button", name=re.compile(r"^Comment( or amend)?$")).click()
        expect(self.page.get_by_role("button", name="Add this comment")).to_be_visible()

    def comment(self, text: str) -> None:
        self.page.get_by_label("Your comment").fill(text)
        self.press("Add this comment")
        expect(self.page.get_by_role("region", name="Comments")).to_contain_text(text)
        expect(self.page.get_by_label("Your comment")).to_have_value("")

    def answer(self, to: str, text: str) -> None:
        thread = self.page.get_by_role("listitem").filter(has_text=to)
        thread.get_by_role("button", name="Answer", exact=True).click()
        thread.get_by_label("Your answer").fill(text)
        self.press("Add this answer")
        expect(thread.get_by_role("list")).to_contain_text(text)

    def dot(self, *ideas: str) -> None:
        """One dot more on each of these; all of them count when the vote closes."""
        for idea in ideas:
            row = self.page.get_by_role("group", name=f"Dots on “{idea}”")
            row.get_by_role("button", name="One dot more").click()
        self.sees("Your vote is stored. You can change it until the vote closes.")

    def score(self, scores: dict[str, int]) -> None:
        """Score the candidates by their purpose, in whatever order they come."""
        for place in range(len(scores)):
            card = self.page.locator("article.candidate")
            words = card.inner_text()
            purpose = next(purpose for purpose in scores if purpose in words)
            self.page.locator("label.score__option").nth(scores[purpose]).click()
            self.sees("Your vote is stored. You can change it until the vote closes.")
            last = place == len(scores) - 1
            self.press("See all my scores" if last else "Next candidate")
            expect(card.filter(has_text=purpose)).to_have_count(0)
        self.sees("Your scores", "Your vote is stored. You can change it until the vote closes.")

    def stand(self, step: str, reason: str = "") -> None:
        """Where this person stands on the text."""
        self.page.locator("label.gradient").filter(has_text=step).click()
        if reason:
            self.page.get_by_label("What would have to change?").fill(reason)
        self.sees("Your vote is stored. You can change it until the vote closes.")

    def done(self) -> None:
        self.press("I am done")


class Screen(Somebody):
    """The projector: looked at, never touched."""
