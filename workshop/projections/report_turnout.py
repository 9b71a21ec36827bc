"""Who voted of those present. The rule counts devices: where the facilitator counted another number
of heads, what is counted is named, and the heads stand beside it.
"""

from __future__ import annotations

from .report_source import Source
from .said import Said, t, tn


def other_heads(source: Source, present: int) -> int:
    """The heads that the facilitator counted, where they are not as many as the devices; else 0."""
    heads = source.state.procedure.head_count
    return heads if heads != present else 0


def heads_counted(heads: int) -> Said:
    """ "7 people were counted in the room"."""
    return tn("{n} person was counted in the room", "{n} people were counted in the room", heads)


def who_voted(source: Source, voted: int, present: int) -> Said:
    """ "3 of 3 present voted", or "3 of 3 devices in the room voted"."""
    if other_heads(source, present):
        return t("{voted} of {present} devices in the room voted", voted=voted, present=present)
    return t("{voted} of {present} present voted", voted=voted, present=present)


def turnout_line(source: Source, voted: int, present: int) -> Said:
    """The same as a sentence, with the heads where they differ."""
    heads = other_heads(source, present)
    if not heads:
        return t("{voted} of {present} present voted.", voted=voted, present=present)
    return t(
        "{people}; {voted} of {present} devices voted.",
        people=heads_counted(heads),
        voted=voted,
        present=present,
    )


def needed_turnout(source: Source, needed: int, present: int, share: Said | str) -> Said:
    """What the decision rule asks of the turnout: "2 of 3 present (two thirds)"."""
    values: dict[str, str | int | Said] = {"needed": needed, "present": present, "share": share}
    if other_heads(source, present):
        return t("{needed} of {present} devices ({share})", **values)
    return t("{needed} of {present} present ({share})", **values)


def found_turnout(source: Source, voted: int, present: int, share: Said | str) -> Said:
    """How the turnout came out: "3 of 3 voted (100%)"."""
    values: dict[str, str | int | Said] = {"voted": voted, "present": present, "share": share}
    if other_heads(source, present):
        return t("{voted} of {present} devices voted ({share})", **values)
    return t("{voted} of {present} voted ({share})", **values)


def heads_note(source: Source, present: int) -> str:
    """What stands below the rule where heads and devices differ; else nothing."""
    heads = other_heads(source, present)
    if not heads:
        return ""
    said = t("The turnout counts devices: {people}.", people=heads_counted(heads))
    return source.words(said)
