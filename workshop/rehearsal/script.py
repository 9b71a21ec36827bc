"""What simulated people are called, and what they write: a service desk finding its words."""

from __future__ import annotations

from typing import Final

NAMES: Final = (
    "Priya", "Tomasz", "Amélie", "Kwame", "Sofia", "Jonas", "Mei", "Omar", "Greta", "Luis",
    "Hana", "Patrick", "Zanele", "Ivo", "Noor", "Bram", "Chiara", "Dmitri", "Esther", "Finn",
)  # fmt: skip

IDEAS: Final[dict[str, tuple[str, ...]]] = {
    "who": (
        "Nurses on night shift, who can’t wait for Monday morning",
        "New colleagues in their first week",
        "The rest of IT: we hear first what broke",
        "Teachers with thirty pupils in front of them",
        "Everybody who is not sure whom to ask",
        "The people in the field with one bar of signal",
        "Managers who need to know what is going on",
        "Suppliers who get a straight answer from us",
    ),
    "what": (
        "One call that is enough",
        "We translate between people and technology",
        "We keep everybody working, day and night",
        "We notice what keeps coming back and get it fixed",
        "A calm voice when everything stands still",
        "We know the building, the people and their day",
        "We tell people what happens next, before they ask",
        "We teach people to help themselves",
    ),
    "how": (
        "Listening first, then fixing",
        "Plain words, no jargon",
        "We stay with it until it works",
        "Friendly at three in the morning too",
        "We fix causes, not only symptoms",
        "Honest about what we can’t do",
        "Every repeat call teaches us something",
        "Seen as colleagues, not as a hotline",
    ),
    "future": (
        "People turn to us first because it works",
        "Nobody remembers what a ticket number was",
        "New colleagues are at work within an hour",
        "Problems are solved before anybody calls",
        "Other teams ask how we do it",
        "Our customers speak of us as their own team",
        "We have time to improve things, not only to repair them",
        "One place for every question, whoever you are",
    ),
}

MISSIONS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        "To give every colleague dependable help from people who listen",
        ("clear communication", "continual improvement of how we work", "growing our own people"),
    ),
    (
        "To keep every colleague working, day and night, with one call that is enough",
        ("listening first", "fixing causes, not only symptoms", "learning from every repeat call"),
    ),
    (
        "To be the calm place to turn to when technology gets in the way",
        ("plain words", "staying with it until it works", "telling people what happens next"),
    ),
)

VISIONS: Final = (
    "Known as the one place to turn to for outstanding support",
    "A day at work in which nobody waits for technology",
    "The team that others ask how it is done",
)

COMMENTS: Final = (
    "“One call that is enough”: does that promise too much on a Sunday?",
    "I can picture this one.",
    "Who picks up after six?",
    "Could a new colleague act on this without asking?",
    "“Dependable” is the word my customers use.",
    "It says what we do, but not for whom.",
    "Shorter, please. I want to remember it.",
    "This covers the field staff too, doesn’t it?",
)

ANSWERS: Final = (
    "Good point.",
    "The on-call team does, since March.",
    "I would keep it: it is what sets us apart.",
    "Agreed, let us say it in fewer words.",
)

WORDS: Final = (
    ("enough", "all it takes"),
    ("colleague", "person"),
    ("dependable", "reliable"),
    ("help", "support"),
)

REASONS: Final = (
    "It still promises more than we can staff at night.",
    "Our suppliers are not in it.",
    "I would like one more look at the objectives.",
)
