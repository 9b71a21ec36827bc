"""What every part of the report is made from, and how it speaks of people, groups and options."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Final

from workshop.domain.state import MISSION, VISION, Candidate, Idea, Round, Workshop

from .names import called
from .outline import Block, Paragraph, Statement, everything, plain
from .said import Said, apart, sentence, t

#: Between a name and its number, which no line parts.
BOUND: Final = "\u00a0"
#: Shows a part: the vision leads, for it is where the mission goes.
PARTS: Final = (VISION, MISSION)


def _local(at: int) -> datetime:
    return datetime.fromtimestamp(at / 1000, UTC)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


@dataclass(frozen=True, slots=True)
class Words:
    """The reader's language: sentences, days and times of day. English and UTC unless told.

    one, counted  gettext and ngettext
    local         a moment (ms since 1970) where the reader is
    day           a day as the reader writes it
    """

    language: str = "en"
    one: Callable[[str], str] = lambda text: text
    counted: Callable[[str, str, int], str] = lambda one, many, n: one if n == 1 else many
    local: Callable[[int], datetime] = _local
    day: Callable[[date], str] = _day

    def __call__(self, said: Said) -> str:
        return sentence(said, self.one, self.counted)

    def date(self, at: int) -> str:
        """The day of a moment; empty for none."""
        return self.day(self.local(at).date()) if at else ""

    def clock(self, at: int) -> str:
        """The time of day of a moment."""
        return f"{self.local(at):%H:%M}"

    def zone(self, at: int) -> str:
        """The zone of the times of day around a moment: "CET (UTC+01:00)"."""
        there = self.local(at)
        name, ahead = f"{there:%Z}", f"{there:%z}"
        offset = f"UTC{ahead[:3]}:{ahead[3:5]}"
        if name in ("UTC", ""):
            return name
        # A zone without a name of its own is called by its distance.
        return f"{name} ({offset})" if name[0].isalpha() else offset

    def iso(self, text: str) -> str:
        """A day that was given as year-month-day."""
        try:
            return self.day(date.fromisoformat(text))
        except ValueError:
            return text

    def listed(self, items: Sequence[str]) -> str:
        """ "A", "A and B", "A, B and C"."""
        *most, last = items or ("",)
        if not most:
            return last
        return self(t("{items} and {last}", items=", ".join(map(apart, most)), last=last))


@dataclass(frozen=True, slots=True)
class Record:
    """The end of the log that the report was made from, and what stands beside the log.

    leaders  who leads the workshop: the id under which they act -> their name
    """

    version: int = 0
    digest: str = ""
    code: str = ""
    made_at: int = 0
    leaders: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """A workshop as the report sees it. `names`: participant -> name, from the people's table."""

    state: Workshop
    names: Mapping[str, str]
    record: Record
    words: Words
    comments: bool = False

    def say(self, text: str, /, **values: str | int | Said) -> str:
        """A sentence that is not marked here but with the rules (`N_`)."""
        return self.words(t(text, **values))

    def author(self, who: str) -> str:
        """The name of whoever wrote something; empty unless this workshop shows authors."""
        brief = self.state.brief
        if not brief.authors_shown or brief.anonymous or not who:
            return ""
        return self.record.leaders.get(who) or self.voter(who)

    def voter(self, who: str) -> str:
        """The name of whoever voted in an open round."""
        name = called(self.names.get(who, ""))
        return name if isinstance(name, str) else self.words(name)

    def leader(self, who: str) -> str:
        """The name of the facilitator who did something."""
        return self.record.leaders.get(who) or self.words(t("the facilitator"))

    def parts(self) -> tuple[str, ...]:
        """The parts that the agenda has stages for; one that was worked on counts too."""
        state = self.state
        there = {stage.part for stage in state.agenda} | set(state.finals)
        there |= {candidate.part for candidate in state.candidates.values()}
        return tuple(part for part in PARTS if part in there)

    def has_stage(self, *kinds: str, part: str = "") -> bool:
        """Whether the agenda has such a stage (for this part)."""
        return any(
            stage.kind in kinds and (not part or stage.part == part) for stage in self.state.agenda
        )

    def group(self, group: str) -> str:
        known = next((g.name for g in self.state.brief.groups if g.id == group), "")
        return known or self.words(t("A former group") if group else t("Prefer not to say"))

    def place(self, members: Sequence[str]) -> int:
        """The place of a group in the brief, which gives it its colour; -1 for a pool."""
        order = [group.id for group in self.state.brief.groups]
        return order.index(members[0]) if len(members) == 1 and members[0] in order else -1

    def members(self, members: Sequence[str]) -> str:
        """One group, or the pool of small ones."""
        names = [self.group(member) for member in members]
        if len(names) < 2:
            return "".join(names)
        return self.words(t("{groups} together", groups=self.words.listed(names)))

    def candidate(self, candidate: str) -> str:
        known = self.state.candidates.get(candidate)
        return self.words(t("Candidate {number}", number=known.number if known else 0))

    def candidates(self, part: str) -> list[Candidate]:
        """The candidates for a part, in the order of their numbers."""
        found = [known for known in self.state.candidates.values() if known.part == part]
        return sorted(found, key=lambda known: (known.number, known.order))

    def seen(self, idea: Idea) -> bool:
        """Whether everybody could see this idea: revealed, and neither hidden nor withdrawn."""
        stage = self.state.stage(idea.stage)
        return stage is not None and stage.revealed and not idea.hidden and not idea.withdrawn

    def ideas(self, ids: Sequence[str]) -> list[Idea]:
        """Those of these ideas that everybody could see."""
        known = [self.state.ideas[idea] for idea in ids if idea in self.state.ideas]
        return [idea for idea in known if self.seen(idea)]

    def option(self, round_: Round, option: str) -> str:
        """An option of a round by its name, or (an idea) by its words."""
        if round_.over == "candidates":
            return self.candidate(option)
        if round_.over == "final":
            return part_in_full(self, round_.part)
        found = self.ideas([option])
        if found:
            return found[0].text
        idea = self.state.ideas.get(option)
        if idea is not None and idea.hidden and not idea.withdrawn:
            return self.words(t("An idea that the facilitator hid later"))
        return self.words(t("An idea that was withdrawn later"))


def part_name(part: str) -> Said:
    return t("Vision") if part == VISION else t("Mission")


def part_in_full(source: Source, part: str) -> str:
    return source.words(t("The vision") if part == VISION else t("The mission"))


def the_part(part: str) -> Said:
    """As it stands within a sentence."""
    return t("the vision") if part == VISION else t("the mission")


def percent(number: Any) -> str:
    """A share as people read it; a dash where there is none."""
    return f"{number}%" if isinstance(number, int) else "–"


def first_words(text: str, most: int = 90) -> str:
    """A text on one line, cut at a word's end where it is long."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def key_to_marks(source: Source, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """What underlined and struck-out words mean, where there are any."""
    marks = {
        run.mark
        for block in everything(tuple(blocks))
        if isinstance(block, Statement)
        for line in block.lines
        for run in line.text
    }
    if not marks & {"added", "removed"}:
        return ()
    key = t("Where words changed, underlined ones were added and struck-out ones taken out.")
    return (Paragraph(plain(source.words(key)), "quiet"),)
