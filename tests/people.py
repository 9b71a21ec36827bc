"""People at a real server, over HTTP and real sockets: what tests make happen, they make happen."""

from __future__ import annotations

import http.cookiejar
import itertools
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from workshop.method import templates
from workshop.rehearsal.socket import Seat

PASSWORD = "plain words to sign in"
PATIENCE = 10.0


@dataclass(frozen=True)
class Answer:
    """What a page or the API answered."""

    status: int
    url: str
    text: str
    headers: Any
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def boot(self) -> dict[str, Any]:
        """What a live page begins with."""
        found = re.search(r'<script type="application/json" id="boot">(.*?)</script>', self.text)
        assert found is not None, f"{self.url} is no live page: {self.text[:300]}"
        boot: dict[str, Any] = json.loads(found[1])
        return boot


class Visitor:
    """A browser without a screen: cookies, forms with their CSRF token, JSON."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.cookies = http.cookiejar.CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self.cookies))

    def get(self, path: str) -> Answer:
        return self._ask(Request(self._url(path)))

    def post(self, path: str, fields: dict[str, Any], form: str | None = None) -> Answer:
        """Fill in the form on the page at `form` (or at the path itself) and send it."""
        page = self.get(form or path)
        found = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
        token = found[1] if found else ""
        data = urlencode({"csrf_token": token, **fields}, doseq=True).encode()
        return self._ask(Request(self._url(path), data=data, headers={"Referer": self.base}))

    def send(self, method: str, path: str, data: Any, csrf: str = "") -> Answer:
        """Send JSON, as a live page does."""
        headers = {"Content-Type": "application/json", "X-CSRFToken": csrf, "Referer": self.base}
        body = json.dumps(data).encode()
        return self._ask(Request(self._url(path), data=body, headers=headers, method=method))

    def _url(self, path: str) -> str:
        return path if path.startswith("http") else self.base + path

    def _ask(self, request: Request) -> Answer:
        try:
            with self._opener.open(request, timeout=60) as answer:
                status, url, headers, body = (
                    answer.status,
                    answer.url,
                    answer.headers,
                    answer.read(),
                )
        except HTTPError as refused:
            status, url, headers, body = (
                refused.code,
                refused.url,
                refused.headers,
                refused.read(),
            )
        return Answer(status, url, body.decode("utf-8", "replace"), headers, body)


class Person(Seat):
    """Somebody at a socket. `frames` keeps everything that was ever sent to them."""

    def __init__(self, base: str, token: str, participant: str = "") -> None:
        self.frames: list[str] = []
        self.participant = participant
        self.token = token
        self._numbers = itertools.count(1)
        super().__init__(base, token)
        assert self.wait(PATIENCE), "no snapshot came"

    def _hear(self, text: str) -> None:
        self.frames.append(text)
        super()._hear(text)

    def do(self, kind: str, **data: Any) -> dict[str, Any]:
        """Send a command and wait until this person's own view has caught up with it."""
        answer = self.ask(kind, **data)
        assert answer["ok"], f"{kind}: {answer}"
        self.until(lambda: self.version >= answer["version"], f"version {answer['version']}")
        return answer

    def ask(self, kind: str, **data: Any) -> dict[str, Any]:
        """Send a command; its acknowledgement, whatever it is."""
        return self.command(f"test-{id(self)}-{next(self._numbers)}", kind, data)

    def until(self, so: Callable[[], bool], what: str = "it") -> None:
        """Wait until it is so; fails after a while."""
        end = time.monotonic() + PATIENCE
        while not so():
            assert time.monotonic() < end, f"waited in vain for {what}"
            time.sleep(0.01)

    def stage(self, kind: str) -> str:
        """The id of the first stage of this kind."""
        found = [key for key, stage in self.view["agenda"].items() if stage["kind"] == kind]
        return min(found, key=lambda key: self.view["agenda"][key]["order"])


#: Those of the worked example, all of them invited, as the form sends them.
GROUPS = {
    "group_id": [group.id for group in templates.example_groups()],
    "group_name": [group.name for group in templates.example_groups()],
    "invited": [str(place) for place in range(len(templates.example_groups()))],
}


class Facilitator(Visitor):
    """The facilitator of a fresh server: signed up by the printed link."""

    def __init__(self, base: str, sign_in_url: str) -> None:
        super().__init__(base)
        path = sign_in_url.removeprefix(base)
        signed = self.post(
            path, {"name": "Ada Lovelace", "email": "ada@example.org", "password": PASSWORD}
        )
        assert signed.status == 200, signed.text

    def create(self, title: str = "Service desk mission", **fields: Any) -> Led:
        made = self.post("/workshops/new", {"title": title, **GROUPS, **fields})
        assert made.url.endswith("/lead"), made.text
        return Led(self, made.boot)


class Led:
    """A workshop, from its facilitator's side."""

    def __init__(self, facilitator: Facilitator, boot: dict[str, Any]) -> None:
        self.facilitator = facilitator
        self.boot = boot
        self.code: str = boot["code"]
        self.base = facilitator.base

    def desk(self) -> Person:
        """The facilitator's live page."""
        return Person(self.base, self.boot["token"])

    def screen(self) -> Person:
        """The projector's live page."""
        page = Visitor(self.base).get(self.boot["urls"]["screen"])
        return Person(self.base, page.boot["token"])

    def join(self, name: str, group: str = "g1") -> Person:
        """Somebody joins by the API."""
        visitor = Visitor(self.base)
        answer = visitor.send(
            "POST", f"/api/workshops/{self.code}/join", {"name": name, "group": group}
        )
        assert answer.status == 200, answer.text
        entered = answer.json()
        return Person(self.base, entered["token"], entered["participant"])
