"""What a document says of itself: title, author, language, page, footer; nothing of a template."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from workshop.projections.outline import Outline, Run

from .letters import add_field, add_run, fit, paragraph, spaced

#: How far a title page begins below the top of the others, in points.
LOWERED: Final = 150.0
#: The most that a property may hold.
LONGEST: Final = 255
#: Language of the outline -> the one that spelling is checked in.
_SPELT: Final = {"en": "en-GB", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "it": "it-IT"}
#: Parts of python-docx's template that say things which are not true of this document.
_STOCK: Final = (
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.CUSTOM_XML,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    RELATIONSHIP_TYPE.WEB_SETTINGS,
    RELATIONSHIP_TYPE.FONT_TABLE,
)
_APP: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.'
    'openxmlformats.org/officeDocument/2006/extended-properties"><Application>Lodestar'
    "</Application><Company>{company}</Company></Properties>"
)


def language(outline: Outline) -> str:
    """The language with its country, as Word names it."""
    return _SPELT.get(outline.language, outline.language)


def set_properties(document: Document, outline: Outline) -> None:
    """Title, organisation, keywords, dates, language: each cleaned, and no longer than allowed."""
    made = datetime.fromtimestamp(outline.made_at / 1000, UTC).replace(tzinfo=None)
    core = document.core_properties
    core.title = _short(outline.title)
    core.subject = _short(outline.subtitle)
    core.author = _short(outline.unit) or "Lodestar"
    core.last_modified_by = "Lodestar"
    core.created = core.modified = made
    core.language = language(outline)
    core.keywords = _short(outline.phrases.get("keywords", ""))
    core.comments = core.category = core.content_status = ""
    core.identifier = core.version = ""
    core.revision = 1


def _short(text: str) -> str:
    return " ".join(fit(text).split())[:LONGEST]


def drop_stock_parts(document: Document, outline: Outline) -> None:
    """Take out the stock thumbnail and the rest that python-docx's template brings with it."""
    for part in (document.part, document.part.package):
        for key, relation in list(part.rels.items()):
            if relation.reltype in _STOCK:
                del part.rels[key]
            elif relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
                company = escape(_short(outline.unit) or "Lodestar")
                relation.target_part._blob = _APP.format(company=company).encode()


def set_settings(document: Document, outline: Outline) -> None:
    """The settings of the program that shows the document."""
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    compatible = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    for child in parse_xml(
        f'<w:settings {nsdecls("w")}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat>{compatible}</w:compat>"
        f'<w:themeFontLang w:val="{language(outline)}"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    ):
        settings.append(child)


def set_page(document: Document, outline: Outline) -> None:
    """A4. The first page has the amber rule at its head; the others a foot that says where one is.

    The rule stands in the header: as an empty paragraph in front of the text, LibreOffice leaves
    headings alone at the foot of that page.
    """
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(25), Mm(24)
    section.header_distance, section.footer_distance = Mm(19), Mm(12)
    section.different_first_page_header_footer = True
    above = LOWERED if outline.kind == "full" else 0
    _fill(section.first_page_header._element, spaced(paragraph("Rule"), before=above))
    _fill(section.footer._element, _footer(outline))
    _fill(section.first_page_footer._element, paragraph("footer"))


def _footer(outline: Outline) -> Any:
    """ "Service desk mission · 14 March 2026        Page 2 of 9"."""
    made = paragraph("footer", (Run(_short(outline.foot)),), turns=False)
    tab = OxmlElement("w:r")
    tab.append(OxmlElement("w:tab"))
    made.append(tab)
    before, _, rest = outline.phrases["page"].partition("{page}")
    between, _, after = rest.partition("{pages}")
    add_run(made, before)
    add_field(made, "PAGE", "1")
    add_run(made, between)
    add_field(made, "NUMPAGES", "1")
    add_run(made, after)
    return made


def _fill(footer: Any, content: Any) -> None:
    for child in footer.findall(qn("w:p")):
        footer.remove(child)
    footer.append(content)
