"""The browser's core in a real browser: what Node cannot show of static/js/core."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from setup_steps.front_end import ensure_node
from tests.browser.sample_server import Server, sample_server

ROOT = Path(__file__).parents[2]
SOON = 15_000

#: A question is answered, and the next one opened before the browser tells that the first has
#: closed; then it tells.
NEXT_AT_ONCE = """async () => {
  const all = document.getElementsByTagName('button');
  const named = (name) => [...all].find((one) => one.innerText === name);
  const drawn = async () => { for (let turn = 0; turn < 50; turn += 1) await null; };
  named('Close the round').click();
  await drawn();
  named('Back').click();
  await drawn();
  const dialog = document.querySelector('dialog');
  const told = new Promise((done) => dialog.addEventListener('close', done));
  named('Close the round').click();
  await told;
  await drawn();
}"""

ESBUILD = (
    "--bundle",
    "--minify",
    "--target=es2020",
    "--format=iife",
    "--jsx=automatic",
    "--jsx-import-source=preact",
)


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample page, bundled as the faces are."""
    target = tmp_path_factory.mktemp("core") / "page.js"
    node = ensure_node(ROOT).node
    tool = ROOT / "node_modules/esbuild/bin/esbuild"
    source = ROOT / "static/js/core/sample.tsx"
    subprocess.run([node, tool, source, f"--outfile={target}", *ESBUILD], cwd=ROOT, check=True)
    return target


@pytest.fixture
def start(tmp_path: Path, script: Path) -> Iterator[Callable[[str], Server]]:
    """Starts a server of a mode; it ends with the test."""
    started: list[Server] = []

    def begin(mode: str) -> Server:
        started.append(sample_server(tmp_path, script, mode))
        started[-1].start()
        return started[-1]

    yield begin
    for server in started:
        server.kill()


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory, script: Path) -> Iterator[Server]:
    """A server for all tests that let it live."""
    server = sample_server(tmp_path_factory.mktemp("lasting"), script, "websocket")
    server.start()
    yield server
    server.kill()


@pytest.fixture
def server(lasting: Server) -> Server:
    """The same, as it was at its start."""
    lasting.forget()
    return lasting


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One person's browser. Whatever it complains of fails the test."""
    context = browser.new_context()
    yield context
    context.close()


def open_page(context: BrowserContext, server: Server, query: str = "") -> Page:
    """A page that is connected, under a made-up name over plain http."""
    page = context.new_page()
    page.goto(f"{server.address}/{query}")
    return page


def write(page: Page, text: str) -> None:
    """Write an idea and send it."""
    page.get_by_label("Idea", exact=True).fill(text)
    page.get_by_role("button", name="Add").click()


def listed(page: Page, place: str) -> list[str]:
    """The entries of a list."""
    return page.locator(f"{place} li").all_inner_texts()


def test_the_page_works_under_the_strict_policy_over_plain_http(
    server: Server, context: BrowserContext
) -> None:
    """No console message at all: dynamic sizes and dialogs need no inline style."""
    said: list[str] = []
    context.on("console", lambda message: said.append(message.text))
    page = open_page(context, server)
    expect(page.locator("#state")).to_have_text("live")
    assert page.evaluate("isSecureContext") is False
    assert page.locator("#bar").evaluate("bar => getComputedStyle(bar).width") == "40px"
    share = "bar => getComputedStyle(bar).getPropertyValue('--share')"
    assert page.locator("#bar").evaluate(share) == "40%"
    page.get_by_role("button", name="Close the round").click()
    page.get_by_role("button", name="Back").click()
    page.get_by_role("button", name="Move on").click()
    # A favicon is nothing of ours.
    assert [text for text in said if "favicon" not in text and "404" not in text] == []


def test_ideas_written_while_the_server_is_dead_arrive_once_and_in_order(
    start: Callable[[str], Server], context: BrowserContext
) -> None:
    """Killed, written, reloaded, restarted: nothing is lost, nothing is double."""
    server = start("websocket")
    page = open_page(context, server)
    write(page, "before")
    expect(page.locator("#ideas li")).to_have_text(["before"])
    server.kill()
    expect(page.locator("#banner")).to_have_text("No connection", timeout=SOON)
    write(page, "one")
    write(page, "two")
    page.get_by_label("Idea", exact=True).fill("not yet sent")
    expect(page.locator("#pending li[data-state=waiting]")).to_have_text(["one", "two"])
    server.start()
    expect(page.locator("#ideas li")).to_have_text(["before", "one", "two"], timeout=SOON)
    expect(page.locator("#pending li")).to_have_count(0)
    expect(page.get_by_label("Idea", exact=True)).to_have_value("not yet sent")
    assert server.stored() == ["before", "one", "two"]


