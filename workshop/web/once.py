"""What a second press of a button would make again is made once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")

MOST = 500
"""How many are remembered; a second press comes within a second."""


class Once(Generic[Made]):
    """Remembers what was made for a form as it was sent, so that it is not made twice.

    A browser sends a form at each press and leaves the answer to the first one unread. Both of
    them are therefore answered alike. A form that is sent with other words is another one.
    """

    def __init__(self) -> None:
        self._made: OrderedDict[Hashable, Made] = OrderedDict()
        self._lock = Lock()

    def made(self, form: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` returned for this form the first time. Raises what `make` raises."""
        with self._lock:
            if form not in self._made:
                self._made[form] = make()
                while len(self._made) > MOST:
                    self._made.popitem(last=False)
            return self._made[form]
