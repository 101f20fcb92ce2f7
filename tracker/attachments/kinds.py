"""What a file really is, decided by its bytes, and what is kept of it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tracker.attachments import papers, pictures, writing
from tracker.attachments.refusals import refused
from tracker.errors import FaultCode


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a file: the media type, the ending of its name, the bytes."""

    media: str
    ending: str
    content: bytes


_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "jpg": ("jpg", "jpeg", "jpe", "jfif"),
    "png": ("png",),
    "webp": ("webp",),
    "pdf": ("pdf",),
    "xlsx": ("xlsx",),
    "docx": ("docx",),
    "txt": ("txt", "csv"),
}
"""How the name of a file of each kind may end; the first is what it is called."""

_MEDIA: Mapping[str, str] = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

_CLEANED: Mapping[str, Callable[[bytes], bytes]] = {
    "xlsx": papers.harmless_office,
    "docx": papers.harmless_office,
    "pdf": papers.harmless_pdf,
}


def examined(name: str, content: bytes, most_pixels: int) -> Kept:
    """
    What is kept of a file.

    Parameters
    ----------
    name
        The one it was handed in under, already without control characters.

    Raises
    ------
    Rejected
        If it is of no kind that is kept, is not what its name says, or could do harm.
    """
    kind = _kind_of(content)
    ending = _ending(name)
    if ending and ending not in _ENDINGS[kind]:
        raise refused(FaultCode.NOT_WHAT_IT_SAYS, f".{ending}", _ENDINGS[kind][0])
    if kind == "txt":
        charset = writing.harmless(content, table=ending == "csv")
        plain, ending = ("csv", "csv") if ending == "csv" else ("plain", "txt")
        return Kept(f"text/{plain}; charset={charset}", ending, content)
    if kind in _CLEANED:
        return Kept(_MEDIA[kind], kind, _CLEANED[kind](content))
    return Kept(_MEDIA[kind], kind, pictures.cleaned(content, kind, most_pixels))


def _kind_of(content: bytes) -> str:
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "webp"
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return papers.office_kind(content)
    writing.refuse_other(content)
    return "txt"


def _ending(name: str) -> str:
    """How a name ends, in small letters; empty where it says nothing about the kind."""
    found = re.search(r"\.([A-Za-z0-9]{1,8})$", name)
    return found[1].lower() if found else ""
