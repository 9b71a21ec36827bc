"""The settings: environment variables that begin with WORKSHOP_, read once and checked.

`Settings.from_env()` either gives settings that can be used, or raises `WrongSetting` with a
sentence that says what to type. docs/settings.md lists the same, and a test compares the two.
Standard library only: `run.py` reads the settings before anything is installed.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

ROOT: Final = Path(__file__).resolve().parent.parent
PREFIX: Final = "WORKSHOP_"
LOG_LEVELS: Final = ("debug", "info", "warning", "error")
ASYNC_MODES: Final = ("eventlet", "threading")
DATABASE_FILE: Final = "lodestar.sqlite3"

#: Name, default as people read it, and meaning of every setting.
SETTINGS: Final[tuple[tuple[str, str, str], ...]] = (
    ("WORKSHOP_PORT", "5000", "The port; where it is taken, the next free one is used."),
    ("WORKSHOP_HOST", "0.0.0.0", "The address to listen on; `127.0.0.1` is this machine only."),
    (
        "WORKSHOP_DATA",
        "`instance/`, `exports/`",
        "One folder for everything kept: database, secret key, and `exports/` in it.",
    ),
    (
        "WORKSHOP_DATABASE_URL",
        f"SQLite, `{DATABASE_FILE}` in the data folder",
        "Another database: `sqlite:////path/to/file` or `postgresql://user@host/name`.",
    ),
    (
        "WORKSHOP_PUBLIC_URL",
        "none",
        "The address that people type, such as `https://workshop.example.org`, behind a proxy.",
    ),
    (
        "WORKSHOP_TRUSTED_PROXIES",
        "0",
        "How many proxies of yours stand in front, and say in `X-Forwarded-For` who asks.",
    ),
    (
        "WORKSHOP_ASYNC",
        "eventlet",
        "How many people are served at once: `eventlet` or `threading`.",
    ),
    (
        "WORKSHOP_MAX_CONNECTIONS",
        "5000",
        "Connections at a time; whoever comes after that waits until there is a place.",
    ),
    ("WORKSHOP_LOG_LEVEL", "info", "How much is logged: `debug`, `info`, `warning` or `error`."),
)


class WrongSetting(Exception):
    """A setting that cannot be used; the text says which, why, and what to type instead."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the server needs to know before it starts. Paths are absolute."""

    port: int
    host: str
    data_dir: Path
    exports_dir: Path
    database_url: str
    public_url: str | None = None
    trusted_proxies: int = 0
    async_mode: str = "eventlet"
    max_connections: int = 5000
    log_level: str = "info"

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """The settings of this environment (of the process, unless another is given).

        An empty variable counts as not set. Raises `WrongSetting`.
        """
        environ = os.environ if environ is None else environ
        given = {
            name: value.strip()
            for name, value in environ.items()
            if name.startswith(PREFIX) and value.strip()
        }
        _refuse_unknown(given)
        data = given.get("WORKSHOP_DATA")
        data_dir = Path(data).expanduser().resolve() if data else ROOT / "instance"
        return cls(
            port=_whole_number(given, "WORKSHOP_PORT", 5000, 0, 65535),
            host=given.get("WORKSHOP_HOST", "0.0.0.0"),
            data_dir=data_dir,
            exports_dir=data_dir / "exports" if data else ROOT / "exports",
            database_url=_database_url(given, data_dir),
            public_url=_public_url(given),
            trusted_proxies=_whole_number(given, "WORKSHOP_TRUSTED_PROXIES", 0, 0, 9),
            async_mode=_one_of(given, "WORKSHOP_ASYNC", ASYNC_MODES, "eventlet"),
            max_connections=_whole_number(given, "WORKSHOP_MAX_CONNECTIONS", 5000, 1, 1_000_000),
            log_level=_one_of(given, "WORKSHOP_LOG_LEVEL", LOG_LEVELS, "info"),
        )

    @property
    def sqlite_file(self) -> Path | None:
        """The database's file; None where it is not SQLite."""
        if not self.database_url.startswith("sqlite:///"):
            return None
        return Path(self.database_url.removeprefix("sqlite:///"))

    @property
    def lock_dir(self) -> Path:
        """Where the server notes that it runs: beside an SQLite database, else with the key."""
        return self.data_dir if self.sqlite_file is None else self.sqlite_file.parent

    @property
    def demo_dir(self) -> Path:
        """The folder of the demonstration, so that none stands among real workshops."""
        return self.data_dir / "demo"

    def at(self, host: str, port: int) -> Settings:
        """The same settings at another address: where the server really listens."""
        return replace(self, host=host, port=port)

    def in_folder(self, data_dir: Path) -> Settings:
        """The same settings with everything kept in another folder, in SQLite."""
        return replace(
            self,
            data_dir=data_dir,
            exports_dir=data_dir / "exports",
            database_url=f"sqlite:///{data_dir / DATABASE_FILE}",
        )

    def make_folders(self) -> None:
        """Create the folders for data and exports, for their owner only.

        Raises `WrongSetting` where that is not possible.
        """
        for folder in (self.data_dir, self.exports_dir):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as problem:
                raise WrongSetting(
                    f"The folder {folder} cannot be made ({problem.strerror}). Choose one that"
                    " you may write to: WORKSHOP_DATA=/path/to/folder python3 run.py"
                ) from problem
            if not os.access(folder, os.W_OK):
                raise WrongSetting(
                    f"The folder {folder} cannot be written to. Choose another:"
                    " WORKSHOP_DATA=/path/to/folder python3 run.py"
                )


