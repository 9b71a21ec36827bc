"""Which requests need no CSRF token: those that carry no cookie's authority."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


def without_csrf(view: View) -> View:
    """Mark a view that acts on nobody's behalf: no cookie gives it any rights."""
    view.without_csrf = True  # type: ignore[attr-defined]
    return view
