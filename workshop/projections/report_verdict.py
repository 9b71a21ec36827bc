"""How far the room has come with a part: agreed, or what stands in the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from workshop.domain import stage_kinds
from workshop.domain.adoption_rule import OUTCOMES, Outcome
from workshop.domain.agreement import assessment
from workshop.domain.ballots import GRADIENTS, LOW_END
from workshop.domain.group_support import NOT_ASSESSED, WHY
from workshop.domain.state import PLANNED, FinalWords, Round

from .outline import Block, Bullets, Paragraph, plain
from .report_source import BOUND, Source, first_words, percent
from .report_turnout import turnout_line
from .said import Said, apart, t, tn
from .ties import tie

#: chosen: by vote, in a workshop whose agenda does not ask for agreement.
#: lapsed: agreed once, and its words were changed since.
Standing = Literal["agreed", "chosen", "lapsed", "not_yet", "open", "none"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`round` is the one that decides, `outcome` and `criteria` the rule held against it."""

    part: str
    standing: Standing
    final: FinalWords | None = None
    round: Round | None = None
    outcome: Outcome | Literal[""] = ""
    criteria: Mapping[str, Any] = field(default_factory=dict)

    @property
    def overridden(self) -> bool:
        return self.standing == "agreed" and self.outcome == "not_met"


def verdict(source: Source, part: str) -> Verdict:
    """How this part stands now. Prints an adoption's outcome, never its `met`."""
    state = source.state
    final = state.finals.get(part)
    if final is None:
        return Verdict(part, "none")
    adoption = final.adoption
    if adoption is not None and final.adopted:
        return Verdict(
            part,
            "agreed",
            final,
            state.round(adoption.round),
            _outcome(adoption.outcome),
            adoption.criteria,
        )
    found = assessment(state, part)
    round_, outcome, criteria = None, _outcome(""), {}
    if found is not None:
        round_, assessed = found
        outcome, criteria = assessed.outcome, assessed.as_dict()["criteria"]
    standing: Standing = "open"
    if final.not_yet is not None:
        standing = "not_yet"
    elif adoption is not None:
        standing = "lapsed"
    elif found is None and not source.has_stage(stage_kinds.RATIFY, part=part):
        standing = "chosen"
    return Verdict(part, standing, final, round_, outcome, criteria)


def _outcome(stored: str) -> Outcome | Literal[""]:
    return next((known for known in OUTCOMES if known == stored), "")


def outcome_sentence(source: Source, found: Verdict) -> str:
    """The decision rule's outcome; empty while there is nothing to hold it against."""
    return source.say(OUTCOMES[found.outcome]) if found.outcome else ""


def agreed_line(source: Source, found: Verdict) -> str:
    """ "Agreed on 14 March 2026 by 11 of 12 votes (92%); 1 person abstained."."""
    adoption = found.final.adoption if found.final else None
    if adoption is None:
        return ""
    day = source.words.date(adoption.at)
    if found.overridden:
        said = t(
            "Adopted on {day} by a decision of {name}. The decision rule is not met.",
            day=day,
            name=source.leader(adoption.by),
        )
        return source.words(said)
    support = found.criteria.get("support", {})
    if not support.get("counted"):
        return source.words(t("Agreed on {day}.", day=day))
    values: dict[str, str | int | Said] = {
        "day": day,
        "supporters": support["supporters"],
        "counted": support["counted"],
        "share": percent(support.get("percent")),
    }
    # An abstention counts neither for nor against, and is named beside the votes that count.
    abstained = found.criteria.get("turnout", {}).get("voted", 0) - support["counted"]
    if abstained <= 0:
        said = t("Agreed on {day} by {supporters} of {counted} votes ({share}).", **values)
    else:
        said = t(
            "Agreed on {day} by {supporters} of {counted} votes ({share}); {abstained}.",
            abstained=tn("{n} person abstained", "{n} people abstained", abstained),
            **values,
        )
    return source.words(said)


def who_agreed(source: Source, round_: Round) -> str:
    """One sentence: how many support it, by group as far as groups are shown."""
    tally = round_.tally
    (support,) = tally["options"].values()
    supporters, counted = support["support_of"]
    if not counted:
        return source.words(no_result(round_))
    values: dict[str, str | int | Said] = {
        "supporters": supporters,
        "counted": counted,
        "share": percent(support.get("support")),
    }
    shown = tally["groups"]["shown"]
    if not shown:
        return source.words(t("{supporters} of {counted} votes support it ({share}).", **values))
    groups = [
        f"{apart(source.members(cell['members']))}{BOUND}{percent(share)}"
        for cell, share in zip(shown, support["support_by_group"], strict=True)
    ]
    return source.words(
        t(
            "{supporters} of {counted} votes support it ({share}): {groups}.",
            groups=source.words.listed(groups),
            **values,
        )
    )


def no_result(round_: Round) -> Said:
    """Why no vote is counted: nobody gave one, or all of them were abstentions."""
    if round_.tally["ballots"]:
        return t("Everybody who voted abstained; so there is no result.")
    return t("Nobody voted; so there is no result.")


