"""The ideas by question, and where each one went."""

from __future__ import annotations

from typing import Final

from workshop.domain import stage_kinds
from workshop.domain.ideas import place_of
from workshop.domain.state import Candidate, Idea, Stage

from .outline import Block, Cell, Column, Paragraph, Row, Section, Table, plain
from .report_source import Source
from .said import t, tn

#: From so many ideas on their tables begin a page of their own.
MANY: Final = 60


def ideas(source: Source) -> Section | None:
    """None where no stage of the agenda gathers ideas."""
    stages = [stage for stage in source.state.agenda if stage.kind == stage_kinds.GATHER]
    if not stages:
        return None
    grown = _grown(source)
    blocks: list[Block] = []
    for number, stage in enumerate(stages, 1):
        made = _stage(source, stage, grown)
        blocks += (
            made if len(stages) == 1 else [Section(f"ideas-{number}", stage.title, tuple(made))]
        )
    title = source.words(t("The ideas, and where they went"))
    return Section("ideas", title, tuple(blocks), page=len(source.state.ideas) >= MANY)


def _stage(source: Source, stage: Stage, grown: dict[str, str]) -> list[Block]:
    say = source.words
    if not stage.revealed:
        written = source.state.idea_counts.get(stage.id, 0)
        text = tn(
            "{n} idea is written. It shows here once the facilitator reveals the ideas.",
            "{n} ideas are written. They show here once the facilitator reveals them.",
            written,
        )
        return [Paragraph(plain(say(text if written else t("No ideas have been written yet."))))]
    seen = [
        idea for idea in source.state.ideas.values() if idea.stage == stage.id and source.seen(idea)
    ]
    shown = source.state.brief.authors_shown
    seen.sort(key=lambda idea: place_of(idea, authors_shown=shown))
    hidden = _hidden(source, stage)
    if not seen and hidden:
        return hidden
    if not seen:
        return [Paragraph(plain(say(t("No ideas were written."))))]
    asked = [prompt.id for prompt in stage.prompts]
    questions = [(prompt.id, prompt.text) for prompt in stage.prompts]
    if any(idea.prompt not in asked for idea in seen):
        questions.append(("", say(t("A question that is no longer asked"))))
    tables = []
    for prompt, question in questions:
        answers = [i for i in seen if i.prompt == prompt or (not prompt and i.prompt not in asked)]
        if answers:
            tables.append(_table(source, question, answers, grown))
    return [*tables, *hidden]


def _hidden(source: Source, stage: Stage) -> list[Block]:
    """How many ideas the facilitator took from everybody's eyes; their words stay unsaid."""
    ideas = source.state.ideas.values()
    number = sum(idea.stage == stage.id and idea.hidden and not idea.withdrawn for idea in ideas)
    said = tn(
        "{n} idea was hidden by the facilitator. Its words are not printed.",
        "{n} ideas were hidden by the facilitator. Their words are not printed.",
        number,
    )
    return [Paragraph(plain(source.words(said)), "quiet")] if number else []


def _table(source: Source, title: str, answers: list[Idea], grown: dict[str, str]) -> Table:
    say = source.words
    names = source.state.brief.authors_shown and not source.state.brief.anonymous
    dots = _dots(source, answers)
    columns = [Column(say(t("Idea")), weight=14)]
    cells = [[Cell(plain(idea.text))] for idea in answers]
    if names:
        columns.append(Column(say(t("Written by")), weight=4))
        for row, idea in zip(cells, answers, strict=True):
            row.append(Cell(plain(source.author(idea.author))))
    columns.append(Column(say(t("Grew into")), weight=6))
    for row, idea in zip(cells, answers, strict=True):
        row.append(Cell(plain(grown.get(idea.id, "–"))))
    if dots:
        columns.append(Column(say(t("Dots")), "number", 2))
        for row, idea in zip(cells, answers, strict=True):
            row.append(Cell(plain(dots.get(idea.id, "–"))))
    return Table(
        title=title,
        columns=tuple(columns),
        rows=tuple(Row(tuple(row)) for row in cells),
        about=say(t("The answers to this question, and the candidates that grew from each.")),
    )


def _dots(source: Source, answers: list[Idea]) -> dict[str, str]:
    """Idea -> its dots in the last vote over ideas that counts; nothing where there was none."""
    for round_ in reversed(source.state.rounds):
        if (round_.over, round_.rule, round_.status) == ("ideas", "dots", "closed"):
            options = round_.tally["options"]
            return {
                idea.id: str(options[idea.id]["total"]) for idea in answers if idea.id in options
            }
    return {}


def _grown(source: Source) -> dict[str, str]:
    """Idea -> the candidates that cite it; the one that became the final words leads."""
    say = source.words
    finals = {
        version.candidate for final in source.state.finals.values() for version in final.versions
    }
    citing: dict[str, list[Candidate]] = {}
    for part in source.parts():
        for known in source.candidates(part):
            for idea in known.cites:
                citing.setdefault(idea, []).append(known)
    grown = {}
    for idea, all_of_them in citing.items():
        led = [known for known in all_of_them if known.id in finals]
        others = [str(known.number) for known in all_of_them if known.id not in finals]
        said = [
            say(t("{candidate}, the final words", candidate=source.candidate(known.id)))
            for known in led
        ]
        if len(others) == 1:
            said.append(say(t("Candidate {number}", number=others[0])))
        elif others:
            said.append(say(t("Candidates {numbers}", numbers=say.listed(others))))
        grown[idea] = "; ".join(said)
    return grown
