"""The look of a document: every style made anew, so that nothing of a stock template is left.

Statements are set in Georgia, which readers have; the rest in Arial, small and quiet, which has the
same widths everywhere (Liberation Sans stands in for it). What each paragraph looks like stands in
looks.toml. Sizes and distances in points, colours as RRGGBB.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

FONTS: Final = {"serif": ("Georgia", "Times New Roman"), "sans": ("Arial", "Arial")}
#: Height of a line of each font, in font sizes.
LINE_HEIGHTS: Final = {"serif": 1.136, "sans": 1.149}
COLOURS: Final = {
    "ink": "1C2333",
    "soft": "596274",
    "line": "E7E0D4",
    "amber": "F3B03E",
    "amber-tint": "FDF0DA",
    "amber-text": "8A5200",
    "green": "2F7D4F",
    "green-tint": "E7F0E9",
    "red": "971F18",
}
#: Stakeholder groups by their place in the brief, and whatever is of the whole room.
GROUPS: Final = ("1F6F8B", "8F4A7B", "557A2F", "B4552F")
ROOM: Final = "434B5C"

#: A4 with 25 mm at either side.
TEXT_WIDTH: Final = 453.5
#: Between the columns of a table.
GUTTER: Final = 8.0
#: The list whose bullets all bulleted paragraphs have.
BULLETS: Final = 1
#: Names that Word knows by itself; all others are ours.
_BUILT_IN: Final = frozenset(
    {"Normal", "Title", "Subtitle", "List Bullet", "Quote", "toc 1", "toc 2", "footer"}
)


@dataclass(frozen=True, slots=True)
class Look:
    """One paragraph style, as looks.toml says it. `indent` hangs: the first line begins outside."""

    name: str
    size: float
    font: str = "sans"
    colour: str = "ink"
    before: float = 0
    after: float = 6
    line: float = 1.25
    bold: bool = False
    keep: str = ""
    level: int = -1
    left: float = 0
    right: float = 0
    indent: float = 0
    bullet: bool = False
    border: str = ""
    tab: float = 0
    leader: bool = False
    right_tab: bool = False
    end: bool = False

    @property
    def id(self) -> str:
        return style_id(self.name)

    @property
    def line_height(self) -> float:
        """In points. Given as a least height, so that a font that stands in changes no page."""
        return self.size * LINE_HEIGHTS[self.font] * self.line


def style_id(name: str) -> str:
    """The id under which paragraphs name a style."""
    return name.replace(" ", "")


@cache
def looks() -> dict[str, Look]:
    """Every look by its name."""
    data = tomllib.loads(Path(__file__).with_name("looks.toml").read_text("utf-8"))
    return {name: Look(name, **values) for name, values in data.items()}


def apply(styles: Any, language: str) -> None:
    """Make these the styles of a document whose words are in `language` ("en-GB")."""
    for child in list(styles):
        styles.remove(child)
    for child in parse_xml(_xml(language)):
        styles.append(child)


def apply_bullets(numbering: Any) -> None:
    """Make ours the only list of a document."""
    for child in list(numbering):
        numbering.remove(child)
    bullet = (
        f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="0">'
        '<w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:rPr>'
        f'{_fonts("sans")}<w:color w:val="{COLOURS["amber-text"]}"/></w:rPr></w:lvl>'
        "</w:abstractNum>"
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    for child in parse_xml(bullet):
        numbering.append(child)


def _xml(language: str) -> str:
    ink, soft = COLOURS["ink"], COLOURS["soft"]
    return f"""<w:styles {nsdecls("w")}>
