"""The pictures of the pages around a workshop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from playwright.sync_api import Page

from gallery import words
from gallery.play import Play
from gallery.shots import Shot
from gallery.touches import Touch, after, fill, unfold

#: What the console says of a page that answers with an error, as it should.
REFUSED: Final = ("Failed to load resource",)


def _page(name: str, path: str | Callable[[Play], str], touch: Touch | None = None) -> Shot:
    """A page that anybody may see."""
    return Shot("page", name, path=_path(path), touch=touch, expects=REFUSED)


def _led(name: str, path: str | Callable[[Play], str], touch: Touch | None = None) -> Shot:
    """A page that the facilitator sees."""
    return Shot("page", name, path=_path(path), touch=touch, as_whom="facilitator", expects=REFUSED)


def _path(path: str | Callable[[Play], str]) -> Callable[[Play], str]:
    return path if callable(path) else lambda _play: path


def _join(play: Play) -> str:
    return f"/j/{play.listing.code}"


def _plan(play: Play) -> str:
    return f"/w/{play.listing.code}/plan"


def _send(page: Page, _play: Play) -> None:
    """Send the form as it is, past what the browser itself would ask for."""
    page.evaluate("() => { document.querySelector('main form').noValidate = true; }")
    page.locator("main form .button--next").first.click()
    page.wait_for_load_state("load")


PAGES: Final[Mapping[str, tuple[Shot, ...]]] = {
    "start": (
        _page("sign-in", "/sign-in"),
        _page("sign-in-refused", "/sign-in", after(fill("ada@example.org", "E-mail"), _send)),
        _page("welcome", lambda play: play.house.services.new_link(None)),
        _page("welcome-refused", lambda play: play.house.services.new_link(None), _send),
        _page("welcome-used", "/welcome/used-long-ago"),
        _page("front", "/"),
        _page("code", "/join"),
        _page("code-unknown", "/join?code=K7MPWX3D"),
        _page("code-missing", "/join", _send),
        _page("not-found", "/nowhere"),
        _page("projector-link-old", "/screen/gone"),
        _page("outcome-link-old", "/outcome/gone"),
        _led("dashboard-empty", "/"),
        _led("new", "/workshops/new"),
        _led("new-whole", "/workshops/new", unfold("About the unit", "Groups and names")),
        _led("new-refused", "/workshops/new", _send),
        _led("account", "/account"),
    ),
    "dashboard": (
        _led("all", "/"),
        _led("more", "/", unfold("More")),
        _led("none-found", "/?q=zebra"),
        _led("plan", _plan),
        _led("plan-refused", _plan, after(fill(" ", "Title"), _send)),
        _led("delete", lambda play: f"/w/{play.listing.code}/delete"),
        _page("join", _join),
        _page("join-name-too-long", _join, after(fill(words.LONG_TEXT, "Your name"), _send)),
        _page("replay-not-yet", lambda play: f"/outcome/{play.listing.outcome_key}/replay"),
    ),
    "door-closed": (_page("join", _join),),
    "over": (_page("join", _join),),
    "plain": (_page("join", _join), _led("plan", _plan)),
    "long": (
        _page("join", _join),
        _led("plan", _plan),
        _led("delete", lambda play: f"/w/{play.listing.code}/delete"),
    ),
}
