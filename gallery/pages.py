"""The pages around a workshop: accounts, dashboard, plan, joining, errors."""

from __future__ import annotations

from collections.abc import Iterator

from gallery import words
from gallery.house import House
from gallery.play import Play
from gallery.usual import PEOPLE, begin, usual
from workshop.domain.participants import CloseDoor
from workshop.domain.running import StartWorkshop

Moments = Iterator[tuple[str, Play]]
TITLES = (
    "Our vision for the new library",
    "Mission of the ward for heart surgery",
    "Code of practice, payroll",
    words.LONG_TITLE,
    "رسالة مكتب الخدمة",
    "Rehearsal: Service desk mission",
)


def pages(house: House) -> Moments:
    """A facilitator who is new, and one with workshops of every kind."""
    newcomer = house.new_account("Mary Somerville", "mary@example.org")
    empty = Play(house, newcomer, begin(house).listing)
    yield "start", empty
    *_, (_, finished) = usual(house)
    for title in TITLES:
        play = begin(house, title=title)
        play.join(PEOPLE[: len(title) % 7], seated=False)
    live = begin(house)
    live.join(PEOPLE)
    live.lead(StartWorkshop())
    yield "dashboard", live
    live.lead(CloseDoor())
    yield "door-closed", live
    yield "over", finished
    plain = begin(house, purpose="", parent_vision="", parent_mission="", unit="", groups=())
    yield "plain", plain
    yield "long", begin(house, title=words.LONG_TITLE, purpose=words.LONG_TEXT)
