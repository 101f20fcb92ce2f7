"""When the procedure of a department is closed, and what a visit waits for (clause 3.3.3)."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker import coercive, findings, followups, penalties
from tracker.attendance import missing
from tracker.cases import offices
from tracker.errors import Fault, FaultCode
from tracker.records import ReportState, Visit


@dataclass(frozen=True, slots=True)
class Open:
    """Something that a department has still to do: about which case, and what."""

    department: str
    case: str
    fault: Fault


def left(visit: Visit) -> tuple[Open, ...]:
    """
    What keeps a visit from being closed; the reader's rights are the caller's to check.

    The procedure of a department is closed when its findings are closed or withdrawn, those that
    end in a penalty have a case, its penalty cases are closed or dropped, and its coercive
    measures lifted; the visit waits for its attendance and its reports besides.
    """
    return (*_attendance(visit), *_procedure(visit.uid), *_reports(visit.uid))


def open_procedures(visit: Visit) -> tuple[str, ...]:
    """Ids of the departments whose procedure is not closed yet."""
    waiting = {one.department for one in _procedure(visit.uid)}
    return tuple(office for office in offices(visit) if office in waiting)


def _attendance(visit: Visit) -> Iterator[Open]:
    for office in missing(visit):
        fault = Fault("attendance", FaultCode.MISSING, at=office)
        yield Open(office, f"visit:{visit.uid}", fault)


def _procedure(uid: str) -> Iterator[Open]:
    for office, finding in findings.unsettled_by_department(uid):
        yield Open(office, f"finding:{finding}", _unsettled("finding", finding))
    for office, measure in coercive.standing(uid):
        yield Open(office, f"coercive:{measure}", _unsettled("coercive", measure))
    for office, finding in penalties.missing(uid):
        case = f"finding:{finding}"
        yield Open(office, case, Fault("penalty", FaultCode.MISSING, at=case))
    for one in penalties.unsettled(uid):
        yield Open(one.department, f"penalty:{one.id}", _unsettled("penalty", one.id))


def _reports(uid: str) -> Iterator[Open]:
    for one in followups.of_visit(uid):
        if one.state is ReportState.DUE:
            yield Open(one.department.id, one.subject, _unsettled("report", one.id))


def _unsettled(field: str, number: int) -> Fault:
    return Fault(field, FaultCode.UNSETTLED, str(number))
