"""Absolute addresses, as people type them or scan them."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from flask import request

from workshop import addresses
from workshop.store.workshops import Listing

if TYPE_CHECKING:
    from workshop.services import Services


def base(services: Services) -> str:
    """The address that participants use, without a slash at the end."""
    return addresses.participants_url(services.settings).rstrip("/")


def join_url(services: Services, listing: Listing) -> str:
    """What the QR code holds."""
    return f"{base(services)}/j/{listing.code}"


def outcome_url(services: Services, listing: Listing) -> str:
    """The outcome page, to be passed on; with `/replay` the replay, once the workshop is over."""
    return f"{base(services)}/outcome/{listing.outcome_key}"


def join_short(services: Services) -> str:
    """What people type before they type the code."""
    return base(services).split("://", 1)[1]


def is_this_computer(services: Services) -> bool:
    """Whether a request comes from the computer on which this server runs, which finds itself
    whatever the network does. Never so under a public address: a proxy may stand on it."""
    if services.settings.public_url:
        return False
    try:
        asked_from = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return False
    asked_from = getattr(asked_from, "ipv4_mapped", None) or asked_from
    return asked_from.is_loopback or str(asked_from) == addresses.lan_address()


def code_shown(code: str) -> str:
    """A code in two groups of four, easier to read out."""
    return f"{code[:4]} {code[4:]}"