def beside_the_votes(source: Source, round_: Round) -> str:
    """Reservations, turnout, abstentions, and why groups are shown as they are."""
    tally = round_.tally
    say = source.words
    voted, present = tally["ballots"], max(round_.present, tally["ballots"])
    made = []
    reserved = tally["steps"].get("reservations", 0)
    if reserved:
        said = tn(
            "{n} supports it with reservations.", "{n} support it with reservations.", reserved
        )
        made.append(say(said))
    made.append(say(turnout_line(source, voted, present)))
    abstained = tally["abstentions"]
    if abstained:
        made.append(say(tn("{n} person abstained.", "{n} people abstained.", abstained)))
    groups = tally["groups"]
    pooled = any(len(cell["members"]) > 1 for cell in groups["shown"])
    if pooled or (not groups["shown"] and groups["why"] != "no_ballots"):
        asked = not pooled and source.state.brief.rule.group_support > 0
        made.append(source.say((NOT_ASSESSED if asked else WHY)[groups["why"]]))
    return " ".join(made)


def objections(source: Source, round_: Round, most: int = 0, *, again: bool = False) -> list[Block]:
    """Who stands at the low end, step by step, with the reasons as they were given.

    Of more than `most` reasons the rest is counted (0: all are shown). `again`: somebody did so in
    an earlier round.
    """
    if not round_.tally["ballots"]:
        return [Paragraph(plain(source.words(t("Nobody voted; so nothing was objected."))))]
    steps: Mapping[str, int] = round_.tally.get("steps", {})
    low = [step for step in GRADIENTS if step.key in LOW_END and steps.get(step.key)]
    if not low:
        nobody = (
            t("This time nobody stood at the low end of the scale.")
            if again
            else t("Nobody stood at the low end of the scale.")
        )
        return [Paragraph(plain(source.words(nobody)))]
    given = reasons(source, round_, low=True)
    shown = given[:most] if most else given
    blocks: list[Block] = []
    for step in low:
        label = source.say(step.label)
        there = tuple(plain(reason) for known, reason in shown if known == label)
        title = source.words(
            tn("{step}: {n} person", "{step}: {n} people", steps[step.key], step=label)
        )
        blocks.append(Paragraph(plain(title, "strong" if there else "")))
        if there:
            blocks.append(Bullets(there))
    if len(given) > len(shown):
        more = tn(
            "{n} more reason stands in the full document.",
            "{n} more reasons stand in the full document.",
            len(given) - len(shown),
        )
        blocks.append(Paragraph(plain(source.words(more)), "quiet"))
    return blocks


def reasons(source: Source, round_: Round, *, low: bool) -> list[tuple[str, str]]:
    """(step, reason) as they were given, without names: those at the low end, or the others."""
    labels = {step.key: source.say(step.label) for step in GRADIENTS}
    return [
        (labels[given["step"]], given["reason"])
        for given in round_.tally.get("reasons", ())
        if (given["step"] in LOW_END) == low
    ]


def by_step(given: list[tuple[str, str]]) -> list[Block]:
    """Reasons under the step that they were given for."""
    blocks: list[Block] = []
    for step in dict.fromkeys(step for step, _ in given):
        blocks.append(Paragraph(plain(step, "strong")))
        blocks.append(Bullets(tuple(plain(reason) for known, reason in given if known == step)))
    return blocks


def what_is_missing(source: Source, found: Verdict) -> str:
    """Why a part is not agreed yet, where nothing was recorded about it."""
    return source.words(_missing(source, found))


def _missing(source: Source, found: Verdict) -> Said:
    final, state = found.final, source.state
    open_round = state.open_round
    if final is None:
        return _not_chosen(source, found.part)
    if open_round is not None and open_round.over == "final" and open_round.part == found.part:
        return t("The room is being asked about these words now.")
    if found.standing == "lapsed" and final.adoption is not None:
        if final.adoption.outcome == "not_met":
            return t(
                "Version {old} was adopted on {day} by decision. Version {new} changed the words,"
                " and the room has not confirmed them.",
                old=final.adoption.version,
                day=source.words.date(final.adoption.at),
                new=final.current.number,
            )
        return t(
            "Agreed on version {old}, on {day}. Version {new} changed the words, and the room has"
            " not confirmed them yet.",
            old=final.adoption.version,
            day=source.words.date(final.adoption.at),
            new=final.current.number,
        )
    if found.round is None:
        return t("The words are chosen; the room has not been asked yet if it agrees on them.")
    if found.outcome == "not_met":
        return t("The room was asked, and the decision rule is not met.")
    return t("The room supports these words under the decision rule; they wait to be adopted.")


def _not_chosen(source: Source, part: str) -> Said:
    state = source.state
    if state.status in ("", PLANNED):
        return t("The workshop has not started yet.")
    votes = [r for r in state.rounds if (r.purpose, r.part) == (stage_kinds.VOTE, part)]
    if votes and votes[-1].status == "open":
        return t("The room is voting now.")
    closed = next((r for r in reversed(votes) if r.status == "closed"), None)
    level = tied(source, closed) if closed is not None and "winner" not in closed.tally else None
    if level is not None:
        return t("The vote has no winner yet. {tie}", tie=level)
    return t("No text has been chosen yet.")


def tied(source: Source, round_: Round) -> Said | None:
    """What a closed round left level; None where nothing is."""
    if not round_.tally:
        return None
    return tie(round_.tally, round_.over, lambda option: _called(source, round_, option))


def _called(source: Source, round_: Round, option: str) -> str:
    """An option within a sentence: a candidate by its name, an idea by its first words."""
    name = source.option(round_, option)
    return name if round_.over == "candidates" else f"“{first_words(name, 60)}”"
