"""How it was decided: the rule, and each round with its purpose, turnout and result."""

from __future__ import annotations

from dataclasses import replace

from workshop.domain import stage_kinds
from workshop.domain.ballots import GRADIENTS, SUPPORTING_STEPS
from workshop.domain.state import Round

from .outline import Block, Callout, Fact, Facts, Paragraph, Section, Table, plain
from .report_result import verdicts
from .report_rule import held, held_table, rule, rule_note
from .report_source import Source, part_name, the_part
from .report_tables import gradients, groups_note, named, options, spread, support_by_group
from .report_turnout import who_voted
from .report_verdict import Verdict, no_result, outcome_sentence, tied, who_agreed
from .said import Said, t, tn
from .ties import decided, run_off

#: From so many options on, those without a single dot are only counted.
MANY_OPTIONS = 8
#: Ideas that a result shows at most, those with the most dots: the appendix has the dots of all.
MOST_IDEAS = 24


def decisions(source: Source) -> Section:
    """The decision rule with what came of it, and all rounds in the order in which they opened."""
    say = source.words
    same = _in_all_rounds(source)
    blocks = _note(f"{same} {say(t('This holds for every round.'))}" if same else "")
    blocks.append(_rule(source))
    if not source.state.rounds:
        blocks.append(Paragraph(plain(say(t("No vote has been opened.")))))
    blocks.extend(
        _round(source, number, each) for number, each in enumerate(source.state.rounds, 1)
    )
    return Section("decisions", say(t("How it was decided")), tuple(blocks))


def _rule(source: Source) -> Section:
    say = source.words
    intro = say(t("The brief says when a text is adopted. All of this must hold:"))
    blocks: list[Block] = [Paragraph(plain(intro)), rule(source)]
    for each in verdicts(source):
        blocks.extend(_applied(source, each))
    return Section("rule", say(t("The decision rule")), tuple(blocks))


def _applied(source: Source, found: Verdict) -> list[Block]:
    """The rule held against the round that decides, criterion by criterion."""
    if not found.outcome or found.final is None:
        return []
    say, adoption = source.words, found.final.adoption
    name = t(
        "{part}, version {number}", part=part_name(found.part), number=found.final.current.number
    )
    rows = held(source, found.criteria, found.round)
    blocks: list[Block] = [held_table(source, name, rows, rule_note(source, found.criteria))]
    sentence = outcome_sentence(source, found)
    if found.overridden and adoption is not None:
        lines = (
            t(
                "Overridden by {name} on {day}.",
                name=source.leader(adoption.by),
                day=say.date(adoption.at),
            ),
            t("The reason given: {reason}", reason=adoption.reason),
        )
        blocks.append(Callout(sentence, tuple(plain(say(line)) for line in lines)))
    elif found.standing == "agreed" and adoption is not None:
        adopted = say(t("Adopted on {day}.", day=say.date(adoption.at)))
        blocks.append(Callout(sentence, (plain(adopted),), "good"))
    else:
        blocks.append(Callout(sentence))
    return blocks


def _round(source: Source, number: int, round_: Round) -> Section:
    title = t("Round {number}: {purpose}", number=number, purpose=_title(round_))
    facts = [(t("Purpose"), _purpose(round_)), (t("Counted"), _counted(round_))]
    facts.append((t("Secrecy"), _secrecy(round_)))
    facts.append((t("When"), _when(source, round_)))
    if round_.tally:
        facts.append((t("Turnout"), _turnout(source, round_)))
    rows = tuple(Fact(source.words(name), plain(source.words(text))) for name, text in facts)
    blocks: list[Block] = [Facts(rows)]
    status = _status(source, round_)
    if status is not None:
        blocks.append(Callout(source.words(status)))
    if round_.tally:
        blocks.extend(_result(source, round_))
    if round_.named_ballots and not source.state.brief.anonymous:
        blocks.append(named(source, round_))
    return Section(f"round-{number}", source.words(title), tuple(blocks))


_STATUS = {
    "open": t("This vote is open. Its result shows when it closes."),
    "superseded": t("A later round asked the same question, and counts instead of this one."),
    "cancelled": t("Cancelled. Its ballots were destroyed unread."),
}


def _status(source: Source, round_: Round) -> Said | None:
    """What became of a round, where it is not simply closed: of other words it was not the same
    question."""
    if round_.status == "superseded" and round_.over == "final":
        rounds = source.state.rounds
        *_, last = (
            each
            for each in rounds
            if (each.over, each.part, each.purpose) == ("final", round_.part, round_.purpose)
            and each.status != "cancelled"
        )
        asked, again = (each.option_versions.get(round_.part, 1) for each in (round_, last))
        if asked != again:
            return t(
                "The room was asked again about version {number}, which has other words. That"
                " answer counts instead of this one.",
                number=again,
            )
    return _STATUS.get(round_.status)


def _title(round_: Round) -> Said:
    if round_.over == "ideas":
        return t("narrowing the ideas")
    if round_.purpose == stage_kinds.NARROW:
        return t("narrowing the candidates for {part}", part=the_part(round_.part))
    if round_.over == "final":
        version = round_.option_versions.get(round_.part, 1)
        return t(
            "agreement on {part}, version {number}", part=the_part(round_.part), number=version
        )
    return t("choosing {part}", part=the_part(round_.part))


def _purpose(round_: Round) -> Said:
    if round_.over == "ideas":
        return t("To see which ideas matter most.")
    if round_.purpose == stage_kinds.NARROW:
        return t("To see which candidates are worth the final vote.")
    if round_.over == "final":
        return t("To see if the room stands behind these very words.")
    return t("To choose one candidate, whose words then belong to the room.")


