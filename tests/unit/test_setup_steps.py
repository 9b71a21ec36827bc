"""Set-up: what is missing is found, nothing is done twice, and a failure says what to type."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from setup_steps import catalogues, front_end, main, packages, programs
from setup_steps.one_at_a_time import one_at_a_time
from setup_steps.say import Problem, run, step
from workshop.settings import ROOT, Settings

LOCKS = sorted(ROOT.glob("requirements*.txt"))


def test_pins_are_read_as_pip_compile_writes_them(tmp_path: Path) -> None:
    """Names and versions; comments, options and markers are passed over."""
    lock = tmp_path / "requirements.txt"
    lock.write_text("# by pip-compile\n-c other.txt\nflask==3.1.3\n    # via x\ncolorama==1 ; y\n")
    assert packages.pins(lock) == {"flask": "3.1.3", "colorama": "1"}


def test_a_missing_or_different_package_is_found(tmp_path: Path) -> None:
    """What is here in the very version is not missing; anything else is."""
    here = metadata.version("flask")
    (tmp_path / "requirements.txt").write_text(f"Flask=={here}\nsegno==0.0.1\nno-such-thing==2\n")
    absent = packages.missing(tmp_path, ("requirements.txt",))
    assert absent == ["segno==0.0.1", "no-such-thing==2"]


def test_an_environment_that_has_the_packages_is_left_alone(tmp_path: Path) -> None:
    """Nothing is made or installed where nothing is missing."""
    (tmp_path / "requirements.txt").write_text(f"flask=={metadata.version('flask')}\n")
    packages.enter(tmp_path, ("requirements.txt",), [])
    packages.ensure(tmp_path, ("requirements.txt",), [])
    assert [path.name for path in tmp_path.iterdir()] == ["requirements.txt"]


def test_nothing_is_installed_into_somebody_elses_environment(tmp_path: Path) -> None:
    """Without npm, an environment that is not ours gets a sentence, not a package."""
    (tmp_path / "requirements-node.txt").write_text("no-such-thing==2\n")
    with pytest.raises(Problem, match="apt install nodejs npm"):
        packages.install_node(tmp_path)


@pytest.mark.parametrize("file", LOCKS, ids=lambda file: file.name)
def test_lock_files_pin_everything_and_name_no_host(file: Path) -> None:
    """One exact version a line, no address of an index anywhere."""
    lines = file.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    assert [line for line in kept if not re.fullmatch(r"[a-z0-9._-]+==[a-z0-9.+]+", line)] == []
    assert kept
    assert [
        line for line in lines if "://" in line or re.match(r"--\S*(index|links|host)", line)
    ] == []


def test_locks_agree_with_each_other() -> None:
    """A package that two lock files name has one version."""
    versions: dict[str, set[str]] = {}
    for file in LOCKS:
        for name, version in packages.pins(file).items():
            versions.setdefault(name, set()).add(version)
    assert {name for name, found in versions.items() if len(found) > 1} == set()


def test_the_npm_lock_names_no_download_address() -> None:
    """`npm ci` asks whichever registry the machine is set to."""
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text(encoding="utf-8")


def _front_end(root: Path) -> None:
    for name in front_end.LOCK:
        (root / name).write_text(name)
    (root / "static/js").mkdir(parents=True)
    (root / "static/dist").mkdir()
    (root / "static/js/pages.ts").write_text("1")
    (root / "node_modules").mkdir()


def test_the_front_end_is_built_again_only_when_a_source_changed(tmp_path: Path) -> None:
    """A changed, new or renamed source counts; the time of a file does not."""
    _front_end(tmp_path)
    assert not front_end.built(tmp_path)
    stamp = tmp_path / "static/dist/.sources"
    stamp.write_text(front_end._sources(tmp_path))
    (tmp_path / "static/js/pages.ts").write_text("1")
    assert front_end.built(tmp_path)
    (tmp_path / "static/js/pages.ts").write_text("2")
    assert not front_end.built(tmp_path)
    stamp.write_text(front_end._sources(tmp_path))
    (tmp_path / "static/js/pages.ts").rename(tmp_path / "static/js/other.ts")
    assert not front_end.built(tmp_path)


def test_npm_packages_are_installed_again_only_when_the_lock_changed(tmp_path: Path) -> None:
    """Those for the tests come on top, and serve without them too."""
    _front_end(tmp_path)
    stamp = tmp_path / "node_modules/.lodestar.json"
    digest = front_end._digest(tmp_path, front_end.LOCK)
    assert not front_end.installed(tmp_path, dev=False)
    stamp.write_text(f'{{"lock": "{digest}", "dev": false}}')
    assert front_end.installed(tmp_path, dev=False)
    assert not front_end.installed(tmp_path, dev=True)
    stamp.write_text(f'{{"lock": "{digest}", "dev": true}}')
    assert front_end.installed(tmp_path, dev=True)
    assert front_end.installed(tmp_path, dev=False)
    (tmp_path / "package-lock.json").write_text("changed")
    assert not front_end.installed(tmp_path, dev=False)


def test_translations_are_compiled_when_there_are_any(tmp_path: Path) -> None:
    """None by default; a new or changed one is compiled, once."""
    assert catalogues.stale(tmp_path) == []
    po = tmp_path / "translations/de/LC_MESSAGES/messages.po"
    po.parent.mkdir(parents=True)
    po.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Join"\nmsgstr "Mitmachen"\n',
        encoding="utf-8",
    )
    assert catalogues.stale(tmp_path) == [po]
    catalogues.ensure_compiled(tmp_path)
    assert b"Mitmachen" in po.with_suffix(".mo").read_bytes()
    assert catalogues.stale(tmp_path) == []


def test_a_program_that_fails_is_quoted(tmp_path: Path) -> None:
    """Its last words, what failed, and what to type, in one message."""
    program = "import sys; print('one\\n\\ntwo'); sys.exit(3)"
    with pytest.raises(Problem) as problem:
        run([sys.executable, "-c", program], folder=tmp_path, failed="It fell.", remedy="Type: up")
    assert str(problem.value) == "It fell.\n\n    one\n    two\n\nType: up"


def test_a_program_that_is_not_there_is_a_problem_too(tmp_path: Path) -> None:
    """No traceback where npm vanished in between."""
    with pytest.raises(Problem, match="Type: up"):
        run(["/no/such/program"], folder=tmp_path, failed="It fell.", remedy="Type: up")


def test_a_step_says_what_it_does_and_how_long_it_took(capsys: pytest.CaptureFixture[str]) -> None:
    """One line a step, also when it fails; beside what the command itself answers."""
    with step("Building"):
        pass
    with pytest.raises(Problem), step("Painting"):
        raise Problem("No paint.", "Buy some.")
    answer, said = capsys.readouterr()
    lines = said.splitlines()
    assert answer == ""
    assert re.fullmatch(r"  Building \.\.\. done in \d\.\d s", lines[0])
    assert re.fullmatch(r"  Painting \.\.\. stopped after \d\.\d s", lines[1])
    assert len(lines) == 2


def test_two_set_ups_in_one_folder_wait_for_each_other(tmp_path: Path) -> None:
    """The second begins when the first has ended."""
    program = (
        "import sys; from pathlib import Path\n"
        "from setup_steps.one_at_a_time import one_at_a_time\n"
        "with one_at_a_time(Path(sys.argv[1])): print('begun', flush=True)"
    )
    with one_at_a_time(tmp_path):
        second = subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert second.stderr is not None
        assert second.stderr.readline() == (
            "  Another set-up is at work in this folder; waiting for it.\n"
        )
        assert second.poll() is None
    said, _ = second.communicate(timeout=20)
    assert said == "begun\n"


def test_postgresql_without_its_driver_says_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver comes only when asked for."""
    settings = Settings.from_env({"WORKSHOP_DATABASE_URL": "postgresql://x/y"})
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(Problem, match=r"pip install -r .*requirements-postgres\.txt"):
        main._need_driver(settings)


