"""
Text as calendars may carry it: cleaned of control characters, escaped, folded.

>>> one_line("a\\x00b\\r\\nc")
'ab c'
>>> fold("SUMMARY:short")
b'SUMMARY:short\\r\\n'
"""

import re
import unicodedata

from icalendar import vText

LINE = 75
"""Octets that a line may have, its CRLF not counted (RFC 5545, 3.1)."""

_BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_ORDER = "\ufeff"  # Many readers take it off, some only where a text begins.
_UNIT = re.compile(r"\\.|\^.|.", re.DOTALL)


def one_line(text: str) -> str:
    """`text` on one line: breaks and tabs become spaces, control characters vanish."""
    return _printable(_BREAK.sub(" ", text).replace("\t", " ")).strip()


def paragraphs(text: str) -> str:
    r"""`text` with every kind of line break as ``\n`` and without other control characters."""
    lines = _BREAK.sub("\n", text).replace("\t", " ").split("\n")
    return "\n".join(_printable(line) for line in lines).strip()


def _printable(line: str) -> str:
    """`line` without control characters, halves of surrogate pairs and marks of byte order."""
    signs = line.replace(_ORDER, "")
    return "".join(sign for sign in signs if unicodedata.category(sign) not in ("Cc", "Cs"))


class Text(vText):
    r"""
    A TEXT value that reads back as it was given.

    icalendar's own escaping takes a backslash followed by a capital N for a line break, so
    that ``C:\Notes`` would be torn in two.
    """

    def to_ical(self) -> bytes:
        """The value, escaped (RFC 5545, 3.3.11)."""
        return paragraphs(self).translate(_ESCAPES).encode()


def fold(line: str) -> bytes:
    """
    A content line in pieces of at most `LINE` octets, each ended by CRLF.

    Neither a character nor an escape is torn: some clients show the halves of ``\\\\n`` as
    they stand, and icalendar's own folding may tear a doubled backslash.
    """
    pieces, size = [bytearray()], 0
    for unit in _UNIT.findall(line):
        octets = unit.encode()
        if size + len(octets) > LINE:
            pieces.append(bytearray(b" "))
            size = 1
        pieces[-1] += octets
        size += len(octets)
    return b"".join(bytes(piece) + b"\r\n" for piece in pieces)
