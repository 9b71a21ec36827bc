"""The form of a brief: what was typed becomes a plan, cleaned and checked at the door."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import msgspec
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from workshop.application import door
from workshop.application.planning import Plan
from workshop.application.ports import Ids
from workshop.domain.brief import ChangeBrief, check_brief
from workshop.domain.commands import LONGEST_LINE
from workshop.domain.errors import N_, Conflict, Invalid, Refused
from workshop.domain.state import Brief, Group
from workshop.method import templates

Form = MultiDict[str, str]

TEXTS = ("title", "unit", "parent_vision", "parent_mission", "purpose")
SHARES = ("turnout", "support", "group_support", "blocks")
GROUP_FIELDS = ("group_id", "group_name", "invited")


def read_brief(form: Form, known: tuple[Group, ...], ids: Ids) -> ChangeBrief:
    """The brief as typed. Groups come as pairs of lists: `group_id` ("" for a new one) and
    `group_name`; a group without a name is left out; `invited` holds the places (from 0) of those
    that were invited. Raises Invalid, naming the field."""
    data: dict[str, Any] = {field: form.get(field, "") for field in TEXTS}
    data["groups"] = _groups(form, known, ids)
    data["anonymous"] = form.get("names", "hidden") == "none"
    data["authors_shown"] = form.get("names", "hidden") == "shown"
    data["rule"] = {
        field: _number(form.get(field, ""), field, default)
        for field, default in zip(SHARES, (67, 80, 60, 0), strict=True)
    }
    return door.read(ChangeBrief, data)


def read_new(form: Form, ids: Ids) -> Plan:
    """The plan of a new workshop: a title alone is enough. Raises Invalid, naming the field."""
    template = templates.shipped().get(form.get("template", "") or templates.DEFAULT)
    if template is None:
        raise Invalid(N_("Choose one of the templates in the list."), field="template")
    brief = read_brief(form, templates.default_groups(), ids)
    if not form.getlist("group_name"):
        brief = replace(brief, groups=templates.default_groups())
    return Plan(as_brief(brief), template.agenda(ids.new), template.reserve)


def all_wrong(
    form: Form, refused: Refused, known: tuple[Group, ...], ids: Ids
) -> dict[str, Refused]:
    """`refused`, and what every further press would meet, by field ("" where there is none): the
    form is read again without what is known to be wrong, until nothing is."""
    found: dict[str, Refused] = {}
    rest = MultiDict(form)
    again: Refused | None = refused
    while again is not None and (again.field or "") not in found:
        field = again.field or ""
        found[field] = again
        for name in GROUP_FIELDS if field == "groups" else (field,):
            rest.poplist(name)
        rest.setdefault("title", "-")
        again = _refusal(rest, known, ids)
    return found


def _refusal(form: Form, known: tuple[Group, ...], ids: Ids) -> Refused | None:
    try:
        check_brief(as_brief(read_brief(form, known, ids)))
    except Refused as refused:
        return refused
    return None


def as_brief(command: ChangeBrief) -> Brief:
    """The brief that the command asks for."""
    return Brief(**{field: getattr(command, field) for field in Brief.__dataclass_fields__})


def says_the_same(command: ChangeBrief, brief: Brief) -> bool:
    """Whether the brief reads like this already, as after the first of two presses: the ids of new
    groups are made at each."""
    wanted = as_brief(command)
    return replace(wanted, groups=()) == replace(brief, groups=()) and [
        (group.name, group.invited) for group in wanted.groups
    ] == [(group.name, group.invited) for group in brief.groups]


def mark_of(brief: Brief) -> str:
    """What tells one brief from another, for the page that changes it."""
    return hashlib.sha256(msgspec.json.encode(brief)).hexdigest()[:16]


def check_base(form: Form, brief: Brief) -> None:
    """Raises Conflict where the page was made of another brief: it would take words away unseen."""
    if form.get("base", "") not in ("", mark_of(brief)):
        raise Conflict(
            N_(
                "The brief was changed after you opened this page. Store yours once more to"
                " replace it, or open the page again to see it."
            )
        )


def as_copy(plan: Plan) -> Plan:
    """The plan under a title that says that it is a copy."""
    title = _("%(title)s (copy)", title=plan.brief.title)
    if len(title) > LONGEST_LINE:
        title = plan.brief.title
    return replace(plan, brief=replace(plan.brief, title=title))


def typed_groups(form: Form) -> list[Group]:
    """The groups as they were typed, for a form that comes back with a problem."""
    return [Group(*typed) for typed in _typed(form)]


def _groups(form: Form, known: tuple[Group, ...], ids: Ids) -> list[dict[str, Any]]:
    known_ids = {group.id for group in known}
    found: list[dict[str, Any]] = []
    for group_id, name, invited in _typed(form):
        kept = group_id if group_id in known_ids else ids.new()
        found.append({"id": kept, "name": name, "invited": invited})
    return found


def _typed(form: Form) -> Iterator[tuple[str, str, bool]]:
    """Id, name, and whether they were invited, of each group that has a name."""
    pairs = zip(form.getlist("group_id"), form.getlist("group_name"), strict=False)
    invited = set(form.getlist("invited"))
    for place, (group_id, name) in enumerate(pairs):
        if name.strip():
            yield group_id, name, str(place) in invited


def _number(text: str, field: str, default: int) -> int:
    text = text.strip()
    if not text:
        return default
    if not text.isdecimal() or len(text) > 4:
        if field == "blocks":
            raise Invalid(N_("Allow between 0 and 100 blocks."), field=field)
        raise Invalid(N_("Give a share as a number from 0 to 100."), field=field)
    return int(text)
