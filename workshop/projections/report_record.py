"""The record: what this document was made from, and how to check it."""

from __future__ import annotations

from workshop.domain.state import FINISHED

from .outline import Block, Cell, Column, Fact, Facts, Paragraph, Row, Section, Table, plain
from .report_people import identity
from .report_source import Source
from .said import t, tn


def in_short(source: Source) -> Section:
    """Two sentences at the end of the short document."""
    say, record = source.words, source.record
    # Without the time of day, which would need its zone beside it: there is no line to spare.
    known = _made(source)
    made = t("Made on {day}, from {events}.", day=known["day"], events=known["events"])
    lines = [say(made)]
    if record.digest:
        digest = in_groups(record.digest)
        lines.append(say(t("Last digest of the record: {digest}.", digest=digest)))
    lines.append(identity(source))
    return Section("record", say(t("The record")), (Paragraph(plain(" ".join(lines)), "quiet"),))


def in_groups(digest: str) -> str:
    """A digest as people compare it, and as a line can end in it."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def _made(source: Source) -> dict[str, str]:
    say, record = source.words, source.record
    return {
        "day": say.date(record.made_at),
        "time": say.clock(record.made_at),
        "events": say(tn("{n} recorded event", "{n} recorded events", record.version)),
    }


def record(source: Source) -> Section:
    """The appendix."""
    say, state, made = source.words, source.state, source.record
    rows = [(t("Workshop"), _code(made.code))]
    if state.started_at:
        day, time = say.date(state.started_at), say.clock(state.started_at)
        rows.append((t("Started"), say(t("{day} at {time}", day=day, time=time))))
    if state.status == FINISHED and state.finished_at:
        day, time = say.date(state.finished_at), say.clock(state.finished_at)
        rows.append((t("Finished"), say(t("{day} at {time}", day=day, time=time))))
    rows.append((t("Made"), say(t("{day} at {time}, from {events}", **_made(source)))))
    rows.append((t("Times"), _zones(source)))
    rows.append((t("Events in the record"), str(made.version)))
    rows.append((t("Last digest"), in_groups(made.digest)))
    rows.append((t("To check it"), f"python3 run.py verify {made.code}" if made.code else ""))
    facts = Facts(tuple(Fact(say(name), plain(text)) for name, text in rows if text))
    words = (
        identity(source),
        say(
            t(
                "Each event carries a digest that covers the one before it: whoever changes, leaves"
                " out or adds something later changes the last digest too."
            )
        ),
        say(
            t(
                "Ballots of a secret vote lie apart until the vote closes; they are counted and"
                " destroyed then, and no single ballot is kept. Somebody with the server’s disk"
                " could have read them while the vote was open; and in a very small group the"
                " result itself may tell."
            )
        ),
    )
    blocks: list[Block] = [facts, _agenda(source), *(Paragraph(plain(text)) for text in words)]
    return Section("record", say(t("The record")), tuple(blocks))


def _zones(source: Source) -> str:
    """The zone in which times stand here; two where the clocks were changed meanwhile."""
    state = source.state
    moments = (state.started_at, state.finished_at, source.record.made_at)
    return source.words.listed(list(dict.fromkeys(source.words.zone(at) for at in moments if at)))


def _code(code: str) -> str:
    return f"{code[:4]} {code[4:]}".strip()


def _agenda(source: Source) -> Table:
    say = source.words
    return Table(
        title=say(t("The agenda")),
        columns=(
            Column(say(t("Stage")), weight=6),
            Column(say(t("Held")), weight=2),
            Column(say(t("Minutes planned")), "number", 3),
        ),
        rows=tuple(
            Row(
                (
                    Cell(plain(stage.title)),
                    Cell(plain(say(t("yes") if stage.opened else t("no")))),
                    Cell(plain(str(stage.minutes))),
                )
            )
            for stage in source.state.agenda
        ),
        about=say(t("The stages in their order, with the minutes planned and if they were held.")),
    )
