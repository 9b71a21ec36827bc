"""`run.py export CODE [--full]`: a workshop's Word document, into the folder of exports."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass

from workshop.commands.opened import opened
from workshop.domain.errors import Refused
from workshop.projections.outline import Kind
from workshop.projections.report_source import Words
from workshop.settings import Settings
from workshop.store.directory import Directory
from workshop.store.sql_store import SqlStore
from workshop.web import reports
from workshop.web.downloads import make_document


class _Clock:
    def now(self) -> int:
        return time.time_ns() // 1_000_000


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the document is made from, without a server."""

    settings: Settings
    store: SqlStore
    directory: Directory
    clock: _Clock


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Make the document, also while a server is running; 1 where that is not possible."""
    kind: Kind = "full" if args.full else "short"
    with opened(settings) as database:
        directory = Directory(database)
        listing = directory.workshops.find_by_code(args.code)
        if listing is None:
            print(
                f"There is no workshop with the code {args.code}. The dashboard lists the codes.",
                file=sys.stderr,
            )
            return 1
        kept = _Kept(settings, SqlStore(database), directory, _Clock())
        try:
            document = make_document(kept, listing, kind, Words(local=reports.here))
        except Refused as refused:
            print(refused.message, file=sys.stderr)
            return 1
    file = settings.exports_dir / document.file_name
    print(f"“{listing.title}” is written to {file} ({max(1, document.size // 1000)} kB).")
    return 0
