"""
Files of a matter, on three shelves: what the appellant handed in, what those who work on it keep,
and what goes out with the answer.

Each shelf is a case of its own among the attachments, so that who may read one is told by its name.
"""

from collections.abc import Iterator
from enum import StrEnum

from tracker import attachments, permissions
from tracker.appeals.rows import case_of, legal, raised, state_of, visible
from tracker.database import reading
from tracker.errors import NotAllowed, NotFound, WrongState
from tracker.models import AppealRow
from tracker.permissions import Act
from tracker.records import OPEN, Person, Role
from tracker.records.attachments import Attachment


class Shelf(StrEnum):
    """Where a file of a matter lies."""

    APPELLANT = "appellant"
    """Handed in with the matter; no department sees it where the matter is confidential."""
    WORK = "work"
    """Kept by those who work on it; the appellant never sees it."""
    ANSWER = "answer"
    """Goes to the appellant with the answer."""


def attach(appeal: int, shelf: Shelf, name: str, content: bytes, *, by: Person) -> Attachment:
    """
    Keep a file with a matter; equal content again returns what is there.

    Raises
    ------
    NotAllowed
        If the shelf is not the person's to fill.
    Rejected
        If the file is not one that is kept.
    WrongState
        If the matter is done with.
    """
    row = raised(appeal, by) if by.enterprise else visible(appeal, by)
    if shelf not in _filled_by(row, by):
        raise NotAllowed(by.role, "put a file on this shelf of an appeal", str(appeal))
    if state_of(row) not in OPEN:
        raise WrongState("appeal", row.id, state=row.state, act="attach", legal=legal(row))
    return keep(row, shelf, name, content, by)


def keep(row: AppealRow, shelf: Shelf, name: str, content: bytes, by: Person) -> Attachment:
    """What `attach` does, for services that have checked rights."""
    return attachments.keep(f"{case_of(row)}/{shelf.value}", name, content, by)


def _filled_by(row: AppealRow, by: Person) -> tuple[Shelf, ...]:
    if by.role is Role.ENTERPRISE:
        return (Shelf.APPELLANT,)
    if permissions.may(by, Act.KEEP_APPEALS):
        return tuple(Shelf)
    office = row.department.code if row.department else None
    if permissions.may(by, Act.HANDLE_APPEAL, department=office):
        return (Shelf.WORK, Shelf.ANSWER)
    return (Shelf.WORK,)


def list_papers(appeal: int, *, by: Person) -> tuple[tuple[Shelf, Attachment], ...]:
    """The files of a matter that a person may read, shelf by shelf."""
    with reading():
        row = raised(appeal, by) if by.enterprise else visible(appeal, by)
        return tuple(_listed(row, _read_by(row, by)))


def _listed(row: AppealRow, shelves: tuple[Shelf, ...]) -> Iterator[tuple[Shelf, Attachment]]:
    for shelf in shelves:
        for one in attachments.of_case(f"{case_of(row)}/{shelf.value}"):
            yield shelf, one


def of_appellant(row: AppealRow) -> tuple[Attachment, ...]:
    """The files that the appellant may read, for services that have checked rights."""
    shelves = (Shelf.APPELLANT, Shelf.ANSWER) if row.answered else (Shelf.APPELLANT,)
    return tuple(one for _, one in _listed(row, shelves))


def _read_by(row: AppealRow, by: Person) -> tuple[Shelf, ...]:
    if by.role is Role.ENTERPRISE:
        return (Shelf.APPELLANT, Shelf.ANSWER) if row.answered else (Shelf.APPELLANT,)
    if by.department is not None and row.confidential:
        return (Shelf.WORK, Shelf.ANSWER)
    return tuple(Shelf)


def read(token: str, *, by: Person) -> tuple[Attachment, bytes]:
    """A file of a matter by its token; NotFound if there is none, or none that one may read."""
    with reading():
        found, content = attachments.read(token)
        row = _row_of(found, by)
        if row is None or _shelf_of(found) not in _read_by(row, by):
            raise NotFound("attachment", token)
        return found, content


def _row_of(found: Attachment, by: Person) -> AppealRow | None:
    kind, _, rest = found.case.partition(":")
    if kind != "appeal":
        return None
    number = int(rest.partition("/")[0])
    try:
        return raised(number, by) if by.enterprise else visible(number, by)
    except NotFound:
        return None


def _shelf_of(found: Attachment) -> Shelf:
    return Shelf(found.case.partition("/")[2])


def remove(token: str, why: str, *, by: Person) -> Attachment:
    """Take a file away, with a reason; its entry stays. The service centre's to do."""
    read(token, by=by)
    permissions.require(by, Act.KEEP_APPEALS)
    return attachments.remove(token, why, by)
