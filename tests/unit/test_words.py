"""What people read keeps to the voice of docs/words.md, as far as a program can tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from workshop.commands.catalogue import ROOT, extract
from workshop.method import templates

#: Statements of other units, told as they stand.
EXAMPLES = "static/js/panels/participant/examples.tsx"
#: Words of software, of haste, and of those who are sorry.
JARGON = (
    "please|sorry|oops|invalid|error|failed|failure|exception|token|server error|click|timeout"
    "|timed out|websocket|payload|null|abort|retry|cache|cannot|username|UI|app store|widget"
)
#: What begins with a capital wherever it stands.
NAMES = {
    *("Lodestar", "Word", "CSV", "JSON", "QR", "Wi-Fi", "TCP", "IT", "JavaScript", "Ctrl"),
    *("Shift", "Home", "End", "Space"),
}
#: A refusal says what to do: these places hold sentences, and a few names of their own.
REFUSALS = ("workshop/domain/", "workshop/application/", "workshop/live/", "workshop/web/")
NAMES_AMONG_REFUSALS = {
    *("Met", "Not met", "Not assessed"),
    *("Wholehearted", "Agree with a minor point", "Support with reservations", "Abstain"),
    *("More discussion needed", "Don’t like it but will support it", "Serious disagreement"),
    *("Block", "Counts as support", "Counts as an abstention: neither for nor against"),
    *("Does not count as support", "Does not count as support, and stands as a block"),
    "Goes along with the decision, but is not counted as support for the words",
    *("%(title)s (copy)", "Rehearsal: %(title)s"),
}
#: How a sentence, or what stands in for its end, may end.
ENDS = re.compile(r"([.?:…]|[.?]”|\}|\)s)$")


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """Where and what: each text of the catalogue, and those of the shipped agendas."""
    found: list[tuple[str, str]] = []
    for message in extract(ROOT):
        forms = (message.id,) if isinstance(message.id, str) else message.id
        found += [(message.locations[0][0], form) for form in forms if form]
    for template in templates.shipped().values():
        for stage in template.stages:
            found.append((f"agenda {template.id}", stage.title))
    for name, prompts in templates.prompts().items():
        for prompt in prompts:
            found += [(f"questions {name}", prompt.text), (f"questions {name}", prompt.hint)]
    found += [
        ("groups", group.name)
        for group in (*templates.default_groups(), *templates.example_groups())
    ]
    return tuple(found)


def ours() -> Iterator[tuple[str, str]]:
    """Without the examples, which speak for themselves."""
    return (found for found in texts() if found[0] != EXAMPLES)


def not_used() -> str:
    """The third column of docs/words.md: what is never said, since another word is."""
    table = (ROOT / "docs/words.md").read_text("utf-8").split("## One word for one thing")[1]
    rows = [line.split("|")[1:-1] for line in table.splitlines() if line.startswith("| ")]
    words = [word.strip() for row in rows[1:] for word in row[2].split(",") if word.strip()]
    assert {"session", "log in"} <= set(words)
    return "|".join(re.escape(word) for word in words)


def holds(pattern: str) -> Callable[[str], bool]:
    return lambda text: re.search(pattern, text) is not None


def says(words: str) -> Callable[[str], bool]:
    """One of these words stands in it, and not only as the name of a place to fill."""
    found = re.compile(rf"(?i)\b({words})\b")
    return lambda text: found.search(re.sub(r"\{\w+\}|%\(\w+\)s", "x", text)) is not None


def out_of_case(text: str) -> bool:
    """A word that begins with a capital and neither a sentence nor a name."""
    plain = re.sub(r"\{\w+\}|%\(\w+\)s|“[^”]*”|\S+@[\w.]*\w|\S+:\S+\S|\bYYYY\S+", "x", text)
    words = re.finditer(r"\b([A-Z][\w-]+)", plain)
    for found in words:
        before = plain[: found.start()].rstrip()
        begins = before == "" or before[-1] in ".?:;·(→“"
        if not begins and found[1] not in NAMES:
            return True
    return False


def ends_nowhere(text: str) -> bool:
    """Several sentences, the last of which has no end."""
    return re.search(r"[.?] [A-Z]", text) is not None and ENDS.search(text) is None


RULES: dict[str, Callable[[str], bool]] = {
    "no exclamation mark": holds("!"),
    "quotes and apostrophes as they are printed": holds("[\"'`]"),
    "an ellipsis is one sign": holds(r"\.\.\."),
    "no hyphen for a dash": holds(r" - | -- |\w--\w"),
    "single spaces, and none before a comma or an end": holds(r"  |^ | $| [.,;:?](?: |$)"),
    "no space before a percent sign": holds(r"(\d|\}|\)s) %"),
    "nothing said twice": holds(r"\b(\w+) \1\b"),
    "no jargon": says(JARGON),
    "one word for one thing": says(not_used()),
    "sentence case": out_of_case,
    "sentences end": ends_nowhere,
}


@pytest.mark.parametrize("rule", RULES)
def test_what_people_read_keeps_to_the_voice(rule: str) -> None:
    """Each text of the one catalogue, against each rule that a program can check."""
    assert len(texts()) > 1500
    assert [found for found in ours() if RULES[rule](found[1])] == []


def test_a_refusal_is_a_sentence() -> None:
    """Whoever is refused something reads a whole sentence."""
    cut_off = [
        text
        for place, text in texts()
        if place.startswith(REFUSALS)
        and text not in NAMES_AMONG_REFUSALS
        and re.search(r"[.?]$", text) is None
    ]
    assert cut_off == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("no exclamation mark", "Done!"),
        ("quotes and apostrophes as they are printed", "You can't."),
        ("an ellipsis is one sign", "Loading..."),
        ("no hyphen for a dash", "Stored - and counted"),
        ("single spaces, and none before a comma or an end", "Two  spaces"),
        ("no space before a percent sign", "%(support)s %% support it"),
        ("nothing said twice", "Go to the the vote"),
        ("no jargon", "Please try again."),
        ("one word for one thing", "Save the idea"),
        ("sentence case", "Close the Vote"),
        ("sentences end", "It is stored. You can change it"),
    ],
    ids=lambda value: value if value in RULES else "breaks it",
)
def test_each_rule_can_be_broken(rule: str, text: str) -> None:
    """A rule that nothing breaks would hold nothing."""
    assert RULES[rule](text)
    assert set(RULES) >= {rule}


def test_pages_and_phones_answer_in_the_same_words() -> None:
    """A question that is asked with and without a script has one answer, or the same ones."""
    script = (ROOT / "static/js/panels/shared/help-topics.ts").read_text("utf-8")
    page = (ROOT / "templates/_parts/help.html").read_text("utf-8")
    on_phones = {text for text in re.findall(r't\("([^"]+)"\)', script) if len(text) > 60}
    on_pages = {text for text in re.findall(r'_\("([^"]+)"\)', page) if len(text) > 60}
    asked = re.compile(r'_\("([^"]+\?)"\)')
    both = {text for text in asked.findall(page) if f't("{text}")' in script}
    only_pages = {"What counts as support?", "Can I change the agenda later?"}
    assert set(asked.findall(page)) - both == only_pages
    assert len(on_pages - on_phones) == len(only_pages)


def test_whoever_chooses_a_group_is_told_that_everybody_sees_how_many_did() -> None:
    """The outcome prints how many joined of each group, also of a group of one."""
    script = (ROOT / "static/js/panels/shared/help-topics.ts").read_text("utf-8")
    page = (ROOT / "templates/_parts/help.html").read_text("utf-8")
    told = (
        "Only the facilitator sees which group you chose. Everybody sees how many chose each, even"
        " where it is one person; the result of a vote never shows a group of one or two by itself."
    )
    for text in (script, page):
        assert (
            text.count("Only the facilitator sees which group you chose") == text.count(told) == 3
        )