def _counted(round_: Round) -> Said:
    settings = round_.settings
    if round_.rule == "score":
        return t(
            "0 to {most} points for each candidate. The two with the most points go to a run-off,"
            " and the one that more people scored higher wins.",
            most=settings.get("highest", 5),
        )
    if round_.rule == "gradients":
        return tn(
            "One of {steps} steps of agreement each, of which the first {n} counts as support.",
            "One of {steps} steps of agreement each, of which the first {n} count as support.",
            len(SUPPORTING_STEPS),
            steps=len(GRADIENTS) - (settings.get("block", 1) == 0),
        )
    return tn(
        "{n} dot each, at most {most} on one item; the most dots lead.",
        "{n} dots each, at most {most} on one item; the most dots lead.",
        settings.get("dots", 5),
        most=settings.get("most_on_one", 2),
    )


def _secrecy(round_: Round) -> Said:
    if round_.secrecy == "open":
        return t("Open: the names were shown at the close.")
    if round_.status == "open":
        return t("Secret: no single ballot will be kept.")
    return t("Secret: the ballots were destroyed at the close.")


def _when(source: Source, round_: Round) -> Said:
    day, opened = source.words.date(round_.opened_at), source.words.clock(round_.opened_at)
    if not round_.closed_at:
        return t("{day}, opened at {opened}", day=day, opened=opened)
    closed = source.words.clock(round_.closed_at)
    return t("{day}, {opened} to {closed}", day=day, opened=opened, closed=closed)


def _turnout(source: Source, round_: Round) -> Said:
    tally = round_.tally
    voted, abstained = tally["ballots"], tally["abstentions"]
    present = max(round_.present, voted)
    abstentions = (
        tn("{n} abstained", "{n} abstained", abstained) if abstained else t("nobody abstained")
    )
    return t(
        "{turnout}; {abstentions}.",
        turnout=who_voted(source, voted, present),
        abstentions=abstentions,
    )


def _result(source: Source, round_: Round) -> list[Block]:
    tally = round_.tally
    if tally["ballots"] == tally["abstentions"]:
        return [Paragraph(plain(source.words(no_result(round_))))]
    if round_.rule == "gradients":
        return [
            Paragraph(plain(who_agreed(source, round_)), "lead"),
            _noted(source, round_, gradients(source, round_)),
        ]
    order = [option for option in tally["order"] if option in tally["options"]]
    shown = order
    if len(order) >= MANY_OPTIONS and round_.rule == "dots":
        shown = [option for option in order if tally["options"][option]["total"]] or order[:1]
    without = len(order) - len(shown)
    if round_.over == "ideas":
        shown = shown[:MOST_IDEAS]
    by_group: Table | None = support_by_group(source, round_, shown)
    score = round_.rule == "score"
    result = options(source, round_, shown)
    blocks: list[Block] = [result if by_group or score else _noted(source, round_, result)]
    blocks.extend(_left_out(source, len(order) - without - len(shown), without))
    ended = " ".join(source.words(said) for said in _how_it_ended(source, round_))
    if ended:
        blocks.append(Paragraph(plain(ended)))
    if score:
        points = spread(source, round_)
        blocks.append(points if by_group else _noted(source, round_, points))
    return [*blocks, *([_noted(source, round_, by_group)] if by_group else [])]


def _left_out(source: Source, fewer: int, without: int) -> list[Block]:
    """How many options the table of dots does not show."""
    say = source.words
    made = []
    if fewer:
        text = tn("{n} more got fewer dots.", "{n} more got fewer dots.", fewer)
        made.append(say(text))
        made.append(say(t("The dots of every idea stand with the ideas, towards the end.")))
    if without:
        made.append(say(tn("{n} more has no dots.", "{n} more have no dots.", without)))
    return [Paragraph(plain(" ".join(made)), "quiet")] if made else []


def _noted(source: Source, round_: Round, made: Table) -> Table:
    """The last table of a round, with why groups are shown as they are: a note stays with it."""
    why = "" if _in_all_rounds(source) else groups_note(source, round_)
    return replace(made, note=" ".join(filter(None, (made.note, why))))


def _in_all_rounds(source: Source) -> str:
    """Why groups are left out, where it is the same in several rounds and in all: said once."""
    rounds = source.state.rounds
    counted = [r for r in rounds if r.tally and r.tally["ballots"] > r.tally["abstentions"]]
    whys = {groups_note(source, round_) for round_ in counted}
    return whys.pop() if len(whys) == 1 and len(counted) > 1 else ""


def _note(text: str) -> list[Block]:
    return [Paragraph(plain(text), "quiet")] if text else []


def _how_it_ended(source: Source, round_: Round) -> list[Said]:
    """The run-off, the winner, or the tie that is left to a decision; and what was decided."""
    tally, made = round_.tally, []
    level = tied(source, round_)
    went = run_off(tally, lambda option: source.option(round_, option))
    if went is not None:
        made.append(went)
        if same := tally["runoff"]["equal"]:
            made.append(
                tn("{n} person scored both the same.", "{n} people scored both the same.", same)
            )
    if tally.get("winner"):
        made.append(t("{option} won.", option=source.option(round_, tally["winner"])))
    if level is not None:
        made.append(level)
    made += [
        decided(each.how, source.option(round_, each.candidate), each.reason)
        for each in round_.decided
    ]
    return made
