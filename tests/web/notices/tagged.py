"""
What a PDF for everybody must hold, looked at in its objects: no word of a program is believed.

The numbers are those of the checkpoints of the Matterhorn protocol, by which PDF/UA-1 is checked.
"""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pdfua import validate

PDFUA = "http://www.aiim.org/pdfua/ns/id/"


def faults(document: bytes) -> list[str]:
    """What is wrong with a PDF, by the checkpoint; of the whole file and of each page and tag."""
    with pikepdf.open(io.BytesIO(document)) as pdf:
        return [*pdf.check_pdf_syntax(), *_whole(pdf), *_tags(pdf), *_pages(pdf), *_fonts(pdf)]


def _whole(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "01-006 not marked"
    if pdf.open_metadata().get(f"{{{PDFUA}}}part") != "1":
        yield "06-002 no claim of PDF/UA-1"
    if not pdf.open_metadata().get("dc:title"):
        yield "06-003 no title"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "07-001 the title is not displayed"
    if not str(root.get("/Lang", "")):
        yield "11-006 no language"


def _elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting.extend(one)
        elif isinstance(one, pikepdf.Dictionary):
            if "/S" in one:
                yield one
            if "/K" in one:
                waiting.append(one.K)


def _tags(pdf: pikepdf.Pdf) -> Iterator[str]:
    names = [str(one.S) for one in _elements(pdf)]
    if names.count("/Table") != names.count("/THead"):
        yield "15 a table without head"
    for one in _elements(pdf):
        if one.S == "/TH" and not any("/Scope" in each for each in _attributes(one)):
            yield "15-003 a heading of a column without scope"
        if one.S == "/Figure" and not str(one.get("/Alt", "")):
            yield "13-004 a figure without words"


def _attributes(one: Any) -> list[Any]:
    found = one.get("/A", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def _pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Everything that is drawn belongs to a tag or is called an artifact."""
    for number, page in enumerate(pdf.pages, start=1):
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
            if operator in ("Tj", "TJ", "Do", "f", "S", "sh") and not depth:
                yield f"01-003 page {number}: {operator} outside of every tag"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for font in pdf.objects:
        if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/Font":
            if "/DescendantFonts" in font and "/ToUnicode" not in font:
                yield "10-001 a font that cannot be read out"
            described = font.get("/FontDescriptor")
            if described is not None and not {"/FontFile2", "/FontFile3"} & set(described.keys()):
                yield "31-009 a font that is not embedded"


def validated(document: bytes, path: Any) -> list[str]:
    """What a validator that we did not write finds."""
    path.write_bytes(document)
    return [str(one) for one in validate(str(path)).findings]
