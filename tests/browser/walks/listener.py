"""The blind participant of walk 7, and those who are in the room with them."""

from __future__ import annotations

from collections.abc import Sequence

from tests.browser.main_job.visits import Network
from tests.browser.main_job.watch import Watch
from tests.browser.walks.reader import EARS, Reader
from tests.integration.live.house import Guest, House, Running

#: Lets a page believe that it is later, between two messages of the server.
LATER = """(() => {
  const now = Date.now;
  let later = 0;
  Date.now = () => now() + later;
  window.__later = (at) => (later = at === 0 ? 0 : at - now());
})();"""
#: The pause between two pieces of news (announce.test.ts) and until a lost line is told, made
#: short: the walk hears some forty of them.
SHORT_PAUSES = """(() => {
  const later = window.setTimeout;
  window.setTimeout = (run, after, ...more) => later(run, after === 2_000 ? 200 : after, ...more);
})();"""
FOCUS = """() => {
  const at = document.activeElement;
  return at === document.body ? "nothing" : (at.getAttribute("aria-label") ?? at.innerText).trim();
}"""


class Listener:
    """Ana, who hears the page and presses keys; Ben and Cho, who are at sockets."""

    def __init__(self, house: House, watch: Watch) -> None:
        self.led = house.facilitator.create(title="Service desk mission")
        self.page = watch.person("Ana")
        self.page.add_init_script(EARS)
        self.page.add_init_script(LATER)
        self.page.add_init_script(SHORT_PAUSES)
        self.network = Network(self.page)
        self.reader = Reader(self.page)
        self.room: Running
        self.ben: Guest
        self.cho: Guest

    def others_come(self) -> None:
        """The workshop starts, and two more are in it."""
        self.ben = Guest(self.led, "Ben", "g2")
        self.cho = Guest(self.led, "Cho", "g3")
        self.room = Running(self.led)

    def press(self, name: str) -> None:
        """Go to the button of this name, and press Enter."""
        self.page.get_by_role("button", name=name, exact=True).press("Enter")

    def write(self, name: str, text: str) -> None:
        """Type into the field of this name, letter by letter."""
        self.page.get_by_role("textbox", name=name, exact=True).press_sequentially(text)

    def focus(self) -> str:
        """What has the focus."""
        said: str = self.page.evaluate(FOCUS)
        return said

    def stands_at(self, name: str) -> None:
        """This has the focus, or has it as soon as the page is drawn."""
        self.reader.settles(self.focus, name)

    def moves_on(self, kind: str, title: str) -> None:
        """The facilitator opens the next stage: it is said, and the focus stays where it was."""
        self.page.get_by_role("button", name="The room").focus()
        self.room.go(kind)
        self.reader.hears(f"Moved on to {title}.")
        self.stands_at("The room")
        self.reader.settles(lambda: self.reader.headings()[0], f"1: {title}")

    def questions(self) -> list[str]:
        """Of the stage that is open, in order."""
        view = self.room.desk.view
        asked = view["agenda"][view["current"]]["prompts"].values()
        return [each["text"] for each in sorted(asked, key=lambda each: int(each["order"]))]

    def timer_runs_down(self, seconds: float) -> None:
        """Until so much is left."""
        ends = int(self.room.desk.view["timer"]["ends_at"])
        self.page.evaluate("at => window.__later(at)", ends - 1_000 * seconds)

    def time_goes_on(self) -> None:
        """As it is; else the page would think that its line has been silent for minutes."""
        self.page.evaluate("() => window.__later(0)")

    def vote_opens(self) -> str:
        """A round is opened."""
        opened = self.room.open_round()
        self.reader.hears("The vote is open.")
        return opened

    def vote_closes(self, round_id: str) -> None:
        """And closed: the others have voted by then, which was not said."""
        self.room.close_round(round_id)
        self.reader.hears("The vote has closed. The result is on your page.")

    def table(self, caption: str) -> Sequence[Sequence[str]]:
        """The rows of the table with this caption, unfolded."""
        fold = self.page.locator("summary", has_text="The numbers as a table")
        fold.press("Enter")
        self.reader.settles(lambda: self.reader.tree().find("table", caption).role, "table")
        table = self.reader.tree().find("table", caption)
        rows = [one for one in table.all() if one.role == "row"]
        cells = ("rowheader", "columnheader", "cell", "gridcell")
        return [
            [cell.name or cell.text() for cell in row.all() if cell.role in cells] for row in rows
        ]
