"""Accounts, links, workshops, people, documents and templates, on each database."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from tests.integration.store.samples import accept, said, traces, vote, write
from workshop.domain.errors import Conflict
from workshop.store import workshops as workshops_module
from workshop.store.accounts import KEPT_AFTER_END, SignInLink
from workshop.store.codes import CODE_ALPHABET, new_code, new_id
from workshop.store.directory import Directory
from workshop.store.people import Person
from workshop.store.sign_ins import KEPT_MS
from workshop.store.sql_store import SqlStore
from workshop.store.tables import db
from workshop.store.workshops import Listing


def test_an_account_is_found_however_its_address_is_typed(directory: Directory) -> None:
    """Upper and lower case and spaces around make no difference."""
    made = directory.accounts.create("Ada", " Ada@Example.org ", "hash", 7)
    assert made.email == "ada@example.org"
    assert directory.accounts.find_by_email("ADA@example.ORG") == made
    assert directory.accounts.find(made.id) == made
    assert directory.accounts.find_by_email("nobody@example.org") is None
    assert directory.accounts.all() == [made]
    assert directory.accounts.count() == 1


def test_an_address_has_one_account(directory: Directory) -> None:
    """The refusal names the field; nothing is written."""
    directory.accounts.create("Ada", "ada@example.org", "hash", 7)
    with pytest.raises(Conflict) as refused:
        directory.accounts.create("Other", "ADA@example.org", "secret-hash", 8)
    assert (refused.value.code, refused.value.field) == ("email_taken", "email")
    assert directory.accounts.count() == 1


def test_no_error_quotes_what_was_to_be_stored(directory: Directory) -> None:
    """What is logged of an error must not hold passwords, texts or ballots."""
    directory.accounts.create("Ada", "ada@example.org", "hash", 7)
    with pytest.raises(Conflict) as refused:
        directory.accounts.create("Canary", "ada@example.org", "canary-hash", 8)
    assert isinstance(refused.value.__cause__, IntegrityError)
    assert "anary" not in str(refused.value.__cause__)


def test_a_new_password_ends_all_other_sign_ins(directory: Directory, account: str) -> None:
    """By the generation that each sign-in carries; signing out everywhere does the same."""
    before = directory.accounts.find(account)
    assert before is not None
    after = directory.accounts.change_password(account, "new-hash")
    assert after == replace(before, password_hash="new-hash", auth_generation=1)
    assert directory.accounts.sign_out_everywhere(account).auth_generation == 2
    with pytest.raises(KeyError):
        directory.accounts.change_password("nobody", "hash")


def test_a_sign_in_that_ended_stays_so_for_as_long_as_anything_is_signed_for_it(
    directory: Directory,
) -> None:
    """Ended twice it is ended once; after cookies and tokens have run out it is forgotten."""
    ended = directory.ended_sign_ins
    ended.end("laptop", 10)
    ended.end("laptop", 11)
    assert (ended.has_ended("laptop"), ended.has_ended("phone")) == (True, False)
    ended.end("phone", 11 + KEPT_MS)
    assert ended.has_ended("laptop")
    ended.end("tablet", 12 + KEPT_MS)
    assert [ended.has_ended(each) for each in ("laptop", "phone", "tablet")] == [False, True, True]


def test_two_tabs_sign_out_at_once(directory: Directory) -> None:
    """Neither of them is told of a fault."""
    together = Barrier(2)

    def sign_out(number: int) -> None:
        together.wait(10)
        directory.ended_sign_ins.end(f"laptop {number // 2}", 10)

    with ThreadPoolExecutor(2) as tabs:
        assert list(tabs.map(sign_out, range(40))) == [None] * 40


def test_name_and_address_can_be_changed(directory: Directory, account: str) -> None:
    """Not to an address that has another account."""
    directory.accounts.create("Bo", "bo@example.org", "hash", 7)
    renamed = directory.accounts.rename(account, "Ada L", "Ada.L@example.org")
    assert (renamed.name, renamed.email) == ("Ada L", "ada.l@example.org")
    with pytest.raises(Conflict):
        directory.accounts.rename(account, "Ada", "BO@example.org")


def test_a_sign_in_link_works_once(directory: Directory, account: str) -> None:
    """The second time, after its end, and an unknown one: nothing; the page can still say why."""
    directory.links.create("first", 10, 20, account)
    directory.links.create("late", 10, 20)
    assert directory.links.redeem("first", 15) == SignInLink(account, 10, 20, 15)
    assert directory.links.redeem("first", 16) is None
    assert directory.links.redeem("late", 20) is None
    assert directory.links.redeem("unknown", 15) is None
    assert directory.links.find("first") == SignInLink(account, 10, 20, 15)
    assert directory.links.find("late") == SignInLink(None, 10, 20, None)


def test_two_browsers_with_one_link_make_one_sign_in(directory: Directory) -> None:
    """At the same moment: one gets it."""
    directory.links.create("token", 10, 20)
    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(lambda _: directory.links.redeem("token", 15), range(8)))
    assert sum(link is not None for link in got) == 1


def test_unused_links_can_be_ended_and_old_ones_are_forgotten(
    directory: Directory, account: str
) -> None:
    """A new link for the same purpose ends the earlier; a week after their end they are gone."""
    directory.links.create("first", 10, 20)
    directory.links.create("mine", 10, 20, account)
    directory.links.revoke_unused(None, 12)
    assert directory.links.redeem("first", 13) is None
    assert directory.links.redeem("mine", 13) is not None
    directory.links.create("new", 21 + KEPT_AFTER_END, 22 + KEPT_AFTER_END)
    assert directory.links.find("first") is None


def test_a_new_workshop_is_planned_and_has_its_own_doors(
    directory: Directory, account: str
) -> None:
    """Id, code and both keys are its own; each finds it and nothing else does."""
    made = directory.workshops.create(account, "Service desk", 5)
    other = directory.workshops.create(account, "Other", 6)
    assert made == Listing(
        made.id,
        account,
        made.code,
        made.screen_key,
        made.outcome_key,
        "Service desk",
        "planned",
        5,
        5,
        0,
        "",
    )
    assert re.fullmatch("[a-z2-7]{12}", made.id)
    assert re.fullmatch(f"[{CODE_ALPHABET}]{{8}}", made.code)
    assert len({made.screen_key, made.outcome_key, other.screen_key, other.outcome_key}) == 4
    assert directory.workshops.find(made.id) == made
    assert directory.workshops.find_by_screen_key(made.screen_key) == made
    assert directory.workshops.find_by_outcome_key(made.outcome_key) == made
    assert directory.workshops.find_by_outcome_key(made.screen_key) is None


@pytest.mark.parametrize("garbage", ["", "nobody", "\x00", "%00", "\ud800", "a" * 9_000, "' OR 1"])
def test_garbage_in_an_address_finds_nothing(directory: Directory, garbage: str) -> None:
    """Whatever somebody types behind the slash, on each database."""
    assert directory.workshops.find(garbage) is None
    assert directory.workshops.find_by_code(garbage) is None
    assert directory.workshops.find_by_screen_key(garbage) is None
    assert directory.workshops.find_by_outcome_key(garbage) is None


def test_a_code_is_found_however_it_is_typed(directory: Directory, account: str) -> None:
    """Lower case, in groups, with spaces, with a hyphen."""
    made = directory.workshops.create(account, "Service desk", 5)
    low = made.code.lower()
    for typed in (made.code, low, f"{low[:4]} {low[4:]}", f" {low[:4]}-{low[4:]}\n"):
        assert directory.workshops.find_by_code(typed) == made


def test_codes_have_no_letters_that_look_alike() -> None:
    """On a projector, from the last row."""
    assert set("0O1IL2Z5S6G8BU").isdisjoint(CODE_ALPHABET)
    assert len({new_code() for _ in range(200)}) == len({new_id() for _ in range(200)}) == 200


def test_a_code_that_somebody_has_is_not_given_again(
    directory: Directory, account: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For a new workshop and for a rotated code."""
    codes = iter(["AAAAAAAA", "AAAAAAAA", "CCCCCCCC", "AAAAAAAA", "DDDDDDDD"])
    monkeypatch.setattr(workshops_module, "new_code", lambda: next(codes))
    assert directory.workshops.create(account, "One", 1).code == "AAAAAAAA"
    two = directory.workshops.create(account, "Two", 1)
    assert two.code == "CCCCCCCC"
    assert directory.workshops.rotate_code(two.id) == "DDDDDDDD"
    assert directory.workshops.find_by_code("CCCCCCCC") is None