def test_a_wrong_setting_stops_the_start_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is installed, with the sentence alone."""
    monkeypatch.setenv("WORKSHOP_PORT", "many")
    assert main.main([]) == 1
    said = capsys.readouterr().err
    assert said.startswith("\nWORKSHOP_PORT is 'many'")
    assert len(said.splitlines()) == 2


def test_run_py_starts_with_the_standard_library_alone() -> None:
    """Set-up, settings and the command line need no package at all."""
    program = (
        "import sys; sys.argv = ['run.py', '--help']\n"
        "import run, setup_steps.main as main\n"
        "try: main.main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted(name for name in sys.modules if 'site-packages' in"
        " (getattr(sys.modules[name], '__file__', None) or '')))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_an_old_python_is_told_so() -> None:
    """run.py can be read by a Python 3.6, and its first statement is the check."""
    import ast

    code = (ROOT / "run.py").read_text(encoding="utf-8")
    statements = ast.parse(code, feature_version=(3, 6)).body
    assert [type(statement).__name__ for statement in statements[:4]] == [
        "Expr",  # what it is
        "Import",  # sys
        "If",  # the check
        "ImportFrom",
    ]


def test_a_program_is_found_by_name_or_by_file(tmp_path: Path) -> None:
    """In the path, or where its package puts it; else its package is named."""
    (tmp_path / "16").mkdir()
    (tmp_path / "16" / "initdb").write_text("")
    by_file = programs.Program("a", "pkg", files=(f"{tmp_path}/*/initdb",))
    assert by_file.find() == str(tmp_path / "16" / "initdb")
    assert programs.Program("b", "pkg", commands=("no-such-program",)).find() is None
