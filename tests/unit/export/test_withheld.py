"""What an archive leaves out where authors are hidden."""

from __future__ import annotations

from workshop.domain.catalogue import EVENTS
from workshop.export.withheld import SAYS_WHO

#: Fields that name somebody and stay: who joined, which group they chose, who was removed (their
#: own public part of the log), who adopted a text (the facilitator), who voted openly.
STAYS = {
    ("participant_joined", "participant"),
    ("group_chosen", "participant"),
    ("participant_removed", "participant"),
    ("text_adopted", "by"),
    ("round_closed", "named_ballots"),
}


def test_every_field_that_says_who_is_withheld_or_known_to_stay() -> None:
    """A new event that names somebody makes this fail until that is decided."""
    names = {"author", "participant", "person", "by", "voter", "scribe", "named_ballots"}
    says_who = {
        (event.kind, field)
        for event in EVENTS
        if not event.boxed
        for field in event.__dataclass_fields__
        if field in names
    }
    withheld = {
        (event.kind, field) for event in EVENTS for field in event.personal if field in SAYS_WHO
    }
    assert says_who - withheld == STAYS
