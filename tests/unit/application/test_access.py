"""Tokens: what they open, and that nothing else does."""

from __future__ import annotations

import pytest
from flask import Flask
from itsdangerous import BadSignature, URLSafeTimedSerializer

from workshop.application.access import (
    PAGE_TOKEN_SECONDS,
    Access,
    Identity,
    SignIn,
    new_token,
    token_hash,
)
from workshop.domain.errors import NotAllowed
from workshop.web.site import Sessions


class Tables:
    """Two workshops of one account, with one participant."""

    def __init__(self) -> None:
        self.people: dict[str, tuple[str, str, bool]] = {}
        self.generations = {"ada": 3}
        self.leaders = {"w": "ada", "v": "ada"}
        self.keys = {"w": "screen-key"}
        self.ended: set[str] = set()

    def participant_of(self, token_hash: str) -> tuple[str, str, bool] | None:
        return self.people.get(token_hash)

    def account_generation(self, account: str) -> int | None:
        return self.generations.get(account)

    def has_ended(self, sign_in: str) -> bool:
        return sign_in in self.ended

    def leads(self, account: str, workshop: str) -> bool:
        return self.leaders.get(workshop) == account

    def screen_key(self, workshop: str) -> str | None:
        return self.keys.get(workshop)


@pytest.fixture
def tables() -> Tables:
    return Tables()


@pytest.fixture
def access(tables: Tables) -> Access:
    return Access("a secret", tables)


def code_of(access: Access, token: object) -> str:
    with pytest.raises(NotAllowed) as refused:
        access.identify(token)
    return refused.value.code


def test_a_participants_token_opens_their_workshop(access: Access, tables: Tables) -> None:
    """Only its hash is stored."""
    token = new_token()
    tables.people[token_hash(token)] = ("w", "ana", False)
    assert access.identify(token) == Identity("w", "participant", "ana")
    assert token not in repr(tables.people)


def test_somebody_removed_is_told_so(access: Access, tables: Tables) -> None:
    """Not that they are unknown."""
    tables.people[token_hash("token")] = ("w", "ana", True)
    assert code_of(access, "token") == "removed"


@pytest.mark.parametrize(
    "token", [None, 7, "", [], {}, "unknown", "x" * 501, "\ud800", "tökén", "\u0000"]
)
def test_what_is_no_token_opens_nothing(access: Access, token: object) -> None:
    """Garbage is refused like a token that nobody has (R8)."""
    assert code_of(access, token) == "no_token"


def test_the_facilitators_page_opens_its_workshop(access: Access) -> None:
    """Under the id that the account has in every log."""
    token = access.facilitator_token("w", "ada", 3, "laptop")
    assert access.identify(token) == Identity(
        "w", "facilitator", "facilitator-ada", SignIn("ada", 3, "laptop")
    )


def test_a_changed_password_closes_the_pages_that_were_open(access: Access, tables: Tables) -> None:
    """They carry the generation of the sign-in that made them."""
    token = access.facilitator_token("w", "ada", 3)
    tables.generations["ada"] = 4
    assert code_of(access, token) == "signed_out"


def test_signing_out_closes_the_pages_of_that_sign_in_alone(access: Access, tables: Tables) -> None:
    """Another device of the same account, signed in on its own, goes on."""
    laptop, phone = (access.facilitator_token("w", "ada", 3, each) for each in ("laptop", "phone"))
    tables.ended.add("laptop")
    assert code_of(access, laptop) == "signed_out"
    assert access.identify(phone).sign_in == SignIn("ada", 3, "phone")
    assert not access.stands(SignIn("ada", 3, "laptop"))
    tables.generations["ada"] = 4
    assert not access.stands(SignIn("ada", 3, "phone"))


def test_a_page_from_before_sign_ins_were_told_apart_signs_in_again(access: Access) -> None:
    """Nobody could ever end it."""
    old = str(URLSafeTimedSerializer("a secret", salt="page").dumps(["f", "w", "ada", 3]))
    assert code_of(access, old) == "signed_out"


@pytest.mark.parametrize(("workshop", "account"), [("w", "bob"), ("x", "ada")])
def test_a_page_of_a_workshop_that_is_not_led_opens_nothing(
    access: Access, tables: Tables, workshop: str, account: str
) -> None:
    """Somebody else's workshop, or one that was deleted."""
    tables.generations["bob"] = 3
    assert code_of(access, access.facilitator_token(workshop, account, 3)) == "signed_out"


def test_the_projector_sees_and_does_no_more(access: Access, tables: Tables) -> None:
    """Its token ends with the key of its link."""
    token = access.screen_token("w", "screen-key")
    assert access.identify(token) == Identity("w", "screen", "screen")
    tables.keys["w"] = "another"
    assert code_of(access, token) == "signed_out"


def test_a_tampered_token_opens_nothing(access: Access) -> None:
    """Whichever character was changed."""
    token = access.facilitator_token("w", "ada", 3)
    for place in range(0, len(token), 5):
        other = "A" if token[place] != "A" else "B"
        forged = token[:place] + other + token[place + 1 :]
        assert code_of(access, forged) in ("signed_out", "no_token")


def test_a_token_signed_with_another_key_or_for_another_use_opens_nothing(access: Access) -> None:
    """A session's signature is none for a page."""
    wish = ["f", "w", "ada", 3]
    for secret, salt in (("another", "page"), ("a secret", "cookie-session")):
        forged = str(URLSafeTimedSerializer(secret, salt=salt).dumps(wish))
        assert code_of(access, forged) == "signed_out"


def test_a_page_that_was_left_open_for_long_signs_in_again(
    access: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a week; until then pre-work goes on."""
    token = access.facilitator_token("w", "ada", 3)
    from itsdangerous import timed

    now = timed.time.time()
    monkeypatch.setattr(timed.time, "time", lambda: now + PAGE_TOKEN_SECONDS - 5)
    assert access.identify(token).role == "facilitator"
    monkeypatch.setattr(timed.time, "time", lambda: now + PAGE_TOKEN_SECONDS + 5)
    assert code_of(access, token) == "signed_out"


def test_a_clock_that_was_put_back_signs_nobody_out(
    access: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the desk, nor the projector, nor a page's session; changed ones stay worthless."""
    from itsdangerous import timed

    signed = [access.facilitator_token("w", "ada", 3), access.screen_token("w", "screen-key")]
    app = Flask("pages")
    app.secret_key = "a secret"
    cookie = Sessions().get_signing_serializer(app)
    assert cookie is not None
    session = cookie.dumps({"account": "ada"})
    now = timed.time.time()
    monkeypatch.setattr(timed.time, "time", lambda: now - 2 * 3600)
    assert [access.identify(token).role for token in signed] == ["facilitator", "screen"]
    assert cookie.loads(session, max_age=60) == {"account": "ada"}
    assert code_of(access, signed[0] + "x") == "signed_out"
    with pytest.raises(BadSignature):
        cookie.loads(session + "x", max_age=60)
    monkeypatch.setattr(timed.time, "time", lambda: now + PAGE_TOKEN_SECONDS + 5)
    assert code_of(access, signed[1]) == "signed_out"
