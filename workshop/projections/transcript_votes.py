"""Lines about rounds, winners, final words and agreement: the decisions of a workshop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workshop.domain.adoption_rule import OUTCOMES
from workshop.domain.agreement import NotYetRecorded, TextAdopted
from workshop.domain.events import Event
from workshop.domain.final_words import (
    RequestSettled,
    ScribeNamed,
    VersionOffered,
    WinnerChosen,
    WordRequested,
)
from workshop.domain.group_support import NOT_ASSESSED
from workshop.domain.voting import RoundCancelled, RoundClosed, RoundOpened
from workshop.domain.wish_withdrawal import RequestWithdrawn

from .said import Said, t, tn
from .shapes import RoundView, View
from .tally_shapes import GradientsTally, ScoreTally
from .telling import (
    SHORT_QUOTE,
    Told,
    candidate_name,
    change,
    decision,
    first_words,
    part_name,
    quote,
)
from .ties import run_off, tie


def round_opened(event: RoundOpened, _before: View, after: View) -> Told:
    round_ = after["rounds"][event.round]
    secrecy = t("secret") if round_["secrecy"] == "secret" else t("open")
    rules = {
        "dots": t("dots"),
        "score": t("scores"),
        "gradients": t("steps of agreement"),
    }
    said = t("Vote opened: {rule}, {secrecy}", rule=rules[round_["rule"]], secrecy=secrecy)
    return decision(said, "opened", "round", event.round)


def round_closed(event: RoundClosed, _before: View, after: View) -> Told:
    round_ = after["rounds"][event.round]
    said = t(
        "Vote closed: {turnout}. {result}", turnout=_turnout(round_), result=_result(round_, after)
    )
    return decision(said, "closed", "round", event.round)


def _turnout(round_: RoundView) -> Said:
    voted = round_["tally"]["ballots"]
    present = max(round_["present"], voted)
    return t("{voted} of {present} voted", voted=voted, present=present)


def _result(round_: RoundView, view: View) -> Said:
    """The result in a sentence."""
    tally = round_["tally"]
    if tally["ballots"] == tally["abstentions"]:
        return t("Nobody chose anything.")
    if tally["rule"] == "gradients":
        return _agreement(tally, round_, view)
    top = tally["order"][0]
    total = tally["options"][top]["total"]
    if tally["rule"] == "score" and "winner" in tally:
        return _scores(tally, round_, view)
    level = tie(tally, round_["over"], lambda option: _option(round_, option, view))
    if level is not None:
        return level
    return tn(
        "{option} has the most: {n} dot.",
        "{option} has the most: {n} dots.",
        total,
        option=_option(round_, top, view),
    )


def _scores(tally: ScoreTally, round_: RoundView, view: View) -> Said:
    """Who won; with the run-off where the points alone would not tell."""
    winner = tally["winner"]
    total = tally["options"][winner]["total"]
    name = _option(round_, winner, view)
    finalists = tally["runoff"]["finalists"] if "runoff" in tally else [winner]
    # Of the two in a run-off one has the most points, or as many as any.
    other = next((option for option in finalists if option != winner), winner)
    points = tally["options"][other]["total"]
    if other == winner or points < total:
        return t("{option} comes first, with {total} points.", option=name, total=total)
    values: dict[str, str | int | Said] = {
        "first": _option(round_, other, view),
        "points": points,
        "option": name,
        "runoff": run_off(tally, lambda option: _option(round_, option, view)) or "",
    }
    if points == total:
        return t(
            "{option} and {first} have {points} points each. {runoff} {option} wins.", **values
        )
    return t(
        "{first} has the most points, {points}; {option} has {total}. {runoff} {option} wins.",
        total=total,
        **values,
    )


def _agreement(tally: GradientsTally, round_: RoundView, view: View) -> Said:
    final = view["finals"].get(round_["part"])
    assessed = final.get("assessment") if final else None
    share = tally.get("support", 0)
    values: dict[str, int | Said] = {
        "percent": share,
        "outcome": Said(OUTCOMES[assessed["outcome"] if assessed else "not_met"]),
    }
    support = assessed["criteria"]["support"] if assessed else None
    # 79.6 % is rounded to 80 %, and is not enough.
    short = support and support["state"] == "not_met" and share == support["required"]
    said = (
        t("Just under {percent}% in support. {outcome}", **values)
        if short
        else t("{percent}% in support. {outcome}", **values)
    )
    groups = assessed["criteria"].get("group_support") if assessed else None
    if groups is None or "why" not in groups:
        return said
    return t("{outcome} {why}", outcome=said, why=Said(NOT_ASSESSED[groups["why"]]))


def _option(round_: RoundView, option: str, view: View) -> Said:
    if round_["over"] == "candidates":
        return candidate_name(view, option)
    idea = view["ideas"].get(option)
    if idea is None:
        return t("An idea that is gone")
    return t("“{text}”", text=quote(idea["text"], SHORT_QUOTE))


def round_cancelled(event: RoundCancelled, _before: View, _after: View) -> Told:
    return Told(t("Vote cancelled: its ballots were not counted"), about=("round", event.round))


def winner_chosen(event: WinnerChosen, _before: View, after: View) -> Told:
    final = after["finals"][event.part]
    name = candidate_name(after, final["candidate"])
    if final["how"] == "vote":
        said = t("{option} is chosen: “{words}”", option=name, words=first_words(final["pieces"]))
    else:
        reason = quote(final["reason"])
        said = (
            t("{option} is chosen after a tie: {reason}", option=name, reason=reason)
            if final["how"] == "tie"
            else t("{option} is chosen by decision: {reason}", option=name, reason=reason)
        )
    return decision(said, "chosen", "final", event.part)


def scribe_named(event: ScribeNamed, _before: View, after: View) -> Told:
    if after["finals"][event.part]["has_scribe"]:
        return Told(t("A scribe was named"), about=("final", event.part))
    return Told(t("The facilitator writes again"), about=("final", event.part))


def version_offered(event: VersionOffered, before: View, after: View) -> Told:
    final = after["finals"][event.part]
    what = change(before["finals"][event.part]["pieces"], final["pieces"])
    said = t("Version {number} is offered: {change}", number=final["version"], change=what)
    return decision(said, "offered", "final", event.part)


def word_requested(event: WordRequested, _before: View, after: View) -> Told:
    request = after["finals"][event.part]["requests"][event.request]
    phrase = quote(request["phrase"], SHORT_QUOTE)
    wish = quote(request["suggestion"], SHORT_QUOTE)
    if phrase and wish:
        said = t("A word to change: “{phrase}” to “{wish}”", phrase=phrase, wish=wish)
    elif phrase:
        said = t("A word to change: “{phrase}”", phrase=phrase)
    else:
        said = t("Words to add: “{wish}”", wish=wish)
    return Told(said, about=("final", event.part))


def request_withdrawn(event: RequestWithdrawn, _before: View, _after: View) -> Told:
    return Told(t("A word to change was withdrawn"), about=("final", event.part))


def request_settled(event: RequestSettled, _before: View, after: View) -> Told:
    settled = after["finals"][event.part]["requests"][event.request]["settled"]
    said = t("A word to change is settled") if settled else t("A word to change is open again")
    return Told(said, about=("final", event.part))


def text_adopted(event: TextAdopted, _before: View, after: View) -> Told:
    adoption = after["finals"][event.part].get("adoption")
    number = adoption["version"] if adoption else 0
    if adoption and not adoption["met"]:
        said = t(
            "Adopted: {part}, version {number}, although the decision rule is not met. {reason}",
            part=part_name(event.part),
            number=number,
            reason=quote(adoption["reason"]),
        )
    else:
        said = t("Adopted: {part}, version {number}", part=part_name(event.part), number=number)
    return decision(said, "adopted", "final", event.part)


def not_yet_recorded(event: NotYetRecorded, _before: View, after: View) -> Told:
    obstacle = after["finals"][event.part].get("not_yet", {}).get("obstacle", "")
    return decision(
        t("Not yet agreed: {obstacle}", obstacle=quote(str(obstacle))),
        "not_yet",
        "final",
        event.part,
    )


TELL: Mapping[type[Event], Callable[[Any, View, View], Told | None]] = {
    RoundOpened: round_opened,
    RoundClosed: round_closed,
    RoundCancelled: round_cancelled,
    WinnerChosen: winner_chosen,
    ScribeNamed: scribe_named,
    VersionOffered: version_offered,
    WordRequested: word_requested,
    RequestSettled: request_settled,
    RequestWithdrawn: request_withdrawn,
    TextAdopted: text_adopted,
    NotYetRecorded: not_yet_recorded,
}