def test_a_reload_while_the_line_is_dead_keeps_what_waits_and_what_is_being_written(
    server: Server, context: BrowserContext
) -> None:
    """The phone's browser threw the page away; the next one has everything."""
    page = open_page(context, server)
    expect(page.locator("#state")).to_have_text("live")
    page.route("**/socket.io/**", lambda route: route.abort())
    page.route_web_socket(re.compile(".*"), lambda line: line.close())
    page.reload()
    write(page, "one")
    page.get_by_label("Idea", exact=True).fill("half a th")
    page.reload()
    expect(page.locator("#pending li")).to_have_text(["one"])
    expect(page.get_by_label("Idea", exact=True)).to_have_value("half a th")
    second = open_page(context, server)
    expect(second.locator("#ideas li")).to_have_text(["one"])
    # The first page hears from the second that it is stored, before it is online itself.
    expect(page.locator("#pending li")).to_have_count(0)
    assert server.stored() == ["one"]


@pytest.mark.parametrize("mode", ["polling", "silent"])
def test_a_network_without_websockets_is_no_hindrance(
    start: Callable[[str], Server], context: BrowserContext, mode: str
) -> None:
    """Whether its proxy refuses them or swallows them."""
    server = start(mode)
    page = open_page(context, server)
    write(page, "by polling")
    expect(page.locator("#ideas li")).to_have_text(["by polling"], timeout=2 * SOON)


def test_a_refused_idea_comes_back_to_its_field_with_the_reason(
    server: Server, context: BrowserContext
) -> None:
    """Unless the person is already writing the next one: then it stays in the list."""
    page = open_page(context, server)
    write(page, "forbidden")
    expect(page.locator("#problem")).to_have_text("This stage is over.")
    expect(page.get_by_label("Idea", exact=True)).to_have_value("forbidden")
    expect(page.locator("#pending li")).to_have_count(0)
    page.get_by_label("Idea", exact=True).fill("allowed")
    expect(page.locator("#problem")).to_have_text("")


def test_only_the_part_that_changed_is_rendered_again(
    server: Server, context: BrowserContext
) -> None:
    """And a part chosen by a changed property shows what that property asks for."""
    page = open_page(context, server)
    write(page, "one")
    expect(page.locator("#ideas li")).to_have_text(["one"])
    before = page.locator("#ideas").get_attribute("data-rendered")
    server.tell("live", {"present": 7})
    expect(page.locator("#present")).to_have_text("7")
    server.tell("patch", {"from": 1, "version": 1, "view": {"current": "s2"}})
    server.tell("live", {"present": 8})
    expect(page.locator("#present")).to_have_text("8")
    assert page.locator("#ideas").get_attribute("data-rendered") == before
    page.get_by_role("button", name="Next stage").click()
    expect(page.locator("#ideas li")).to_have_count(0)
    write(page, "two")
    expect(page.locator("#ideas li")).to_have_text(["two"])


def test_a_person_who_was_removed_reads_so_and_the_page_stays_away(
    server: Server, context: BrowserContext
) -> None:
    """The same for a page that the server does not let in."""
    page = open_page(context, server)
    expect(page.locator("#state")).to_have_text("live")
    server.tell("closed", {"reason": "removed"})
    expect(page.locator("#closed")).to_have_text("You are no longer in this workshop")
    expect(page.locator("#state")).to_have_text("closed")
    stale = open_page(context, server, "?token=stale")
    expect(stale.locator("#closed")).to_have_text("You are signed out")


