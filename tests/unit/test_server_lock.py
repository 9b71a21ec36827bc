"""One server a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop.server_lock import AlreadyServed, only_server


def test_a_second_server_is_refused_and_told_where_the_first_is(tmp_path: Path) -> None:
    """The refusal names the folder and what the holder wrote about itself."""
    with only_server(tmp_path) as mark:
        print("http://localhost:5000 (process 7)", file=mark, flush=True)
        with pytest.raises(AlreadyServed) as refusal, only_server(tmp_path):
            pass
    assert refusal.value.holder == "http://localhost:5000 (process 7)"
    assert str(tmp_path) in str(refusal.value)


def test_the_folder_is_free_again_afterwards(tmp_path: Path) -> None:
    """What an earlier server wrote, and did not clean up, does not count."""
    with only_server(tmp_path) as mark:
        print("an earlier one", file=mark, flush=True)
    with only_server(tmp_path), pytest.raises(AlreadyServed) as refusal, only_server(tmp_path):
        pass
    assert refusal.value.holder == ""


def test_two_folders_have_a_server_each(tmp_path: Path) -> None:
    """The lock is the folder's, not the machine's."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with only_server(tmp_path / "a"), only_server(tmp_path / "b"):
        pass
