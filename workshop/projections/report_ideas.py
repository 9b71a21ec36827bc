"""The ideas by question, and where each one went."""

from __future__ import annotations

from workshop.domain import stage_kinds
from workshop.domain.state import Idea, Stage

from .outline import Block, Cell, Column, Paragraph, Row, Section, Table, plain
from .report_source import Source
from .said import t, tn


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
    return Section("ideas", title, tuple(blocks), page=True)


def _stage(source: Source, stage: Stage, grown: dict[str, list[str]]) -> list[Block]:
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
    seen.sort(key=lambda idea: idea.order)
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
    return list(tables)


def _table(source: Source, title: str, answers: list[Idea], grown: dict[str, list[str]]) -> Table:
    say = source.words
    names = source.state.brief.authors_shown and not source.state.brief.anonymous
    author = (Column(say(t("Written by")), weight=2),) if names else ()
    return Table(
        title=title,
        columns=(Column(say(t("Idea")), weight=7), *author, Column(say(t("Grew into")), weight=3)),
        rows=tuple(
            Row(
                (
                    Cell(plain(idea.text)),
                    *((Cell(plain(source.author(idea.author))),) if names else ()),
                    Cell(plain(", ".join(grown.get(idea.id, ())))),
                )
            )
            for idea in answers
        ),
        about=say(t("The answers to this question, and the candidates that grew from each.")),
    )


def _grown(source: Source) -> dict[str, list[str]]:
    """Idea -> the candidates that cite it; the one that became the final words is marked."""
    finals = {
        version.candidate for final in source.state.finals.values() for version in final.versions
    }
    grown: dict[str, list[str]] = {}
    for part in source.parts():
        for known in source.candidates(part):
            name = source.candidate(known.id)
            if known.id in finals:
                name = source.words(t("{candidate}, the final words", candidate=name))
            for idea in known.cites:
                grown.setdefault(idea, []).append(name)
    return grown
