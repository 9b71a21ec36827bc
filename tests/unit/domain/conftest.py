"""Let a failing `then` show both sides, as an assert in a test does."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("tests.unit.domain.scenario")
