"""`run.py facilitator`: a new one-time sign-in link, for whoever has no password (any more)."""

from __future__ import annotations

import argparse

from workshop import addresses
from workshop.app import create_app
from workshop.services import Services
from workshop.settings import Settings


def run(settings: Settings, args: argparse.Namespace) -> int:  # noqa: ARG001 - no options yet
    """Print a link for each account, or for the first one to be; the exit code."""
    services: Services = create_app(settings).extensions["lodestar"]
    base = addresses.own_url(settings)
    known = services.directory.accounts.all()
    if not known:
        print(f"{base}{services.new_link(None)}")
    for account in known:
        print(f"{base}{services.new_link(account.id)} ({account.email})")
    print("It works once, for a day. The server must be running.")
    return 0
