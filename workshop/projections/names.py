"""What people are called where names are shown, those who gave none included."""

from __future__ import annotations

from collections.abc import Mapping

from .said import Said, t


def numbered(names: Mapping[str, str]) -> dict[str, str]:
    """Participant -> name as it travels; of those without one a space and their number.

    `names` come in the order of joining, and do not change, so that a number stays. The first
    without a name has none ("No name", then "No name 2"): no real name begins with a space, since
    names are cleaned at the door.
    """
    found, without = {}, 0
    for who, name in names.items():
        without += not name
        found[who] = name or (f" {without}" if without > 1 else "")
    return found


def called(name: str) -> Said | str:
    """A name of `numbered` as people read it; a sentence to translate where there is none."""
    if not name:
        return t("No name")
    return t("No name {number}", number=name.strip()) if name.startswith(" ") else name
