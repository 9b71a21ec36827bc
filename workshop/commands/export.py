"""`run.py export CODE [--full]`: a workshop's Word document, into the folder of exports."""

from __future__ import annotations

import argparse
import sys

from workshop.app import create_app
from workshop.domain.errors import Refused
from workshop.projections.outline import Kind
from workshop.services import Services
from workshop.settings import Settings
from workshop.web import identity
from workshop.web.downloads import make_document


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Make the document; the exit code, after a sentence where that is not possible."""
    app = create_app(settings)
    services: Services = app.extensions["lodestar"]
    with app.test_request_context():
        try:
            listing = identity.workshop_of_code(services, args.code)
            kind: Kind = "full" if args.full else "short"
            document = make_document(services, listing, kind)
        except Refused as refused:
            print(refused.message, file=sys.stderr)
            return 1
    print(f"{settings.exports_dir / document.file_name} ({document.size / 1000:.0f} kB)")
    return 0
