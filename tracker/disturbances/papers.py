"""
Files of a disturbance, on two shelves: what was reported with, and what the accused answers with.

The accused department reads its own shelf only: a photograph may tell who took it.
"""

from tracker import attachments, permissions
from tracker.database import reading
from tracker.disturbances import rows
from tracker.errors import NotFound, WrongState
from tracker.models import DisturbanceRow
from tracker.permissions import Act
from tracker.records import Person
from tracker.records.attachments import Attachment
from tracker.records.disturbances import DisturbanceState

ANSWER = "answer"
"""The shelf of the accused department."""

OPEN = (
    DisturbanceState.RECEIVED,
    DisturbanceState.UNDER_REVIEW,
    DisturbanceState.RELEASED,
    DisturbanceState.ANSWERED,
)


def attach(disturbance: int, name: str, content: bytes, *, by: Person) -> Attachment:
    """
    Keep a file with a disturbance: whoever reported, received or decides it with the report, the
    accused department with its answer.

    Raises
    ------
    NotFound
        If there is none, or none that the person may know of.
    Rejected
        If the file is not one that is kept.
    WrongState
        If it is decided.
    """
    row, shelf = _reached(disturbance, by)
    if DisturbanceState(row.state) not in OPEN:
        raise WrongState("disturbance", row.id, state=row.state, act="attach")
    return attachments.keep(shelf, name, content, by)


def list_papers(disturbance: int, *, by: Person) -> tuple[Attachment, ...]:
    """The files of a disturbance that a person may read."""
    with reading():
        row, shelf = _reached(disturbance, by)
        answered = f"{rows.case_of(row)}/{ANSWER}"
        shelves = [shelf]
        if shelf != answered and permissions.may(by, Act.READ_DISTURBANCES):
            shelves.append(answered)
        return tuple(one for each in shelves for one in attachments.of_case(each))


def read(token: str, *, by: Person) -> tuple[Attachment, bytes]:
    """A file by its token; NotFound if there is none, or none that the person may read."""
    with reading():
        found, content = attachments.read(token)
        kind, _, rest = found.case.partition(":")
        if kind != "disturbance":
            raise NotFound("attachment", token)
        if found not in list_papers(int(rest.partition("/")[0]), by=by):
            raise NotFound("attachment", token)
        return found, content


def _reached(disturbance: int, by: Person) -> tuple[DisturbanceRow, str]:
    """The row, and the shelf that is the person's."""
    for row in rows.rows(DisturbanceRow.id == disturbance):
        if rows.sees(row, by):
            return row, rows.case_of(row)
        if rows.is_released(row, by):
            return row, f"{rows.case_of(row)}/{ANSWER}"
    raise NotFound("disturbance", disturbance)
