"""The words that `run.py` understands, and their options."""

from __future__ import annotations

import argparse
from typing import Final

SERVE: Final = "serve"


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a port; type a number such as 8080")


def _people(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 1000:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 1000")


def _serving(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        "--port", type=_port, help="the port (else WORKSHOP_PORT, else 5000); 0 takes any free one"
    )
    parser.add_argument(
        "--local", action="store_true", help="only for this machine, not for the network"
    )
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; the result's `word` names the command."""
    top = argparse.ArgumentParser(
        prog="run.py",
        usage="run.py [-h] [--port PORT] [--local] [--no-browser]\n       run.py word ...",
        description="Lodestar: set up what is missing, then serve. With a word, do that instead.",
        epilog="Settings are environment variables: see docs/settings.md.",
    )
    # Only for --help: without a word `parse` puts that of serving in front of them.
    shown = top.add_argument_group(
        "options without a word, and of serve and demo", argument_default=argparse.SUPPRESS
    )
    _serving(shown)
    words = top.add_subparsers(dest="word", metavar="word", required=True, prog="run.py")

    _serving(words.add_parser(SERVE, help="serve (the same as no word at all)"))

    demo = words.add_parser("demo", help="serve a workshop with simulated participants, to watch")
    demo.add_argument(
        "--participants", type=_people, default=12, help="how many are simulated (12)"
    )
    _serving(demo)

    test = words.add_parser("test", help="set up what the tests need, and run them")
    test.add_argument("--all", action="store_true", help="the long ones and every figure too")
    test.add_argument(
        "pytest",
        nargs=argparse.REMAINDER,
        help="for pytest, which then runs alone: a file, or for example -k join",
    )

    pictures = words.add_parser("pictures", help="picture every face and state, and check them")
    pictures.add_argument("--only", default="", help="those with this word in their name alone")
    pictures.add_argument("--quick", action="store_true", help="one size each, in light alone")
    pictures.add_argument("--readme", action="store_true", help="only those of the README")

    export = words.add_parser("export", help="write a workshop's Word document to exports/")
    export.add_argument("code", help="the workshop's code")
    export.add_argument("--full", action="store_true", help="the full document, not the short one")

    verify = words.add_parser("verify", help="check that a workshop's record is as it was written")
    verify.add_argument("code", help="the workshop's code")

    backup = words.add_parser("backup", help="copy everything kept into one file")
    backup.add_argument("file", help="the file to write; must not be there yet")

    restore = words.add_parser("restore", help="bring everything back from a backup")
    restore.add_argument("file", help="the file that backup wrote")
    restore.add_argument(
        "--force", action="store_true", help="replace the accounts and workshops that are here"
    )

    facilitator = words.add_parser(
        "facilitator", help="print a one-time sign-in link: for a new password, or a colleague"
    )
    facilitator.add_argument(
        "email", nargs="?", default="", help="for whom, where there are several facilitators"
    )
    facilitator.add_argument(
        "--new", action="store_true", help="for a colleague, who makes an account of their own"
    )
    return top


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command line as options; no word, or options alone, mean `serve`.

    Leaves the program with a message where it makes no sense.
    """
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in ("-h", "--help")):
        arguments = [SERVE, *arguments]
    if arguments[0] == "test":
        # Options of pytest (-k, -x) are not ours; REMAINDER would only take them after a file.
        own = [word for word in arguments[1:] if word == "--all"]
        rest = [word for word in arguments[1:] if word not in ("--all", "-h", "--help")]
        if len(own) + len(rest) == len(arguments) - 1:
            return argparse.Namespace(word="test", all=bool(own), pytest=rest)
    return parser().parse_args(arguments)
