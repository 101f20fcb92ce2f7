"""Real files, made as programs make them."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import typst
import xlsxwriter
from PIL import Image, PngImagePlugin

GPS = 0x8825
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20), **options: Any) -> bytes:
    """A picture whose left half is red."""
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    target = io.BytesIO()
    image.save(target, format=kind, **options)
    return target.getvalue()


def photo() -> bytes:
    """A JPEG that tells where it was taken, by what camera, and lies on its side."""
    exif = Image.Exif()
    exif[0x0110] = "Secret camera"
    exif[0x0112] = 6
    exif.get_ifd(GPS).update({1: "N", 2: (23.0, 44.0, 5.0)})
    return picture(exif=exif, comment=b"taken by somebody", icc_profile=b"profile" * 20)


def chatty_png() -> bytes:
    """A PNG with a text in it."""
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "somebody")
    return picture("PNG", pnginfo=told)


def sheet(fill: Callable[[Any, Any], None] = lambda *_: None) -> bytes:
    """A workbook; `fill` gets the book and its sheet."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        page = book.add_worksheet()
        page.write("A1", "企业诉求")
        fill(book, page)
    return target.getvalue()


def archive(parts: dict[str, str | bytes]) -> bytes:
    """An archive of parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return target.getvalue()


def letter(**parts: str) -> bytes:
    """A docx; parts by their name, with dots written as two underscores and slashes as three."""
    named = {name.replace("___", "/").replace("__", "."): said for name, said in parts.items()}
    return archive(
        {"[Content_Types].xml": TYPES, "word/document.xml": "<w:document>诉求</w:document>"} | named
    )


def link(kind: str) -> str:
    """What a part of an office file says of a link to elsewhere."""
    return (
        '<Relationships><Relationship Id="a" TargetMode="External" Target="http://example.org/x"'
        f' Type="{RELATIONS}/{kind}"/></Relationships>'
    )


def pdf() -> bytes:
    """A page, as a typesetter writes it."""
    return typst.compile(b"= Letter\nwords", format="pdf")
