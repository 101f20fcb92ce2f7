"""When the procedure of a department is closed, and what the visit waits for."""

import pytest

from tests.tracker.builders import COMMITTEE, officer
from tests.tracker.onsite import LATER, NINE, at, came, found, publish_joint, visit
from tracker import attendance, closing, coercive, findings, followups, penalties, rectifications
from tracker.errors import Fault, FaultCode
from tracker.records import (
    Attendance,
    CoerciveEntry,
    CoerciveKind,
    Outcome,
    PenaltyEntry,
    PenaltyKind,
    Presence,
)


@pytest.fixture(autouse=True)
def begun(park: str):
    publish_joint()
    with at(NINE):
        yield


def left() -> dict[str, tuple[Fault, ...]]:
    """What is left, by department."""
    todo = closing.left(visit())
    offices = dict.fromkeys(one.department for one in todo)
    return {
        office: tuple(one.fault for one in todo if one.department == office) for office in offices
    }


def unsettled(field: str, number: int) -> Fault:
    return Fault(field, FaultCode.UNSETTLED, str(number))


def punished(department: str = "TAX") -> int:
    entry = PenaltyEntry(visit().uid, department, PenaltyKind.WARNING, "税收征管法")
    return penalties.propose(entry, by=officer(department)).id


def test_at_first_only_the_attendance_is_waited_for():
    assert left() == {
        "FIRE": (Fault("attendance", FaultCode.MISSING, at="FIRE"),),
        "TAX": (Fault("attendance", FaultCode.MISSING, at="TAX"),),
    }
    assert closing.open_procedures(visit()) == ()


def test_a_procedure_is_open_until_findings_and_penalties_are_settled():
    came("FIRE")
    came("TAX")
    one, case = found("TAX"), punished()
    assert closing.open_procedures(visit()) == ("TAX",)

    rectifications.rectify(one.id, "照片", by=officer("TAX"))
    rectifications.accept(one.id, by=officer("TAX"))
    assert left()["TAX"] == (unsettled("penalty", case),)

    penalties.decide(case, "1", NINE.date(), by=officer("TAX"))
    assert left()["TAX"] == (unsettled("penalty", case),)
    with at(LATER):
        penalties.close(case, NINE.date(), by=officer("TAX"))
    assert closing.open_procedures(visit()) == ()


def test_a_closed_procedure_still_waits_for_its_report():
    came("FIRE")
    came("TAX")
    case = punished()
    penalties.decide(case, "1", NINE.date(), by=officer("TAX"))
    penalties.close(case, NINE.date(), by=officer("TAX"))
    (report,) = followups.list_reports(by=COMMITTEE)

    assert left() == {"TAX": (unsettled("report", report.id),)}
    followups.submit(report.id, "已结案", by=officer("TAX"))
    assert left() == {}


def test_what_was_withdrawn_keeps_nothing_open():
    came("FIRE")
    one = found("FIRE")
    findings.withdraw(one.id, "误录", by=officer())

    assert closing.open_procedures(visit()) == ()


def test_who_joined_on_the_day_has_a_procedure_too():
    came("FIRE")
    joined = Attendance(visit().uid, "EMB", Presence.ON_TIME, reason="顺路", unplanned=True)
    attendance.attend(joined, by=officer("FIRE"))
    one = found("EMB")

    assert left()["EMB"] == (unsettled("finding", one.id),)


def test_a_finding_that_ends_in_a_penalty_waits_for_its_case():
    came("FIRE")
    came("TAX")
    one = found("TAX", outcome=Outcome.PENALTY)
    rectifications.rectify(one.id, "照片", by=officer("TAX"))
    rectifications.accept(one.id, by=officer("TAX"))
    assert left() == {"TAX": (Fault("penalty", FaultCode.MISSING, at=f"finding:{one.id}"),)}

    entry = PenaltyEntry(visit().uid, "TAX", PenaltyKind.WARNING, "税收征管法", finding=one.id)
    case = penalties.propose(entry, by=officer("TAX")).id
    assert left() == {"TAX": (unsettled("penalty", case),)}

    penalties.drop(case, "已缴清", by=officer("TAX"))
    assert closing.open_procedures(visit()) == ()


def test_a_withdrawn_finding_asks_for_no_penalty():
    came("FIRE")
    came("TAX")
    one = found("TAX", outcome=Outcome.PENALTY)

    findings.withdraw(one.id, "误录", by=officer("TAX"))

    assert left() == {}


def test_a_measure_keeps_the_procedure_open_until_it_is_lifted():
    came("FIRE")
    came("TAX")
    today = NINE.date()
    entry = CoerciveEntry(
        *(visit().uid, "TAX", CoerciveKind.SEIZE, "账册", "税收征管法", "无", "局长"),
        begun=today,
        until=today,
    )
    one = coercive.take(entry, by=officer("TAX")).id
    assert left() == {"TAX": (unsettled("coercive", one),)}

    coercive.lift(one, today, "已核对", by=officer("TAX"))

    assert left() == {}
