"""A hand that counts what it does, and the slow phone that it holds."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

#: Slow 4G as Lighthouse has it: bytes a second, and milliseconds there and back.
DOWN, UP, ROUND_TRIP = 1_600_000 / 8, 750_000 / 8, 150
CPU_SLOWED = 4


class Hand:
    """Taps and texts on a phone. A text is going into a field and writing there."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0
        self.texts = 0

    def tap(self, what: Locator) -> None:
        what.tap()
        self.taps += 1

    def write(self, where: Locator, text: str) -> None:
        where.tap()
        self.page.keyboard.type(text)
        self.texts += 1


def slow(page: Page) -> None:
    """Make this page's phone slow, and its network too."""
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": ROUND_TRIP,
            "downloadThroughput": DOWN,
            "uploadThroughput": UP,
        },
    )
    line.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWED})
