"""The secret key: made once, for its owner alone, and never replaced silently."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest

from workshop.secret_key import WrongKey, secret_key


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    """256 random bits in a file of mode 0600, and the same ones the next time."""
    key = secret_key(tmp_path)
    assert re.fullmatch("[0-9a-f]{64}", key)
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600
    assert secret_key(tmp_path) == key


def test_two_folders_have_different_keys(tmp_path: Path) -> None:
    """The key is random, not derived from anything."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert secret_key(tmp_path / "a") != secret_key(tmp_path / "b")


def test_starts_at_the_same_moment_agree_on_one_key(tmp_path: Path) -> None:
    """Eight starts at once: one key, and no drafts left behind."""
    together = threading.Barrier(8)
    keys: list[str] = []

    def start() -> None:
        together.wait(10)
        keys.append(secret_key(tmp_path))

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert keys == [secret_key(tmp_path)] * 8
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]


def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    """The sentence holds the command that mends it."""
    secret_key(tmp_path)
    (tmp_path / "secret.key").chmod(0o640)
    with pytest.raises(WrongKey, match="chmod 600"):
        secret_key(tmp_path)


@pytest.mark.parametrize("content", [b"", b"abc", b"\xff" * 64, b"g" * 64])
def test_a_damaged_key_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    """There is no fallback: a key that is not one stops the start and stays as it is."""
    path = tmp_path / "secret.key"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(WrongKey, match="damaged"):
        secret_key(tmp_path)
    assert path.read_bytes() == content
