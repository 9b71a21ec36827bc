"""The secret that signs sessions and tokens: made once, kept in the data folder."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final

FILE: Final = "secret.key"
#: Bytes of randomness; the file holds them as hexadecimal.
LENGTH: Final = 32


class WrongKey(Exception):
    """A key file that cannot be trusted; the text says what to type."""


def secret_key(data_dir: Path) -> str:
    """The key of this data folder, made on the first call: 64 hexadecimal digits.

    The file belongs to its owner alone (0600). Two processes that start at once get the same
    key. Raises `WrongKey` where the file holds anything else: a new key in its place would
    silently sign everybody out.
    """
    path = data_dir / FILE
    if not path.exists():
        _make(path)
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise WrongKey(f"Others may read the secret key. Type: chmod 600 {path}")
    key = path.read_text(encoding="ascii", errors="replace").strip()
    if len(key) != 2 * LENGTH or not all(character in "0123456789abcdef" for character in key):
        raise WrongKey(
            f"The secret key in {path} is damaged. Bring it back from a backup, or remove it to"
            f" get a new one (everybody must then sign in and join again): rm {path}"
        )
    return key


def _make(path: Path) -> None:
    """Write a new key beside the place and link it there: whole, or not at all."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(LENGTH) + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            return  # another process was first, and its key counts
    finally:
        draft.unlink()
