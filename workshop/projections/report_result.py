"""The result: the words that the room agreed on, or how far it has come."""

from __future__ import annotations

from workshop.domain.state import FINISHED, PLANNED

from .outline import Block, Callout, Fact, Facts, Line, Paragraph, Section, Statement, plain
from .report_earlier import earlier, objected_before
from .report_leading import leading
from .report_reserved import reserved
from .report_rule import held
from .report_source import Source, part_name
from .report_verdict import (
    Verdict,
    agreed_line,
    beside_the_votes,
    objections,
    outcome_sentence,
    verdict,
    what_is_missing,
    who_agreed,
)
from .said import Said, t
from .word_changes import changed_lines, lines


def verdicts(source: Source) -> list[Verdict]:
    """One for each part that this workshop is about."""
    return [verdict(source, part) for part in source.parts()]


def headline(source: Source, found: list[Verdict]) -> str:
    """What the page with the result is called."""
    if found and all(each.standing in ("agreed", "chosen") for each in found):
        if any(each.overridden for each in found):
            return source.words(t("What was adopted"))
        return source.words(t("What was agreed"))
    if source.state.status in ("", PLANNED):
        return source.words(t("Not started yet"))
    if source.state.status == FINISHED:
        return source.words(t("Where the workshop ended"))
    return source.words(t("The outcome so far"))


def outcomes(source: Source, found: list[Verdict]) -> list[tuple[Said, str]]:
    """For the title page: what came of each part, in a line."""
    if not found or source.state.status in ("", PLANNED):
        return [(t("Outcome"), headline(source, found))]
    alone = len(found) == 1
    return [(t("Outcome") if alone else part_name(v.part), _in_a_line(source, v)) for v in found]


def _in_a_line(source: Source, found: Verdict) -> str:
    if found.standing == "agreed":
        return agreed_line(source, found)
    if found.standing == "chosen":
        return source.words(_how_chosen(found))
    if found.standing == "lapsed" and found.final is not None and found.final.adoption is not None:
        said = t(
            "Not yet agreed: version {old} was adopted, and version {new} is not confirmed.",
            old=found.final.adoption.version,
            new=found.final.current.number,
        )
        return source.words(said)
    return source.words(t("Not yet agreed."))


def words(source: Source, found: list[Verdict]) -> Section:
    """The statements alone: the page that could be framed."""
    blocks: list[Block] = []
    if source.state.rehearsal:
        told = t("A rehearsal: some or all of the people were simulated.")
        blocks.append(Paragraph(plain(source.words(told), "strong")))
    for each in found:
        blocks.extend(_statement(source, each))
    if not found:
        blocks.append(Paragraph(plain(source.words(t("Nothing has been written yet."))), "lead"))
    return Section("result", headline(source, found), tuple(blocks), page=True)


def _statement(source: Source, found: Verdict) -> list[Block]:
    label = source.words(part_name(found.part))
    if found.final is None:
        return [_not_yet(source, found)]
    pieces = statement_lines(source, found)
    if found.standing == "agreed":
        made: list[Block] = [Statement(label, pieces, "large", settled=True)]
        made.append(Paragraph(plain(agreed_line(source, found)), "agreed"))
        return made
    if found.standing == "chosen":
        chosen = source.words(_how_chosen(found))
        return [Statement(label, pieces, "large", settled=True), Paragraph(plain(chosen), "agreed")]
    label = source.words(
        t("{part}, version {number}", part=part_name(found.part), number=found.final.current.number)
    )
    return [_not_yet(source, found), Statement(label, pieces, "display")]


def statement_lines(source: Source, found: Verdict) -> tuple[Line, ...]:
    """The words as they read now; a line saying so where they were erased."""
    assert found.final is not None
    made = lines(found.final.current.pieces)
    return made or (Line(found.part, plain(source.words(t("The words were erased.")))),)


def _how_chosen(found: Verdict) -> Said:
    hows = {
        "vote": t("Chosen by vote."),
        "tie": t("Chosen after a tie."),
        "runner_up": t("The runner-up, chosen by decision."),
    }
    how = found.final.how if found.final else ""
    return hows.get(how, t("Chosen by a recorded decision."))


def _not_yet(source: Source, found: Verdict) -> Callout:
    """Not yet agreed: what stands in the way, who carries on and by when."""
    title = source.words(t("{part}: not yet agreed", part=part_name(found.part)))
    recorded = found.final.not_yet if found.final else None
    if recorded is None:
        return Callout(title, (plain(what_is_missing(source, found)),))
    said = [t("What stands in the way: {obstacle}", obstacle=recorded.obstacle)]
    if recorded.who:
        said.append(t("Who carries on: {who}", who=recorded.who))
    if recorded.by_when:
        said.append(t("By when: {day}", day=source.words.iso(recorded.by_when)))
    return Callout(title, tuple(plain(source.words(each)) for each in said))


