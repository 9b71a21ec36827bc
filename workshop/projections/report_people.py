"""The brief, and who took part: by group, the groups that were missing, the heads counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workshop.domain.group_support import percent as in_percent
from workshop.domain.state import PLANNED

from .outline import (
    Block,
    Callout,
    Cell,
    Column,
    Fact,
    Facts,
    Paragraph,
    Quote,
    Row,
    Section,
    Table,
    plain,
)
from .report_source import BOUND, Source, percent
from .said import apart, t, tn


def identity(source: Source) -> str:
    """What the record cannot promise."""
    return source.words(t("One ballot a device, identity not verified."))


def brief(source: Source) -> Section | None:
    """What the workshop was for, and the statements of the organisation that it starts from."""
    made, say = source.state.brief, source.words
    blocks: list[Block] = []
    if made.purpose:
        blocks.append(Paragraph(plain(made.purpose), "lead"))
    parents = (
        (t("The organisation’s vision"), made.parent_vision),
        (t("The organisation’s mission"), made.parent_mission),
    )
    blocks.extend(Quote(plain(text), say(name)) for name, text in parents if text)
    if not blocks:
        return None
    return Section("brief", say(t("What it was about")), tuple(blocks))


def took_part(source: Source) -> Counter[str]:
    """Group -> people, without those who were removed; "" for those who chose none."""
    people = source.state.participants.values()
    return Counter(person.group for person in people if not person.removed)


def joined(source: Source, total: int) -> str:
    """What is known of so many: that they came in with a device, one or several people at each."""
    return source.words(tn("{n} joined by phone or laptop", "{n} joined by phone or laptop", total))


def attendance(source: Source) -> str:
    """Who was there, in a line: the people as the facilitator counted them, and the devices."""
    say, heads = source.words, source.state.procedure.head_count
    devices = joined(source, sum(took_part(source).values()))
    if not heads:
        return devices
    counted = tn(
        "{n} person, as the facilitator counted; {devices}",
        "{n} people, as the facilitator counted; {devices}",
        heads,
        devices=devices,
    )
    return say(counted)


def missing(source: Source) -> list[str]:
    """The groups that were invited, and of which nobody came."""
    there = took_part(source)
    return [g.name for g in source.state.brief.groups if g.invited and not there[g.id]]


def nobody_from(source: Source) -> list[str]:
    """The groups of which nobody came, and of which nobody said that they were invited."""
    there = took_part(source)
    return [g.name for g in source.state.brief.groups if not g.invited and not there[g.id]]


def in_short(source: Source, heads: int) -> list[Block]:
    """Who took part, in one or two sentences; `heads` 0 where those counted stand elsewhere."""
    there, say = took_part(source), source.words
    total = sum(there.values())
    if not total:
        return [Paragraph(plain(_nobody(source)))]
    order = [g.id for g in source.state.brief.groups if there[g.id]]
    order += sorted(there.keys() - {*order, ""}) + ([""] if there[""] else [])
    groups = [f"{apart(source.group(group))}{BOUND}{there[group]}" for group in order]
    sentence = tn(
        "{n} joined by phone or laptop: {groups}.",
        "{n} joined by phone or laptop: {groups}.",
        total,
        groups=say.listed(groups),
    )
    absent = missing(source)
    sentences = [say(sentence)]
    if heads and heads != total:
        sentences.append(
            say(
                tn(
                    "The facilitator counted {n} person in the room.",
                    "The facilitator counted {n} people in the room.",
                    heads,
                )
            )
        )
    if absent:
        sentences.append(say(t("Invited, but nobody came: {groups}.", groups=say.listed(absent))))
    others = nobody_from(source)
    if others:
        sentences.append(say(t("Nobody came from: {groups}.", groups=say.listed(others))))
    return [Paragraph(plain(" ".join(sentences)))]


def people(source: Source) -> Section:
    """Who took part, as a table by group."""
    there, say = took_part(source), source.words
    total = sum(there.values())
    title = say(t("Who took part"))
    if not total:
        return Section("people", title, (Paragraph(plain(_nobody(source))),))
    known = [group.id for group in source.state.brief.groups]
    rows = [
        _row(source, group.name, there[group.id], total, place)
        for place, group in enumerate(source.state.brief.groups)
        if there[group.id] or group.invited
    ]
    rows += [
        _row(source, source.group(group), there[group], total, -1)
        for group in sorted(there)
        if group not in known
    ]
    rows.append(_row(source, say(t("Everybody")), total, total, -1, strong=True))
    table = Table(
        title=say(t("Who joined, by group")),
        columns=(
            Column(say(t("Group")), weight=4),
            Column(say(t("Joined")), "bar", 5),
            Column(say(t("Share")), "number", 2),
        ),
        rows=tuple(rows),
        about=say(t("How many joined from each stakeholder group.")),
    )
    return Section("people", title, (table, *_absent(source), _heads(source, total)))


def _absent(source: Source) -> Iterator[Callout]:
    """The groups of which nobody came: invited ones first."""
    say = source.words
    if names := missing(source):
        title = t("Not in the room: {groups}", groups=say.listed(names))
        why = t("Invited, but nobody came. Nothing here speaks for them.")
        yield Callout(say(title), (plain(say(why)),))
    if names := nobody_from(source):
        title = t("Nobody came from: {groups}", groups=say.listed(names))
        yield Callout(say(title), (plain(say(t("Nothing here speaks for them."))),))


def _row(
    source: Source, name: str, number: int, total: int, place: int, *, strong: bool = False
) -> Row:
    share = in_percent(number, total)
    text = plain(str(number) if number else source.words(t("absent")))
    cells = (Cell(plain(name)), Cell(text, share, place), Cell(plain(percent(share))))
    return Row(cells, strong)


def _heads(source: Source, total: int) -> Facts:
    heads, say = source.state.procedure.head_count, source.words
    counted = tn(
        "{n} head counted by the facilitator", "{n} heads counted by the facilitator", heads
    )
    rows = [Fact(say(t("Devices")), plain(joined(source, total)))]
    if heads:
        rows.append(Fact(say(t("In the room")), plain(say(counted))))
    return Facts(tuple(rows))


def _nobody(source: Source) -> str:
    if source.state.status in ("", PLANNED):
        return source.words(t("The workshop has not started, and nobody has joined yet."))
    return source.words(t("Nobody has joined yet."))
