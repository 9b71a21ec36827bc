"""Limits on requests over HTTP. Never by address alone: a whole room shares one."""

from __future__ import annotations

from flask import request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address


def new_limiter() -> Limiter:
    """A limiter that counts in this process; each blueprint that needs one has its own."""
    return Limiter(key_func=get_remote_address, storage_uri="memory://")


def sign_in_key() -> str:
    """One account from one address: guessing is slow, a room behind one address is not."""
    return f"{get_remote_address()} {request.form.get('email', '').strip().casefold()}"
