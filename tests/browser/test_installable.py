"""Lodestar on a phone's home screen: installable, and there when the network is not."""

from __future__ import annotations

import json
import struct
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.main_job.visits import PHONE, visit
from tests.integration.live.house import Guest, House, Running
from tests.people import Person

SOON = 20_000
#: The worker has everything, and speaks for this page.
ACTIVE = """async () => {
  await navigator.serviceWorker.ready;
  return navigator.serviceWorker.controller !== null;
}"""
#: Names of caches, and everything that lies in them: its path, and its text.
CACHED = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    found[name] = {};
    for (const { url } of await cache.keys())
      found[name][new URL(url).pathname] = await (await cache.match(url)).text();
  }
  return found;
}"""
#: The names alone: to look into a cache that is just going would make it anew.
NAMES = "() => caches.keys()"
WORKERS = "() => navigator.serviceWorker.getRegistrations().then((found) => found.length)"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One phone."""
    context = browser.new_context(**PHONE, locale="en-GB", color_scheme="light")
    context.set_default_timeout(SOON)
    yield context
    context.close()


def entered(context: BrowserContext, room: Running, guest: Guest, base: str = "") -> Page:
    """The page of somebody who joined; their socket made way for it."""
    guest.close()
    page = context.new_page()
    visit(page, f"{base or room.led.base}/w/{room.code}", guest.pages.cookies)
    expect(page.get_by_role("textbox")).to_be_visible(timeout=SOON)
    return page


def until(page: Page, so: Callable[[], bool], what: str) -> None:
    """Wait until it is so."""
    end = time.monotonic() + SOON / 1000
    while not so():
        assert time.monotonic() < end, f"waited in vain: {what}"
        page.wait_for_timeout(50)


def cached(page: Page) -> dict[str, dict[str, str]]:
    """What the device keeps, once the worker has everything and speaks for this page."""
    until(page, lambda: bool(page.evaluate(ACTIVE)), "no worker")
    found: dict[str, dict[str, str]] = page.evaluate(CACHED)
    return found


def test_a_browser_may_put_it_on_the_home_screen(house: House, context: BrowserContext) -> None:
    """Chromium finds no fault with the manifest; icons are as large as it says."""
    page = context.new_page()
    page.goto(f"{house.url}/join")
    line = context.new_cdp_session(page)
    found = line.send("Page.getAppManifest")
    faults = line.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # A test's browser keeps nothing, so nothing can be installed into it.
    assert [fault["errorId"] for fault in faults if fault["errorId"] != "in-incognito"] == []
    assert found["errors"] == []
    manifest: dict[str, Any] = json.loads(found["data"])
    assert [manifest[key] for key in ("name", "start_url", "scope", "display")] == [
        "Lodestar",
        "/join",
        "/",
        "standalone",
    ]
    shapes = [(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]]
    assert shapes == [
        ("192x192", "any"),
        ("512x512", "any"),
        ("192x192", "maskable"),
        ("512x512", "maskable"),
    ]
    for icon in manifest["icons"]:
        with urllib.request.urlopen(house.url + icon["src"]) as answer:
            width, height = struct.unpack(">II", answer.read()[16:24])
        assert f"{width}x{height}" == icon["sizes"]


