"""`run.py facilitator [EMAIL | --new]`: a one-time sign-in link, for whoever has no password."""

from __future__ import annotations

import argparse
import secrets
import sys
import time

from workshop import addresses
from workshop.application.access import token_hash
from workshop.commands.opened import opened
from workshop.server_lock import server_at
from workshop.services import LINK_MS
from workshop.settings import Settings
from workshop.store.accounts import Account
from workshop.store.directory import Directory

OF_THE_DEMONSTRATION = (
    "This link is for the demonstration, which is what is running. For your own workshops:"
    " python3 run.py"
)


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Print the link; 1, with what to type, where it is not clear whose it should be.

    It leads to the server that runs on these files. Where none does, it says how to start one.
    Links of the same account that nobody used yet end.
    """
    running = server_at(settings.lock_dir)
    demonstration = settings.in_folder(settings.demo_dir)
    if running is None and not args.email:
        running = server_at(demonstration.lock_dir)
        if running is not None:
            settings = demonstration
    with opened(settings) as database:
        directory = Directory(database)
        known = directory.accounts.all()
        account, problem = (None, "") if args.new else _whose(known, args.email)
        if problem:
            print(problem, file=sys.stderr)
            return 1
        token, now = secrets.token_urlsafe(24), time.time_ns() // 1_000_000
        named = account.id if account else None
        directory.links.revoke_unused(named, now)
        directory.links.create(token_hash(token), now, now + LINK_MS, named)
    if running is None:
        print("No server is running here. Start it with: python3 run.py\nThen open:")
    print(f"{running or addresses.own_url(settings)}/welcome/{token}")
    print(
        f"It works once, for a day, and lets {account.name} choose a new password."
        if account
        else f"It works once, for a day, and makes {'a new' if known else 'the first'} account."
    )
    if settings is demonstration:
        print(OF_THE_DEMONSTRATION)
    return 0


def _whose(known: list[Account], email: str) -> tuple[Account | None, str]:
    """The account that the link is for (None: the first one to be), or what is wrong."""
    if not known:
        return None, ""
    if email:
        found = next((a for a in known if a.email == email.strip().casefold()), None)
        return found, "" if found else f"Nobody here has the e-mail address {email}.{_list(known)}"
    if len(known) == 1:
        return known[0], ""
    return None, f"There are several facilitators; name one by their e-mail address.{_list(known)}"


def _list(known: list[Account]) -> str:
    lines = [f"\n  python3 run.py facilitator {account.email}" for account in known]
    return "".join([*lines, "\nOr, for a colleague without an account: run.py facilitator --new"])
