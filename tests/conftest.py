"""What holds for every test: missing system programs, and no silent skips.

A test that needs a system program says so: `@pytest.mark.needs("chromium")` (the names are in
setup_steps/programs.py). Where the program is missing, the test is left out, and the end of the
run names the package; with CI=true the test fails instead, and so does any skip.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import Any

import hypothesis
import pytest

from setup_steps.programs import PROGRAMS

# A failing `then` shows both sides, as an assert in a test does. Before anything imports it.
pytest.register_assert_rewrite("tests.unit.domain.scenario")

# The first example of a test pays for imports, and machines under test are busy: no time limit for
# one example; the one for the whole test (pyproject.toml) stays.
hypothesis.settings.register_profile("lodestar", deadline=None, print_blob=True)
hypothesis.settings.load_profile("lodestar")

_LEFT_OUT = pytest.StashKey[Counter[str]]()


def _strict() -> bool:
    return os.environ.get("CI") == "true"


def _absent(item: pytest.Item) -> list[str]:
    """The programs that a test needs and this machine lacks."""
    needed = [name for mark in item.iter_markers("needs") for name in mark.args]
    for name in needed:
        if name not in PROGRAMS:
            raise pytest.UsageError(f"{item.nodeid}: {name!r} is unknown to setup_steps.programs")
    return [name for name in needed if PROGRAMS[name].find() is None]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what cannot run here, and keep count by program."""
    left_out: Counter[str] = Counter()
    config.stash[_LEFT_OUT] = left_out
    if _strict():
        return
    keep, drop = [], []
    for item in items:
        absent = _absent(item)
        left_out.update(absent)
        (drop if absent else keep).append(item)
    if drop:
        items[:] = keep
        config.hook.pytest_deselected(items=drop)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """With CI=true a missing program is a failure that says what to install."""
    if _strict() and (absent := _absent(item)):
        packages = " ".join(PROGRAMS[name].package for name in absent)
        pytest.fail(f"needs {', '.join(absent)}: apt-get install {packages}", pytrace=False)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """The workers of xdist collect the same tests each: one report of them is enough."""
    counted = getattr(node, "workeroutput", {}).get("left_out")
    if counted:
        node.config.stash[_LEFT_OUT] = Counter(counted)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the count to the main process, and turn skips into a failure with CI=true."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["left_out"] = dict(session.config.stash.get(_LEFT_OUT, Counter()))
        return
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if _strict() and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Name what was left out, and the package that would bring it in."""
    for name, count in sorted(config.stash.get(_LEFT_OUT, Counter()).items()):
        terminalreporter.write_line(
            f"left out: {count} tests that need {name} (apt install {PROGRAMS[name].package})",
            yellow=True,
        )
    if _strict() and terminalreporter.stats.get("skipped"):
        terminalreporter.write_line("With CI=true a skipped test is a failure.", red=True)
