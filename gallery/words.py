"""What the people in the pictures are called, and what they write."""

from __future__ import annotations

from itertools import islice, product
from typing import Final

from workshop.domain.candidates import PieceText
from workshop.domain.state import OBJECTIVE, PURPOSE, VISION
from workshop.rehearsal import script

TITLE: Final = "Service desk mission"
UNIT: Final = "Service desk"
PARENT_VISION: Final = "A place where everybody can do their best work"
PARENT_MISSION: Final = "We run the hospital’s technology so that care never waits"
AIM: Final = "Leave with a mission that we all stand behind"

#: The first three ideas are the first person's own, one a question.
IDEAS: Final = (
    ("q1", "New colleagues in their first week"),
    ("q1", "The rest of IT: we hear first what broke"),
    ("q2", "One call that is enough"),
    ("q1", "Nurses on night shift, who can’t wait for Monday morning"),
    ("q2", "A calm voice when everything stands still"),
    ("q3", "Listening first, then fixing"),
    ("q1", "Everybody who is not sure whom to ask"),
    ("q2", "We keep everybody working, day and night"),
    ("q3", "Plain words, no jargon"),
    ("q3", "We fix causes, not only symptoms"),
    ("q1", "Suppliers who get a straight answer from us"),
    ("q2", "We translate between people and technology"),
    ("q3", "Every repeat call teaches us something"),
    ("q3", "Friendly at three in the morning too"),
)


def mission(purpose: str, *objectives: str) -> tuple[PieceText, ...]:
    """A purpose with its objectives, as somebody proposes it."""
    return (PieceText(PURPOSE, purpose), *(PieceText(OBJECTIVE, each) for each in objectives))


def vision(text: str) -> tuple[PieceText, ...]:
    """A vision, as somebody proposes it."""
    return (PieceText(VISION, text),)


CANDIDATES: Final = (
    mission(
        "To give every colleague dependable help from people who listen, through",
        "clear communication",
        "continual improvement of how we work",
        "growing our own people",
    ),
    mission(
        "To keep every colleague working, with one call that is enough, through",
        "listening first",
        "fixing causes, not only symptoms",
        "learning from every repeat call",
    ),
    mission(
        "To be the calm place to turn to when technology gets in the way, through",
        "plain words",
        "staying with it until it works",
    ),
)
AMENDED: Final = mission(
    "To keep every colleague working, day and night, with one call that is enough, through",
    "listening first",
    "fixing causes, not only symptoms",
    "learning from every repeat call",
)
OTHERWISE: Final = mission(
    "To keep every colleague working, day and night, with one call, through",
    "listening first",
    "fixing causes before symptoms",
    "learning from every repeat call",
    "telling people what happens next",
)
REWORDED: Final = mission(
    "To keep every person we serve working, day and night, with one call that is enough, through",
    "listening first",
    "fixing causes, not only symptoms",
    "learning from every repeat call",
)

#: Of a city library, in one sentence each.
VISION_TITLE: Final = "Our vision for the new library"
LIBRARY: Final = "City library"
VISION_IDEAS: Final = (
    ("q1", "Nobody in this town is far from a book"),
    ("q1", "The square in front of us is full at ten in the evening"),
    ("q2", "That is where I learned to read"),
    ("q2", "You are never sent away there"),
    ("q3", "Every child has a card before school begins"),
    ("q3", "Open when people have time: on Sundays"),
)
VISIONS: Final = (
    vision("A town in which everybody reads, and nobody reads alone."),
    vision("The living room of the city: open to all, every day, with a light in the window."),
    vision(
        "By 2035 every child of this town has learned here that a question is worth asking, and"
        " every grown-up has come back to ask one."
    ),
)

COMMENTS: Final = (
    (0, "“Dependable” is the word my customers use."),
    (0, "It says what we do, but not for whom."),
    (1, "“One call that is enough”: does that promise too much on a Sunday?"),
    (1, "Who picks up after six?"),
    (1, "I can picture this one."),
    (2, "Shorter, please. I want to remember it."),
)
#: (the comment answered, the answer)
ANSWERS: Final = (
    (2, "The on-call team does, since March."),
    (2, "Then let us say so: day and night."),
    (3, "The on-call team, with the same number."),
)
WORD_REQUESTS: Final = (
    ("colleague", "person we serve"),
    ("one call that is enough", "one call that settles it"),
    ("", "a word about trust"),
)