def test_a_reload_without_a_network_has_the_words_and_sends_them_later(
    house: House, context: BrowserContext
) -> None:
    """Instead of the browser's error page: the field, what was typed, and a line that says so."""
    room = house.running("gather")
    ana = room.come("Ana")
    page = entered(context, room, ana)
    page.get_by_role("textbox").fill("half a thought")
    (files,) = cached(page).values()
    assert {Path(path).suffix for path in files} == {"", ".js", ".css", ".woff2"}
    for secret in (ana.token, ana.participant, room.code, "Service desk mission"):
        assert [path for path, text in files.items() if secret in text] == []

    context.set_offline(True)
    page.reload()
    field = page.get_by_label("Your idea")
    expect(field).to_have_value("half a thought")
    expect(page.get_by_text("No connection. Keep writing")).to_be_visible()
    field.fill("written in the tunnel")
    page.get_by_role("button", name="Add this idea").click()
    waiting = page.get_by_role("listitem").filter(has_text="written in the tunnel")
    expect(waiting).to_contain_text("Waiting to be sent")
    field.fill("the other half")

    context.set_offline(False)
    stored = page.get_by_role("listitem").filter(has_text="written in the tunnel")
    expect(page.get_by_text("Question 1 of 3")).to_be_visible(timeout=SOON)
    expect(stored).to_contain_text("Stored", timeout=SOON)
    expect(page.get_by_role("textbox")).to_have_value("the other half")
    texts = [idea["text"] for idea in Person(house.url, ana.token).mine["ideas"].values()]
    assert texts == ["written in the tunnel"]


def test_what_is_kept_is_of_the_last_build_and_goes_with_the_seat(
    house: House, context: BrowserContext
) -> None:
    """Another page to keep makes another worker; who was removed keeps nothing."""
    room = house.running("gather")
    ana = room.come("Ana")
    page = entered(context, room, ana)
    (before,) = cached(page)
    # A page in the dark is another page: for the worker the same as a new build.
    context.add_cookies([{"name": "theme", "value": "dark", "url": house.url}])
    page.reload()
    expect(page.get_by_role("textbox")).to_be_visible()
    until(page, lambda: page.evaluate(NAMES) not in ([before], []), "no new one came")
    until(page, lambda: before not in page.evaluate(NAMES), "the old one was kept")
    (files,) = cached(page).values()
    assert 'data-theme="dark"' in files["/shell"]

    room.desk.do("remove_participant", participant=ana.participant)
    expect(page.locator(".closed")).to_be_visible(timeout=SOON)
    until(page, lambda: not page.evaluate(NAMES), "something is kept")
    until(page, lambda: not page.evaluate(WORKERS), "the worker is there")
    page.reload()
    expect(page.locator(".closed")).to_be_visible(timeout=SOON)


def test_who_is_removed_before_the_page_was_kept_keeps_nothing(
    house: House, context: BrowserContext
) -> None:
    """A slow phone is still waiting for a quiet moment to keep the page in."""
    context.add_init_script(
        "let go; const asked = new Promise((done) => (go = done));"
        "window.requestIdleCallback = (work) => void asked.then(() => work());"
        "window.quiet = () => go();"
    )
    room = house.running("gather")
    ana = room.come("Ana")
    page = entered(context, room, ana)
    room.desk.do("remove_participant", participant=ana.participant)
    expect(page.locator(".closed")).to_be_visible(timeout=SOON)
    page.evaluate("() => window.quiet()")
    # The server answers everything that could still be asked for.
    page.wait_for_load_state("networkidle")
    assert page.evaluate(NAMES) == []
    assert page.evaluate(WORKERS) == 0


def test_a_room_on_plain_http_is_as_it_was(house: House, context: BrowserContext) -> None:
    """No worker and no manifest is allowed there: none is mentioned, asked for, or missed."""
    room = house.running("gather")
    base = house.url.replace("127.0.0.1", "workshop.example")
    asked: list[str] = []
    said: list[str] = []
    context.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    context.on("console", lambda message: said.append(message.text))
    page = entered(context, room, room.come("Ana"), base)
    assert page.evaluate("isSecureContext") is False
    page.get_by_role("textbox").fill("over plain http")
    page.get_by_role("button", name="Add this idea").click()
    stored = page.get_by_role("listitem").filter(has_text="over plain http")
    expect(stored).to_contain_text("Stored")
    page.evaluate("() => document.fonts.ready.then(() => true)")
    assert page.locator("link[rel=manifest]").count() == 0
    assert {"shell", "service-worker.js", "manifest.webmanifest"} & set(asked) == set()
    assert said == []
