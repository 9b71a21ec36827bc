"""The results of rounds as tables: totals with bars, spread, support by group, steps, names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workshop.domain.ballots import COUNTS_AS, GRADIENTS
from workshop.domain.group_support import WHY
from workshop.domain.state import Round

from .outline import Cell, Column, Mark, Row, Table, plain
from .report_source import Source, first_words, percent
from .said import t, tn

#: Options, and ideas, of which support by group is shown: the first of the result.
MOST_BY_GROUP = 12
MOST_IDEAS_BY_GROUP = 6
MOST_SPLITS = 3


def _name(source: Source, round_: Round, option: str) -> Cell:
    text = source.option(round_, option)
    return Cell(plain(text if round_.over == "candidates" else first_words(text, 240)))


def options(source: Source, round_: Round, shown: Sequence[str]) -> Table:
    """Totals, the highest first, each with its bar."""
    tally, say = round_.tally, source.words
    dots = round_.rule == "dots"
    counted = tally["ballots"] - tally["abstentions"]
    totals = {option: tally["options"][option]["total"] for option in tally["order"]}
    top = max(totals.values()) if dots else counted * round_.settings.get("highest", 5)
    rows = []
    for option in shown:
        figures = tally["options"][option]
        mark: Mark = "strong" if option == tally.get("winner") else ""
        last = figures["voters"] if dots else percent(figures.get("support"))
        rows.append(
            Row(
                (
                    _name(source, round_, option),
                    Cell(
                        plain(str(totals[option]), "strong"),
                        share=round(100 * totals[option] / max(top, 1)),
                    ),
                    Cell(plain(str(last))),
                ),
                strong=mark == "strong",
            )
        )
    ideas = round_.over == "ideas"
    return Table(
        title=say(t("Result")),
        columns=(
            Column(say(t("Idea") if ideas else t("Candidate")), weight=12 if ideas else 5),
            Column(say(t("Dots") if dots else t("Points")), "bar", 7 if ideas else 12),
            Column(say(t("People") if dots else t("Support")), "number", 3),
        ),
        rows=tuple(rows),
        note=say(
            t("People: how many gave it at least one dot.")
            if dots
            else t("Support: the share of voters who gave 3 or more.")
        ),
        about=say(t("What each item got, the highest first.")),
    )


def spread(source: Source, round_: Round) -> Table:
    """How many gave 0, 1, ... points."""
    say, tally = source.words, round_.tally
    highest = round_.settings.get("highest", 5)
    return Table(
        title=say(t("How the points are spread")),
        columns=(
            Column(say(t("Candidate")), weight=4),
            *(
                Column(say(tn("{n} point", "{n} points", points)), "number", 2)
                for points in range(highest + 1)
            ),
        ),
        rows=tuple(
            Row(
                (
                    Cell(plain(source.option(round_, option))),
                    *(Cell(plain(str(n))) for n in tally["options"][option]["spread"]),
                )
            )
            for option in tally["order"]
        ),
        about=say(t("How many voters gave each candidate each number of points.")),
    )


def support_by_group(source: Source, round_: Round, shown: Sequence[str]) -> Table | None:
    """Each group as shown, and the lowest of them: the common ground."""
    tally, say = round_.tally, source.words
    cells = tally["groups"]["shown"]
    if not cells:
        return None
    best = max(figures.get("common_ground", -1) for figures in tally["options"].values())
    rows = []
    ideas = round_.over == "ideas"
    most = MOST_IDEAS_BY_GROUP if ideas else MOST_BY_GROUP
    for option in shown[:most]:
        figures = tally["options"][option]
        ground = figures.get("common_ground", -1)
        rows.append(
            Row(
                (
                    _name(source, round_, option),
                    *(Cell(plain(percent(share))) for share in figures["support_by_group"]),
                    Cell(plain(percent(ground), "strong" if ground == best else "")),
                )
            )
        )
    return Table(
        title=say(t("Support by group, and common ground")),
        columns=(
            Column(say(t("Idea") if ideas else t("Candidate")), weight=6 if ideas else 4),
            *(Column(source.members(cell["members"]), "number", 2) for cell in cells),
            Column(say(t("Common ground")), "number", 2),
        ),
        rows=tuple(rows),
        note=" ".join(
            (say(t("Common ground: the lowest group.")), *_splits(source, round_, shown[:most]))
        ),
        about=say(t("The share of each group, as far as groups are shown, that supports it.")),
    )


def _splits(source: Source, round_: Round, shown: Sequence[str]) -> list[str]:
    """Options that are popular in one group and not in another."""
    cells = round_.tally["groups"]["shown"]
    made = []
    for option in shown:
        figures = round_.tally["options"][option]
        if "split" not in figures:
            continue
        high, low = figures["split"]
        made.append(
            source.words(
                t(
                    "Split: {option} ({high} {most}, {low} {least}).",
                    option=first_words(source.option(round_, option), 40),
                    high=source.members(cells[high]["members"]),
                    most=percent(figures["support_by_group"][high]),
                    low=source.members(cells[low]["members"]),
                    least=percent(figures["support_by_group"][low]),
                )
            )
        )
    return made[:MOST_SPLITS]


def groups_note(source: Source, round_: Round) -> str:
    """Why groups are shown as they are; empty where each is shown by itself."""
    groups = round_.tally["groups"]
    if groups["shown"] and all(len(cell["members"]) == 1 for cell in groups["shown"]):
        return ""
    return source.say(WHY[groups["why"]])


def gradients(source: Source, round_: Round) -> Table:
    """The eight steps with how many stand there, by group as far as groups are shown."""
    tally, say = round_.tally, source.words
    cells = tally["groups"]["shown"]
    by_group: Sequence[Mapping[str, int]] = tally["steps_by_group"]
    ballots = max(1, tally["ballots"])
    rows = []
    for step in GRADIENTS:
        if step.key == "block" and not round_.settings.get("block", 1):
            continue
        number = tally["steps"][step.key]
        rows.append(
            Row(
                (
                    Cell(plain(source.say(step.label))),
                    Cell(plain(str(number), "strong"), share=round(100 * number / ballots)),
                    *(Cell(plain(_at(step.key, group))) for group in by_group),
                )
            )
        )
    return Table(
        title=say(t("Where the room stands")),
        columns=(
            Column(say(t("Step")), weight=10),
            Column(say(t("Votes")), "bar", 8),
            *(Column(source.members(cell["members"]), "number", 4) for cell in cells),
        ),
        rows=tuple(rows),
        note=" ".join(filter(None, (_counts(source), _abstaining(source, tally)))),
        about=say(t("How many voters chose each of the steps of agreement.")),
    )


def _at(step: str, group: Mapping[str, Any]) -> str:
    """Abstentions are not broken down by group."""
    return str(group[step]) if step in group else "–"


def _abstaining(source: Source, tally: Mapping[str, Any]) -> str:
    """What the dashes beside the abstentions mean, and why they are in no share."""
    if not (tally["abstentions"] and tally["steps_by_group"]):
        return ""
    return source.words(t("Abstentions count for the turnout alone, and are not shown by group."))


def _counts(source: Source) -> str:
    """Which steps count as support, and what the one that sounds like it counts as."""
    labels = [source.say(s.label) for s in GRADIENTS if s.counts_as == "support"]
    sentence = source.say(COUNTS_AS["support"])
    (along,) = [source.say(s.label) for s in GRADIENTS if s.counts_as == "goes_along"]
    apart = t(
        "“{step}” goes along with the decision, but is not counted as support for the words.",
        step=along,
    )
    return f"{sentence}: {', '.join(labels)}. {source.words(apart)}"


def named(source: Source, round_: Round) -> Table:
    """Who voted how, in an open round: the steps and figures, never a reason."""
    say = source.words
    rows = sorted(
        (source.voter(voter), _ballot(source, round_, ballot))
        for voter, ballot in round_.named_ballots.items()
    )
    return Table(
        title=say(t("Who voted how")),
        columns=(Column(say(t("Name")), weight=3), Column(say(t("Vote")), weight=7)),
        rows=tuple(Row((Cell(plain(name)), Cell(plain(vote)))) for name, vote in rows),
        note=say(t("The vote was open, and everybody was told so before.")),
        about=say(t("The ballot of each person in this open vote.")),
        names=True,
    )


def _ballot(source: Source, round_: Round, ballot: Mapping[str, Any]) -> str:
    say = source.words
    if "abstain" in ballot:
        return say(t("Abstained"))
    if "step" in ballot:
        return next(source.say(s.label) for s in GRADIENTS if s.key == ballot["step"])
    given = ballot.get("scores", ballot.get("dots", {}))
    parts = [
        f"{first_words(source.option(round_, option), 40)}: {given[option]}"
        for option in round_.options
        if given.get(option) or "scores" in ballot
    ]
    return ", ".join(parts) or say(t("No dots"))
