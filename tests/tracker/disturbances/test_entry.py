"""Disturbances come in from enterprises, from the service centre and from anybody."""

import datetime as dt

import pytest

from tests.tracker import past
from tests.tracker.builders import COMMITTEE, OPERATOR, officer, person
from tests.tracker.disturbances.builders import (
    CENTRE,
    DAY,
    FIRM,
    SUPERVISION,
    entered,
    entry_of,
)
from tests.tracker.onsite import NINE, at
from tracker import deadlines, direct, history, outbox, settings
from tracker.disturbances import decisions, demands, entry
from tracker.errors import Fault, FaultCode, NotAllowed, NotFound, NotSignedIn, Rejected, WrongState
from tracker.models import DirectRow, DisturbanceRow
from tracker.people import NOBODY, of_enterprise
from tracker.records import Role
from tracker.records.demands import DemandEntry, DemandKind, Frequency
from tracker.records.disturbances import DisturbanceChannel, DisturbanceKind, DisturbanceState


@pytest.fixture(autouse=True)
def later(park: str):
    with at(NINE + dt.timedelta(hours=3)):
        yield


def test_a_report_is_received_logged_without_the_reporter_and_told_to_the_supervision():
    one = entered()

    assert (one.state, one.channel, one.entry.name) == (
        DisturbanceState.RECEIVED,
        DisturbanceChannel.ENTERPRISE,
        "丁四甲",
    )
    case = f"disturbance:{one.id}"
    assert [(each.act, each.facts) for each in history.of_cases([case])] == [
        (
            "enter",
            {
                "kind": "arbitrary inspection",
                "department": "FIRE",
                "enterprise": "E1",
                "day": "2026-12-01",
                "confidential": False,
                "visit": "",
                "direct": None,
                "demand": None,
                "text": history.digest("没有计划就来检查"),
                "evidence": history.digest("门卫登记簿"),
                "unplanned": True,
            },
        ),
        (
            "begin limit",
            {
                "kind": "review",
                "start": "2026-12-01",
                "due": "2026-12-04",
                "owner": "supervision",
                "provisional": False,
            },
        ),
    ]
    (message,) = outbox.unsent()
    assert (message.kind, message.to, message.facts) == (
        "disturbance-entered",
        "supervision",
        {"disturbance": one.id},
    )


def test_again_with_equal_words_changes_nothing_but_after_a_withdrawal_it_is_a_new_one():
    one = entered()

    assert entered(text=" 没有计划就来检查 ").id == one.id
    assert len(history.of_cases([f"disturbance:{one.id}"])) == 2
    entry.withdraw(one.id, "误会", by=FIRM)
    assert entered().id != one.id
    assert entered(by=CENTRE).id != one.id


def test_anybody_may_report_without_an_enterprise_and_cannot_look_again():
    one = entered(by=NOBODY, enterprise=None, name="", phone="")

    assert (one.channel, one.enterprise, one.unplanned) == (
        DisturbanceChannel.ANONYMOUS,
        None,
        None,
    )
    with pytest.raises(NotFound):
        entry.show(one.id, by=NOBODY)


@pytest.mark.parametrize(
    "by",
    [
        COMMITTEE,
        OPERATOR,
        SUPERVISION,
        officer(),
        officer(role=Role.HEAD),
        of_enterprise("E2"),
        person(Role.FEED),
    ],
)
def test_nobody_else_reports(by):
    with pytest.raises(NotAllowed):
        entered(by=by)


def test_all_faults_are_told_at_once():
    with pytest.raises(Rejected) as wrong:
        entered(
            by=CENTRE,
            text=" ",
            department="X",
            enterprise=None,
            day=DAY + dt.timedelta(1),
            evidence="长" * 5001,
            visit="v",
            direct=7,
            demand=3,
        )

    assert wrong.value.faults == (
        Fault("text", FaultCode.MISSING),
        Fault("evidence", FaultCode.TOO_LONG, "5001", "5000"),
        Fault("day", FaultCode.FUTURE, "2026-12-02"),
        Fault("department", FaultCode.UNKNOWN, "X", "FIRE, EMB, TAX"),
        Fault("enterprise", FaultCode.MISSING),
        Fault("visit", FaultCode.UNKNOWN, "v", "-"),
        Fault("direct", FaultCode.UNKNOWN, "7", "-"),
        Fault("demand", FaultCode.NOT_ALONE, "3", "arbitrary inspection"),
    )
    assert DisturbanceRow.select().count() == 0


def test_links_lead_to_what_is_of_that_enterprise_and_department_only():
    uid = past.visit(DAY, past.SEEN)
    past.inspect_directly(DAY)
    (inspection,) = direct.list_inspections(by=COMMITTEE)
    asked = demands.register(
        DemandEntry(
            "FIRE", DemandKind.FORM, "表", "法", 9, Frequency.ONCE, DAY, enterprises=("E1",)
        ),
        by=officer(),
    )
    survey = {"kind": DisturbanceKind.SURVEY}

    one = entered(visit=uid, direct=inspection.id, demand=asked.id, **survey)

    assert (one.entry.visit, one.entry.direct, one.entry.demand) == (uid, inspection.id, asked.id)
    for wrong in ({"visit": uid}, {"direct": inspection.id}, {"demand": asked.id}):
        for fields in ({"department": "TAX"}, {"enterprise": "E2", "by": CENTRE}, {"by": NOBODY}):
            with pytest.raises(Rejected, match="unknown"):
                entered(**survey, **wrong, **fields)