def _refuse_unknown(given: Mapping[str, str]) -> None:
    known = [name for name, _, _ in SETTINGS]
    for name in sorted(given):
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.8)
            advice = f"Did you mean {near[0]}?" if near else "See docs/settings.md for the list."
            raise WrongSetting(f"There is no setting {name}. {advice} To drop it: unset {name}")


def _whole_number(
    given: Mapping[str, str], name: str, default: int, lowest: int, highest: int
) -> int:
    text = given.get(name)
    if text is None:
        return default
    if text.isascii() and text.isdigit() and lowest <= int(text) <= highest:
        return int(text)
    raise WrongSetting(
        f"{name} is {text!r}, and must be a whole number from {lowest} to {highest},"
        f" for example: {name}={default}"
    )


def _one_of(given: Mapping[str, str], name: str, choices: tuple[str, ...], default: str) -> str:
    chosen = given.get(name, default).lower()
    if chosen in choices:
        return chosen
    raise WrongSetting(
        f"{name} is {given[name]!r}, and must be one of {', '.join(choices)},"
        f" for example: {name}={default}"
    )


def _database_url(given: Mapping[str, str], data_dir: Path) -> str:
    url = given.get("WORKSHOP_DATABASE_URL")
    if url is None:
        return f"sqlite:///{data_dir / DATABASE_FILE}"
    if url.startswith("sqlite:///") and len(url) > len("sqlite:///"):
        path = url.removeprefix("sqlite:///")
        if path.startswith(":memory:") or "?" in path:
            raise WrongSetting(
                f"WORKSHOP_DATABASE_URL is {url!r}, but the database must be a file, for"
                " example: WORKSHOP_DATABASE_URL=sqlite:////var/lib/lodestar/lodestar.sqlite3"
            )
        return f"sqlite:///{Path(path).expanduser().resolve()}"
    # "postgres://" is what hosting services hand out; SQLAlchemy knows the full word only.
    if url.startswith("postgres://"):
        url = "postgresql://" + url.removeprefix("postgres://")
    if url.startswith(("postgresql://", "postgresql+psycopg2://")):
        return url
    # The value is not repeated: it may hold a password.
    raise WrongSetting(
        "WORKSHOP_DATABASE_URL must begin with sqlite:/// or postgresql://, for example:"
        " WORKSHOP_DATABASE_URL=postgresql://lodestar@localhost/lodestar"
    )


def _public_url(given: Mapping[str, str]) -> str | None:
    text = given.get("WORKSHOP_PUBLIC_URL")
    if text is None:
        return None
    try:
        parts = urlsplit(text)
        usable = (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and parts.path in ("", "/")
            and not (parts.query or parts.fragment or parts.username)
            and (parts.port is None or parts.port > 0)
            and bool((parts.hostname or "").encode("idna"))
        )
    except ValueError:
        usable = False
    if not usable:
        raise WrongSetting(
            f"WORKSHOP_PUBLIC_URL is {text!r}, and must be an address without a path, for"
            " example: WORKSHOP_PUBLIC_URL=https://workshop.example.org"
        )
    # As browsers write it, who name the origin of a page so: in small letters, the usual port left
    # out. Another way of writing it would be another origin, and no page would get its live line.
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    usual = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + (
        f":{parts.port}" if parts.port not in (None, usual) else ""
    )
