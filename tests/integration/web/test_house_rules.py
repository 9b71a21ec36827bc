"""What every answer carries, and what is said where there is nothing to answer."""

from __future__ import annotations

import gzip
import json
import re
import urllib.error
import urllib.request

import pytest

from tests.integration.live.house import House
from tests.people import Visitor


def test_every_answer_forbids_what_no_page_needs(house: House) -> None:
    """Pages, refusals and JSON alike; nothing with a token in it is kept by a cache."""
    led = house.facilitator.create()
    for path in ("/", "/sign-in", f"/w/{led.code}/lead", "/nothing", "/api/nothing", "/static/no"):
        headers = house.facilitator.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-store", path


def test_files_are_compressed_ahead_and_kept_for_ever(house: House) -> None:
    """In the encoding that the browser asks for, or as they are."""
    page = Visitor(house.url).get("/sign-in").text
    path = re.search(r'(/static/[^"]+\.css)', page)
    assert path is not None
    bodies = {}
    for accepted in ("identity", "gzip", "gzip;q=0", "br"):
        request = urllib.request.Request(house.url + path[1], headers={"Accept-Encoding": accepted})
        with urllib.request.urlopen(request) as answer:
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            assert answer.headers["Vary"] == "Accept-Encoding"
            assert answer.headers["Content-Type"].startswith("text/css")
            bodies[accepted] = (answer.headers["Content-Encoding"], answer.read())
    plain = bodies["identity"][1]
    assert bodies["gzip;q=0"] == bodies["identity"] == (None, plain)
    assert bodies["gzip"][0] == "gzip"
    assert gzip.decompress(bodies["gzip"][1]) == plain
    assert bodies["br"][0] == "br"
    assert len(bodies["br"][1]) < len(plain)


@pytest.mark.parametrize("path", ["/nothing", "/api/nothing"])
def test_nothing_at_this_address(house: House, path: str) -> None:
    """A page for people, JSON for programs."""
    answer = Visitor(house.url).get(path)
    assert answer.status == 404
    if path.startswith("/api/"):
        assert (answer.json()["ok"], answer.json()["code"]) == (False, "not_found")
    else:
        assert "There is nothing at this address" in answer.text


def test_an_address_that_does_not_answer_to_that(house: House) -> None:
    """It names what it answers to."""
    answer = Visitor(house.url).send("DELETE", "/api/workshops/XXXXXXXX/join", {})
    assert (answer.status, answer.json()["code"]) == (405, "not_allowed")
    assert answer.headers["Allow"] == "OPTIONS, POST"


def test_more_than_a_request_may_hold(house: House) -> None:
    """As JSON and as a form."""
    led = house.facilitator.create()
    large = "x" * 1_100_000
    answer = Visitor(house.url).send("POST", f"/api/workshops/{led.code}/join", {"name": large})
    assert (answer.status, answer.json()["code"]) == (413, "too_long")
    page = Visitor(house.url).post(f"/j/{led.code}", {"name": large})
    assert page.status == 413
    assert "That is too much at once" in page.text


def test_what_no_page_of_ours_would_send_is_no_fault(house: House) -> None:
    """R8: an address that is none, JSON without a bottom, a picture of a test that never was."""
    led = house.facilitator.create()
    assert Visitor(house.url).get("/sign-in?next=http://[x").status == 200
    assert Visitor(house.url).get("/sign-in?next=/%09/[x").status == 200
    deep = urllib.request.Request(
        f"{house.url}/api/workshops/{led.code}/join",
        data=b"[" * 200_000,
        headers={"Content-Type": "application/json"},
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(deep)
    assert (refused.value.code, json.load(refused.value)["code"]) == (400, "malformed")
    assert house.facilitator.get(f"/phone-test/{'x' * 5_000}/qr.svg").status == 404


@pytest.mark.parametrize("path", ["/screen/{key}", "/screen/{key}/qr.svg"])
def test_the_projectors_link_cannot_be_guessed(house: House, path: str) -> None:
    """A key that nobody has is nothing."""
    led = house.facilitator.create()
    assert Visitor(house.url).get(path.format(key="guessed")).status == 404
    shown = led.boot["urls"]["screen"].rpartition("/")[2]
    answer = Visitor(house.url).get(path.format(key=shown))
    assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-store")


def test_the_outcomes_link_is_no_part_of_the_projectors_page(house: House) -> None:
    """Nor is there a code for it before the workshop is over."""
    urls = house.facilitator.create().boot["urls"]
    wall = Visitor(house.url).get(urls["screen"])
    assert wall.boot["urls"]["outcome_qr"] == f"{urls['screen']}/outcome.svg"
    assert urls["outcome"].rpartition("/")[2] not in wall.text
    for key in (urls["screen"], "/screen/guessed"):
        assert Visitor(house.url).get(f"{key}/outcome.svg").status == 404


def test_the_page_that_devices_keep_is_nobodys(house: House) -> None:
    """No workshop, no person, no token, no cookie; and it is no page to go to."""
    kept = Visitor(house.url).get("/shell")
    assert kept.boot == {
        "code": "",
        "participant": "",
        "title": "",
        "token": "",
        "urls": {},
        "role": "participant",
        "kept": True,
    }
    assert (kept.headers["Set-Cookie"], kept.headers["Cache-Control"]) == (None, "no-store")
    request = urllib.request.Request(f"{house.url}/shell", headers={"Sec-Fetch-Mode": "navigate"})
    with urllib.request.urlopen(request) as answer:
        assert answer.url == f"{house.url}/join"


def test_worker_and_manifest_are_asked_for_each_time(house: House) -> None:
    """So a new build arrives; and only where browsers allow a worker does a page mention them."""
    for path, kind in (
        ("/service-worker.js", "text/javascript; charset=utf-8"),
        ("/manifest.webmanifest", "application/manifest+json"),
    ):
        headers = Visitor(house.url).get(path).headers
        assert (headers["Cache-Control"], headers["Content-Type"]) == ("no-cache", kind)
    port = house.url.rpartition(":")[2]
    for host, mentioned in (
        (f"127.0.0.1:{port}", 1),
        (f"localhost:{port}", 1),
        (f"192.168.1.20:{port}", 0),
        ("workshop.example", 0),
    ):
        request = urllib.request.Request(f"{house.url}/join", headers={"Host": host})
        with urllib.request.urlopen(request) as answer:
            assert answer.read().count(b'rel="manifest"') == mentioned, host
