"""A file that is not what it says, or that could do harm, is refused before it is stored."""

import io
import zlib

import pytest
from PIL import Image

from tests.tracker.attachments import files
from tracker.attachments import kinds
from tracker.errors import Fault, FaultCode, Rejected

MOST = 40_000_000


def refusal(content: bytes, name: str = "") -> Fault:
    with pytest.raises(Rejected) as wrong:
        kinds.examined(name, content, MOST)
    (fault,) = wrong.value.faults
    assert isinstance(fault, Fault)
    assert fault.field == "file"
    return fault


@pytest.mark.parametrize(
    ("name", "content", "found", "expected"),
    [
        ("函.pdf", files.picture(), ".pdf", "jpg"),
        ("图.jpg", files.picture("PNG"), ".jpg", "png"),
        ("图.svg", files.picture("WEBP"), ".svg", "webp"),
        ("函.docx", files.pdf(), ".docx", "pdf"),
        ("函.docx", files.sheet(), ".docx", "xlsx"),
        ("函.docm", files.letter(), ".docm", "docx"),
        ("函.pdf.exe", files.pdf(), ".exe", "pdf"),
        ("页.html", b"words", ".html", "txt"),
    ],
)
def test_a_name_that_says_something_else_is_refused(
    name: str, content: bytes, found: str, expected: str
):
    assert refusal(content, name) == Fault("file", FaultCode.NOT_WHAT_IT_SAYS, found, expected)


@pytest.mark.parametrize("name", ["图.jpeg", "图.JPG", "图", "第1.2版"])
def test_a_name_that_fits_or_says_nothing_is_taken(name: str):
    assert kinds.examined(name, files.picture(), MOST).ending == "jpg"


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\0\3",
        b"\x7fELF\2\1\1",
        b"GIF89a" + bytes(20),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xef\xbb\xbf <!DOCTYPE html><p>",
        b"<script>alert(1)</script>",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        b"{\\rtf1 x}",
        b"RIFF\x24\0\0\0WAVEfmt ",
        files.archive({"a.txt": "x"}),
        files.archive({"xl/workbook.bin": "x"}),
        b"\x1f\x8b\x08\0",
        b"words\x07",
        b"\xff\xfe\x01\x4f",
        bytes(range(128, 256)) * 2,
    ],
)
def test_what_is_no_kind_that_is_kept_is_refused(content: bytes):
    assert refusal(content).code in (FaultCode.WRONG_KIND, FaultCode.NOT_WHAT_IT_SAYS)


def with_macros(book: object, _: object) -> None:
    project = io.BytesIO(b"\xd0\xcf\x11\xe0")
    book.add_vba_project(project, True)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (files.sheet(with_macros), "xl/vbaProject.bin"),
        (files.letter(word___embeddings___x__xml="x"), "word/embeddings/x.xml"),
        (files.letter(word___media___x__exe="x"), "word/media/x.exe"),
        (files.letter(word___media___x__svg="x"), "word/media/x.svg"),
        (files.letter(word____rels___a__rels=files.link("attachedTemplate")), "attachedTemplate"),
        (files.letter(word____rels___a__rels=files.link("image")), "image"),
        (files.letter(word____rels___a__rels="<!DOCTYPE a><a/>"), "DOCTYPE"),
        (
            files.letter(
                word___b__xml="<w:instrText>DDE</w:instrText><w:instrText>AUTO c</w:instrText>"
            ),
            "DDEAUTO",
        ),
        (files.letter() + b"<script>", "ZIP + …"),
    ],
)  # fmt: skip
def test_an_office_file_that_could_do_harm_is_refused(content: bytes, found: str):
    assert refusal(content) == Fault("file", FaultCode.UNSAFE, found)


def test_a_link_that_a_reader_may_follow_is_taken():
    letter = files.letter(word____rels___a__rels=files.link("hyperlink"))
    sheet = files.sheet(lambda _, page: page.write_url("A2", "http://example.org"))

    assert [kinds.examined("", one, MOST).ending for one in (letter, sheet)] == ["docx", "xlsx"]


def test_a_bomb_is_refused():
    bomb = files.letter(word___b__xml="0" * (40 << 20))

    assert refusal(bomb).code is FaultCode.TOO_LARGE


def test_a_damaged_archive_is_refused():
    whole = files.letter()
    broken = bytearray(whole)
    broken[whole.index(b"word/document.xml") + 20] ^= 0xFF

    assert refusal(bytes(broken)).code in (FaultCode.DAMAGED, FaultCode.WRONG_KIND)
    assert refusal(b"PK\x03\x04" + bytes(40)).code is FaultCode.DAMAGED


