"""What letters tell of the language that they are in."""

from __future__ import annotations

import pytest

from workshop.export.languages import spoken


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("To help, “day and night”", {}),
        ("Señor Müller", {}),
        ("", {}),
        ("🧑‍🚒 24/7 …", {}),
        ("昼も夜も", {"eastAsia": "ja-JP"}),
        ("随时随地", {"eastAsia": "zh-CN"}),
        ("언제나", {"eastAsia": "ko-KR"}),
        ("Ευαγγελία", {"val": "el-GR"}),
        ("Мы говорим", {"val": "ru-RU"}),
        ("Її команда", {"val": "uk-UA"}),
        ("Ask Ευαγγελία", {}),
        ("نساعد كل زميل", {"bidi": "ar-SA"}),
        ("ما به همه کمک می‌کنیم", {"bidi": "fa-IR"}),
        ("ہم سب کی مدد کرتے ہیں", {"bidi": "ur-PK"}),
        ("שירות", {"bidi": "he-IL"}),
        ("ฟังก่อน 一个", {"bidi": "th-TH", "eastAsia": "zh-CN"}),
    ],
)
def test_letters_tell_their_language(text: str, told: dict[str, str]) -> None:
    """Latin ones tell nothing; Greek and Cyrillic beside Latin ones are not told apart in Word."""
    assert dict(spoken(text).lang) == told


def test_signs_go_with_what_stands_around_them() -> None:
    """A run of signs that Chinese and Japanese share, in a Japanese paragraph."""
    assert dict(spoken("夜勤", "夜勤の看護師").lang) == {"eastAsia": "ja-JP"}
    assert spoken("夜勤", "夜勤の看護師").east_asian_font == "Yu Gothic"
    assert spoken("夜勤").east_asian_font == ""
    assert dict(spoken("لكل", "لكل 夜勤の").lang) == {"bidi": "ar-SA"}