<w:docDefaults><w:rPrDefault><w:rPr>{_fonts("sans")}<w:color w:val="{ink}"/><w:sz w:val="21"/>
<w:szCs w:val="21"/><w:lang w:val="{language}" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>
</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>
{"".join(_paragraph_style(look) for look in looks().values())}
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
{_letters_style("Strong", "<w:b/><w:bCs/>")}
{_letters_style("Added", f'<w:color w:val="{COLOURS["green"]}"/><w:u w:val="single"/>')}
{_letters_style("Removed", f'<w:strike/><w:color w:val="{COLOURS["red"]}"/>')}
{_letters_style("Fact Name", f'<w:color w:val="{soft}"/>')}
{_letters_style("Quiet Heading", _quiet_heading())}
{_letters_style("Bar", '<w:sz w:val="16"/><w:szCs w:val="16"/>')}
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
{_table_style()}
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>
<w:uiPriority w:val="99"/><w:semiHidden/></w:style></w:styles>"""


def _fonts(font: str) -> str:
    name, other = FONTS[font]
    return (
        f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="Microsoft YaHei" w:cs="{other}"/>'
    )


def _paragraph_style(look: Look) -> str:
    normal, heading = look.name == "Normal", look.level >= 0
    kind = ' w:default="1"' if normal else ""
    if look.name not in _BUILT_IN and not heading:
        kind = ' w:customStyle="1"'
    name = look.name.lower() if heading else look.name
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{look.id}"><w:name w:val="{name}"/>'
        + ("" if normal else '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>')
        + f"<w:qFormat/><w:pPr>{_shape(look)}</w:pPr><w:rPr>{_letters(look)}</w:rPr></w:style>"
    )


def _shape(look: Look) -> str:
    """The XML of a paragraph's properties, in the order that the schema asks for."""
    tabs = _tab(look.tab, "left", "none") if look.tab else ""
    if look.leader or look.right_tab:
        tabs = _tab(TEXT_WIDTH, "right", "dot" if look.leader else "none")
    return "".join(
        (
            _switch("keepNext", look.keep in ("next", "both")),
            _switch("keepLines", look.keep in ("lines", "both")),
            f'<w:numPr><w:numId w:val="{BULLETS}"/></w:numPr>' if look.bullet else "",
            _border(look.border),
            f"<w:tabs>{tabs}</w:tabs>" if tabs else "",
            f'<w:spacing w:before="{round(20 * look.before)}" w:after="{round(20 * look.after)}"'
            f' w:line="{round(20 * look.line_height)}" w:lineRule="atLeast"/>',
            f'<w:ind w:left="{round(20 * (look.left + look.indent))}"'
            f' w:right="{round(20 * look.right)}" w:hanging="{round(20 * look.indent)}"/>',
            f'<w:jc w:val="{"right" if look.end else "left"}"/>',
            f'<w:outlineLvl w:val="{look.level}"/>' if look.level >= 0 else "",
        )
    )


def _letters(look: Look) -> str:
    size = round(2 * look.size)
    return (
        _fonts(look.font)
        + _switch("b", look.bold)
        + _switch("bCs", look.bold)
        + f'<w:color w:val="{COLOURS[look.colour]}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )


def _quiet_heading() -> str:
    """Over the words that could be framed, even the heading steps back."""
    soft = COLOURS["soft"]
    return f'{_fonts("sans")}<w:color w:val="{soft}"/><w:sz w:val="26"/><w:szCs w:val="26"/>'


def _switch(name: str, on: bool) -> str:
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'


def _tab(at: float, kind: str, leader: str) -> str:
    return f'<w:tab w:val="{kind}" w:leader="{leader}" w:pos="{round(20 * at)}"/>'


def _edge(side: str, colour: str, eighths: int, space: int = 0) -> str:
    return (
        f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{COLOURS[colour]}"/>'
    )


def _border(border: str) -> str:
    """A line above or beside a paragraph; callouts are tinted too."""
    if border == "top":
        return f"<w:pBdr>{_edge('top', 'amber', 36, 1)}</w:pBdr>"
    if border == "left":
        return f"<w:pBdr>{_edge('left', 'line', 18, 8)}</w:pBdr>"
    if border:
        tint = f"{border}-tint"
        # Edges of the tint's own colour are room between the words and the end of the tint.
        edges = (
            _edge("top", tint, 24, 2) + _edge("left", border, 36, 8) + _edge("bottom", tint, 24, 3)
        )
        ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{COLOURS[tint]}"/>'
        return f"<w:pBdr>{edges}</w:pBdr>{ground}"
    return ""


def line_at_right() -> Any:
    """The border of a quote that is read from right to left: the style's, on the other side."""
    other = '<w:left w:val="nil"/>'
    return parse_xml(f"<w:pBdr {nsdecls('w')}>{other}{_edge('right', 'line', 18, 8)}</w:pBdr>")


def _letters_style(name: str, properties: str) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f"<w:qFormat/><w:rPr>{properties}</w:rPr></w:style>"
    )


def _table_style() -> str:
    """Hairlines between rows, a darker one under the head; no other lines."""
    lines = _edge("bottom", "line", 4) + _edge("insideH", "line", 4)
    head = f"<w:tcBorders>{_edge('bottom', 'ink', 8)}</w:tcBorders>"
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 60), ("left", 0), ("bottom", 60), ("right", round(20 * GUTTER)))
    )
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="Calm"><w:name w:val="Calm"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders>"
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        '<w:tcPr><w:vAlign w:val="top"/></w:tcPr>'
        f'<w:tblStylePr w:type="firstRow"><w:tcPr>{head}<w:vAlign w:val="bottom"/></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )
