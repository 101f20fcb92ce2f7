"""
Files that wait between a preview and its confirmation.

Each lies on this machine for an hour, under a name that only its sender can say: the token stands
in the address, and the folder is named by token and login together, so that whoever else learns
the token finds nothing. Why no table: what was not confirmed is nobody's record. Where several
machines serve, a preview is confirmed on the machine that took the file; on another one it is
simply not found and has to be sent again. Nobody fills the disk: of what one person has sent and
not confirmed, the oldest makes room for the new.
"""

import hashlib
import math
import os
import re
import secrets
import shutil
import stat
import tempfile
import time
from pathlib import Path

from tracker.errors import NotFound

LIFE = 3600.0
"""Seconds until a file that nobody confirmed is taken away."""

LONGEST = 120
"""Characters of a file's own name that are kept."""

MOST_BYTES = 240
"""Bytes of it: a file system takes 255, and a Chinese sign is three of them."""

MOST_FILES = 20
"""Files of one sender that wait at a time."""

MOST_CONTENT = 200_000_000
"""Bytes of all of them together; the last one is kept however long it is."""


def keep(name: str, content: bytes, login: str) -> str:
    """
    Keep a file for its sender; the token by which it is found again.

    The sender's oldest files are gone where there are more than `MOST_FILES`, or more of them
    than `MOST_CONTENT`.
    """
    folder = _home()
    _sweep(folder)
    _make_room(folder, login, len(content))
    token = secrets.token_urlsafe(24)
    place = folder / _folder(token, login)
    place.mkdir(mode=0o700)
    (place / plain(name)).write_bytes(content)
    return token


def find(token: str, login: str) -> Path:
    """The file of a token, under its own name; NotFound if it is not there for this person."""
    place = _home() / _folder(token, login)
    known = sorted(place.iterdir()) if place.is_dir() and not _is_old(place) else []
    if not known:
        raise NotFound("upload", "")
    return known[0]


def drop(token: str, login: str) -> None:
    """Take a file away that was confirmed or given up."""
    shutil.rmtree(_home() / _folder(token, login), ignore_errors=True)


def plain(name: str) -> str:
    """A file's name without anything that leads elsewhere."""
    last = re.split(r"[\\/]", name)[-1]
    kept = "".join(letter for letter in last if letter.isprintable()).lstrip(".")[-LONGEST:]
    return kept.encode()[-MOST_BYTES:].decode(errors="ignore") or "file"


def _folder(token: str, login: str) -> str:
    own = _digest(f"{token}\n{login}")
    return f"{_sender(login)}-{own}"


def _sender(login: str) -> str:
    """What the folders of one sender begin with."""
    return _digest(login)[:32]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _home() -> Path:
    """Our own folder on this machine; nobody else may look into it."""
    place = Path(tempfile.gettempdir()) / f"onevisit-uploads-{os.getuid()}"
    place.mkdir(mode=0o700, exist_ok=True)
    facts = place.lstat()
    if not stat.S_ISDIR(facts.st_mode) or facts.st_uid != os.getuid() or facts.st_mode & 0o077:
        raise PermissionError(f"{place} is not a folder of ours alone")
    return place


def _sweep(folder: Path) -> None:
    for place in folder.iterdir():
        if _is_old(place):
            shutil.rmtree(place, ignore_errors=True)


def _make_room(folder: Path, login: str, coming: int) -> None:
    """Take a sender's oldest files away until one of so many bytes can come."""
    waiting = sorted(folder.glob(f"{_sender(login)}-*"), key=_age, reverse=True)
    sizes = [_size(one) for one in waiting]
    for number, place in enumerate(waiting):
        left = sizes[number:]
        if len(left) < MOST_FILES and sum(left) + coming <= MOST_CONTENT:
            return
        shutil.rmtree(place, ignore_errors=True)


def _size(place: Path) -> int:
    """Bytes of what lies in a folder; another upload of the same person may just take it away."""
    try:
        return sum(one.stat().st_size for one in place.iterdir())
    except FileNotFoundError:
        return 0


def _age(place: Path) -> float:
    """Seconds since a folder was made; endless where it is gone."""
    try:
        return time.time() - place.stat().st_mtime
    except FileNotFoundError:
        return math.inf


def _is_old(place: Path) -> bool:
    return _age(place) > LIFE
