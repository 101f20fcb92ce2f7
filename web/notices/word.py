"""
Papers as documents to edit (DOCX): the same blocks that are printed, with real styles.

By python-docx and not from a template file: a template cannot be reviewed line by line, and what
a user typed would be read as its markup. Equal papers are equal bytes.
"""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import docx
import segno
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from web.notices.blocks import Block

RED = RGBColor(0xA8, 0x23, 0x1E)
SOFT = RGBColor(0x5B, 0x66, 0x75)
SONG, HEI = "宋体", "黑体"
"""Fonts that every Chinese office program has."""

FIRST = (1980, 1, 1, 0, 0, 0)
"""The only time in a file: what is equal must not differ by when it was written."""

MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def write(fields: Mapping[str, Any]) -> bytes:
    """A paper, whose fields hold its head and its `blocks`."""
    paper = docx.Document()
    _style(paper, fields)
    _head(paper, fields)
    for block in fields["blocks"]:
        DRAWN[block["kind"]](paper, block)
    footer = paper.sections[0].footer.paragraphs[0]
    _say(footer, fields["footer"], 8, SOFT)
    return _equal(paper)


def _style(paper: Any, fields: Mapping[str, Any]) -> None:
    known = paper.core_properties
    known.title, known.author = f"{fields['title']} {fields['enterprise']}", fields["issuer"]
    known.language = f"{fields['lang']}-{fields['region']}"
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    for name, font, size in (("Normal", SONG, 10.5), ("Title", HEI, 22), ("Heading 1", HEI, 12)):
        style = paper.styles[name]
        style.font.name, style.font.size = "Times New Roman", Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "eastAsiaTheme", "hAnsiTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), font)
        style.paragraph_format.space_after = Pt(4)
        if name != "Normal":
            style.font.color.rgb, style.font.bold = RED, False
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), "en-US")
    spoken.set(qn("w:eastAsia"), "zh-CN")
    paper.styles["Normal"].element.get_or_add_rPr().append(spoken)


def _head(paper: Any, fields: Mapping[str, Any]) -> None:
    _say(paper.add_paragraph(), fields["issuer"], 12, RED)
    paper.add_paragraph(fields["title"], style="Title")
    _say(paper.add_paragraph(), f"{fields['number']}　{fields['issued']}", 9, SOFT)
    if fields["code"]:
        _code(paper, fields["code"], fields["code_note"])
    if fields["demo"]:
        _say(paper.add_paragraph(), fields["demo"], 8, SOFT)
    if fields["salutation"]:
        _say(paper.add_paragraph(), fields["salutation"], 12)


def _code(paper: Any, link: str, note: str) -> None:
    """The visit code, with the words that stand for it where it cannot be seen."""
    picture = io.BytesIO()
    segno.make(link, error="m").save(picture, kind="png", border=0, scale=6)
    place = paper.add_paragraph()
    place.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    shape = place.add_run().add_picture(picture, width=Cm(2))
    shape._inline.docPr.set("descr", note)
    _say(place, f" {note}", 8, SOFT)


def _say(paragraph: Any, words: str, size: float, colour: RGBColor | None = None) -> None:
    run = paragraph.add_run(words)
    run.font.size = Pt(size)
    if colour is not None:
        run.font.color.rgb = colour


def _text(paper: Any, block: Block) -> None:
    for line in block["lines"]:
        if line.strip():
            paper.add_paragraph(line)


def _heading(paper: Any, block: Block) -> None:
    paper.add_heading(block["text"], 1)


def _facts(paper: Any, block: Block) -> None:
    _grid(paper, [row[:2] for row in block["rows"]], (1, 4))


def _pairs(paper: Any, block: Block) -> None:
    if block["rows"]:
        _grid(paper, block["rows"], (2, 5))


def _table(paper: Any, block: Block) -> None:
    table = _grid(paper, [block["columns"], *block["rows"]], block["widths"])
    row = table.rows[0]._tr.get_or_add_trPr()
    row.append(OxmlElement("w:tblHeader"))


def _grid(paper: Any, rows: Any, shares: Any) -> Any:
    table = paper.add_table(len(rows), len(shares), style="Table Grid")
    table.autofit = False
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words, share in zip(row.cells, cells, shares, strict=True):
            cell.text, cell.width = words, Cm(16.6 * share / sum(shares))
    paper.add_paragraph()
    return table


def _list(paper: Any, block: Block) -> None:
    style = "List Number" if block["numbered"] else "List Bullet"
    for item in block["items"]:
        paper.add_paragraph(item, style=style)


def _blanks(paper: Any, block: Block) -> None:
    for name in block["names"]:
        paper.add_paragraph(f"{name}　＿＿＿＿＿＿＿＿＿＿")


def _seal(paper: Any, block: Block) -> None:
    for contact in block["contacts"]:
        paper.add_paragraph(contact)
    for words in (f"{block['signature']}{block['seal']}", block["issued"]):
        paper.add_paragraph(words).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _receipt(paper: Any, block: Block) -> None:
    paper.add_heading(block["receipt_title"], 1)
    _blanks(paper, {"names": block["receipt"]})


DRAWN: Mapping[str, Callable[[Any, Block], None]] = {
    "text": _text,
    "heading": _heading,
    "facts": _facts,
    "pairs": _pairs,
    "table": _table,
    "list": _list,
    "blanks": _blanks,
    "seal": _seal,
    "receipt": _receipt,
}
"""How each kind of block is written."""


def _equal(paper: Any) -> bytes:
    """The file, without the moment at which it was packed."""
    packed, stream = io.BytesIO(), io.BytesIO()
    paper.save(packed)
    with zipfile.ZipFile(packed) as found, zipfile.ZipFile(stream, "w") as archive:
        for name in found.namelist():
            entry = zipfile.ZipInfo(name, FIRST)
            archive.writestr(entry, found.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()
