"""The decision rule in words, and how it came out, criterion by criterion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from workshop.domain.adoption_rule import STATES, TWO_THIRDS
from workshop.domain.group_support import Why
from workshop.domain.state import DecisionRule, Round

from .outline import Block, Bullets, Cell, Column, Row, Table, plain
from .report_source import Source, percent
from .report_turnout import found_turnout, heads_note, needed_turnout
from .said import Said, t, tn

ORDER = ("turnout", "support", "blocks", "group_support")


def rule(source: Source) -> Block:
    """What was stated before anyone joined."""
    return Bullets(
        tuple(plain(source.words(sentence)) for sentence in rule_sentences(source.state.brief.rule))
    )


def rule_sentences(rule: DecisionRule) -> list[Said]:
    """What must hold for a text to be adopted, a sentence for each criterion."""
    made = []
    if rule.turnout:
        made.append(t("At least {share} of those present vote.", share=_share(rule.turnout)))
    made.append(
        t(
            "At least {share} of the votes support the text. Abstentions are not counted here.",
            share=percent(rule.support),
        )
    )
    made.append(
        tn(
            "At most {n} block stands against it.",
            "At most {n} blocks stand against it.",
            rule.blocks,
        )
        if rule.blocks
        else t("No block stands against it.")
    )
    if rule.group_support:
        made.append(
            t(
                "At least {share} support it in each group that can be shown.",
                share=percent(rule.group_support),
            )
        )
    return made


def _share(required: int) -> Said | str:
    return t("two thirds") if required == TWO_THIRDS else percent(required)


@dataclass(frozen=True, slots=True)
class Held:
    """A criterion held against the votes: what was needed, what came out, and the state of it."""

    name: str
    needed: str
    found: str
    state: str
    failed: bool


def held(source: Source, criteria: Mapping[str, Any], round_: Round | None) -> list[Held]:
    """The criteria in their order, in words; of one that could not be assessed, why."""
    rows = []
    for name in ORDER:
        figures = criteria.get(name)
        if not figures:
            continue
        title, needed, found = _WORDS[name](source, figures, round_)
        state = figures["state"]
        rows.append(
            Held(
                source.words(title),
                source.words(needed),
                source.words(found),
                source.say(STATES[state]),
                state == "not_met",
            )
        )
    return rows


def rule_note(source: Source, criteria: Mapping[str, Any]) -> str:
    """What stands below the rule: that the turnout counts devices, where other heads were
    counted."""
    turnout = criteria.get("turnout")
    return heads_note(source, turnout["present"]) if turnout else ""


def held_table(source: Source, text: Said, rows: list[Held], note: str = "") -> Table:
    """The same as a table; `text` is what the rule was held against."""
    say = source.words
    return Table(
        title=say(t("{text}: the rule, criterion by criterion", text=text)),
        columns=(
            Column(say(t("Criterion")), weight=3),
            Column(say(t("Needed")), weight=4),
            Column(say(t("Came out")), weight=4),
            Column(say(t("Result")), weight=2),
        ),
        rows=tuple(
            Row(
                (
                    Cell(plain(row.name)),
                    Cell(plain(row.needed)),
                    Cell(plain(row.found)),
                    Cell(plain(row.state, "strong")),
                )
            )
            for row in rows
        ),
        note=note,
        about=say(t("Each criterion of the decision rule, what it needed and what came out.")),
    )


def _turnout(source: Source, figures: Mapping[str, Any], _round: Round | None) -> tuple[Said, ...]:
    needed, present = figures["needed"], figures["present"]
    return (
        t("Turnout"),
        needed_turnout(source, needed, present, _share(figures["required"])),
        found_turnout(source, figures["voted"], present, percent(figures.get("percent"))),
    )


def _support(_source: Source, figures: Mapping[str, Any], _round: Round | None) -> tuple[Said, ...]:
    counted = figures["counted"]
    found = (
        t(
            "{supporters} of {counted} votes ({share})",
            supporters=figures["supporters"],
            counted=counted,
            share=_came_out(figures, figures.get("percent")),
        )
        if counted
        else t("No vote that counts, for or against")
    )
    return t("Support"), t("{share} of the votes", share=percent(figures["required"])), found


def _came_out(figures: Mapping[str, Any], share: Any) -> Said | str:
    """A share that fell short, and prints as what was needed: 79.6 % is rounded to 80 %."""
    if figures["state"] == "not_met" and share == figures["required"]:
        return t("just under {share}", share=percent(share))
    return percent(share)


def _blocks(_source: Source, figures: Mapping[str, Any], _round: Round | None) -> tuple[Said, ...]:
    allowed, standing = figures["allowed"], figures["standing"]
    return (
        t("Blocks"),
        t("At most {number}", number=allowed) if allowed else t("None"),
        t("{number} standing", number=standing) if standing else t("None"),
    )


#: Why the groups are not shown, beside what the rule asks of them (group_support.NOT_ASSESSED).
_NOT_SHOWN: Final[Mapping[Why, Said]] = {
    "no_ballots": t("Nobody voted, or everybody abstained"),
    "no_groups": t("Nobody who voted had chosen a group"),
    "pool_too_small": t("So few people of the small groups voted that it would tell how they did"),
    "subtraction": t("So few people without a group voted that it would tell how they did"),
    "all_small": t("The groups are too small to be shown apart from each other"),
}


def _group_support(
    source: Source, figures: Mapping[str, Any], round_: Round | None
) -> tuple[Said, ...]:
    title = t("Support in each group")
    needed = t("{share} in each group as shown", share=percent(figures["required"]))
    if "why" in figures:
        return title, needed, _NOT_SHOWN[figures["why"]]
    below = _below(source, figures, round_)
    if below:
        return (
            title,
            needed,
            t(
                "Lowest {share}; too low: {groups}",
                share=_came_out(figures, figures["lowest"]),
                groups=below,
            ),
        )
    return title, needed, t("Lowest {share}", share=percent(figures["lowest"]))


def _below(source: Source, figures: Mapping[str, Any], round_: Round | None) -> str:
    shown = round_.tally["groups"]["shown"] if round_ is not None and round_.tally else ()
    places = [place for place in figures.get("below", ()) if place < len(shown)]
    return source.words.listed([source.members(shown[place]["members"]) for place in places])


_WORDS = {
    "turnout": _turnout,
    "support": _support,
    "blocks": _blocks,
    "group_support": _group_support,
}
