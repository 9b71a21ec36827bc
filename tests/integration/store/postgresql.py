"""A PostgreSQL of the tests' own: made, started, and thrown away."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg2

from setup_steps.programs import PROGRAMS


@dataclass
class Cluster:
    """A running cluster: `new_database(template)` answers the address of a new database in it."""

    data: Path
    binaries: Path
    port: int
    made: Iterator[int] = field(default_factory=count)

    def url(self, name: str) -> str:
        """The address of a database of this cluster."""
        return f"postgresql://lodestar@127.0.0.1:{self.port}/{name}"

    def new_database(self, template: str = "template1") -> str:
        """Make a database; its address."""
        name = f"test_{next(self.made)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def drop_database(self, url: str) -> None:
        """Throw a database away, whoever is connected to it."""
        self.execute(f"DROP DATABASE {_name(url)} WITH (FORCE)")

    def files_of(self, url: str) -> list[Path]:
        """The files in which a database's tables lie, written out to the last byte."""
        self.execute("CHECKPOINT")
        oid = self.execute(f"SELECT oid FROM pg_database WHERE datname = '{_name(url)}'")
        return [file for file in (self.data / "base" / str(oid)).iterdir() if file.is_file()]

    def execute(self, statement: str) -> object:
        """Run a statement outside transactions, as administrator; its one value, if any."""
        connection = psycopg2.connect(self.url("postgres"))
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)
            found = cursor.fetchone() if cursor.description else None
        connection.close()
        return found and found[0]

    def restart(self) -> None:
        """Stop at once and start again: every connection breaks."""
        self.control("restart", "-m", "immediate")

    def control(self, *arguments: str) -> None:
        """Run pg_ctl on this cluster, waiting until it has done its work."""
        _run(
            self.binaries / "pg_ctl",
            "-D",
            self.data,
            "-w",
            "-s",
            "-l",
            self.data / "server.log",
            *arguments,
        )


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """A cluster on a free port of this machine, without anything in it."""
    found = PROGRAMS["postgresql"].find()
    assert found is not None, "the mark needs('postgresql') keeps tests out that come here"
    # Not below pytest's folder: PostgreSQL refuses to run as root, and another user cannot enter.
    folder = Path(tempfile.mkdtemp(prefix="lodestar-postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(folder, _user())
    cluster = Cluster(folder / "data", Path(found).parent, _free_port())
    try:
        _run(cluster.binaries / "initdb", "-D", cluster.data, "-U", "lodestar", "-A", "trust", "-N")
        options = f"-p {cluster.port} -c listen_addresses=127.0.0.1 -k {folder}"
        cluster.control("start", "-o", options)
        yield cluster
    finally:
        if (cluster.data / "postmaster.pid").exists():
            cluster.control("stop", "-m", "immediate")
        shutil.rmtree(folder)


def _name(url: str) -> str:
    return url.rpartition("/")[2]


def _run(*command: object) -> None:
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", _user(), "--", *words]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd="/")


def _user() -> str:
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
