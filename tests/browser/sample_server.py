"""The server of static/js/core/sample.tsx (core_server.py): started, cut off and asked by tests."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path


class Server:
    """The sample's server, which can be killed and started again at the same address."""

    def __init__(self, folder: Path, mode: str) -> None:
        self.folder, self.mode = folder, mode
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://workshop.example:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and return once it answers."""
        self._process = subprocess.Popen(
            [
                sys.executable,
                Path(__file__).with_name("core_server.py"),
                str(self.port),
                self.folder,
                self.mode,
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError("The sample's server did not start.")

    def kill(self) -> None:
        """End it as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def tell(self, event: str, data: object) -> None:
        """Send an event to every page."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/tell/{event}",
            data=json.dumps(data).encode(),
            headers={"Content-Type": "application/json"},
        )
        urllib.request.urlopen(request, timeout=10).close()

    def stored(self) -> list[str]:
        """The texts that took effect, in the order in which they did."""
        lines = (self.folder / "done.txt").read_text(encoding="utf-8").splitlines()
        return [json.loads(line)["data"]["text"] for line in lines]

    def forget(self) -> None:
        """Nothing took effect yet."""
        (self.folder / "done.txt").write_text("", encoding="utf-8")


def sample_server(folder: Path, script: Path, mode: str) -> Server:
    """A server of this mode for this page, not yet started."""
    (folder / "page.js").write_bytes(script.read_bytes())
    return Server(folder, mode)