def agreement(source: Source, found: list[Verdict], most_reasons: int = 0) -> Section | None:
    """Who agreed, by group; what was objected; what stands beside the text that is not agreed.

    Of more than `most_reasons` reasons the rest is counted (0: all are shown).
    """
    blocks: list[Block] = []
    for each in found:
        part = _about(source, each, most_reasons)
        if part and len(found) > 1:
            part = [Section(each.part, source.words(part_name(each.part)), tuple(part))]
        blocks.extend(part)
    if not blocks:
        return None
    # Who adopted words against the rule did not find the room agreed.
    settled = any(each.standing in ("agreed", "chosen") and not each.overridden for each in found)
    title = source.words(t("Who agreed") if settled else t("How the room stands"))
    # Agreed words stay alone on their page; others gain from what is said about them.
    framed = all(each.standing in ("agreed", "chosen") for each in found)
    return Section("agreement", title, tuple(blocks), page=framed)


def _about(source: Source, found: Verdict, most_reasons: int) -> list[Block]:
    blocks: list[Block] = []
    round_ = found.round
    if round_ is not None and round_.tally:
        blocks.append(Paragraph(plain(who_agreed(source, round_)), "lead"))
        blocks.extend(_outcome(source, found, beside_the_votes(source, round_)))
    blocks.extend(_objected(source, found, most_reasons))
    if round_ is not None and round_.tally:
        blocks.extend(reserved(source, round_, short=most_reasons > 0))
    if found.standing == "lapsed":
        blocks.extend(_since(source, found))
    if found.standing not in ("agreed", "chosen"):
        blocks.extend(_leading(source, found))
    return blocks


def _since(source: Source, found: Verdict) -> list[Block]:
    """Of a text whose adoption lapsed: what was agreed then, and what changed since."""
    assert found.final is not None
    adoption = found.final.adoption
    if adoption is None:
        return []
    agreed = next(v for v in found.final.versions if v.number == adoption.version)
    blocks: list[Block] = []
    round_ = source.state.round(adoption.round)
    if round_ is not None and round_.tally:
        then = t("Version {number} as it was adopted:", number=agreed.number)
        blocks.append(Paragraph(plain(source.words(then), "strong")))
        blocks.append(Paragraph(plain(who_agreed(source, round_))))
    label = source.words(t("What changed since version {number}", number=agreed.number))
    changes = changed_lines(agreed.pieces, found.final.current.pieces)
    return [*blocks, Statement(label, changes, "small")]


def _outcome(source: Source, found: Verdict, beside: str) -> list[Block]:
    sentence = outcome_sentence(source, found)
    adoption = found.final.adoption if found.final else None
    if found.overridden and adoption is not None:
        by = source.words(
            t("{name} adopted the text all the same.", name=source.leader(adoption.by))
        )
        why = source.words(t("The reason given: {reason}", reason=adoption.reason))
        return [Paragraph(plain(beside), "quiet"), Callout(sentence, (plain(by), plain(why)))]
    if found.outcome != "not_met":
        return [Paragraph(plain(" ".join(filter(None, (beside, sentence)))))]
    failed = [row for row in held(source, found.criteria, found.round) if row.failed]
    said = [
        t("{name}: {found}. Needed: {needed}.", name=row.name, needed=row.needed, found=row.found)
        for row in failed
    ]
    lines = tuple(plain(source.words(each)) for each in said)
    return [Paragraph(plain(beside), "quiet"), Callout(sentence, lines)]


def _objected(source: Source, found: Verdict, most: int) -> list[Block]:
    """In the round that decides, and in those before: also where the words as they are now wait
    to be asked about."""
    round_ = found.round if found.round is not None and found.round.tally else None
    before = objected_before(source, found.part, round_)
    blocks = objections(source, round_, most, again=bool(before)) if round_ is not None else []
    blocks += earlier(source, before, round_, short=most > 0)
    if not blocks:
        return []
    title = source.words(t("What was objected"))
    return [Section(f"objected-{found.part}", title, tuple(blocks))]


def _leading(source: Source, found: Verdict) -> list[Block]:
    ranked = leading(source, found.part, without=found.final.candidate if found.final else "")
    if not ranked:
        return []
    title = source.words(
        t("Other candidates") if found.final is not None else t("The leading candidates")
    )
    blocks = tuple(
        Statement(
            " · ".join(filter(None, (source.candidate(known.id), note))),
            lines(known.pieces),
            "small",
        )
        for known, note in ranked
    )
    return [Section(f"leading-{found.part}", title, blocks)]


def next_steps(source: Source) -> Section | None:
    """Owner, review and the one promotion action, as far as they were given."""
    made, say = source.state.procedure, source.words
    promotion = made.promotion
    rows = [
        (t("Owner"), made.owner),
        (t("Next review"), say.iso(made.review_on) if made.review_on else ""),
        (t("How it is made known"), promotion),
        (t("By whom"), made.promotion_owner),
        (t("By when"), say.iso(made.promotion_on) if made.promotion_on else ""),
    ]
    facts = tuple(Fact(say(name), plain(text)) for name, text in rows if text)
    if not facts:
        return None
    return Section("next", say(t("What happens next")), (Facts(facts),))
