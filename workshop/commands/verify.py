"""`run.py verify CODE`: is a workshop's record as it was written?"""

from __future__ import annotations

import argparse
import sys

from workshop.commands.opened import opened
from workshop.projections.report_record import in_groups
from workshop.settings import Settings
from workshop.store.directory import Directory
from workshop.store.sql_store import SqlStore


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Recompute the chain of digests: 0 where it holds, 1 where it does not or there is none."""
    with opened(settings) as database:
        listing = Directory(database).workshops.find_by_code(args.code)
        if listing is None:
            print(
                f"There is no workshop with the code {args.code}. The dashboard lists the codes.",
                file=sys.stderr,
            )
            return 1
        verdict = SqlStore(database).verify(listing.id)
    if verdict.fault is not None:
        print(
            f"The record of “{listing.title}” was changed after it was written: at version"
            f" {verdict.fault.version} {verdict.fault.what}. Up to there it is as it was.",
            file=sys.stderr,
        )
        return 1
    print(f"The record of “{listing.title}” is as it was written (events {verdict.events}).")
    if verdict.withheld:
        print(f"Of {verdict.withheld} of them something personal was erased; the chain holds.")
    print(f"Last digest: {in_groups(verdict.digest) or 'none, for nothing was written yet'}")
    return 0
