"""`run.py demo`: a workshop that is alive, to watch or to rehearse with."""

from __future__ import annotations

import argparse
from typing import Any

from workshop import addresses, runtime
from workshop.application.access import facilitator_id
from workshop.application.planning import Plan
from workshop.commands.serve import serve
from workshop.domain.state import Brief
from workshop.method import templates
from workshop.rehearsal.company import Company
from workshop.rehearsal.leader import Leader
from workshop.services import Services
from workshop.settings import Settings
from workshop.web import addressing
from workshop.web.account import new_link

EMAIL = "demo@lodestar.invalid"


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Serve with a demonstration beside; the exit code.

    It has a folder of its own, so that no demonstration stands among real workshops.
    """
    return serve(
        settings.in_folder(settings.data_dir / "demo"),
        args,
        lambda app, here: begin(app, here, args.participants),
    )


def begin(app: Any, settings: Settings, participants: int, pace: float = 1.0) -> None:
    """A new workshop of the demonstration's facilitator, its people, and who leads it."""
    services: Services = app.extensions["lodestar"]
    directory = services.directory
    account = runtime.run_blocking(directory.accounts.find_by_email, EMAIL)
    if account is None:
        account = runtime.run_blocking(
            directory.accounts.create, "Demo facilitator", EMAIL, "", services.clock.now()
        )
    template = templates.shipped()[templates.DEFAULT]
    brief = Brief(
        title="Service desk mission",
        unit="Service desk",
        parent_vision="A place where everybody can do their best work",
        parent_mission="We run the hospital’s technology so that care never waits",
        purpose="Leave with a mission that we all stand behind",
        groups=templates.default_groups(),
    )
    listing = services.create_workshop(
        account.id, Plan(brief, template.agenda(services.ids.new), template.reserve)
    )
    link = runtime.run_blocking(new_link, services, account.id)
    own = addresses.own_url(settings)
    print("\nThe demonstration has begun. It leads itself until you press something.\n")
    print(f"  To watch and to lead:      {own}{link}?next=/w/{listing.code}/lead")
    print(f"  The projector:             {own}/screen/{listing.screen_key}")
    print(f"  To take part:              {addressing.join_url(services, listing)}", flush=True)
    company = Company()
    company.start(listing.id, addresses.loopback_url(settings), listing.code, participants, pace)
    leader = Leader(services.room(listing.id), services.ids, facilitator_id(account.id), pace)
    leader.lead()
