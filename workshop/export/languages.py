"""The language of a text, as far as its letters tell: for spelling, fonts and whoever hears it.

Letters tell a script, and a script seldom one language alone: where several are common, the most
widely read one is meant, unless letters that only another one has stand in the text. Latin letters
tell nothing; they are in the document's own language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

#: Below this letter everything is Latin, or of no script.
FIRST_TOLD: Final = "\u0370"
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Attributes of `w:lang` by name, and the font of East Asian letters where it is not usual."""

    lang: tuple[tuple[str, str], ...] = ()
    east_asian_font: str = ""


#: (letters, attribute of w:lang, language), the first that occurs counts for its attribute.
_TELLING: Final = tuple(
    (re.compile(letters), attribute, language)
    for letters, attribute, language in (
        ("[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]", "eastAsia", "ja-JP"),
        ("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]", "eastAsia", "ko-KR"),
        ("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]", "eastAsia", "zh-CN"),
        ("[\u0590-\u05ff\ufb1d-\ufb4f]", "bidi", "he-IL"),
        ("[\u0679\u0688\u0691\u06ba\u06d2]", "bidi", "ur-PK"),
        ("[\u067e\u0686\u0698\u06af\u06cc]", "bidi", "fa-IR"),
        ("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]", "bidi", "ar-SA"),
        ("[\u0e00-\u0e7f]", "bidi", "th-TH"),
        ("[\u0900-\u097f]", "bidi", "hi-IN"),
        ("[\u0980-\u09ff]", "bidi", "bn-BD"),
        ("[\u0b80-\u0bff]", "bidi", "ta-IN"),
        ("[\u0370-\u03ff\u1f00-\u1fff]", "val", "el-GR"),
        ("[\u0404\u0406\u0407\u0454\u0456\u0457\u0490\u0491]", "val", "uk-UA"),
        ("[\u0400-\u04ff]", "val", "ru-RU"),
        ("[\u0530-\u058f]", "val", "hy-AM"),
        ("[\u10a0-\u10ff]", "val", "ka-GE"),
    )
)
#: The usual font of the styles is made for Chinese; the same signs are drawn otherwise elsewhere.
_FONTS: Final = {"ja-JP": "Yu Gothic", "ko-KR": "Malgun Gothic"}
_NONE: Final = Spoken()


def spoken(text: str, around: str = "") -> Spoken:
    """What a run's letters tell; `around` is its whole paragraph.

    Word has three languages for a run, for Latin and its like (`val`), for East Asia, and for
    complex scripts (`bidi`), and sorts the letters itself. So only letters that share `val` with
    Latin ones must be alone to be named. Signs shared by Chinese and Japanese go with what stands
    around them.
    """
    if max(text, default="") < FIRST_TOLD:
        return _NONE
    found: dict[str, str] = {}
    east_asian = any(letters.search(text) for letters, name, _ in _TELLING if name == "eastAsia")
    for letters, attribute, language in _TELLING:
        where = around if attribute == "eastAsia" and east_asian and around else text
        if attribute not in found and letters.search(where):
            found[attribute] = language
    if "val" in found and _LATIN.search(text):
        del found["val"]
    east = found.get("eastAsia", "")
    return Spoken(tuple(sorted(found.items())), _FONTS.get(east, ""))