def spliced(words: bytes) -> bytes:
    """A PDF that says something more."""
    whole = files.pdf()
    end = whole.rindex(b"%%EOF")
    return whole[:end] + words + b"\n" + whole[end:]


def packed(words: bytes) -> bytes:
    """An object that lies packed in a stream."""
    return b"9 0 obj <</Type/ObjStm>> stream\n" + zlib.compress(words) + b"\nendstream endobj"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (b"<</S/JavaScript/JS(app.alert(1))>>", "/JavaScript"),
        (b"<</S/J#61vaScript>>", "/JavaScript"),
        (b"<</S /Launch /F(cmd.exe)>>", "/Launch"),
        (b"<</Type/EmbeddedFile>>", "/EmbeddedFile"),
        (b"<</EmbeddedFiles 3 0 R>>", "/EmbeddedFiles"),
        (b"<</OpenAction<</S/#4aavaScript>>>>", "/JavaScript"),
        (b"trailer <</Encrypt 5 0 R>>", "/Encrypt"),
        (packed(b"<</OpenAction<</S/JavaScript>>>>"), "/JavaScript"),
        (b"9 0 obj <</Type/ObjStm>> stream\nnothing that deflates", "/ObjStm"),
        (files.archive({"a": "x"}), "ZIP"),
    ],
)
def test_a_pdf_in_which_something_runs_or_hides_is_refused(words: bytes, found: str):
    assert refusal(spliced(words)) == Fault("file", FaultCode.UNSAFE, found)


def test_a_pdf_ends_as_one():
    assert kinds.examined("函.pdf", files.pdf() + b"\r\n", MOST).ending == "pdf"
    assert kinds.examined("", spliced(packed(b"<</Type/Page>>")), MOST).ending == "pdf"
    assert refusal(files.pdf() + b"<script>").code is FaultCode.DAMAGED


def test_a_picture_that_is_an_archive_as_well_is_refused():
    gifar = files.picture() + files.archive({"A.class": "x"})

    assert refusal(gifar) == Fault("file", FaultCode.UNSAFE, "ZIP")


def test_a_moving_or_broken_picture_is_refused():
    target = io.BytesIO()
    frames = [Image.new("RGB", (4, 4), colour) for colour in ("red", "blue")]
    frames[0].save(target, "PNG", save_all=True, append_images=frames[1:])

    assert refusal(target.getvalue()) == Fault("file", FaultCode.WRONG_KIND, "PNG (2)", "PNG")
    assert refusal(files.picture()[:300]).code is FaultCode.DAMAGED


@pytest.mark.parametrize("size", [(10_000, 10_000), (20_000, 20_000)])
def test_a_picture_with_too_many_pixels_is_refused_before_it_is_decoded(size: tuple[int, int]):
    header = bytearray(files.picture("PNG"))
    header[16:24] = size[0].to_bytes(4) + size[1].to_bytes(4)
    header[29:33] = zlib.crc32(header[12:29]).to_bytes(4)

    assert refusal(bytes(header)).code is FaultCode.TOO_LARGE


@pytest.mark.parametrize(
    ("mode", "kept"),
    [("P", "RGB"), ("CMYK", "RGB"), ("RGBA", "RGBA"), ("1", "1"), ("L", "L"), ("PA", "RGBA")],
)
def test_a_picture_keeps_its_colours_and_its_transparency(mode: str, kept: str):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    target = io.BytesIO()
    image = Image.new("RGB", (4, 4), "white").convert("P" if mode == "PA" else mode)
    image.save(target, kind, **({"transparency": 0} if mode == "PA" else {}))

    after = kinds.examined("", target.getvalue(), MOST).content

    assert Image.open(io.BytesIO(after)).mode == kept


@pytest.mark.parametrize("text", ["a,=cmd|' /C calc'!A0\n", "=1+1", "x\t@SUM(A1)", 'a,"+f(1)"'])
def test_a_table_that_calculates_is_refused(text: str):
    assert refusal(text.encode(), "x.csv").code is FaultCode.UNSAFE
    assert kinds.examined("x.txt", text.encode(), MOST).ending == "txt"


def test_a_table_of_plain_values_is_taken():
    text = "企业,电话,差额\n甲,+86 762 1,-3.5\n"

    assert kinds.examined("x.csv", text.encode(), MOST).media == "text/csv; charset=utf-8"
