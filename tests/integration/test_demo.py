"""`run.py demo`: a workshop that is alive within a minute."""

from __future__ import annotations

from pathlib import Path

from tests.people import Person, Visitor
from tests.server import PATIENCE, Server, launch


def test_people_of_the_demonstration_come_and_write(tmp_path: Path) -> None:
    """The printed link lets the facilitator in, once; whoever leads, the people write."""
    words = ("demo", "--participants", "3", "--local", "--no-browser", "--port", "0")
    server = Server(launch(tmp_path, *words))
    try:
        visitor = Visitor(server.url)
        page = visitor.get(server.sign_in_url)
        assert page.url.endswith("/lead")
        assert page.boot["title"] == "Service desk mission"
        desk = Person(server.url, page.boot["token"])
        desk.until(lambda: len(desk.view["people"]) == 3, "three people")
        desk.until(lambda: desk.view["status"] == "live", "the start")
        desk.do("open_stage", stage=desk.stage("gather"))
        for _ in range(4):
            # They think like people do, for up to sixteen seconds.
            if desk.view["ideas"]:
                break
            with_patience(desk)
        assert desk.view["ideas"]
        assert Visitor(server.url).get(server.sign_in_url).status == 410
        # Where nothing else runs on the folder, a new link is one for the demonstration.
        asked = launch(tmp_path, "facilitator")
        link, *more = asked.communicate(timeout=PATIENCE)[0].splitlines()
        assert link.startswith(f"{server.url}/welcome/")
        assert "This link is for the demonstration" in more[-1]
        assert Visitor(server.url).get(link).status == 200
    finally:
        server.kill()


def with_patience(desk: Person) -> None:
    """Wait for ideas, for as long as a test waits for one thing."""
    try:
        desk.until(lambda: bool(desk.view["ideas"]), "ideas")
    except AssertionError:
        assert not desk.closed, "the server is gone"