def test_a_dialog_holds_the_focus_gives_it_back_and_needs_no_mouse(
    server: Server, context: BrowserContext
) -> None:
    """Escape means no; what cannot be undone begins on the way back."""
    page = open_page(context, server)
    answer = page.locator("#answer")
    opener = page.get_by_role("button", name="Close the round")
    opener.press("Enter")
    dialog = page.get_by_role("dialog", name="Close the round?")
    expect(dialog.get_by_role("button", name="Back")).to_be_focused()
    page.keyboard.press("Tab")
    expect(dialog.get_by_role("button", name="Close it")).to_be_focused()
    page.keyboard.press("Escape")
    expect(answer).to_have_text("false")
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    dialog.get_by_role("button", name="Close it").press("Enter")
    expect(answer).to_have_text("true")
    page.evaluate(NEXT_AT_ONCE)
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Back").click()
    expect(dialog).to_be_hidden()

    page.get_by_role("button", name="Adopt").press("Enter")
    field = page.get_by_role("textbox", name="Why")
    expect(field).to_be_focused()
    page.get_by_role("dialog").get_by_role("button", name="Close it").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    field.fill("  The room said so. ")
    page.get_by_role("dialog").get_by_role("button", name="Close it").click()
    expect(answer).to_have_text("The room said so.")


def test_a_toast_is_announced_and_reached_by_the_keyboard(
    server: Server, context: BrowserContext
) -> None:
    """F8 leads to Undo, and afterwards the focus is where it was."""
    page = open_page(context, server)
    page.get_by_role("button", name="Move on").press("Enter")
    expect(page.get_by_role("status")).to_have_text("Moved on. F8 leads to “Undo”.")
    page.get_by_label("Note").focus()
    page.keyboard.press("F8")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#answer")).to_have_text("undone")
    expect(page.get_by_label("Note")).to_be_focused()
    expect(page.get_by_text("Moved on.", exact=True)).to_have_count(0)


#: A phone's page: words between what can be pressed, and no room elsewhere.
BALLOT_PAGE = """() => {
  const region = document.querySelector('.toasts');
  Object.assign(region.style, { position: 'fixed', insetInline: '0px' });
  region.style.setProperty('--steps-aside', '1');
  for (const other of document.querySelectorAll('main > :not(.toasts)')) other.hidden = true;
  for (const [kind, top, bottom] of [['button', 0, 300], ['p', 300, 420], ['button', 420, 740]]) {
    const block = document.body.appendChild(document.createElement(kind));
    const size = { position: 'fixed', left: '0px', width: '360px', margin: '0px' };
    Object.assign(block.style, { ...size, top: `${top}px`, height: `${bottom - top}px` });
  }
}"""

LIES_BETWEEN = """async ([top, bottom, most]) => {
  const end = performance.now() + most;
  while (performance.now() < end) {
    const at = document.querySelector('.toasts').getBoundingClientRect();
    if (at.top >= top && at.bottom <= bottom) return true;
    await new Promise(requestAnimationFrame);
  }
  return false;
}"""


def test_a_toast_steps_aside_for_what_can_be_pressed(
    server: Server, context: BrowserContext
) -> None:
    """Of two one is shown; it lies over words, and the other comes when it is closed."""
    page = open_page(context, server)
    page.set_viewport_size({"width": 360, "height": 740})
    for _ in range(2):
        page.get_by_role("button", name="Say something").click()
    toasts = page.locator(".toast")
    expect(toasts).to_have_count(1)
    page.evaluate(BALLOT_PAGE)
    for _ in range(2):
        expect(toasts).to_have_count(1)
        assert page.evaluate(LIES_BETWEEN, [300, 420, SOON])
        page.keyboard.press("F8")
        page.keyboard.press("Enter")
    expect(toasts).to_have_count(0)


def test_words_are_copied_without_a_clipboard(server: Server, context: BrowserContext) -> None:
    """Plain http has none; and the focus stays on the button."""
    page = open_page(context, server)
    button = page.get_by_role("button", name="Copy")
    button.click()
    expect(page.locator("#answer")).to_have_text("true")
    expect(button).to_be_focused()
    page.get_by_label("Note").focus()
    page.keyboard.press("Control+V")
    expect(page.get_by_label("Note")).to_have_value("the words")


def test_a_draft_typed_a_moment_before_a_reload_is_there_after_it(
    server: Server, context: BrowserContext
) -> None:
    """Sooner than the pause after which a draft is kept."""
    page = open_page(context, server)
    page.get_by_label("Note").fill("at the last moment")
    page.reload()
    expect(page.get_by_label("Note")).to_have_value("at the last moment")
