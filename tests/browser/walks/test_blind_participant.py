"""Walk 7: a blind participant, from joining to the agreement, by ear and by keyboard."""

from __future__ import annotations

import re

import pytest

from tests.browser.main_job.watch import Watch
from tests.browser.walks import by_ear, by_ear_later
from tests.browser.walks.listener import Listener
from tests.integration.live.house import House

#: What a browser says by itself of a line that was cut, and of a form that was refused.
EXPECTED = re.compile("WebSocket|ERR_FAILED|the server responded with a status of 4")


@pytest.mark.timeout(300)
def test_by_ear_from_joining_to_the_agreement(house: House, watch: Watch) -> None:
    """Each step's name, role, state and announcement, on Chromium's accessibility tree."""
    ana = Listener(house, watch)
    for step in (
        by_ear.joins,
        by_ear.waits_and_is_welcomed,
        by_ear.answers_a_question,
        by_ear.loses_the_line_for_a_while,
        by_ear.reads_what_the_room_wrote,
        by_ear.is_in_a_dialog_when_the_room_moves_on,
        by_ear.gives_dots,
        by_ear_later.proposes_a_mission,
        by_ear_later.talks_about_candidates,
        by_ear_later.looks_up_and_raises_a_hand,
        by_ear_later.scores_the_candidates,
        by_ear_later.asks_for_another_word,
        by_ear_later.says_where_they_stand,
        by_ear_later.hears_the_agreement,
    ):
        step(ana)
        ana.reader.assert_one_voice()
    watch.complaints[:] = [said for said in watch.complaints if not EXPECTED.search(said)]
