"""Zip files of JSON lines, out and in: what archives and backups are made of.

Whoever sends a zip may have made it so that 200 kB become 200 MB, or so that names lead out of
their folder. So names and totals are checked before anything is inflated, no line is read beyond a
limit, and each file is held against the digest that the manifest names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import msgspec

MANIFEST: Final = "manifest.json"
README: Final = "README.txt"
LONGEST_LINE: Final = 16_000_000

_encoder: Final = msgspec.json.Encoder(order="sorted")


class BadZip(Exception):
    """The file is not what it should be; the text says how, for a log rather than for people."""


class Zipping:
    """Writes such a file: JSON lines, then text, then the manifest with all digests."""

    def __init__(self, out: IO[bytes]) -> None:
        self._zip = ZipFile(out, "w", ZIP_DEFLATED)
        self._digests: dict[str, str] = {}

    def lines(self, name: str, rows: Iterable[object]) -> int:
        """Write one JSON line for each row; how many."""
        digest, number = hashlib.sha256(), 0
        with self._zip.open(_entry(name), "w", force_zip64=True) as file:
            for row in rows:
                line = _encoder.encode(row) + b"\n"
                digest.update(line)
                file.write(line)
                number += 1
        self._digests[name] = digest.hexdigest()
        return number

    def close(self, manifest: Mapping[str, object], readme: str) -> None:
        """Write the words for people, and the manifest; the file is complete then."""
        content = msgspec.json.format(_encoder.encode({**manifest, "files": self._digests}))
        self._zip.writestr(_entry(README), readme)
        self._zip.writestr(_entry(MANIFEST), content)
        self._zip.close()


class Unzipping:
    """Reads such a file, whose entries have these names and inflate to at most `most` bytes.

    Raises `BadZip` for anything else.
    """

    def __init__(self, file: IO[bytes], names: Iterable[str], most: int) -> None:
        expected = {*names, MANIFEST, README}
        try:
            self._zip = ZipFile(file)
            entries = self._zip.infolist()
        except (BadZipFile, OSError, ValueError, NotImplementedError) as problem:
            raise BadZip(f"it is no zip file: {problem}") from problem
        if len(entries) != len(expected) or {each.filename for each in entries} != expected:
            raise BadZip("it holds other files than it should")
        if sum(each.file_size for each in entries) > most:
            raise BadZip(f"it would inflate to more than {most} bytes")
        self.manifest = self._manifest()

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of one file, checked against its digest when the last was read."""
        digest = hashlib.sha256()
        try:
            with self._zip.open(name) as file:
                while line := file.readline(LONGEST_LINE):
                    if not line.endswith(b"\n"):
                        raise BadZip(f"{name} has a line without an end")
                    digest.update(line)
                    yield line
        except (BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError) as problem:
            raise BadZip(f"{name} cannot be inflated: {problem}") from problem
        if self.manifest["files"].get(name) != digest.hexdigest():
            raise BadZip(f"{name} is not what the manifest says")

    def _manifest(self) -> dict[str, Any]:
        entry = self._zip.getinfo(MANIFEST)
        if entry.file_size > LONGEST_LINE:
            raise BadZip("its manifest is too long")
        try:
            manifest: dict[str, Any] = msgspec.json.decode(self._zip.read(entry), type=dict)
        except (BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError) as problem:
            raise BadZip(f"its manifest cannot be inflated: {problem}") from problem
        except msgspec.MsgspecError as problem:
            raise BadZip(f"its manifest cannot be read: {problem}") from problem
        if not isinstance(manifest.get("files"), dict):
            raise BadZip("its manifest names no files")
        return manifest


def _entry(name: str) -> ZipInfo:
    """An entry without the time, so that the same content makes the same file."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry
