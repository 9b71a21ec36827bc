"""Each check of a picture (gallery/page_checks.mjs, gallery/checks.py) sees what it is for.

A page is seeded with one fault at a time, and exactly that is told; a page without a fault is told
nothing. Else a gallery in which nothing is wrong would prove nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from gallery.checks import Checks
from gallery.shots import DESKTOP, LAPTOP, PHONE, Face, Shot, Size, Theme
from workshop.settings import ROOT

SHELL = """<!doctype html><html lang="en"><head><title>A page</title><style>
  body { margin: 16px; font: 16px/1.5 sans-serif; color: #1c2333; background: #faf7f1; }
  a { padding-block: 4px; }
  button { min-height: 48px; min-width: 48px; display: block; font: inherit; }
  input { height: 48px; width: 200px; font: inherit; }
</style></head><body><main><h1>A page</h1><p>One <a href="#here">small link</a> in a sentence.</p>
<button>Go on</button>%s</main></body></html>"""
LONG = "Words that go on and on, and on again"
ON_TOP = f'<p>{LONG}</p><p style="margin-top: -38px">{LONG}</p>'
ROOM = "<style>body { font-size: 32px; }</style>"
ONE_LINE = (
    "display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 1; overflow: hidden;"
    " width: 90px"
)


@dataclass(frozen=True)
class Fault:
    """What is put into the page, what is told of it, and on which page it is seen."""

    html: str
    told: str
    face: Face = "participant"
    size: Size = PHONE
    theme: Theme = "light"


FAULTS = {
    "wider than the window": Fault('<p style="width: 500px">Words</p>', "sideways"),
    "taller than the wall": Fault(
        f'{ROOM}<div style="height: 2000px"></div>', "too tall", "screen", DESKTOP
    ),
    "cut at its side": Fault(
        f'<p style="overflow: hidden; white-space: nowrap; width: 90px">{LONG}</p>', "cut off"
    ),
    "cut below": Fault(
        f'<p style="overflow: hidden; width: 90px; height: 30px">{LONG}</p>', "cut off"
    ),
    "ended by dots": Fault(f'<p style="{ONE_LINE}">{LONG}</p>', "cut off"),
    "a hint that has no room": Fault(f'<input aria-label="Words" placeholder="{LONG}">', "cut off"),
    "out of its card": Fault(
        f'<p style="background: #fff; white-space: nowrap; width: 90px">{LONG}</p>', "spills out"
    ),
    "words on words": Fault(ON_TOP, "text on text"),
    "words on words, far down a long page": Fault("<p>So.</p>" * 900 + ON_TOP, "text on text"),
    "small on the wall": Fault(
        f'{ROOM}<p style="font-size: 31px">Words</p>', "too small for the room", "screen", DESKTOP
    ),
    "a control on a control": Fault(
        '<button>One</button><button style="margin-top: -12px">Two</button>', "overlaps"
    ),
    "a control that cannot be reached": Fault(
        "<button>One</button>"
        '<div style="position: relative; margin-top: -48px; height: 48px; background: #fff"></div>',
        "covered",
    ),
    "small for a thumb": Fault(
        '<button style="min-height: 47px; height: 47px">One</button>', "small target"
    ),
    "small for a mouse": Fault(
        '<button style="min-height: 20px; height: 20px; font-size: 12px">One</button>',
        "small target",
        "facilitator",
        LAPTOP,
    ),
    "a field that zooms": Fault(
        '<input aria-label="Words" style="font-size: 15px">', "zooms the phone"
    ),
    "behind the bar at the foot": Fault(
        f'<div style="height: 900px"></div><p>{LONG}</p><div style="position: fixed; bottom: 0;'
        ' left: 0; right: 0; height: 90px; background: #fff"></div>',
        "under a bar",
    ),
    "behind the bar at the head": Fault(
        '<div style="position: fixed; top: 0; left: 0; right: 0; height: 60px; background: #fff">'
        "</div>",
        "under a bar",
    ),
    "a picture without words": Fault(
        '<img style="display: block" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
        "axe image-alt",
    ),
    "faint": Fault('<p style="color: #999">Words</p>', "axe color-contrast"),
    "faint in the dark": Fault(
        "<style>@media (prefers-color-scheme: dark) { h1 { color: #ddd6c8; } }</style>",
        "axe color-contrast",
        theme="dark",
    ),
}
#: What is no fault: a link in a sentence, a title that is whole elsewhere, what a button unfolds.
FINE = {
    "nothing": "",
    "a link that is a line high": "<p>Words, and <a href='#here'>a link</a> between them.</p>",
    "a title at the head": f'<p class="phone__workshop" style="{ONE_LINE}">{LONG}</p>',
    "what unfolds": f'<div><p style="{ONE_LINE}">{LONG}</p>'
    '<button aria-expanded="false">The whole line</button></div>',
    "what scrolls": '<div tabindex="0" style="overflow: auto; width: 90px; height: 60px">'
    f"{LONG}</div>",
    "what scrolls above a bar": '<div tabindex="0" style="overflow: auto; height: 500px">'
    f'<div style="height: 480px"></div><p>{LONG}</p><p>{LONG}</p></div><div style="position: fixed;'
    ' bottom: 0; left: 0; right: 0; height: 60px; background: #fff"></div>',
    "what lies under a menu that hangs from a bar": '<div style="position: fixed; top: 0; left: 0;'
    ' right: 0; height: 20px; background: #fff"><div style="position: absolute; z-index: 2; top:'
    f' 20px; left: 0; right: 0; height: 300px; background: #fff"></div></div><p>{LONG}</p>',
    "a hint that has room": '<input aria-label="Words" placeholder="Words">',
}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all of them."""
    context = browser.new_context(reduced_motion="reduce", locale="en-GB")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def checks() -> Checks:
    """As the camera has them."""
    return Checks()


def told(page: Page, checks: Checks, fault: Fault) -> set[str]:
    """What is said of the page with this fault: each sentence up to its colon."""
    page.set_viewport_size({"width": fault.size.width, "height": fault.size.height})
    page.emulate_media(color_scheme=fault.theme)
    page.set_content(SHELL % fault.html)
    if fault.theme == "dark":  # as the camera does it: first the light one, whole
        page.emulate_media(color_scheme="light")
        assert checks.of(page, Shot(fault.face), fault.size, whole=True) == []
        page.emulate_media(color_scheme="dark")
    whole = fault.theme == "light"
    return {
        said.partition(":")[0]
        for said in checks.of(page, Shot(fault.face), fault.size, whole=whole)
    }


@pytest.mark.parametrize("name", FAULTS)
def test_each_check_sees_its_fault(name: str, page: Page, checks: Checks) -> None:
    """That fault, and no other."""
    assert told(page, checks, FAULTS[name]) == {FAULTS[name].told}


@pytest.mark.parametrize("name", FINE)
def test_what_is_no_fault_is_not_called_one(name: str, page: Page, checks: Checks) -> None:
    """Each exception holds for what it was made for."""
    assert told(page, checks, Fault(FINE[name], "")) == set()


def test_every_fault_that_is_measured_is_tried_here() -> None:
    """A check that is added needs a page with its fault."""
    source = (ROOT / "gallery" / "page_checks.mjs").read_text("utf-8")
    measured = set(re.findall(r'tell\((?:cut \? "cut off" : )?"([^"]+)"', source))
    measured |= set(re.findall(r"problems\.add\(`([a-z ]+):", source))
    tried = {fault.told for fault in FAULTS.values()}
    assert {told for told in tried if not told.startswith("axe")} == measured
