"""Chromium before the stage: opens a face as somebody there would, and takes its picture."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, BrowserContext, BrowserType, ConsoleMessage, Page
from playwright.sync_api import Error as PlaywrightError

from gallery.checks import Checks
from gallery.house import ADDRESS, House
from gallery.play import Play
from gallery.shots import THEMES, Picture, Shot, Size, Theme
from setup_steps.programs import PROGRAMS

#: As root Chromium refuses its sandbox; the rest keeps it from calling home.
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
BASE: Final = f"http://{ADDRESS}"
PATIENCE_MS: Final = 20_000
#: A page on a machine that does much else.
LOADING_MS: Final = 90_000
#: Told to a live page until it has settled: the view is there, fonts and images are drawn, nothing
#: moves.
SETTLED: Final = """async () => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  await document.fonts.ready;
  await Promise.allSettled(Array.from(document.images, (image) => image.decode()));
  const ends = (animation) => animation.effect?.getTiming().iterations !== Infinity;
  await Promise.allSettled(document.getAnimations().filter(ends).map((each) => each.finished));
}"""
#: The projector looks half a second later whether all still fits, after a font or a bar has come.
FITTED: Final = """async () => {
  let [before, times] = ["", 0];
  while (times < 7) {
    const flows = document.querySelectorAll(".fit, .fit__flow");
    const now = Array.from(flows, (one) => `${one.className} ${one.style.fontSize}`).join();
    times = now === before ? times + 1 : 0;
    before = now;
    await new Promise((later) => setTimeout(later, 100));
  }
}"""


@contextmanager
def chromium(kind: BrowserType, house: House) -> Iterator[Browser]:
    """The system's Chromium, which finds the house under the address that the pictures show."""
    browser = kind.launch(
        executable_path=PROGRAMS["chromium"].find(),
        args=[*ARGUMENTS, f"--host-resolver-rules=MAP {ADDRESS} 127.0.0.1:{house.port}"],
    )
    try:
        yield browser
    finally:
        browser.close()


class Camera:
    """Takes pictures of one house into one folder; `themes` and `sharpness` (pixels a CSS pixel)
    hold for all of them."""

    def __init__(
        self,
        browser: Browser,
        house: House,
        folder: Path,
        themes: tuple[Theme, ...] = THEMES,
        sharpness: float = 1,
    ) -> None:
        self._browser = browser
        self._house = house
        self._folder = folder
        self._themes = themes
        self._sharpness = sharpness
        self._checks = Checks()
        self._signed_in: dict[str, Any] = {}

    def take(
        self, scene: str, moment: str, play: Play, shot: Shot, sizes: tuple[Size, ...]
    ) -> list[Picture]:
        """The shot in these sizes and all themes, each checked."""
        taken = []
        name = "-".join(filter(None, (moment, shot.name)))
        for alike in _alike(shot, sizes):
            with self.opened(play, shot, alike[0]) as (page, complaints):
                for size, theme in product(alike, self._themes):
                    page.set_viewport_size({"width": size.width, "height": size.height})
                    page.emulate_media(color_scheme=theme)
                    page.evaluate(SETTLED)
                    if shot.face == "screen" and theme == self._themes[0]:
                        page.evaluate(FITTED)
                    file = f"{scene}/{name}.{shot.face}.{size}.{theme}.png"
                    page.screenshot(path=self._folder / file, animations="disabled")
                    problems = self._checks.of(page, shot, size, whole=theme == self._themes[0])
                    problems += [said for said in complaints if said not in problems]
                    complaints.clear()
                    taken.append(
                        Picture(
                            scene, moment, shot.name, shot.face, size, theme, file, tuple(problems)
                        )
                    )
        return taken

    @contextmanager
    def opened(self, play: Play, shot: Shot, size: Size) -> Iterator[tuple[Page, list[str]]]:
        """The shot's page, touched and settled, and what its console complained of."""
        context = self._browser.new_context(
            base_url=BASE,
            viewport={"width": size.width, "height": size.height},
            device_scale_factor=self._sharpness,
            has_touch=size.phone,
            is_mobile=size.phone,
            reduced_motion="reduce",
            color_scheme=self._themes[0],
            locale="en-GB",
            timezone_id="UTC",
        )
        try:
            context.set_default_timeout(PATIENCE_MS)
            context.set_default_navigation_timeout(LOADING_MS)
            self._let_in(context, play, shot)
            page = context.new_page()
            complaints: list[str] = []

            def hear(message: ConsoleMessage) -> None:
                if message.type == "error" and not _expected(message.text, shot):
                    complaints.append(f"console: {message.text}")

            page.on("console", hear)
            page.on("pageerror", lambda error: complaints.append(f"console: {error}"))
            if shot.loading:
                page.route("**/*.js", lambda route: route.abort())
            page.goto(self._path(play, shot))
            skeleton = page.locator(".skeleton").first
            skeleton.wait_for(state="attached" if shot.loading else "detached", timeout=LOADING_MS)
            if shot.face == "participant" and not (shot.late or shot.loading):
                _put_away(page)
            if shot.touch is not None:
                try:
                    shot.touch(page, play)
                except PlaywrightError as problem:  # the others are still worth taking
                    complaints.append(f"not touched: {problem.message}")
            yield page, complaints
        finally:
            context.close()

    def _path(self, play: Play, shot: Shot) -> str:
        if shot.path is not None:
            return shot.path(play)
        listing = play.listing
        return {
            "participant": f"/w/{listing.code}",
            "facilitator": f"/w/{listing.code}/lead",
            "screen": f"/screen/{listing.screen_key}",
            "replay": f"/w/{listing.code}/replay",
            "outcome": f"/outcome/{listing.outcome_key}",
            "page": "/",
        }[shot.face]

    def _let_in(self, context: BrowserContext, play: Play, shot: Shot) -> None:
        """Make the context that of whoever looks: a participant, the facilitator, or nobody."""
        if shot.face == "participant":
            name, token = f"seat-{play.listing.id}", play.people[shot.who].token
            context.add_cookies([{"name": name, "value": token, "url": BASE}])
        elif shot.face in ("facilitator", "replay") or shot.as_whom == "facilitator":
            account = play.account.id
            if account not in self._signed_in:
                page = context.new_page()
                page.goto(self._house.sign_in_path(play.account))
                page.close()
                self._signed_in[account] = context.cookies()
            context.add_cookies(self._signed_in[account])


def _alike(shot: Shot, sizes: tuple[Size, ...]) -> list[tuple[Size, ...]]:
    """Sizes that one window takes one after the other: as people turn a tablet or pull at a corner.
    A projector is opened anew, since what it shows is measured when it opens."""
    if shot.face == "screen":
        return [(size,) for size in sizes]
    both = (tuple(size for size in sizes if size.phone is phone) for phone in (True, False))
    return [alike for alike in both if alike]


def _put_away(page: Page) -> None:
    """ "So far" is for whoever comes late; a new browser always seems to."""
    card = page.locator("section.so-far button")
    if card.count():
        card.evaluate("(button) => button.click()")  # it may lie under "look up"


def _expected(text: str, shot: Shot) -> bool:
    return any(piece in text for piece in shot.expects)
