"""R7 over real sockets: hidden ideas and hidden authors reach nobody who may not see them.

First everything that could leak is created, with words and names that occur nowhere else; then
every frame that anybody was ever sent is searched.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.integration.live.house import PIECES, Guest, House, Running, keys, messages, places
from tests.people import Person

ANA = "Anaximandra Zykan"


def sent(person: Person) -> str:
    """Everything that somebody was ever sent."""
    return "\n".join(person.frames)


def assert_unseen(canaries: list[str], *people: Person) -> None:
    for person in people:
        assert [canary for canary in canaries if canary in sent(person)] == []


def assert_seen(canaries: list[str], *people: Person) -> None:
    for person in people:
        assert [canary for canary in canaries if canary not in sent(person)] == []


def test_an_idea_is_seen_by_its_author_and_the_facilitator_alone_until_the_reveal(
    house: House,
) -> None:
    """R7: neither its text nor its id, changed and withdrawn ones too, late comers included."""
    room = house.running("gather")
    ana, ben = room.come(ANA), room.come("Ben", "g2")
    kept = room.idea(ana, "quince canary")
    changed = room.idea(ana, "medlar canary", prompt=1)
    ana.do("edit_idea", idea=changed, text="sorrel canary")
    gone = room.idea(ana, "damson canary")
    ana.do("withdraw_idea", idea=gone)
    refused = room.desk.ask("start_look_up", over="idea", item=kept)
    assert refused["code"] == "not_found"
    cho = room.come("Cho", "")
    room.settle()
    hidden = [kept, changed, gone, "quince", "medlar", "sorrel", "damson"]
    assert_unseen(hidden, ben, cho, room.screen)
    assert_seen(hidden, ana, room.desk)

    room.desk.do("reveal_ideas", stage=room.desk.view["current"])
    room.settle()
    assert_seen([kept, changed, "quince", "sorrel"], ben, cho, room.screen)
    assert_unseen([gone, "medlar", "damson"], ben, cho, room.screen)


def test_an_idea_hidden_before_the_reveal_stays_with_its_author_and_the_facilitator(
    house: House,
) -> None:
    """R7: the reason too; shown again, everybody has the idea, and still nobody the reason."""
    room = house.running("gather")
    ana, ben = room.come(ANA), room.come("Ben")
    idea = room.idea(ana, "quince canary")
    room.idea(ben, "an idea for the wall")
    room.desk.do("hide_idea", idea=idea, reason="medlar reason")
    room.desk.do("reveal_ideas", stage=room.desk.view["current"])
    room.settle()
    assert_unseen([idea, "quince", "medlar"], ben, room.screen)
    assert_seen([idea, "quince", "medlar"], ana, room.desk)
    room.desk.do("show_idea", idea=idea)
    room.settle()
    assert_seen([idea, "quince"], ben, room.screen)
    assert_unseen(["medlar"], ben, room.screen)


def test_a_candidate_that_cites_an_unrevealed_idea_does_not_give_it_away(house: House) -> None:
    """R7: an author may build on their own hidden idea; its id appears with the reveal."""
    room = house.running("gather")
    ana, ben = room.come(ANA), room.come("Ben")
    idea = room.idea(ana, "quince canary")
    gather = room.desk.view["current"]
    room.go("draft")
    candidate = room.candidate(ana, "To help", cites=[idea])
    room.settle()
    assert_unseen([idea, "quince"], ben, room.screen)
    room.desk.do("reveal_ideas", stage=gather)
    room.settle()
    for person in (ana, ben, room.screen, room.desk):
        assert person.view["candidates"][candidate]["cites"] == [idea]


def test_a_hidden_comment_is_told_with_its_reason_and_without_its_words(house: House) -> None:
    """R7: whoever comes later gets the reason; what was written goes to the facilitator alone."""
    room = house.running("draft")
    ana = room.come(ANA)
    candidate = room.candidate(ana, "To help")
    room.go("discuss")
    comment = room.comment(ana, candidate, "quince canary")
    room.desk.do("hide_comment", comment=comment, reason="medlar reason")
    late, desk = room.come("Late"), room.led.desk()
    assert_unseen(["quince"], late, room.led.screen())
    assert_seen([comment, "medlar"], late, desk)
    assert_seen(["quince"], desk)
    ana.do("withdraw_comment", comment=comment)
    assert_unseen(["quince", "medlar"], room.come("Later"), room.led.screen())


def write_everything(room: Running) -> tuple[Guest, Guest]:
    """Ana does all that has an author; Ben answers; both are in the frames of everybody."""
    ana, ben = room.come(ANA), room.come("Ben", "g2")
    room.go("gather")
    ideas = [room.idea(ana, "an idea of hers"), room.idea(ben, "an idea of his")]
    room.desk.do("hide_idea", idea=room.idea(ana, "one too many"), reason="twice")
    room.desk.do("reveal_ideas", stage=room.desk.view["current"])
    room.go("draft")
    candidate = room.candidate(ana, "To help", cites=ideas)
    other = room.candidate(ben, "To serve", cites=ideas[1:])
    room.go("discuss")
    ana.do("revise_candidate", candidate=candidate, base=1, pieces=[PIECES[0], PIECES[1]])
    parent = room.comment(ana, other, "a question of hers")
    room.comment(ben, other, "an answer of his", parent=parent)
    room.comment(ana, other, "her own answer", parent=parent)
    other_words = [{"role": "purpose", "text": "To serve well"}, PIECES[1]]
    ana.do("propose_amendment", candidate=other, base=1, pieces=other_words, why="it is shorter")
    amendment = next(iter(ana.view["candidates"][other]["amendments"]))
    ben.do("accept_amendment", candidate=other, amendment=amendment)
    ana.do("raise_hand")
    ana.do("say_done", stage=room.desk.view["current"])
    room.go("word")
    room.final(candidate)
    ana.do("request_word", part="mission", phrase="help", suggestion="serve")
    room.desk.do("name_scribe", part="mission", participant=ana.participant)
    typed = [{"id": "", "role": "purpose", "text": "To help everybody"}, {"id": "", **PIECES[1]}]
    ana.tell("typing", {"part": "mission", "base": 1, "pieces": typed})
    ana.tell("writing", {"on": True})
    final = [{"role": "purpose", "text": "To help everybody well"}, PIECES[1]]
    ana.do("offer_version", part="mission", base=1, pieces=final)
    room.come("Late")
    room.settle()
    return ana, ben


def test_nobody_is_told_who_wrote_what_while_authors_are_hidden(house: House) -> None:
    """R7: no participant and no projector ever gets a name, an author or another one's id."""
    room = house.running()
    ana, ben = write_everything(room)
    late = room.guests[-1]
    for person in (ben, late, room.screen):
        assert_unseen([ana.participant, "Anaximandra", "Zykan", '"author"', '"names"'], person)
        assert_unseen([ben.participant], *({late, room.screen} - {person}))
    assert_unseen(['"author"', "Anaximandra", ben.participant], ana)
    assert_seen([ana.participant], ana)


