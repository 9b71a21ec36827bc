"""How soon a page can be used, and whether it stands still."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from bench.hand_phone import PHONE, Browsers, found
from bench.hand_room import IDEAS, Room

NAME, THOUGHT = "#name", "main textarea"
#: What comes after a page can be used: fonts, and what moves because of them.
AFTERWARDS_MS = 1_500
LATE = 10  # ideas of others
SETTLED = "() => document.fonts.ready.then(() => true)"


@dataclass
class Loaded:
    """Milliseconds from the start of the navigation; `shift` has no unit."""

    usable: float
    largest: float
    shift: float
    details: dict[str, Any]


def join_page(browsers: Browsers, room: Room) -> tuple[Loaded, Loaded]:
    """The page behind the QR code, cold; then from its form to the workshop."""
    with browsers.opened(PHONE) as page:
        join = _open(page, room.target["page"], NAME)
        page.locator(NAME).fill("Grace")
        page.locator("input[type=radio]").first.check()
        _expect_field(page, THOUGHT)
        page.locator("form button").last.click(no_wait_after=True)
        page.wait_for_url("**/w/*", wait_until="commit")
        return join, _loaded(page)


def participant_page(browsers: Browsers, room: Room) -> tuple[Loaded, float]:
    """The workshop, cold, with ideas hidden; then what moves while ten more come, at the reveal,
    and while ten more come after it. The second value is all that shifted."""
    path, cookies = room.somebody("Hopper")
    with browsers.opened(PHONE, cookies) as page:
        loaded = _open(page, path, THOUGHT)
        room.write(LATE, 1)
        page.wait_for_timeout(AFTERWARDS_MS)
        room.lead(("reveal_ideas", {"stage": room.stage("gather", 1)}))
        page.locator("main li.idea").nth(IDEAS).wait_for(state="attached")
        page.wait_for_timeout(AFTERWARDS_MS)
        room.write(LATE, 1)
        page.locator("main li.idea").nth(IDEAS + 2 * LATE - 1).wait_for(state="attached")
        page.wait_for_timeout(AFTERWARDS_MS)
        seen = found(page)
        loaded.details["shifts"] = seen["shifts"]
        return loaded, sum(shift["value"] for shift in seen["shifts"])


def _open(page: Page, path: str, field: str) -> Loaded:
    """Go there, cold; whoever says that it can be used types into it."""
    _expect_field(page, field)
    page.goto(path, wait_until="commit")
    loaded = _loaded(page)
    box = page.locator(field).first
    box.focus()
    page.keyboard.type("Ada")
    if box.input_value() != "Ada":
        raise RuntimeError(f"The field of {path} took no words.")
    box.fill("")
    return loaded


def _expect_field(page: Page, field: str) -> None:
    page.add_init_script(f"window.hand.field = {json.dumps(field)};")


def _loaded(page: Page) -> Loaded:
    while (usable := found(page)["usable"]) is None:
        page.wait_for_timeout(50)
    page.evaluate(SETTLED)
    page.wait_for_timeout(AFTERWARDS_MS)
    seen = found(page)
    shift = sum(one["value"] for one in seen["shifts"])
    return Loaded(usable, seen["largest"], shift, {**seen, "events": []})
