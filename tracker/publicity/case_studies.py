"""
Cases worth copying: drafted by those who handled them, published by the committee, told without
anybody's name.

A published one is everybody's to read; a draft is its author's side's and the committee's.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict, replace

from tracker import clock, history, outbox, permissions, settings, states
from tracker.database import reading, transaction
from tracker.errors import Conflict, ConflictCode, Fault, FaultCode, NotAllowed, NotFound, Rejected
from tracker.models import CaseStudyRow
from tracker.permissions import Act
from tracker.publicity import anonymity
from tracker.records import Person, Role
from tracker.records.publicity import CaseStudy, StoryState, StoryText
from tracker.week import local

LIMIT = "case_study.most_characters"
_CASE = re.compile(r"[a-z_]+:[A-Za-z0-9._-]{1,80}")


def draft(text: StoryText, *, case: str = "", by: Person) -> CaseStudy:
    """
    Write a case study; it waits for the committee.

    Parameters
    ----------
    case
        What it is drawn from, such as ``"appeal:17"``, for those inside; empty for a free one.

    Raises
    ------
    Rejected
        With every fault: an empty section, one that is too long, one that names somebody.
    """
    permissions.require(by, Act.WRITE_STORY, department=by.department)
    with transaction():
        text = _faultless(text, case)
        row = CaseStudyRow.create(
            version=1,
            state=StoryState.DRAFT.value,
            side=_side(by),
            case=case,
            text=asdict(text),
            authors=[by.login],
            why="",
        )
        _tell(row, "draft", by)
        return _record_of(row, inside=True)


def change(study: int, text: StoryText, *, by: Person, seen: int | None = None) -> CaseStudy:
    """
    Change the text: a new version, which is a draft again. Equal text changes nothing.

    Parameters
    ----------
    seen
        The version that was read (None: whatever there is).

    Raises
    ------
    NotFound
        If there is none, or none that the person may know of.
    NotAllowed
        If another side has written it.
    Conflict
        If it has changed since.
    """
    with transaction():
        row = _row_of(study, by)
        if not _may_write(row, by):
            raise NotAllowed(by.role, Act.WRITE_STORY)
        _refuse_stale(row, seen)
        text = _faultless(text, row.case)
        if asdict(text) == row.text:
            return _record_of(row, inside=True)
        _move(row, "change")
        row.version, row.text, row.published = row.version + 1, asdict(text), None
        row.authors = [*(one for one in row.authors if one != by.login), by.login]
        row.save()
        _tell(row, "change", by)
        return _record_of(row, inside=True)


def publish(study: int, *, version: int, by: Person) -> CaseStudy:
    """
    Let everybody read it; a version that is published already stays as it is.

    Parameters
    ----------
    version
        The one that was read and decided on.

    Raises
    ------
    Rejected
        If who decides has written it, or it names somebody who was entered since.
    Conflict
        If it has changed since.
    """
    with transaction():
        row = _row_of(study, by)
        permissions.require(by, Act.DECIDE_STORY)
        _refuse_stale(row, version)
        if row.state == StoryState.PUBLISHED.value:
            return _record_of(row, inside=True)
        if by.login in row.authors:
            raise Rejected([Fault("author", FaultCode.SAME_PERSON, by.login, "author")])
        _faultless(StoryText(**row.text), row.case)
        _move(row, "publish")
        row.published = clock.now()
        row.save()
        history.record(_case(row), "publish", by, {"version": row.version})
        return _record_of(row, inside=True)


def withdraw(study: int, why: str, *, by: Person) -> CaseStudy:
    """
    Nobody outside reads it any more; it stays with its reason. Again changes nothing.

    Raises
    ------
    Rejected
        If no reason is given.
    """
    with transaction():
        row = _row_of(study, by)
        permissions.require(by, Act.DECIDE_STORY)
        if not why.strip():
            raise Rejected([Fault("why", FaultCode.MISSING)])
        if (row.state, row.why) == (StoryState.WITHDRAWN.value, why.strip()):
            return _record_of(row, inside=True)
        _move(row, "withdraw")
        row.why, row.published = why.strip(), None
        row.save()
        facts = {"version": row.version, "why": history.digest(row.why)}
        history.record(_case(row), "withdraw", by, facts)
        return _record_of(row, inside=True)


def show(study: int, *, by: Person) -> CaseStudy:
    """A case study; NotFound if there is none, or none that the person may know of."""
    permissions.require(by, Act.READ_PUBLIC)
    with reading():
        row = _row_of(study, by)
        return _record_of(row, inside=_is_inside(row, by))


def list_studies(*, by: Person, state: StoryState | None = None) -> tuple[CaseStudy, ...]:
    """Case studies that a person may know of, the latest first."""
    permissions.require(by, Act.READ_PUBLIC)
    with reading():
        rows = CaseStudyRow.select().order_by(CaseStudyRow.id.desc())
        if state is not None:
            rows = rows.where(CaseStudyRow.state == state.value)
        return tuple(
            _record_of(row, inside=_is_inside(row, by)) for row in rows if _is_visible(row, by)
        )


def _faultless(text: StoryText, case: str) -> StoryText:
    """The text without blanks around its parts; Rejected with every fault."""
    plain = {field: said.strip() for field, said in asdict(text).items()}
    problems = [*_faults(plain), *anonymity.faults(plain)]
    if case and not _CASE.fullmatch(case):
        problems.append(Fault("case", FaultCode.WRONG_FORM, case, "appeal:17"))
    if problems:
        raise Rejected(problems)
    return StoryText(**plain)


def _faults(text: dict[str, str]) -> Iterator[Fault]:
    most = settings.number(LIMIT)
    for field, said in text.items():
        if not said:
            yield Fault(field, FaultCode.MISSING)
        if len(said) > most:
            yield Fault(field, FaultCode.TOO_LONG, str(len(said)), str(most))


def _side(by: Person) -> str:
    return f"department:{by.department}" if by.department else by.role.value


def _may_write(row: CaseStudyRow, by: Person) -> bool:
    allowed = permissions.may(by, Act.WRITE_STORY, department=by.department)
    return allowed and (row.side == _side(by) or by.role is Role.COMMITTEE)


def _is_inside(row: CaseStudyRow, by: Person) -> bool:
    return _may_write(row, by) or permissions.may(by, Act.DECIDE_STORY)


def _is_visible(row: CaseStudyRow, by: Person) -> bool:
    return row.state == StoryState.PUBLISHED.value or _is_inside(row, by)


def _row_of(study: int, by: Person) -> CaseStudyRow:
    row: CaseStudyRow | None = CaseStudyRow.get_or_none(CaseStudyRow.id == study)
    if row is None or not _is_visible(row, by):
        raise NotFound("case study", study)
    return row


def _refuse_stale(row: CaseStudyRow, seen: int | None) -> None:
    if seen not in (None, row.version):
        key, version = row.id, row.version
        raise Conflict(ConflictCode.NEWER, kind="case study", key=key, version=version, seen=seen)


def _move(row: CaseStudyRow, act: str) -> None:
    row.state = states.STORY.after(row.id, StoryState(row.state), act).value


def _tell(row: CaseStudyRow, act: str, by: Person) -> None:
    """Log a new version, and let the committee know that it waits."""
    facts = {"version": row.version, "side": row.side, "digest": history.digest(row.text)}
    history.record(_case(row), act, by, facts)
    told = {"study": row.id, "version": row.version, "side": row.side}
    outbox.write(f"{_case(row)}:{row.version}", "case-study-waits", "committee", told)


def _case(row: CaseStudyRow) -> str:
    return f"case_study:{row.id}"


def _record_of(row: CaseStudyRow, *, inside: bool) -> CaseStudy:
    found = CaseStudy(
        id=row.id,
        version=row.version,
        state=StoryState(row.state),
        side=row.side,
        text=StoryText(**row.text),
        case=row.case,
        author=row.authors[-1],
        published=local(row.published) if row.published else None,
        why=row.why,
    )
    return found if inside else replace(found, case="", author="")
