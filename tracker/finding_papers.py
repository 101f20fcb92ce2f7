"""
Files of a finding: photographs and papers of whoever found it, for whoever may read the finding.

They hang on a case of their own, so that a file that comes in does not make what somebody has
just read of the finding old.
"""

from tracker import attachments, findings
from tracker.database import reading
from tracker.errors import NotFound, WrongState
from tracker.models import FindingRow
from tracker.records import FindingState, Person
from tracker.records.attachments import Attachment

SHELF = "/papers"
"""Ends the case of a finding's files."""

KEEPING = (FindingState.OPEN, FindingState.RECTIFIED, FindingState.RE_INSPECTION)
"""States in which a finding is followed, and files come in."""


def attach(finding: int, name: str, content: bytes, *, by: Person) -> Attachment:
    """
    Keep a file with a finding of the own department; equal content again returns what is there.

    Raises
    ------
    NotAllowed
        If it is another department's.
    NotFound
        If there is none, or none that the person may know of.
    Rejected
        If the file is not one that is kept.
    WrongState
        If the finding is closed or withdrawn.
    """
    # Outside of a transaction: a picture takes a second, and writers would wait for it.
    row = findings.own(finding, by)
    if FindingState(row.state) not in KEEPING:
        raise WrongState("finding", finding, state=row.state, act="attach")
    return attachments.keep(_case(row), name, content, by)


def list_papers(finding: int, *, by: Person) -> tuple[Attachment, ...]:
    """The files of a finding that a person may read, the oldest first; NotFound otherwise."""
    with reading():
        found = findings.show(finding, by=by)
        return attachments.of_case(f"finding:{found.id}{SHELF}")


def read(token: str, *, by: Person) -> tuple[Attachment, bytes]:
    """A file by its token; NotFound if there is none, or none that the person may read."""
    with reading():
        found, content = attachments.read(token)
        findings.show(_finding_of(found), by=by)
        return found, content


def remove(token: str, why: str, *, by: Person) -> Attachment:
    """Take a file of the own department's finding away, with a reason; its entry stays."""
    found, _ = read(token, by=by)
    findings.own(_finding_of(found), by)
    return attachments.remove(token, why, by)


def _finding_of(found: Attachment) -> int:
    """The number of the finding that a file is of; NotFound if it is of something else."""
    kind, _, rest = found.case.partition(":")
    if kind != "finding" or not rest.endswith(SHELF):
        raise NotFound("attachment", found.token)
    return int(rest.removesuffix(SHELF))


def _case(row: FindingRow) -> str:
    return f"{findings.case_of(row)}{SHELF}"