def test_an_unannounced_visit_cannot_be_felt_for_by_its_uid_or_by_the_stamp():
    uid = past.visit(DAY, past.SEEN)
    past.VisitRow.update(announced=False).execute()

    with pytest.raises(Rejected, match="unknown"):
        entered(visit=uid)

    assert entered().unplanned is None
    assert entry.show(entered().id, by=SUPERVISION).unplanned is False


@pytest.mark.parametrize(
    ("covered", "stamp"),
    [("nothing", True), ("visit", False), ("cancelled", True), ("direct", False), ("void", True),
     ("other day", True), ("other department", True)],
)  # fmt: skip
def test_an_inspection_is_stamped_where_neither_plan_nor_exemption_covers_it(covered, stamp):
    if covered in ("visit", "cancelled"):
        past.visit(DAY, past.SEEN, cancelled=covered == "cancelled")
    if covered == "other day":
        past.visit(DAY + dt.timedelta(1), past.SEEN)
    if covered == "other department":
        past.visit(DAY, ("TAX", "发票"))
    if covered in ("direct", "void"):
        past.inspect_directly(DAY)
    if covered == "void":
        direct.void(DirectRow.get().id, "误录", by=officer())

    assert entered(by=CENTRE).unplanned is stamp
    assert entered(by=CENTRE, kind=DisturbanceKind.SURVEY).unplanned is False


def test_whoever_reported_takes_it_back_before_it_is_decided():
    one, other = entered(), entered(by=CENTRE)

    with pytest.raises(NotAllowed):
        entry.withdraw(one.id, "x", by=CENTRE)
    with pytest.raises(NotAllowed):
        entry.withdraw(one.id, "x", by=SUPERVISION)
    with pytest.raises(Rejected, match="reason: missing"):
        entry.withdraw(one.id, " ", by=FIRM)
    gone = entry.withdraw(one.id, "误会", by=FIRM)
    entry.withdraw(other.id, "误会", by=FIRM)

    assert (gone.state, gone.reason) == (DisturbanceState.WITHDRAWN, "误会")
    assert [(each.act, each.facts) for each in history.of_cases([f"disturbance:{one.id}"])][2:] == [
        ("withdraw", {"reason": history.digest("误会")}),
        ("drop limit", {"kind": "review", "why": "withdrawn"}),
    ]
    assert deadlines.list_deadlines(by=SUPERVISION) == ()
    with pytest.raises(WrongState):
        entry.withdraw(one.id, "again", by=FIRM)


def test_what_was_decided_cannot_be_taken_back():
    one = entered()
    decisions.refuse(one.id, "不属于", by=SUPERVISION)

    with pytest.raises(WrongState, match="legal now: nothing"):
        entry.withdraw(one.id, "误会", by=FIRM)


def test_lists_are_filtered_the_latest_first():
    one, other = entered(), entered(department="TAX")

    assert [each.id for each in entry.list_disturbances(by=SUPERVISION)] == [other.id, one.id]
    (found,) = entry.list_disturbances(by=CENTRE, department="TAX")
    assert found == entry.show(other.id, by=CENTRE)
    assert entry.list_disturbances(by=CENTRE, state=DisturbanceState.UPHELD) == ()


def test_one_address_reports_without_an_account_only_so_often():
    settings.write("tracking.raises", 2, "测试", by=OPERATOR)

    def report(text: str, address: str) -> None:
        told = entry_of(enterprise=None, text=text)
        entry.enter(told, address=address, by=NOBODY)

    for text in ("一", "二"):
        report(text, "here")
    with pytest.raises(NotSignedIn) as fault:
        report("三", "here")
    report("四", "there")
    entered(text="五")

    assert fault.value.until is not None
    assert [row.text for row in DisturbanceRow.select().order_by(DisturbanceRow.id)] == [
        *("一", "二", "四", "五")
    ]


def test_equal_words_without_an_account_are_one_report_of_one_form_and_two_of_two():
    settings.write("tracking.raises", 2, "测试", by=OPERATOR)
    told = entry_of(enterprise=None, name="", phone="")

    def report(mark: str) -> int:
        return entry.enter(told, mark=mark, address="here", by=NOBODY).id

    first = report("first")
    assert report("first") == first
    second = report("second")
    assert second != first
    # What is there already is no further attempt.
    assert report("first") == first
    with pytest.raises(NotSignedIn):
        report("third")
    # An account says who it is, whichever form it is sent with.
    one = entry.enter(entry_of(), mark="first", by=FIRM)
    assert entry.enter(entry_of(), mark="second", by=FIRM).id == one.id


def test_what_nobody_has_decided_is_listed_alone():
    first, second = entered(day=DAY), entered(day=DAY - dt.timedelta(days=1))
    decisions.accept(first.id, by=SUPERVISION)
    entry.withdraw(second.id, "已解决", by=FIRM)

    found = entry.list_undecided(by=SUPERVISION)

    every = entry.list_disturbances(by=SUPERVISION)
    assert [one.id for one in every] == [second.id, first.id]
    assert found == tuple(one for one in every if one.id == first.id)
