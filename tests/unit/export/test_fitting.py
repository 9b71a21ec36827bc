"""The result stands on one page as large as it can, and the short document has two pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gallery.documents import ROOMS
from tests.unit.report import workshops as w
from workshop.domain import agreement, final_words
from workshop.domain.candidates import PieceText
from workshop.export import word
from workshop.export.fitting import fitted
from workshop.export.pages import last_pages
from workshop.projections.outline import Kind, Outline, Statement, everything, letters
from workshop.projections.report import report

LONG = "We answer when somebody calls, and we stay with it until it works; " * 7


def made(room: w.Room, kind: Kind = "short") -> Outline:
    return report(room.state, room.names, room.record(), kind=kind)


def fit(outline: Outline) -> Outline:
    return fitted(outline, word._laid_out)


def reworded(*texts: str) -> w.Room:
    """Final words of these pieces, agreed on."""
    room, people = w.chosen()
    purpose, *objectives = texts
    pieces = (PieceText("purpose", purpose), *(PieceText("objective", o) for o in objectives))
    base = room.state.finals["mission"].current.number
    room.ask(final_words.OfferVersion("mission", base, pieces))
    room.move("ratify")
    room.vote("ratify", {person: {"step": "wholehearted"} for person in people})
    room.ask(agreement.AdoptText("mission"))
    return room


def lead(outline: Outline) -> Statement:
    return next(b for b in everything(outline.sections) if isinstance(b, Statement))


@pytest.mark.parametrize(
    ("texts", "size"),
    [
        (("To help", "listen"), "large"),
        ((LONG[:300], "listen"), "display"),
        ((LONG, "listen", "learn"), "display"),
        ((LONG * 2, "listen", "learn"), "normal"),
        ((LONG * 3, "listen", *[LONG[:120]] * 4), "small"),
    ],
)
def test_the_more_words_the_smaller_they_are_set(texts: tuple[str, ...], size: str) -> None:
    """Always whole, and alone on the first page."""
    shown = fit(made(reworded(*texts)))
    assert lead(shown).size == size
    assert [letters(line.text) for line in lead(shown).lines] == list(texts)
    assert word._laid_out(shown)[0] == (1, 1)


def test_words_that_fill_more_than_a_page_are_whole_and_the_rest_follows_at_once() -> None:
    """No page stays half empty for their sake."""
    texts = (LONG * 9, *[LONG] * 3)
    shown = fit(made(reworded(*texts)))
    assert [letters(line.text) for line in lead(shown).lines] == list(texts)
    assert [section.page for section in shown.sections] == [False, False]
    full = fit(made(reworded(*texts), "full")).sections[0]
    parts = [block for block in full.blocks if block.block == "section"]
    assert [part.page for part in parts] == [False] * len(parts)


@pytest.mark.parametrize("name", ROOMS)
def test_a_short_document_has_two_pages_at_most(name: str) -> None:
    """With long reasons, many groups, two parts: whatever there is to say."""
    room = ROOMS[name]()
    body = word.build(made(room)).element.body[:-1]
    assert max(last_pages(list(body)).values()) <= 2


@pytest.mark.parametrize("name", ROOMS)
def test_it_has_two_pages_with_reasons_given_with_reservations_too(name: str) -> None:
    """Where they would make a third one, the full document alone has them; a rehearsal says so in
    a line."""
    room = ROOMS[name]()
    given = ({"step": "reservations", "reason": LONG[:150]},) * 3
    rounds = tuple(
        replace(each, tally={**each.tally, "reasons": (*each.tally["reasons"], *given)})
        if each.rule == "gradients" and each.tally
        else each
        for each in room.state.rounds
    )
    state = replace(room.state, rounds=rounds, rehearsal=True)
    outline = report(state, room.names, room.record(), kind="short")
    assert max(last_pages(list(word.build(outline).element.body[:-1])).values()) <= 2
    if name in ("usual", "crowd"):
        said = " ".join(
            letters(b.text) for b in everything(fit(outline).sections) if b.block == "paragraph"
        )
        left_out = "Reasons given with reservations stand in the full document."
        assert (left_out in said) == (name == "crowd")


def test_what_was_shortened_is_said_and_nothing_of_it_is_missing_in_full() -> None:
    """Reasons of five hundred letters, for example."""
    room = ROOMS["long"]()
    short, full = fit(made(room)), fit(made(room, "full"))
    note = short.phrases["shortened"]
    reason = room.state.rounds[-1].tally["reasons"][0]["reason"]

    def said(outline: Outline) -> str:
        return "\n".join(paragraph.text for paragraph in word.build(outline).paragraphs)

    assert note in said(short)
    assert reason not in said(short)
    assert note not in said(full)
    assert reason in said(full)


@pytest.mark.parametrize("name", ["usual", "half-way", "crowd"])
def test_nothing_is_shortened_that_has_room(name: str) -> None:
    """Nor is anything else changed but sizes."""
    before = made(ROOMS[name]())
    after = fit(before)
    assert after.sections[1:] == before.sections[1:]


@pytest.mark.parametrize(
    ("name", "size", "pages"),
    [("usual", "display", (3, 3)), ("crowd", "display", (3, 4)), ("both", "display", (3, 4))],
)
def test_in_full_the_result_stands_on_one_page_with_who_agreed(
    name: str, size: str, pages: tuple[int, int]
) -> None:
    """Where both have room; else who agreed begins the next page, and no words are set small."""
    shown = fit(made(ROOMS[name](), "full"))
    result = shown.sections[0]
    assert lead(shown).size == size
    assert word._laid_out(shown)[0] == pages
    parts = [block for block in result.blocks if block.block == "section"]
    assert [(part.key, part.page) for part in parts] == [
        ("agreement", pages[0] < pages[1]),
        ("next", False),
    ]
