"""The command line of run.py."""

from __future__ import annotations

from argparse import Namespace

import pytest

from setup_steps.words import parse


@pytest.mark.parametrize("arguments", [[], ["serve"]])
def test_no_word_serves(arguments: list[str]) -> None:
    """`run.py` and `run.py serve` are the same."""
    assert parse(arguments) == Namespace(word="serve", port=None, local=False, no_browser=False)


def test_options_alone_are_those_of_serving() -> None:
    """`run.py --port 8080 --local` needs no word."""
    assert parse(["--port", "8080", "--local", "--no-browser"]) == Namespace(
        word="serve", port=8080, local=True, no_browser=True
    )


def test_help_lists_the_options_of_serving(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever needs another port, or this machine alone, finds it at the first look."""
    with pytest.raises(SystemExit) as ended:
        parse(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    missing = [word for word in ("--port", "--local", "--no-browser", "demo") if word not in said]
    assert missing == []


def test_the_demonstration_takes_a_number_of_participants() -> None:
    """Twelve, unless told."""
    assert parse(["demo"]).participants == 12
    assert parse(["demo", "--participants", "30", "--port", "0"]) == Namespace(
        word="demo", participants=30, port=0, local=False, no_browser=False
    )


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["test"], Namespace(word="test", all=False, pytest=[])),
        (["test", "--all"], Namespace(word="test", all=True, pytest=[])),
        (["test", "-k", "join"], Namespace(word="test", all=False, pytest=["-k", "join"])),
        (
            ["test", "tests/unit", "--all", "-x"],
            Namespace(word="test", all=True, pytest=["tests/unit", "-x"]),
        ),
    ],
)
def test_what_follows_test_goes_to_pytest(arguments: list[str], expected: Namespace) -> None:
    """Everything but `--all`, options too."""
    assert parse(arguments) == expected


def test_the_other_words_take_a_code_or_a_file() -> None:
    """export, verify, backup, restore, facilitator."""
    assert parse(["export", "ABCD-EFGH", "--full"]) == Namespace(
        word="export", code="ABCD-EFGH", full=True
    )
    assert parse(["verify", "ABCD-EFGH"]) == Namespace(word="verify", code="ABCD-EFGH")
    assert parse(["backup", "all.zip"]) == Namespace(word="backup", file="all.zip")
    assert parse(["restore", "all.zip"]) == Namespace(word="restore", file="all.zip", force=False)
    assert parse(["facilitator"]) == Namespace(word="facilitator", email="", new=False)
    assert parse(["facilitator", "--new"]).new
    assert parse(["facilitator", "ada@example.org"]).email == "ada@example.org"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--port", "eighty"], "'eighty' is not a port; type a number such as 8080"),
        (["--port", "70000"], "'70000' is not a port; type a number such as 8080"),
        (["demo", "--participants", "0"], "'0' is not a number from 1 to 1000"),
        (["serv"], "invalid choice: 'serv'"),
        (["verify"], "the following arguments are required: code"),
    ],
)
def test_a_slip_is_explained(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong word or value ends with a sentence and code 2, not with a traceback."""
    with pytest.raises(SystemExit) as end:
        parse(arguments)
    assert end.value.code == 2
    assert sentence in capsys.readouterr().err


def test_help_names_every_word(capsys: pytest.CaptureFixture[str]) -> None:
    """`run.py --help` lists what there is."""
    with pytest.raises(SystemExit) as end:
        parse(["--help"])
    assert end.value.code == 0
    said = capsys.readouterr().out
    words = ["serve", "demo", "test", "pictures", "export", "verify"]
    words += ["backup", "restore", "facilitator"]
    assert [word for word in words if f"    {word}" not in said] == []
