"""A test whose program is missing is left out by name; with CI=true that is a failure."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workshop.settings import ROOT

TESTS = """
import pytest

def test_plain():
    pass

@pytest.mark.needs("pdftoppm")
def test_with_program():
    pass
"""
SKIPPED = """
import pytest

def test_skipped():
    pytest.skip("for no reason")
"""


def _pytest(folder: Path, content: str, *options: str, **environ: str) -> tuple[int, str]:
    """Run these tests under the suite's own conftest, on a machine without any program."""
    shutil.copy(ROOT / "tests" / "conftest.py", folder)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = needs(program): x\n")
    (folder / "test_sample.py").write_text(content)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options],
        cwd=folder,
        env={"PATH": str(folder), "PYTHONPATH": str(ROOT), **environ},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("options", [(), ("-n", "2")])
def test_a_missing_program_leaves_its_tests_out_by_name(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    """The rest runs, and the end names program and package; with several workers too."""
    code, said = _pytest(tmp_path, TESTS, *options)
    assert code == 0
    assert "1 passed" in said
    assert said.count("left out: 1 tests that need pdftoppm (apt install poppler-utils)") == 1


def test_with_ci_a_missing_program_is_a_failure(tmp_path: Path) -> None:
    """The failure says what to install."""
    code, said = _pytest(tmp_path, TESTS, CI="true")
    assert code == 1
    assert "needs pdftoppm: apt-get install poppler-utils" in said


@pytest.mark.parametrize("options", [(), ("-n", "2")])
def test_with_ci_any_skip_is_a_failure(tmp_path: Path, options: tuple[str, ...]) -> None:
    """Without CI it is not."""
    assert _pytest(tmp_path, SKIPPED, *options)[0] == 0
    code, said = _pytest(tmp_path, SKIPPED, *options, CI="true")
    assert code == 1
    assert "With CI=true a skipped test is a failure." in said


def test_an_unknown_program_is_a_mistake(tmp_path: Path) -> None:
    """A slip in the name does not leave a test out for ever."""
    code, said = _pytest(tmp_path, TESTS.replace("pdftoppm", "pdftopm"))
    assert code == pytest.ExitCode.USAGE_ERROR
    assert "is unknown to setup_steps.programs" in said