def test_the_dashboard_lists_searches_and_filters(
    store: SqlStore, directory: Directory, account: str
) -> None:
    """The last changed first; parts of titles in any case and script; codes; one status."""
    stranger = directory.accounts.create("Bo", "bo@example.org", "hash", 7).id
    made = {
        title: directory.workshops.create(account, title, at)
        for at, title in enumerate(("Über uns", "Service desk", "ÜBERBLICK 100%_"))
    }
    directory.workshops.create(stranger, "Über alles", 9)
    directory.workshops.note(made["Service desk"].id, status="live")
    write(store, made["Service desk"].id, said(1), at=50)

    def titles(search: str = "", status: str = "") -> list[str]:
        return [each.title for each in directory.workshops.of_account(account, search, status)]

    assert titles() == ["Service desk", "ÜBERBLICK 100%_", "Über uns"]
    assert titles(" über ") == ["ÜBERBLICK 100%_", "Über uns"]
    assert titles("%") == titles("_") == ["ÜBERBLICK 100%_"]
    assert titles(made["Über uns"].code.lower()) == ["Über uns"]
    assert titles(status="live") == ["Service desk"]
    assert titles("über", "planned") == ["ÜBERBLICK 100%_", "Über uns"]
    assert titles("nothing") == titles(status="finished") == []


