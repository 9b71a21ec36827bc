"""A workshop that runs in a test: everything goes through the rules, nothing through a server."""

from __future__ import annotations

from gallery.by_rules import CODE, LEADER, MINUTE, START, Room, pieces

__all__ = ["CODE", "LEADER", "MINUTE", "START", "Room", "pieces"]
