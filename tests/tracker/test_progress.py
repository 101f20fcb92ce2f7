"""The departments of a visit see how the others get on."""

import pytest

from tests.tracker.builders import COMMITTEE, line, officer, person, publish_plan
from tests.tracker.onsite import LATER, NINE, at, came, found, publish_joint, visit
from tracker import coercive, followups, penalties, rectifications, reinspections, visit_cases
from tracker.errors import Fault, FaultCode, NotFound
from tracker.people import of_enterprise
from tracker.progress import progress
from tracker.records import (
    CoerciveEntry,
    CoerciveKind,
    PenaltyEntry,
    PenaltyKind,
    Person,
    Presence,
    Progress,
    Role,
    VisitState,
)


@pytest.fixture(autouse=True)
def begun(park: str):
    publish_joint()
    with at(NINE):
        yield


def seen(by: Person = COMMITTEE) -> Progress:
    return progress(visit().uid, by=by)


def test_a_planned_visit_has_its_departments_and_its_announcement():
    told = seen()

    assert (told.state, told.lead) == (VisitState.PLANNED, "FIRE")
    assert [(one.department, one.attendance, one.closed) for one in told.parts] == [
        ("FIRE", None, True),
        ("TAX", None, True),
    ]
    assert [one.act for one in told.steps] == ["announce"]


def test_every_department_sees_the_others_results_and_steps():
    came("FIRE")
    came("TAX", presence=Presence.LATE, minutes_late=5)
    one = found("TAX")
    case = penalties.propose(
        PenaltyEntry(visit().uid, "TAX", PenaltyKind.WARNING, "法", finding=one.id),
        by=officer("TAX"),
    )
    measure = coercive.take(
        CoerciveEntry(
            visit().uid,
            "TAX",
            CoerciveKind.FREEZE,
            target="账户",
            basis="法",
            impact="无",
            reviewer="某某",
            begun=NINE.date(),
            until=NINE.date(),
        ),
        by=officer("TAX"),
    )
    rectifications.rectify(one.id, "照片", by=officer("TAX"))

    fire, tax = seen(officer("FIRE")).parts
    assert (fire.findings, fire.closed, fire.left) == ((), True, ())
    assert [each.id for each in tax.findings] == [one.id]
    assert (tax.penalties, tax.measures, tax.closed) == ((case,), (measure,), False)
    assert tax.attendance is not None
    assert tax.attendance.minutes_late == 5
    assert tax.left == (
        Fault("finding", FaultCode.UNSETTLED, str(one.id)),
        Fault("penalty", FaultCode.UNSETTLED, str(case.id)),
    )
    steps = [(each.case.split(":")[0], each.act, each.department) for each in seen().steps]
    assert steps == [
        ("visit", "announce", ""),
        ("visit", "attend", "FIRE"),
        ("visit", "attend", "TAX"),
        ("finding", "record", "TAX"),
        ("penalty", "propose", "TAX"),
        ("coercive", "take", "TAX"),
        ("finding", "rectify", "TAX"),
    ]
    assert {each.moment for each in seen().steps[1:]} == {NINE}
    assert seen(officer("TAX")) == seen(officer("FIRE")) == seen()


def test_the_report_of_a_re_inspection_is_among_the_steps():
    came("TAX")
    one = found("TAX")
    with at(LATER):
        reinspections.order(one.id, approver="局长", approved_on=NINE.date(), by=officer("TAX"))
        reinspections.passed(one.id, NINE.date(), "照片", by=officer("TAX"))
        (report,) = followups.list_reports(by=COMMITTEE)
        followups.submit(report.id, "已整改", by=officer("TAX"))

    acts = [each.act for each in seen(officer("FIRE")).steps if each.case == f"report:{report.id}"]
    assert acts == ["owe", "begin limit", "meet limit", "submit"]


def test_what_is_kept_to_itself_is_seen_by_its_department_and_by_overseers_only():
    came("TAX")
    one = found("TAX", shared=False)
    penalties.propose(
        PenaltyEntry(visit().uid, "TAX", PenaltyKind.WARNING, "法", finding=one.id),
        by=officer("TAX"),
    )

    hidden = seen(officer("FIRE"))
    assert all((part.findings, part.penalties) == ((), ()) for part in hidden.parts)
    assert [each.act for each in hidden.steps] == ["announce", "attend"]
    for by in (officer("TAX"), COMMITTEE, person(Role.SUPERVISION)):
        assert [each.act for each in seen(by).steps][-2:] == ["record", "propose"]


def test_what_is_kept_to_itself_is_not_named_among_what_is_left():
    came("TAX")
    one = found("TAX", shared=False)

    left = Fault("finding", FaultCode.UNSETTLED, str(one.id))
    assert str(left) not in [
        str(each) for part in seen(officer("FIRE")).parts for each in part.left
    ]
    assert not seen(officer("FIRE")).parts[1].closed
    assert left in [each for part in seen(officer("TAX")).parts for each in part.left]


def test_the_report_on_what_is_kept_to_itself_is_no_step_for_others():
    came("TAX")
    one = found("TAX", shared=False)
    with at(LATER):
        reinspections.order(one.id, approver="局长", approved_on=NINE.date(), by=officer("TAX"))
        reinspections.passed(one.id, NINE.date(), "照片", by=officer("TAX"))

    assert [each.act for each in seen(officer("FIRE")).steps] == ["announce", "attend"]
    assert "owe" in [each.act for each in seen(officer("TAX")).steps]


def test_strangers_do_not_know_of_it():
    for by in (officer("EMB"), of_enterprise("E1"), person(Role.SERVICE_CENTRE)):
        with pytest.raises(NotFound):
            seen(by)
    with pytest.raises(NotFound):
        progress("nowhere", by=COMMITTEE)


def test_it_survives_a_new_version_of_the_plan():
    came("FIRE")
    came("TAX")
    uid, one = visit().uid, found("TAX")
    visit_cases.end(uid, by=officer())

    publish_plan(line(minutes=90), line("TAX"), line("EMB", enterprise="E3"))

    told = progress(uid, by=officer("FIRE"))
    assert (told.visit, told.state) == (visit().uid, VisitState.HELD)
    assert told.parts[1].findings == (one,)