def test_title_and_status_are_noted(directory: Directory, workshop: str) -> None:
    """Either, both, none; a status that is none is a mistake of the program."""
    directory.workshops.note(workshop, title="Mission")
    directory.workshops.note(workshop, status="finished")
    directory.workshops.note(workshop)
    found = directory.workshops.find(workshop)
    assert found is not None
    assert (found.title, found.status) == ("Mission", "finished")
    with pytest.raises(ValueError, match="lost"):
        directory.workshops.note(workshop, status="lost")
    with pytest.raises(KeyError):
        directory.workshops.note("nobody", title="x")


def test_deleting_a_workshop_deletes_everything(
    store: SqlStore, directory: Directory, account: str, workshop: str
) -> None:
    """In every table; its files are named for the caller; other workshops lose nothing."""
    other = directory.workshops.create(account, "Other", 1).id
    for each in (workshop, other):
        directory.people.add(each, "anna", "Canary-Anna", "desk", f"hash-{each}", 1)
        directory.documents.add(each, f"{each}.docx", "full", 1, 1, 1)
        accept(store, each, "anna", "c1", said(1, text=f"canary-{each}"))
        vote(store, each, "r1", {"anna": {"reason": f"canary-{each}"}})
    assert directory.workshops.delete(workshop) == (f"{workshop}.docx",)
    with store.database.reading() as transaction:
        rows = {
            name: transaction.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in db.metadata.tables.items()
            if "workshop" in table.c
        }
    assert rows == dict.fromkeys(("participants", "events", "ballots", "receipts", "documents"), 1)
    assert store.verify(other).sound
    assert store.voters(other, "r1") == {"anna"}
    if store.database.sqlite:
        assert traces(store, f"canary-{workshop}") == {}
        assert traces(store, f"canary-{other}")
    with pytest.raises(KeyError):
        directory.workshops.delete(workshop)


def test_somebody_returns_by_their_token(directory: Directory, workshop: str) -> None:
    """Also when they were removed, so that they can be told."""
    anna = directory.people.add(workshop, "anna", "Anna", "desk", "hash-1", 5)
    assert anna == Person(workshop, "anna", "Anna", "desk", 5, removed=False)
    assert directory.people.find_by_token("hash-1") == anna
    assert directory.people.find_by_token("hash-2") is None
    directory.people.remove(workshop, "anna")
    assert directory.people.find_by_token("hash-1") == replace(anna, removed=True)


def test_a_token_is_one_person(directory: Directory, workshop: str) -> None:
    """Who is added twice stays who they are; who never entered is erased."""
    anna = directory.people.add(workshop, "anna", "Anna", "desk", "hash-1", 5)
    assert directory.people.add(workshop, "other", "Annna", "", "hash-1", 6) == anna
    assert directory.people.all(workshop) == [anna]
    directory.people.erase(workshop, "anna")
    assert directory.people.all(workshop) == []
    assert directory.people.find_by_token("hash-1") is None


def test_names_stand_beside_the_log(directory: Directory, workshop: str) -> None:
    """By id, in the order of joining; they can be forgotten."""
    directory.people.add(workshop, "bela", "Béla", "", "hash-b", 6)
    directory.people.add(workshop, "anna", "Anna", "desk", "hash-a", 5)
    assert [person.id for person in directory.people.all(workshop)] == ["anna", "bela"]
    assert directory.people.names(workshop) == {"anna": "Anna", "bela": "Béla"}
    directory.people.forget(workshop, "anna")
    assert directory.people.names(workshop) == {"anna": "", "bela": "Béla"}
    assert directory.people.find_by_token("hash-a") is None
    with pytest.raises(KeyError):
        directory.people.forget(workshop, "carl")


def test_nobody_joins_a_workshop_that_is_gone(directory: Directory) -> None:
    """Deleted while somebody typed their name."""
    with pytest.raises(KeyError):
        directory.people.add("nowhere", "anna", "Anna", "", "hash", 5)


def test_documents_are_listed_for_download(
    directory: Directory, account: str, workshop: str
) -> None:
    """The newest first, each found only in its own workshop, until it is taken off."""
    other = directory.workshops.create(account, "Other", 1).id
    old = directory.documents.add(workshop, "a.docx", "short", 5, 1, 4_000)
    new = directory.documents.add(workshop, "b.docx", "full", 6, 9, 8_000)
    assert directory.documents.all(workshop) == [new, old]
    assert directory.documents.find(workshop, old.id) == old
    assert directory.documents.find(other, old.id) is None
    directory.documents.remove(other, old.id)
    assert directory.documents.all(workshop) == [new, old]
    directory.documents.remove(workshop, old.id)
    assert directory.documents.all(workshop) == [new]


def test_templates_are_a_facilitators_own(directory: Directory, account: str) -> None:
    """By name; nobody else finds, lists or removes them."""
    stranger = directory.accounts.create("Bo", "bo@example.org", "hash", 7).id
    long = directory.templates.add(account, "long day", '{"stages":[]}')
    half = directory.templates.add(account, "Half day", "{}")
    assert directory.templates.all(account) == [half, long]
    assert directory.templates.find(account, long.id) == long
    assert directory.templates.find(stranger, long.id) is None
    directory.templates.remove(stranger, long.id)
    directory.templates.remove(account, half.id)
    assert directory.templates.all(account) == [long]
    assert directory.templates.all(stranger) == []
