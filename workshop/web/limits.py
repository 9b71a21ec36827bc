"""Limits on requests over HTTP. Never by address alone: a whole room shares one."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from flask import request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from workshop.domain.errors import N_, NotNow
from workshop.live.throttle import Throttle


def new_limiter() -> Limiter:
    """A limiter that counts in this process; each blueprint that needs one has its own."""
    return Limiter(key_func=get_remote_address, storage_uri="memory://")


def count(throttle: Throttle, about: str = "") -> None:
    """One more from this request's address. Raises NotNow (`too_many`) where it was a lot."""
    wait = throttle.wait(_key(about), time.monotonic())
    if wait:
        raise _too_many(wait)


def check(throttle: Throttle, known: Callable[[], bool]) -> None:
    """Raises NotNow (`too_many`) where this request's address has used up what it may.

    `known`: whether the request is of somebody who need not guess; asked only where it matters.
    """
    if throttle.is_empty(_key(""), time.monotonic()) and not known():
        raise _too_many(1)


def _key(about: str) -> str:
    return f"{get_remote_address()} {about}"


def _too_many(wait: float) -> NotNow:
    return NotNow(
        N_("That was a lot at once. Wait a moment, then try again."),
        code="too_many",
        retry_after=max(1, math.ceil(wait)),
    )


def sign_in_key() -> str:
    """One account from one address: guessing is slow, a room behind one address is not."""
    return f"{get_remote_address()} {request.form.get('email', '').strip().casefold()}"
