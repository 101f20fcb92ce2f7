"""What the departments of a visit tell each other: results, progress, steps (clause 3.3.3)."""

from tracker import closing, coercive, findings, followups, history, penalties
from tracker.attendance import attendance_of
from tracker.cases import offices, state_of, visible
from tracker.database import reading
from tracker.records import Event, Part, Person, Progress, Step, Visit


def progress(uid: str, *, by: Person) -> Progress:
    """
    How a visit goes on: every department's attendance, findings, penalties, measures and steps.

    What a department keeps to itself is seen by itself and by those who oversee.

    Raises
    ------
    NotFound
        If no such visit is published, or the person takes no part in it.
    """
    with reading():
        visit = visible(uid, by)
        parts = _parts(visit, by)
        return Progress(
            visit=uid,
            state=state_of(visit),
            lead=visit.lead.id,
            parts=parts,
            steps=tuple(_step(one, whose) for whose, one in _events(visit, parts)),
        )


def _parts(visit: Visit, by: Person) -> tuple[Part, ...]:
    came = {one.department: one for one in attendance_of(visit.uid)}
    found = findings.list_findings(by=by, visit=visit.uid)
    punished = penalties.list_penalties(by=by, visit=visit.uid)
    measures = coercive.list_measures(by=by, visit=visit.uid)
    waiting, todo = closing.open_procedures(visit), closing.left(visit)
    shown = {f"visit:{visit.uid}", *(f"finding:{one.id}" for one in found)}
    shown |= {f"penalty:{one.id}" for one in punished}
    return tuple(
        Part(
            department=office,
            attendance=came.get(office),
            findings=tuple(one for one in found if one.department.id == office),
            penalties=tuple(one for one in punished if one.department == office),
            measures=tuple(one for one in measures if one.entry.department == office),
            closed=office not in waiting,
            left=tuple(one.fault for one in todo if one.department == office and one.case in shown),
        )
        for office in offices(visit)
    )


def _events(visit: Visit, parts: tuple[Part, ...]) -> list[tuple[str, Event]]:
    """What was done, each with the department that it belongs to."""
    whose = {f"visit:{visit.uid}": ""}
    for part in parts:
        cases = [f"finding:{one.id}" for one in part.findings]
        cases += [f"penalty:{one.id}" for one in part.penalties]
        cases += [f"coercive:{one.id}" for one in part.measures]
        whose |= dict.fromkeys(cases, part.department)
    for report in followups.of_visit(visit.uid):
        if report.subject in whose:
            whose[f"report:{report.id}"] = report.department.id
    return [(whose[one.case], one) for one in history.of_cases(whose)]


def _step(event: Event, department: str) -> Step:
    told = department or str(event.facts.get("department", ""))
    return Step(moment=event.moment, case=event.case, act=event.act, department=told)
