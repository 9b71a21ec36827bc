"""A screen reader's view of a page: Chromium's accessibility tree, and what live regions say."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Page

PATIENCE = 20.0
T = TypeVar("T")

#: What a page's live regions say, kept from its beginning: `window.__ears`.
EARS = (Path(__file__).parent / "ears.js").read_text("utf-8")

#: What stands between the nodes that a reader speaks of.
PASSED_OVER = {"none", "generic", "InlineTextBox", "LineBreak", "RootWebArea", "LabelText"}
STATES = {
    "checked": {"true": "checked", "false": "not checked", "mixed": "half checked"},
    "disabled": {True: "unavailable"},
    "expanded": {True: "expanded", False: "collapsed"},
    "pressed": {"true": "pressed", "false": "not pressed"},
    "required": {True: "required"},
    "invalid": {"true": "invalid"},
}
CONTROLS = (
    "button",
    "checkbox",
    "combobox",
    "link",
    "radio",
    "searchbox",
    "slider",
    "spinbutton",
    "textbox",
    "DisclosureTriangle",
)


@dataclass
class Node:
    """One thing that a reader speaks of."""

    role: str
    name: str
    description: str = ""
    value: str = ""
    states: tuple[str, ...] = ()
    level: int = 0
    children: list[Node] = field(default_factory=list)

    def __str__(self) -> str:
        """As a reader would say it: role, name, states, value, description."""
        role = f"heading {self.level}" if self.role == "heading" else self.role
        said = [f"{role}: {self.name}", *self.states]
        if self.value:
            said.append(f"“{self.value}”")
        if self.description:
            said.append(f"({self.description})")
        return ", ".join(said)

    def all(self) -> Iterator[Node]:
        """This one and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.all()

    def text(self) -> str:
        """Everything that is read below it."""
        return " ".join(one.name for one in self.all() if one.role == "StaticText").strip()

    def find(self, role: str, name: str = "") -> Node:
        """The one node of this role whose name begins so."""
        found = [one for one in self.all() if one.role == role and one.name.startswith(name)]
        assert len(found) == 1, f"{role} {name!r}: {[str(one) for one in found or self.all()]}"
        return found[0]

    def items(self) -> list[str]:
        """The words of each item of the lists below it."""
        return [one.text() for one in self.all() if one.role == "listitem"]

    def every(self, *roles: str) -> list[str]:
        """All nodes of these roles, as they are said."""
        return [str(one) for one in self.all() if one.role in roles]


class Reader:
    """Reads a page that was opened with `EARS` as its init script."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._from = 0
        self._debugger = page.context.new_cdp_session(page)
        self._debugger.send("Accessibility.enable")

    def tree(self) -> Node:
        """The page as Chromium tells it to assistive technology."""
        nodes = self._debugger.send("Accessibility.getFullAXTree")["nodes"]
        known = {each["nodeId"]: each for each in nodes}
        return Node("page", self.page.title(), children=_read(nodes[0], known))

    def headings(self) -> list[str]:
        """From one to the next, as with the key H."""
        return [str(one)[8:] for one in self.tree().all() if one.role == "heading"]

    def controls(self) -> list[str]:
        """Everything that can be operated, in order, but for the questions of the help in place."""
        return [said for said in self.tree().every(*CONTROLS) if not said.endswith("?, collapsed")]

    def settles(self, read: Callable[[], T], wanted: T) -> None:
        """What is read is this, or is soon: the tree follows the page by a moment."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if read() == wanted:
                    return
            except AssertionError:
                pass  # what is looked for is not there yet
            self.page.wait_for_timeout(50)
        assert read() == wanted

    def regions(self) -> list[str]:
        """The live regions that are in the tree at this moment."""
        return [
            one.role for one in self.tree().all() if one.role in ("status", "alert", "log", "timer")
        ]

    def heard(self) -> str:
        """What was said since the last time this was asked."""
        said = self._ears("heard")
        new, self._from = said[self._from :], len(said)
        return " ".join(text for _, text in new)

    def hears(self, *sentences: str) -> None:
        """Exactly this is said from now on: waits for the end of it."""
        wanted = " ".join(sentences)
        end = time.monotonic() + PATIENCE
        while True:
            said = " ".join(text for _, text in self._ears("heard")[self._from :])
            if said == wanted or time.monotonic() > end or not wanted.startswith(said):
                break
            self.page.wait_for_timeout(50)
        assert self.heard() == wanted

    def assert_one_voice(self) -> None:
        """No two regions said the same, and none came with words that nobody hears."""
        said = self._ears("heard")
        twice = [
            text
            for (one, text), (other, again) in itertools.pairwise(said)
            if text == again and one != other
        ]
        assert (twice, self._ears("mute")) == ([], [])

    def _ears(self, name: str) -> list[Any]:
        found: list[Any] = self.page.evaluate(f"window.__ears.{name}")
        return found


def _read(raw: dict[str, Any], known: dict[str, Any]) -> list[Node]:
    """A raw node with what is below it; only what is below it, where it says nothing itself."""
    below = [
        node
        for child in raw.get("childIds", [])
        if child in known
        for node in _read(known[child], known)
    ]
    role = str(raw.get("role", {}).get("value", "none"))
    if raw.get("ignored") or role in PASSED_OVER:
        return below
    facts = {each["name"]: each["value"].get("value") for each in raw.get("properties", [])}
    states = tuple(
        spoken[facts[name]]
        for name, spoken in STATES.items()
        if name in facts and facts[name] in spoken
    )
    value = raw.get("value", {}).get("value", "")
    return [
        Node(
            role=role,
            name=_plain(raw, "name"),
            description=_plain(raw, "description"),
            value=str(value) if role in ("textbox", "combobox", "searchbox", "spinbutton") else "",
            states=states,
            level=int(facts.get("level") or 0),
            children=below,
        )
    ]


def _plain(raw: dict[str, Any], key: str) -> str:
    return " ".join(str(raw.get(key, {}).get("value", "")).split())
