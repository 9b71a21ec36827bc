"""What a phone loads to take part: `python -m bench.first_load`.

From the page behind the QR code over the form to the live page: every request that a browser makes
on the way and every byte that it is sent, heads included. As over `http://` in a local network, so
compressed by gzip; a browser at an `https://` address would be sent Brotli, which is smaller.
Fonts are counted apart: text is there before they arrive.
"""

from __future__ import annotations

import gzip
import html.parser
import re
import socket
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from bench.programs import Server

CHUNK = 65_536
FONT = re.compile(rb"([\w-]+\.woff2)")


@dataclass(frozen=True)
class Answer:
    """One request and its answer: bytes with the head, as they came."""

    what: str
    path: str
    status: int
    head: dict[str, list[str]]
    body: bytes
    received: int


@dataclass
class FirstLoad:
    """Everything that was loaded, in order; `fonts` apart."""

    answers: list[Answer] = field(default_factory=list)
    fonts: list[Answer] = field(default_factory=list)

    @property
    def requests(self) -> int:
        return len(self.answers)

    @property
    def kilobytes(self) -> float:
        return sum(answer.received for answer in self.answers) / 1000

    @property
    def font_kilobytes(self) -> float:
        return sum(answer.received for answer in self.fonts) / 1000


class _Page(html.parser.HTMLParser):
    """What a page makes a browser fetch, and the hidden fields of its form."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.files: list[str] = []
        self.hidden: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        wanted = ""
        if tag == "link" and given.get("rel") in ("stylesheet", "icon", "modulepreload", "preload"):
            wanted = given.get("href", "")
        elif tag in ("script", "img"):
            wanted = given.get("src", "")
        if wanted.startswith("/"):
            self.files.append(wanted)
        if tag == "input" and given.get("type") == "hidden":
            self.hidden[given["name"]] = given.get("value", "")


class Phone:
    """A browser without a screen: cookies, a cache, gzip."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._cookies: dict[str, str] = {}
        self._cached: set[str] = set()
        self.load = FirstLoad()

    def join(self, page: str, form: dict[str, str]) -> FirstLoad:
        """From the page behind the QR code to the live page."""
        hidden = self._open(self._ask("page", page)).hidden
        entered = self._ask("form", page, urlencode({**hidden, **form}).encode())
        if entered.status not in (302, 303):
            raise ValueError(f"the form was answered with {entered.status}")
        self._open(self._ask("page", entered.head["location"][0]))
        return self.load

    def _open(self, answer: Answer) -> _Page:
        page = _Page(unpacked(answer).decode())
        for path in page.files:
            if path in self._cached:
                continue
            self._cached.add(path)
            self._ask("file", path)
        return page

    def _ask(self, what: str, path: str, content: bytes | None = None) -> Answer:
        answer = self._exchange(what, path, content)
        (self.load.fonts if what == "font" else self.load.answers).append(answer)
        for cookie in answer.head.get("set-cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        if answer.status >= 400:
            raise ValueError(f"{path} was answered with {answer.status}")
        if path.endswith(".css"):
            for found in dict.fromkeys(FONT.findall(unpacked(answer))):
                font = f"/static/{found.decode()}"
                if font not in self._cached:
                    self._cached.add(font)
                    self._ask("font", font)
        return answer

    def _exchange(self, what: str, path: str, content: bytes | None) -> Answer:
        lines = [
            f"{'GET' if content is None else 'POST'} {path} HTTP/1.1",
            f"Host: 127.0.0.1:{self._port}",
            f"Referer: http://127.0.0.1:{self._port}{path}",
            "Accept-Encoding: gzip, deflate",
            "Connection: close",
            "Cookie: " + "; ".join(f"{name}={value}" for name, value in self._cookies.items()),
        ]
        if content is not None:
            lines += [
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(content)}",
            ]
        with socket.create_connection(("127.0.0.1", self._port), timeout=30) as sock:
            sock.sendall("\r\n".join([*lines, "", ""]).encode() + (content or b""))
            received = b"".join(iter(lambda: sock.recv(CHUNK), b""))
        head, _, body = received.partition(b"\r\n\r\n")
        first, *rest = head.decode().split("\r\n")
        fields: dict[str, list[str]] = {}
        for line in rest:
            name, _, value = line.partition(":")
            fields.setdefault(name.lower(), []).append(value.strip())
        if fields.get("transfer-encoding") == ["chunked"]:
            body = _joined(body)
        return Answer(what, path, int(first.split()[1]), fields, body, len(received))


def unpacked(answer: Answer) -> bytes:
    """The body as it was before it was compressed."""
    packed = answer.head.get("content-encoding") == ["gzip"]
    return gzip.decompress(answer.body) if packed else answer.body


def _joined(body: bytes) -> bytes:
    parts = []
    while body:
        size, _, body = body.partition(b"\r\n")
        length = int(size, 16)
        parts.append(body[:length])
        body = body[length + 2 :]
    return b"".join(parts)


def first_load(target: dict[str, Any]) -> FirstLoad:
    """Join at a running server, as the first visitor of this phone."""
    return Phone(target["port"]).join(target["page"], {"name": "Grace", "group": target["group"]})


def main() -> None:
    """A line a request."""
    with Server("Lodestar") as server:
        found = first_load(server.target)
    for answer in [*found.answers, *found.fonts]:
        print(f"{answer.what}  {answer.received:7,}  {answer.path}")
    print(
        f"{found.requests} requests, {found.kilobytes:.1f} kB; "
        f"fonts: {len(found.fonts)}, {found.font_kilobytes:.1f} kB"
    )


if __name__ == "__main__":
    main()
