"""A cheap phone on a slow network, in the system's own Chromium.

The processor is slowed four times and the network is that of a slow 4G line: 150 ms for every
request, 1.6 Mbit/s down, 750 kbit/s up (Chrome DevTools Protocol; WebSockets are slowed like
everything else). Each phone begins with an empty cache. The address is a made-up name over plain
`http://`, as in a room: so files come compressed by gzip, not Brotli.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import Browser, BrowserType, Page

from gallery.camera import ARGUMENTS
from setup_steps.programs import PROGRAMS

ROOM = "workshop.example"
SLOWED = 4
LATENCY_MS = 150
DOWN, UP = 1_600_000 // 8, 750_000 // 8  # bytes a second
PATIENCE_MS = 60_000
WATCH = (Path(__file__).parent / "hand_watch.js").read_text("utf-8")
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
WALL: dict[str, Any] = {"viewport": {"width": 1920, "height": 1080}}


class Browsers:
    """Opens phones at one server."""

    def __init__(self, browser: Browser, port: int) -> None:
        self._browser = browser
        self.base = f"http://{ROOM}:{port}"

    @contextmanager
    def opened(
        self, kind: dict[str, Any], cookies: Sequence[Sequence[str]] = (), *, network: bool = True
    ) -> Iterator[Page]:
        """A slowed page with an empty cache, and these cookies; `network`: the line is slow too."""
        context = self._browser.new_context(base_url=self.base, locale="en-GB", **kind)
        context.set_default_timeout(PATIENCE_MS)
        context.add_init_script(WATCH)
        context.add_cookies(
            [{"name": name, "value": value, "url": self.base} for name, value in cookies]
        )
        try:
            page = context.new_page()
            slow(page, network)
            yield page
        finally:
            context.close()


@contextmanager
def chromium(kind: BrowserType, port: int) -> Iterator[Browsers]:
    """A Chromium that finds this port of this machine under the name of the room."""
    browser = kind.launch(
        executable_path=PROGRAMS["chromium"].find(),
        args=[*ARGUMENTS, f"--host-resolver-rules=MAP {ROOM} 127.0.0.1"],
    )
    _before_others()
    try:
        yield Browsers(browser, port)
    finally:
        browser.close()


def _before_others() -> None:
    """Like the server (bench/programs.py), above whatever else runs here, where that is allowed."""
    for process in psutil.Process().children(recursive=True):
        if "chrom" in process.name():
            with contextlib.suppress(OSError):
                Path(f"/proc/{process.pid}/autogroup").write_text("-20")


def slow(page: Page, network: bool) -> None:
    """Slow this page down, and its line."""
    line = page.context.new_cdp_session(page)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    if network:
        line.send("Network.enable")
        speeds = {"latency": LATENCY_MS, "downloadThroughput": DOWN, "uploadThroughput": UP}
        line.send("Network.emulateNetworkConditions", {"offline": False, **speeds})


def found(page: Page) -> dict[str, Any]:
    """What the page has kept so far (bench/hand_watch.js)."""
    kept: dict[str, Any] = page.evaluate("() => ({ ...window.hand })")
    return kept