def test_the_facilitator_knows_who_is_here_and_not_who_wrote_what(house: House) -> None:
    """R7: Ana's id stands among the people, the names, the hands, and where she has the pen."""
    room = house.running()
    ana, _ = write_everything(room)
    found: set[tuple[str, ...]] = set()
    for event, data in messages(room.desk):
        assert "author" not in set(keys(data)), event
        views: list[Any] = [data.get("view", {})] if event in ("snapshot", "patch") else []
        lives = [data] if event == "live" else [data.get("live", {})]
        for part in (*views, *lives):
            found |= set(places(part, ana.participant))
    assert found == {
        ("people", "<key>"),
        ("hands",),
        ("here", "<key>"),
        ("names", "<key>"),
        ("finals", "mission", "scribe"),
    }
    assert_seen([ANA], room.desk)


def test_where_authors_are_shown_everybody_reads_them(house: House) -> None:
    """The proof that the tests above would find an author."""
    room = house.running(names="shown")
    ana, ben = write_everything(room)
    assert_seen([ana.participant, ANA, '"author"'], ben, room.screen, room.desk)


def test_an_anonymous_workshop_keeps_no_name_at_all(house: House) -> None:
    """R7: a name that is sent all the same reaches nobody, and no file."""
    room = house.running(names="none")
    ana, ben = write_everything(room)
    assert_unseen(["Anaximandra", '"author"', '"names"'], ana, ben, room.screen, room.desk)
    files = [file for file in house.data.rglob("*.sqlite3*") if file.is_file()]
    assert files
    kept = b"".join(file.read_bytes() for file in files)
    assert ana.participant.encode() in kept
    with_names = house.running()
    with_names.come("Xenokrates Yllor")
    kept = b"".join(file.read_bytes() for file in files)
    assert b"Xenokrates" in kept, "a name that is kept can be found so"


@pytest.mark.parametrize("names", ["hidden", "shown"])
def test_what_the_final_words_are_while_typed_names_nobody(house: House, names: str) -> None:
    """R7: the typed words travel without who types them; who reads along gets them all."""
    room = house.running("draft", names=names)
    ana, ben = room.come(ANA), room.come("Ben")
    candidate = room.candidate(ana, "To help")
    room.go("word")
    room.final(candidate)
    room.desk.do("name_scribe", part="mission", participant=ana.participant)
    words = [{"id": "", "role": "purpose", "text": "quince words"}]
    ana.tell("typing", {"part": "mission", "base": 1, "pieces": words})
    ben.until(lambda: "quince words" in sent(ben), "the words as they are typed")
    typed = [data["typing"] for event, data in messages(ben) if data.get("typing")]
    assert typed
    for each in typed:
        assert list(places(each, ana.participant)) == []
