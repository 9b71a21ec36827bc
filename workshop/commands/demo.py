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
from workshop.rehearsal.leader import Leader
from workshop.services import Services
from workshop.settings import Settings
from workshop.web import addressing

EMAIL = "demo@lodestar.invalid"


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Serve with a demonstration beside; the exit code.

    It has a folder of its own, so that no demonstration stands among real workshops.
    """
    own_folder = settings.in_folder(settings.demo_dir)
    own_folder.make_folders()
    demonstration = Demonstration(args.participants)
    return serve(own_folder, args, demonstration.play, demonstration.prepare)


class Demonstration:
    """One workshop that leads itself. `pace` 1 is human speed; smaller is faster (tests)."""

    def __init__(self, participants: int, pace: float = 1.0) -> None:
        self._participants = participants
        self._pace = pace

    def prepare(self, app: Any, _settings: Settings) -> str:
        """Make the workshop and its facilitator; the path that lets them in, once."""
        services: Services = app.extensions["lodestar"]
        directory = services.directory
        account = runtime.run_blocking(directory.accounts.find_by_email, EMAIL)
        if account is None:
            account = runtime.run_blocking(
                directory.accounts.create, "Demo facilitator", EMAIL, "", services.clock.now()
            )
        self._account = account
        self._listing = services.create_workshop(account.id, _plan(services))
        link = runtime.run_blocking(services.new_link, account.id)
        return f"{link}?next=/w/{self._listing.code}/lead"

    def play(self, app: Any, settings: Settings) -> None:
        """Bring the people in, and lead them until somebody takes over."""
        services: Services = app.extensions["lodestar"]
        listing = self._listing
        own = addresses.own_url(settings)
        print("\nThe demonstration has begun. It leads itself until you press something.")
        print(f"  The projector:             {own}/screen/{listing.screen_key}")
        print(f"  To take part yourself:     {addressing.join_url(services, listing)}", flush=True)
        url = addresses.loopback_url(settings)
        room = services.room(listing.id)
        groups = [group.id for group in room.state.brief.groups]
        services.company.start(
            listing.id, url, listing.code, groups, self._participants, self._pace
        )
        Leader(room, services.ids, facilitator_id(self._account.id), self._pace).lead()


def _plan(services: Services) -> Plan:
    template = templates.shipped()[templates.DEFAULT]
    brief = Brief(
        title="Service desk mission",
        unit="Service desk",
        parent_vision="A place where everybody can do their best work",
        parent_mission="We run the hospital’s technology so that care never waits",
        purpose="Leave with a mission that we all stand behind",
        groups=templates.example_groups(),
    )
    return Plan(brief, template.agenda(services.ids.new), template.reserve, rehearsal=True)
