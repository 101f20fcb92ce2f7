"""
How a published visit goes on: held or missed, and closed when its loop is (clause 3.3.2).

Every case hangs on the uid of the visit, which outlives the versions of the plan.
"""

from tracker import arrangements, clock, closing, history, permissions, responses
from tracker.attendance import CAME, attendance_of, missing
from tracker.cases import move, state_of, visible
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, Rejected
from tracker.permissions import Act
from tracker.records import Person, Visit, VisitCase, VisitState


def show(uid: str, *, by: Person) -> VisitCase:
    """A visit as it takes place; NotFound if there is none that the person may know of."""
    with reading():
        return _record_of(visible(uid, by))


def end(uid: str, *, seen: int | None = None, by: Person) -> VisitCase:
    """
    Everybody has left; only the lead or the committee says so.

    Parameters
    ----------
    seen
        Number of the visit's last event that the person had seen.

    Raises
    ------
    Conflict
        If the visit has moved on since.
    Rejected
        If of a planned department nobody has told how it came, or if nobody came at all.
    WrongState
        Unless it is under way.
    """
    with transaction():
        visit = visible(uid, by)
        permissions.require(by, Act.CLOSE_VISIT, lead=visit.lead.id)
        problems = [Fault("attendance", FaultCode.MISSING, at=one) for one in missing(visit)]
        if not problems and not _came(uid):
            problems.append(Fault("attendance", FaultCode.TOO_FEW, "0", "1"))
        move(uid, "end")
        if problems:
            raise Rejected(problems)
        history.record(f"visit:{uid}", "end", by, {}, seen=seen)
        return _record_of(visit)


def miss(uid: str, reason: str, *, seen: int | None = None, by: Person) -> VisitCase:
    """
    Nobody came although the visit was planned; its requests have to be asked for anew.

    Parameters
    ----------
    seen
        Number of the visit's last event that the person had seen.

    Raises
    ------
    Conflict
        If the visit has moved on since.
    Rejected
        If no reason is given, the visit has not ended yet, or somebody came.
    WrongState
        If it was held, cancelled or missed.
    """
    with transaction():
        visit = visible(uid, by)
        permissions.require(by, Act.CLOSE_VISIT, lead=visit.lead.id)
        problems = [] if reason.strip() else [Fault("reason", FaultCode.MISSING)]
        if visit.end > clock.now():
            problems.append(Fault("visit", FaultCode.FUTURE, f"{visit.end:%Y-%m-%d %H:%M}"))
        missed = VisitState.MISSED.value
        problems += [Fault("attendance", FaultCode.CONTRADICTS, missed, one) for one in _came(uid)]
        move(uid, "miss")
        if problems:
            raise Rejected(problems)
        history.record(f"visit:{uid}", "miss", by, {"reason": reason.strip()}, seen=seen)
        return _record_of(visit)


def close(uid: str, *, seen: int | None = None, by: Person) -> VisitCase:
    """
    The loop is closed: every procedure is, and every report is in.

    Parameters
    ----------
    seen
        Number of the visit's last event that the person had seen.

    Raises
    ------
    Conflict
        If the visit has moved on since.
    Rejected
        With everything that is left to do.
    WrongState
        Unless everybody has left.
    """
    with transaction():
        visit = visible(uid, by)
        permissions.require(by, Act.CLOSE_VISIT, lead=visit.lead.id)
        move(uid, "close")
        problems = [one.fault for one in closing.left(visit)]
        if problems:
            raise Rejected(problems)
        history.record(f"visit:{uid}", "close", by, {}, seen=seen)
        return _record_of(visit)


def _came(uid: str) -> list[str]:
    """Ids of those who came and stayed."""
    return [one.department for one in attendance_of(uid) if one.presence in CAME]


def _record_of(visit: Visit) -> VisitCase:
    return VisitCase(
        visit=visit.uid,
        state=state_of(visit),
        lead=visit.lead.id,
        departments=tuple(one.id for one in visit.departments),
        responses=responses.answers_of(visit),
        unanswered=responses.silent(visit),
        attendance=attendance_of(visit.uid),
        arrangement=arrangements.of_visit(visit),
    )
