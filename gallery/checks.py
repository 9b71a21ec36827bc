"""What is checked of every picture: measured on the page, and by axe-core."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

from gallery.shots import Shot, Size
from workshop.settings import ROOT

AXE: Final = ROOT / "node_modules" / "axe-core" / "axe.min.js"
#: All that axe knows, good practice too, but for the size of targets: the measuring asks more of
#: it, and knows that what lies under a bar can be scrolled from there.
EVERYTHING: Final[dict[str, Any]] = {"rules": {"target-size": {"enabled": False}}}
#: What differs between light and dark.
COLOURS: Final[dict[str, Any]] = {"runOnly": ["color-contrast"]}
RUN_AXE: Final = """async (options) => {
  const found = await axe.run(document, { ...options, resultTypes: ["violations"] });
  return found.violations.flatMap((rule) => rule.nodes.map(
    (node) => `axe ${rule.id}: ${node.target.join(" ")} (${node.any[0]?.message ?? rule.help})`));
}"""


class Checks:
    """The checks, their programs read once."""

    def __init__(self) -> None:
        self._axe = AXE.read_text(encoding="utf-8")
        self._measure = (Path(__file__).parent / "page_checks.mjs").read_text(encoding="utf-8")

    def of(self, page: Page, shot: Shot, size: Size, *, whole: bool) -> list[str]:
        """What is wrong with the page as it stands, as sentences; `whole`: more than colours."""
        problems: list[str] = []
        if whole:
            options = {
                "phone": size.phone,
                "screen": shot.face == "screen",
                "width": size.width,
                "height": size.height,
            }
            problems += page.evaluate(self._measure.strip().rstrip(";"), options)
            page.evaluate(self._axe)
        problems += page.evaluate(RUN_AXE, EVERYTHING if whole else COLOURS)
        return problems
