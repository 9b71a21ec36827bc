"""What a browser sends is read as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.live.unmask import unmask


@given(
    st.binary(max_size=300),
    st.binary(min_size=4, max_size=4),
    st.integers(0, 70_000),
)
def test_every_byte_loses_its_own_part_of_the_mask(data, mask, offset):
    """As RFC 6455, section 5.3, spells it out, wherever in its frame the data begins."""
    by_the_book = bytes(byte ^ mask[(offset + place) % 4] for place, byte in enumerate(data))
    assert unmask(data, tuple(mask), length=len(data), offset=offset) == by_the_book
    assert unmask(data, tuple(mask), offset=offset) == by_the_book


@pytest.mark.parametrize("length", [0, 1, 4, 9])
def test_only_so_much_is_unmasked_as_was_asked_for(length):
    """`length` cuts, as it does where this stands in."""
    assert unmask(b"plain words", (0, 0, 0, 0), length=length) == b"plain words"[:length]
