"""How hypothesis works here: where CI runs, the same examples every time."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("by_hand", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "by_hand")