#: A word without a place to break it, and a name of 60 letters.
LONG_WORD: Final = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
)
LONG_NAME: Final = "Wolfeschlegelsteinhausenbergerdorffvoralternwarengewissenhaf"
LONG_NAMES: Final = (
    LONG_NAME,
    "María de los Ángeles Fernández de Córdoba y Álvarez de Toled",
    "Adolph Blaine Charles David Earl Frederick Gerald Hubert Irv",
)
LONG_TITLE: Final = (
    "What the service desk of the united hospitals of the northern and western districts is here"
    " for, whom it serves, and how it wants to be remembered in ten years’ time"
)
LONG_TEXT: Final = (
    "We answer when somebody calls, and when nobody answers for them: at night, on Sundays, in the"
    " week in which everything moves to the new building, and on the morning after. We do not"
    " close a case because a clock says so, and we do not pass one on because it is hard;"
    " somebody stays with it, tells the person who waits what happens next, and writes down what"
    " was learned, so that the next one who calls is helped sooner than the last."
)
LONG_MISSION: Final = mission(
    LONG_TEXT,
    LONG_WORD,
    "listening to the end before we type the first word of a case, even on a busy morning",
    "fixing what comes back, together with those who built it and those who pay for it",
    *script.IDEAS["how"],
)

PEOPLE_OF_THE_WORLD: Final = (
    ("ليلى الحداد", "g1"),
    ("דנה כהן", "g2"),
    ("山田 花子", "g3"),
    ("王小明", "g1"),
    ("Zoë 🦊", "g2"),
    ("Ευαγγελία", "g3"),
    ("Володимир", "g1"),
    ("สมชาย", "g2"),
    ("नेहा", "g3"),
)
IDEAS_OF_THE_WORLD: Final = (
    ("q1", "الزملاء الجدد في أسبوعهم الأول، ومن لا يعرف من يسأل"),
    ("q1", "אחיות במשמרת לילה שלא יכולות לחכות ליום שני בבוקר"),
    ("q1", "夜勤の看護師：月曜の朝まで待てない人たち"),
    ("q2", "一个电话就够了，白天黑夜都一样"),
    ("q2", "👩‍⚕️👨🏿‍💻 One team, one number ☎️ 24/7"),
    ("q2", "Мы говорим «да» и объясняем «почему нет»"),
    ("q3", "ฟังก่อน แล้วจึงแก้ไข"),
    ("q3", "पहले सुनना, फिर सुधारना"),
    ("q3", "‏نقول ما سيحدث بعد ذلك: Ticket #4711 לא נעלם"),
)
CANDIDATES_OF_THE_WORLD: Final = (
    mission(
        "أن يواصل كل زميل عمله ليلاً ونهاراً بمكالمة واحدة تكفي، من خلال",
        "الإصغاء أولاً",
        "معالجة الأسباب لا الأعراض فقط",
    ),
    mission(
        "昼も夜も、一本の電話ですべての同僚が働き続けられるようにする",
        "まず耳を傾ける",
        "症状だけでなく原因を直す",
    ),
    mission(
        "לשמור על כל עובדת ועובד בעבודה, יום ולילה, בשיחה אחת שמספיקה",
        "קודם מקשיבים",
        "מתקנים סיבות ולא רק תסמינים",
    ),
)


def many_ideas(number: int) -> list[tuple[str, str]]:
    """So many ideas, all different: (question, text)."""
    whom = ("Nurses", "Teachers", "New colleagues", "The field staff", "Managers", "Suppliers")
    when = ("at night", "on a Monday", "in their first week", "far from the office", "in a hurry")
    what = (
        "get a straight answer",
        "are back at work within the hour",
        "know whom to ask",
        "hear what happens next",
        "never have to explain it twice",
        "are met with patience and plain words, whatever it was that broke",
        "can help themselves",
    )
    made = islice(product(when, what, whom), number)
    return [(f"q{1 + i % 3}", f"{a} {b} {c}") for i, (b, c, a) in enumerate(made)]


def many_candidates(number: int) -> list[tuple[PieceText, ...]]:
    """So many missions, all different."""
    what = ("working", "well informed", "safe", "at ease with their tools", "in touch")
    whom = ("every colleague", "everybody in the house", "those who care for patients", "people")
    how = (*script.IDEAS["how"], *script.IDEAS["what"])
    pairs = list(islice(product(what, whom), number)) * 2
    return [
        mission(f"To keep {b} {a}, through", how[i % len(how)], how[(i + 5) % len(how)])
        if i < len(pairs) // 2
        else mission(f"That {b} stay {a}, by", how[(i + 3) % len(how)], how[i % len(how)])
        for i, (a, b) in enumerate(pairs)
    ][:number]


def crowd(number: int, groups: tuple[str, ...] = ("g1", "g2", "g3")) -> list[tuple[str, str]]:
    """So many people: (name, group), in turn of every group."""
    names = script.NAMES
    return [
        (
            names[i % len(names)] + (f" {1 + i // len(names)}" if i >= len(names) else ""),
            groups[i % len(groups)],
        )
        for i in range(number)
    ]
