"""The settings: read once, checked, documented."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from workshop.settings import ASYNC_MODES, ROOT, SETTINGS, Settings, WrongSetting
from workshop.web.site import allowed_origins


def test_nothing_needs_to_be_set() -> None:
    """An empty environment gives the documented defaults."""
    assert Settings.from_env({}) == Settings(
        port=5000,
        host="0.0.0.0",
        data_dir=ROOT / "instance",
        exports_dir=ROOT / "exports",
        database_url=f"sqlite:///{ROOT / 'instance' / 'lodestar.sqlite3'}",
        public_url=None,
        trusted_proxies=0,
        async_mode="eventlet",
        max_connections=5000,
        log_level="info",
    )


def test_one_folder_takes_everything_that_is_kept(tmp_path: Path) -> None:
    """WORKSHOP_DATA moves database, key and exports together."""
    settings = Settings.from_env({"WORKSHOP_DATA": str(tmp_path / "kept")})
    settings.make_folders()
    assert settings.sqlite_file == tmp_path / "kept" / "lodestar.sqlite3"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["exports", "kept"]
    assert (tmp_path / "kept").stat().st_mode & 0o777 == 0o700


def test_every_setting_reaches_the_server(tmp_path: Path) -> None:
    """Each variable has its field; an empty one counts as not set."""
    settings = Settings.from_env(
        {
            "WORKSHOP_PORT": " 8080 ",
            "WORKSHOP_HOST": "127.0.0.1",
            "WORKSHOP_DATA": str(tmp_path),
            "WORKSHOP_DATABASE_URL": "postgres://me:secret@db/lodestar",
            "WORKSHOP_PUBLIC_URL": "https://workshop.example.org/",
            "WORKSHOP_TRUSTED_PROXIES": "2",
            "WORKSHOP_ASYNC": "THREADING",
            "WORKSHOP_MAX_CONNECTIONS": "200",
            "WORKSHOP_LOG_LEVEL": "",
            "PATH": "/bin",
        }
    )
    assert settings == Settings(
        port=8080,
        host="127.0.0.1",
        data_dir=tmp_path,
        exports_dir=tmp_path / "exports",
        database_url="postgresql://me:secret@db/lodestar",
        public_url="https://workshop.example.org",
        trusted_proxies=2,
        async_mode="threading",
        max_connections=200,
        log_level="info",
    )
    assert settings.sqlite_file is None
    assert settings.at("0.0.0.0", 1).port == 1


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("WORKSHOP_PORT", "80O0", "whole number from 0 to 65535, for example: WORKSHOP_PORT=5000"),
        ("WORKSHOP_PORT", "65536", "whole number from 0 to 65535, for example: WORKSHOP_PORT=5000"),
        ("WORKSHOP_PORT", "٣", "whole number from 0 to 65535, for example: WORKSHOP_PORT=5000"),
        ("WORKSHOP_MAX_CONNECTIONS", "0", "for example: WORKSHOP_MAX_CONNECTIONS=5000"),
        ("WORKSHOP_TRUSTED_PROXIES", "nginx", "0 to 9, for example: WORKSHOP_TRUSTED_PROXIES=0"),
        ("WORKSHOP_ASYNC", "asyncio", "must be one of eventlet, threading"),
        ("WORKSHOP_LOG_LEVEL", "loud", "must be one of debug, info, warning, error"),
        ("WORKSHOP_DATABASE_URL", "mysql://x", "must begin with sqlite:/// or postgresql://"),
        ("WORKSHOP_DATABASE_URL", "sqlite:///:memory:", "the database must be a file"),
        ("WORKSHOP_PUBLIC_URL", "workshop.example.org", "https://workshop.example.org"),
        ("WORKSHOP_PUBLIC_URL", "https://x/sub", "must be an address without a path"),
        ("WORKSHOP_PUBLIC_URL", "https://[x", "must be an address without a path"),
        ("WORKSHOP_PUBLIC_URL", "https://a..b", "must be an address without a path"),
        ("WORKSHOP_PROT", "1", "Did you mean WORKSHOP_PORT? To drop it: unset WORKSHOP_PROT"),
        ("WORKSHOP_COLOUR", "red", "See docs/settings.md"),
    ],
)
def test_a_wrong_setting_says_what_to_type(name: str, value: str, sentence: str) -> None:
    """Every value that cannot be used stops the start, by name, with an example."""
    with pytest.raises(WrongSetting) as refusal:
        Settings.from_env({name: value})
    assert name in str(refusal.value)
    assert sentence in str(refusal.value)


@pytest.mark.parametrize(
    ("typed", "url", "origin"),
    [
        ("https://Workshop.Example.org/", "https://workshop.example.org", None),
        ("HTTPS://workshop.example.org:443", "https://workshop.example.org", None),
        ("http://10.0.0.5:80", "http://10.0.0.5", None),
        ("http://localhost:5000", "http://localhost:5000", None),
        ("http://[FE80::1]:5000", "http://[fe80::1]:5000", None),
        ("https://büro.example", "https://büro.example", "https://xn--bro-hoa.example"),
        ("http://Büro:5000", "http://büro:5000", "http://xn--bro-hoa:5000"),
    ],
)
def test_the_public_address_is_the_origin_that_browsers_send(
    typed: str, url: str, origin: str | None
) -> None:
    """However it was typed: pages of any other origin get no live line."""
    settings = Settings.from_env({"WORKSHOP_PUBLIC_URL": typed})
    assert settings.public_url == url
    assert allowed_origins(settings) == [origin or url]


def test_a_password_in_a_wrong_address_is_not_repeated() -> None:
    """The sentence about a database address does not hold the address."""
    with pytest.raises(WrongSetting) as refusal:
        Settings.from_env({"WORKSHOP_DATABASE_URL": "mysql://me:hunter2@db/x"})
    assert "hunter2" not in str(refusal.value)


def test_a_folder_that_cannot_be_made_says_what_to_type(tmp_path: Path) -> None:
    """A file in the way of the data folder is named."""
    (tmp_path / "file").write_text("in the way")
    settings = Settings.from_env({"WORKSHOP_DATA": str(tmp_path / "file" / "data")})
    with pytest.raises(WrongSetting, match="WORKSHOP_DATA=/path/to/folder"):
        settings.make_folders()


def test_settings_are_fixed_once_read() -> None:
    """Nobody changes a setting while the server runs."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings.from_env({}).port = 1  # type: ignore[misc]


def test_every_setting_is_documented() -> None:
    """docs/settings.md has one row for each setting, with the default and meaning of the code."""
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(WORKSHOP_\w+)` \| (.+) \| (.+) \|$", text, re.MULTILINE)
    assert tuple(rows) == SETTINGS


def test_every_variable_in_the_code_is_a_setting() -> None:
    """settings.py reads no variable that its own list leaves out, and the other way round."""
    code = (ROOT / "workshop" / "settings.py").read_text(encoding="utf-8")
    below = code.split("class WrongSetting", 1)[1]
    read = set(re.findall(r'"(WORKSHOP_[A-Z_]+)"', below))
    assert read == {name for name, _, _ in SETTINGS}


def test_the_modes_offered_are_those_that_exist() -> None:
    """WORKSHOP_ASYNC offers what the runtime can do."""
    from workshop import runtime

    assert ASYNC_MODES == runtime.MODES
