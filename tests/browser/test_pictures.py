"""Pictures of the product in its states, each one checked (gallery/page_checks.mjs, axe-core).

A few of every face here; `run.py test --all` takes all of them, in every size, light and dark.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from gallery.house import House, open_house
from gallery.scenes import SCENES
from gallery.session import Wanted, name_of, take
from gallery.shots import Picture, Scene

pytestmark = pytest.mark.xdist_group("pictures")

#: What breaks first: each face at its fullest, its emptiest, and when something goes wrong.
FEW = (
    "usual/lobby.facilitator",
    "usual/lobby-join.facilitator",
    "usual/gather-waiting.participant",
    "usual/gather-refused.participant",
    "usual/gather-late.participant",
    "usual/gather-revealed.screen",
    "usual/narrow-ballot.participant",
    "usual/narrow-closed.facilitator",
    "usual/draft-empty-writing.participant",
    "usual/discuss-candidate.participant",
    "usual/discuss.facilitator",
    "usual/look-up.participant",
    "usual/vote-ballot-review.participant",
    "usual/vote-closed.participant",
    "usual/vote-closed.facilitator",
    "usual/vote-closed.screen",
    "usual/word-typing.screen",
    "usual/word.facilitator",
    "usual/ratify-ballot.participant",
    "usual/adopted.participant",
    "usual/adopted.screen",
    "usual/close-filled.facilitator",
    "usual/finished.outcome",
    "usual/finished.replay",
    "tie/closed.facilitator",
    "split/closed.screen",
    "not-assessed/ratify-closed.participant",
    "not-met/closed.facilitator",
    "clocks/break.screen",
    "clocks/over.participant",
    "doors/removed.participant",
    "full/gather-revealed.facilitator",
    "full/narrow-ballot.participant",
    "full/vote-closed.screen",
    "long/gather-revealed.participant",
    "long/discuss.facilitator",
    "long/vote-closed.screen",
    "long/finished.outcome",
    "world/draft.participant",
    "world/gather-revealed.screen",
    "pages/start-sign-in-refused.page",
    "pages/start-not-found.page",
    "pages/start-new.page",
    "pages/dashboard-all.page",
    "pages/dashboard-join.page",
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A server in this process, for all pictures."""
    with open_house(tmp_path_factory.mktemp("house")) as opened:
        yield opened


def _wrong(taken: list[Picture]) -> dict[str, tuple[str, ...]]:
    return {picture.file: picture.problems for picture in taken if picture.problems}


def _names(scene: Scene) -> set[str]:
    return {
        name_of(scene, moment, shot) for moment, shots in scene.moments.items() for shot in shots
    }


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_the_faces_are_in_order_where_they_break_first(
    scene: Scene, browser: Browser, house: House, tmp_path: Path
) -> None:
    """No text is cut, nothing overlaps, targets are large enough, and axe finds nothing."""
    names = tuple(name for name in FEW if name in _names(scene))
    wanted = Wanted(names=names or ("none",), quick=True)
    taken = take(browser.browser_type, house, tmp_path, wanted, [scene])
    assert _wrong(taken) == {}


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
def test_every_picture_is_in_order(
    scene: Scene, browser: Browser, house: House, tmp_path: Path
) -> None:
    """The same of every face, stage and state, in every size, light and dark."""
    taken = take(browser.browser_type, house, tmp_path, Wanted(), [scene])
    assert _wrong(taken) == {}
