"""Ids, codes and keys that nobody can guess."""

from __future__ import annotations

import re
import secrets
from typing import Final

ID_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz234567"
ID_LENGTH: Final = 12

#: Letters and digits that are not taken for one another on a projector, on paper or on a phone:
#: without 0 and O, 1, I and L, 2 and Z, 5 and S, 6 and G, 8 and B, and without U beside V.
CODE_ALPHABET: Final = "ACDEFHJKMNPQRTVWXY3479"
CODE_LENGTH: Final = 8

KEY: Final = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)


def new_id() -> str:
    """12 characters from a-z2-7: 60 random bits."""
    return "".join(ID_ALPHABET[byte & 31] for byte in secrets.token_bytes(ID_LENGTH))


def new_code() -> str:
    """8 characters to type from a projector: about 35 random bits, so guessing must be slowed."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def new_key() -> str:
    """A key for a link that only those have who got it: 22 characters, 128 random bits."""
    return secrets.token_urlsafe(16)


def as_typed(code: str) -> str:
    """A code as people type it, brought to the form in which it is stored."""
    return "".join(letter for letter in code.upper() if letter.isascii() and letter.isalnum())


def may_be_key(text: str) -> bool:
    """Whether this can be an id or key at all: what comes out of an address can be anything."""
    return KEY.fullmatch(text) is not None
