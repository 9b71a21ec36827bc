"""The whole archive of a workshop as one JSON document, for people who read it with programs."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from workshop.application.ports import Recorded

#: Fields that say who: withheld where authors are hidden. The chain of digests still verifies.
SAYS_WHO = frozenset({"author", "participant"})


def who(recorded: Recorded) -> frozenset[str]:
    """The personal fields of an event that say who wrote or did something."""
    return frozenset(recorded.event.personal & SAYS_WHO)


def as_json(archive: bytes) -> bytes:
    """{"manifest": ..., "events": [...], "participants": [...]}: the archive's files in one."""
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        found: dict[str, Any] = {"manifest": json.loads(packed.read("manifest.json"))}
        for name in ("events", "participants"):
            lines = packed.read(f"{name}.jsonl").decode("utf-8").splitlines()
            found[name] = [json.loads(line) for line in lines if line]
    return json.dumps(found, ensure_ascii=False, indent=1).encode("utf-8")
