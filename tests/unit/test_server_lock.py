"""One server a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop.server_lock import FILE, AlreadyServed, noted_server, only_server, server_at


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


def test_the_address_is_that_of_the_server_that_runs(tmp_path: Path) -> None:
    """As long as it runs; what it leaves behind is no address any more."""
    assert server_at(tmp_path) is None
    with only_server(tmp_path) as mark:
        assert server_at(tmp_path) is None
        print("http://localhost:5290 (process 7)", file=mark, flush=True)
        assert server_at(tmp_path) == "http://localhost:5290"
    assert (tmp_path / FILE).read_text() == "http://localhost:5290 (process 7)\n"
    assert server_at(tmp_path) is None
    with only_server(tmp_path):
        pass


def test_of_several_servers_on_one_database_the_first_is_noted(tmp_path: Path) -> None:
    """The second one runs all the same, and takes nothing away."""
    with noted_server(tmp_path) as first:
        print("http://localhost:5000 (process 7)", file=first, flush=True)
        with noted_server(tmp_path) as second:
            assert second is None
        assert server_at(tmp_path) == "http://localhost:5000"
    assert server_at(tmp_path) is None
