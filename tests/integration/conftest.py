"""What tests with a real server have: a house (tests/houses.py)."""

from __future__ import annotations

from tests.houses import house, shared_house

__all__ = ["house", "shared_house"]
