"""The outcome as an outline, for Word, web page and poster alike; pure, at any moment.

It speaks of what everybody in the room could see: no author where authors are hidden, no idea
before its reveal, no tally before its close. Names of voters stand only beside open votes. Parts
whose stages are not on the agenda are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workshop.domain.state import Workshop

from .outline import Fact, Kind, Outline, Section, plain
from .report_candidates import candidates
from .report_final import dissent, final_words
from .report_ideas import ideas
from .report_people import attendance, brief, people, took_part
from .report_people import in_short as people_in_short
from .report_record import in_short as record_in_short
from .report_record import record as record_section
from .report_reserved import MOST_REASONS
from .report_result import agreement, next_steps, outcomes, verdicts, words
from .report_rounds import decisions
from .report_source import Record, Source, Words, first_words, part_name
from .report_turnout import other_heads
from .report_verdict import Verdict
from .said import t

#: Letters of a title at the foot of every page: they share a line with the day and the number.
LONGEST_FOOT = 60


def report(
    state: Workshop,
    names: Mapping[str, str],
    record: Record,
    words: Words | None = None,
    *,
    kind: Kind = "full",
    comments: bool = False,
) -> Outline:
    """The outline of one document.

    names     participant -> name, as `names.numbered` has it; used only where names are shown
    record    the end of the log that `state` was folded from
    comments  whether the comments on candidates stand in the full document
    """
    source = Source(state, names, record, words or Words(), comments and kind == "full")
    found = verdicts(source)
    sections = _short(source, found) if kind == "short" else _full(source, found)
    say = source.words
    day = say.date(state.started_at or record.made_at)
    title = state.brief.title or say(t("Workshop without a title"))
    return Outline(
        kind=kind,
        language=say.language,
        title=title,
        unit=state.brief.unit,
        subtitle=_subtitle(source, kind),
        day=day,
        foot=" · ".join(filter(None, (first_words(title, LONGEST_FOOT), day))),
        contents=say(t("Contents")),
        sections=tuple(section for section in sections if section is not None),
        cover=_cover(source, found),
        made_at=record.made_at,
        made_day=f"{source.words.local(record.made_at):%Y-%m-%d}",
        phrases={
            "page": say(t("Page {page} of {pages}", page="{page}", pages="{pages}")),
            "reserved": say(t("Reasons given with reservations stand in the full document.")),
            "shortened": say(t("Long texts are shortened here. The full document has them whole.")),
            "keywords": _keywords(source),
        },
    )


def _keywords(source: Source) -> str:
    """By what somebody would look for it."""
    say = source.words
    parts = [say(part_name(part)) for part in source.parts()]
    known = (*parts, say(t("Workshop")), source.state.brief.unit, source.record.code)
    return ", ".join(filter(None, known))


def _subtitle(source: Source, kind: Kind) -> str:
    if kind == "short":
        return source.words(t("The outcome in short"))
    return source.words(t("The outcome, and how it came about"))


def _short(source: Source, found: list[Verdict]) -> list[Section | None]:
    """The page that could be framed, and one page about it."""
    # Once on a page: beside the turnout, where they differ from it.
    told = any(each.round and other_heads(source, each.round.present) for each in found)
    heads = 0 if told else source.state.procedure.head_count
    title = source.words(t("Who took part"))
    there = Section("people", title, tuple(people_in_short(source, heads)))
    beside = (next_steps(source), there, record_in_short(source))
    known = tuple(section for section in beside if section is not None)
    how = agreement(source, found, most_reasons=MOST_REASONS)
    if how is None:
        how = Section("about", source.words(t("About the workshop")), ())
    return [words(source, found), replace(how, blocks=(*how.blocks, *known))]


def _full(source: Source, found: list[Verdict]) -> list[Section | None]:
    result = words(source, found)
    beside = [agreement(source, found), next_steps(source)]
    within = tuple(
        Section(each.key, each.title, each.blocks) for each in beside if each is not None
    )
    return [
        Section(result.key, result.title, (*result.blocks, *within), page=True),
        *_beginning(source, found),
        decisions(source),
        dissent(source),
        final_words(source),
        candidates(source),
        ideas(source),
        record_section(source),
    ]


def _beginning(source: Source, found: list[Verdict]) -> list[Section | None]:
    """The brief and the people. Agreed words have their page to themselves; all that follows runs
    on, but for what fills many pages: a page for a few lines looks as if something were missing."""
    about, there = brief(source), people(source)
    agreed = any(each.standing == "agreed" for each in found)
    if about is None:
        return [replace(there, page=agreed)]
    return [replace(about, page=agreed), there]


def _cover(source: Source, found: list[Verdict]) -> tuple[Fact, ...]:
    say, state = source.words, source.state
    total = sum(took_part(source).values())
    rows = outcomes(source, found)
    if total:
        rows.append((t("Took part"), attendance(source)))
    leaders = [name for name in source.record.leaders.values() if name]
    if leaders:
        rows.append((t("Led by"), say.listed(leaders)))
    made = say.date(source.record.made_at)
    if state.started_at:
        rows.append((t("Held"), say.date(state.started_at)))
    if made:
        rows.append((t("Made"), made))
    return tuple(Fact(say(name), plain(text)) for name, text in rows)
