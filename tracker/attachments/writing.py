"""Plain text and tables as text: readable signs and nothing else."""

import re
import unicodedata

from tracker.attachments.refusals import refused, translated
from tracker.errors import FaultCode
from tracker.intake import guard
from tracker.intake.faults import Refused

KINDS = "jpg, png, webp, pdf, xlsx, docx, txt, csv"
_MARK = b"\xef\xbb\xbf"
_MARKUP = re.compile(rb"\s*<[!?a-z]", re.IGNORECASE)
_FORMULA = re.compile(r'(?:^|[,;\t\n])[\s"\']*[=@]|(?:^|[,;\t\n])[\s"\']*[+-][^,;\t\n]*[|!(]')
"""A cell with which a spreadsheet program would begin to calculate, or to call another."""


def refuse_other(content: bytes) -> None:
    """Refuse what is no text at all, by how it begins."""
    try:
        guard.refuse_other(content)
    except Refused as fault:
        raise translated(fault, KINDS) from fault
    if content.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"RIFF")):
        raise refused(FaultCode.WRONG_KIND, "ZIP, DOC, XLS", KINDS)
    if _MARKUP.match(content.removeprefix(_MARK)):
        raise refused(FaultCode.WRONG_KIND, "HTML, XML, SVG", KINDS)


def harmless(content: bytes, *, table: bool) -> str:
    """
    The character set of a text.

    Parameters
    ----------
    table
        Whether programs will read it as a table, in which no cell may be a formula.

    Raises
    ------
    Rejected
        If it is in neither set that is known, holds control characters, or formulas.
    """
    charset, text = _decoded(content)
    for sign in text:
        if unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\t\r\n":
            raise refused(FaultCode.WRONG_KIND, f"U+{ord(sign):04X}", KINDS)
    formula = _FORMULA.search(text) if table else None
    if formula:
        raise refused(FaultCode.UNSAFE, text[formula.start() : formula.start() + 20])
    return charset


def _decoded(content: bytes) -> tuple[str, str]:
    try:
        return "utf-8", content.removeprefix(_MARK).decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError as error:
        raise refused(FaultCode.WRONG_KIND, "bytes", KINDS) from error
    # Nearly any bytes are some GB 18030; those that mean something are assigned characters.
    if any(unicodedata.category(sign) in ("Cn", "Co") for sign in text):
        raise refused(FaultCode.WRONG_KIND, "bytes", KINDS)
    return "gb18030", text
