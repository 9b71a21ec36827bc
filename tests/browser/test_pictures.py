"""Pictures of the product in its states, each one checked (gallery/page_checks.mjs, axe-core).

A few of every face here; `run.py test --all` takes all of them, in every size, light and dark.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from gallery.camera import Camera, chromium
from gallery.house import House, open_house
from gallery.play import Play
from gallery.scenes import SCENES
from gallery.session import Wanted, name_of, play
from gallery.shots import LAPTOP, PHONE, Picture, Scene, Shot
from gallery.usual import begin

#: What breaks first: each face at its fullest, its emptiest, and when something goes wrong.
FEW = (
    "usual/lobby.facilitator",
    "usual/gather-waiting.participant",
    "usual/gather-refused.participant",
    "usual/gather-revealed.screen",
    "usual/narrow-ballot.participant",
    "usual/draft-empty-writing.participant",
    "usual/discuss-candidate.participant",
    "usual/discuss-amendments.facilitator",
    "usual/look-up.participant",
    "usual/vote-ballot-review.participant",
    "usual/vote-closed.participant",
    "usual/vote-closed.screen",
    "usual/word-typing.screen",
    "usual/word.facilitator",
    "usual/ratify-ballot-reason.participant",
    "usual/adopted.screen",
    "usual/close-filled.facilitator",
    "usual/finished-middle.replay",
    "not-met/closed.facilitator",
    "clocks/over.participant",
    "messages/removed-360.participant",
    "full/narrow-ballot.participant",
    "full/narrow-ballot-found.participant",
    "full/narrow-ballot-own.participant",
    "long/gather-revealed.participant",
    "long/discuss.facilitator",
    "long/vote-closed.screen",
    "long/finished.outcome",
    "world/draft.participant",
    "world/gather-revealed.screen",
    "pages/start-sign-in-refused.page",
    "pages/start-new.page",
    "pages/dashboard-all.page",
    "pages/dashboard-join.page",
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A server in this process, for all pictures."""
    with open_house(tmp_path_factory.mktemp("house")) as opened:
        yield opened


@pytest.fixture(scope="module")
def camera(
    browser: Browser, house: House, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Camera]:
    """One Chromium for all pictures, which finds the house under the address that they show."""
    with chromium(browser.browser_type, house) as opened:
        yield Camera(opened, house, tmp_path_factory.mktemp("pictures"))


def _wrong(taken: list[Picture]) -> dict[str, tuple[str, ...]]:
    return {picture.file: picture.problems for picture in taken if picture.problems}


def _names(scene: Scene) -> set[str]:
    return {
        name_of(scene, moment, shot) for moment, shots in scene.moments.items() for shot in shots
    }


PLAYED = tuple(scene for scene in SCENES if _names(scene) & set(FEW))


# Half a minute where nothing else runs; the usual workshop alone has eighteen pictures.
@pytest.mark.timeout(600)
@pytest.mark.parametrize("scene", PLAYED, ids=lambda scene: scene.name)
def test_the_faces_are_in_order_where_they_break_first(
    scene: Scene, camera: Camera, house: House
) -> None:
    """No text is cut, nothing overlaps, targets are large enough, and axe finds nothing."""
    taken = list(play(camera, house, scene, Wanted(names=FEW, quick=True)))
    assert _wrong(taken) == {}


def test_what_is_wrong_with_a_page_is_said_of_its_picture(camera: Camera, house: House) -> None:
    """In every size and theme; so is what the console complains of, and a touch that fails."""
    stage = Play(house, house.account, begin(house).listing)
    spoilt = Shot("page", "spoilt", path=lambda _play: "/sign-in", touch=_spoil)
    taken = camera.take("checked", "page", stage, spoilt, (PHONE, LAPTOP))
    assert [(str(picture.size), picture.theme) for picture in taken] == [
        (size, theme) for size in ("360x740", "1366x768") for theme in ("light", "dark")
    ]
    for light, dark in (taken[:2], taken[2:]):
        said = {problem.partition(" ")[0] for problem in light.problems}
        assert said == {"sideways:", "axe", "console:", "not"}
        assert {problem.partition(":")[0] for problem in dark.problems} == {"axe color-contrast"}


def _spoil(page: Page, _play: Play) -> None:
    """Too wide, too faint, loud; and then a button that is not there is pressed."""
    page.locator("label").first.evaluate("(label) => { label.style.color = '#767676'; }")
    page.evaluate("() => { document.body.style.minInlineSize = '120vw'; }")
    page.evaluate("() => console.error('this broke')")
    page.get_by_role("button", name="Nowhere").click(timeout=1)


def test_the_few_pictures_are_on_the_list() -> None:
    """A picture that was renamed is not left out in silence."""
    assert set(FEW) - set().union(*map(_names, SCENES)) == set()


def test_no_two_pictures_have_one_name() -> None:
    """Else one would overwrite the other."""
    for scene in SCENES:
        assert len(_names(scene)) == sum(len(shots) for shots in scene.moments.values())


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_every_picture_is_in_order(scene: Scene, camera: Camera, house: House) -> None:
    """The same of every face, stage and state, in every size, light and dark."""
    assert _wrong(list(play(camera, house, scene, Wanted()))) == {}
