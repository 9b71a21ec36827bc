"""All candidates with their versions and amendments; comments where they were asked for."""

from __future__ import annotations

from typing import Final

from workshop.domain.state import Amendment, Candidate, Comment, Version

from .outline import Block, Bullets, Paragraph, Quote, Section, Size, Statement, plain
from .report_source import Source, first_words, key_to_marks, the_part
from .said import Said, t, tn
from .word_changes import changed_lines, lines

#: From so many candidates for a part on, they stand under headings that say what became of them.
MANY: Final = 12
#: Letters of an idea beside a candidate that grew from it; the ideas have a section of their own.
LONGEST_IDEA: Final = 200


def candidates(source: Source) -> Section | None:
    """Every candidate with its versions and amendments; comments where they were asked for."""
    parts = [part for part in source.parts() if source.candidates(part)]
    blocks: list[Block] = []
    for part in parts:
        made = _for_part(source, part)
        title = source.words(t("For {part}", part=the_part(part)))
        blocks += made if len(parts) == 1 else [Section(f"candidates-{part}", title, made)]
    if not blocks:
        return None
    key = key_to_marks(source, blocks)
    many = any(len(source.candidates(part)) >= MANY for part in parts)
    return Section("candidates", source.words(t("All candidates")), (*key, *blocks), page=many)


def _for_part(source: Source, part: str) -> tuple[Section, ...]:
    known = source.candidates(part)
    if len(known) < MANY:
        return tuple(_candidate(source, each, "normal") for each in known)
    became: dict[str, list[Candidate]] = {key: [] for key in _BECAME}
    for each in known:
        became[_fate(source, each)].append(each)
    return tuple(
        Section(
            f"candidates-{part}-{key}",
            source.words(_BECAME[key]),
            tuple(_candidate(source, each, "small") for each in there),
        )
        for key, there in became.items()
        if there
    )


_BECAME = {
    "final": t("What became the final words"),
    "standing": t("The other candidates"),
    "aside": t("Set aside after narrowing"),
    "withdrawn": t("Withdrawn"),
}


def _fate(source: Source, known: Candidate) -> str:
    if _became_final(source, known):
        return "final"
    if known.withdrawn:
        return "withdrawn"
    return "aside" if known.aside else "standing"


def _became_final(source: Source, known: Candidate) -> bool:
    final = source.state.finals.get(known.part)
    return final is not None and any(version.candidate == known.id for version in final.versions)


def _candidate(source: Source, known: Candidate, size: Size) -> Section:
    say = source.words
    statuses = _statuses(source, known)
    blocks: list[Block] = [
        Statement(" · ".join(say(each) for each in statuses), lines(known.pieces), size)
    ]
    author = source.author(known.author)
    if author:
        blocks.append(Paragraph(plain(say(t("Proposed by {name}.", name=author))), "quiet"))
    grew = source.ideas(known.cites)
    if grew:
        blocks.append(Paragraph(plain(say(t("It grew from these ideas:")), "strong")))
        blocks.append(Bullets(tuple(plain(first_words(idea.text, LONGEST_IDEA)) for idea in grew)))
    blocks.extend(_versions(source, known))
    blocks.extend(_amendments(source, known))
    if source.comments:
        blocks.extend(_comments(source, known))
    key = f"candidate-{known.part}-{known.number}"
    return Section(key, say(t("Candidate {number}", number=known.number)), tuple(blocks))


def _statuses(source: Source, known: Candidate) -> list[Said]:
    made = [t("Version {number}", number=known.version)]
    if _became_final(source, known):
        made.append(t("became the final words"))
    if known.withdrawn:
        led = known.led_out
        made.append(t("withdrawn by the facilitator") if led else t("withdrawn"))
    elif known.aside:
        made.append(t("set aside after narrowing"))
    return made


_CHANGES = {
    "proposed": t("as proposed"),
    "revised": t("revised by its author"),
    "amended": t("amended"),
}


def _versions(source: Source, known: Candidate) -> list[Block]:
    """The first version in full and what each later one changed; none where there is only one."""
    if len(known.versions) < 2:
        return []
    blocks: list[Block] = []
    before: Version | None = None
    for version in known.versions:
        change = _CHANGES.get(version.change, t("changed"))
        label = t("Version {number}: {change}", number=version.number, change=change)
        shown = changed_lines(before.pieces if before else version.pieces, version.pieces)
        blocks.append(Statement(source.words(label), shown, "small"))
        before = version
    return blocks


_DECIDED = {
    "open": t("Amendment, not decided"),
    "accepted": t("Amendment, accepted"),
    "declined": t("Amendment, declined"),
    "withdrawn": t("Amendment, withdrawn"),
}


def _amendments(source: Source, known: Candidate) -> list[Block]:
    """Those that did not become a version, as changes of the version that they were made on."""
    blocks: list[Block] = []
    for amendment in sorted(known.amendments, key=lambda each: each.order):
        base = next((v for v in known.versions if v.number == amendment.base), None)
        if amendment.status != "accepted" and base is not None:
            label = t(
                "{decided} (made on version {number})",
                decided=_DECIDED.get(amendment.status, _DECIDED["open"]),
                number=amendment.base,
            )
            shown = changed_lines(base.pieces, amendment.pieces)
            said = bool(amendment.why or amendment.reason)
            blocks.append(Statement(source.words(label), shown, "small", led_on=said))
        blocks.extend(_reasons(source, amendment))
    return blocks


def _reasons(source: Source, amendment: Amendment) -> list[Block]:
    say, blocks = source.words, []
    by = source.author(amendment.author)
    if amendment.why:
        why = t("Why, for version {number}", number=amendment.base)
        source_line = t("{why}; {name}", why=why, name=by) if by else why
        blocks.append(Quote(plain(amendment.why), say(source_line)))
    if amendment.reason:
        blocks.append(Quote(plain(amendment.reason), say(t("Why it was declined"))))
    return list(blocks)


def _comments(source: Source, known: Candidate) -> list[Block]:
    there = [each for each in source.state.comments.values() if each.candidate == known.id]
    there.sort(key=lambda each: each.order)
    answers: dict[str, list[Comment]] = {}
    for each in there:
        answers.setdefault(each.parent, []).append(each)
    shown = [
        quote
        for first in answers.get("", [])
        for quote in _thread(source, first, answers.get(first.id, []))
    ]
    if not shown:
        return []
    title = tn("{n} comment", "{n} comments", len(shown))
    return [Paragraph(plain(source.words(title), "strong")), *shown]


def _thread(source: Source, first: Comment, answers: list[Comment]) -> list[Quote]:
    quotes = [_comment(source, first, answer=False)]
    quotes += [_comment(source, each, answer=True) for each in answers]
    return [quote for quote in quotes if quote is not None]


def _comment(source: Source, comment: Comment, *, answer: bool) -> Quote | None:
    if comment.withdrawn:
        return None
    if comment.hidden:
        hidden = t("Hidden by the facilitator: {reason}", reason=comment.reason)
        return Quote((), source.words(hidden), answer)
    return Quote(plain(comment.text), source.author(comment.author), answer)
