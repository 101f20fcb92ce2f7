"""Inspections without a plan: entered, never hindered, always reported."""

import datetime as dt
from typing import Any

import pytest

from tests.tracker.builders import (
    COMMITTEE,
    WEEK,
    ask,
    by_firm,
    line,
    officer,
    plan,
    publish,
    publish_plan,
)
from tracker import clock, direct, followups, history, outbox, requests, versions
from tracker.errors import NotAllowed, NotFound, Rejected, WrongState
from tracker.people import of_enterprise
from tracker.records import (
    DirectEntry,
    DirectInspection,
    DirectReason,
    DirectState,
    ReportKind,
    ReportState,
    Role,
)

TODAY = WEEK.date(0) - dt.timedelta(days=7)
TUESDAY = WEEK.date(1)


@pytest.fixture(autouse=True)
def monday(park: str):
    with clock.fixed(WEEK.moment(600) - dt.timedelta(days=7)):
        yield


def entry(**fields: Any) -> DirectEntry:
    facts = {
        "department": "FIRE",
        "enterprise": "E1",
        "reason": DirectReason.DANGER,
        "why": "仓库起烟",
        "items": ("消防安全",),
        "day": TODAY,
    }
    return DirectEntry(**{**facts, **fields})


def enter(**fields: Any) -> DirectInspection:
    return direct.enter(entry(**fields), by=officer())


def state(inspection: DirectInspection) -> DirectState:
    return direct.show(inspection.id, by=COMMITTEE).state


def test_it_needs_no_plan_and_the_committee_hears_of_it_at_once():
    found = enter()

    assert (found.state, found.clause, found.days) == (DirectState.OPEN, "3.3.1", (TODAY,))
    assert [one.kind for one in outbox.unsent() if one.to == "committee"] == ["direct-entered"]
    assert not any(one.to.startswith("enterprise") for one in outbox.unsent())


@pytest.mark.parametrize("reason", DirectReason)
def test_each_reason_rests_on_its_clause(reason: DirectReason):
    found = enter(reason=reason, evidence="12345-1")

    assert found.clause == ("3.3.4" if reason == "D6" else "3.3.1")


def test_all_faults_are_told_at_once_and_nothing_is_kept():
    with pytest.raises(Rejected) as fault:
        enter(reason=DirectReason.REPORTED, why=" ", items=("",), officers=1)

    assert len(fault.value.problems) == 4
    assert direct.list_inspections(by=COMMITTEE) == ()


def test_it_may_last_several_days_and_each_counts_once():
    found = enter()

    direct.go_on_site(found.id, TODAY + dt.timedelta(2), by=officer())
    again = direct.go_on_site(found.id, TODAY + dt.timedelta(2), by=officer())

    assert again.days == (TODAY, TODAY + dt.timedelta(2))


def test_the_report_is_owed_from_the_last_day_on_site():
    found = enter(reason=DirectReason.OTHER_URGENT)
    wednesday = TODAY + dt.timedelta(2)
    direct.go_on_site(found.id, wednesday, by=officer())

    with clock.fixed(WEEK.moment(600) - dt.timedelta(days=3)):
        report = direct.complete(found.id, by=officer())

    assert (report.kind, report.addressee, report.clause) == (ReportKind.B, "committee", "3.3.4")
    assert report.trigger == wednesday
    assert report.deadline.due == TODAY + dt.timedelta(7)
    assert state(found) is DirectState.COMPLETED


def test_it_is_not_over_before_its_last_day():
    found = enter(day=TODAY + dt.timedelta(1))

    with pytest.raises(Rejected, match="day: future"):
        direct.complete(found.id, by=officer())
    assert state(found) is DirectState.OPEN
    assert followups.list_reports(by=COMMITTEE) == ()


def test_it_is_closed_when_its_report_is_in():
    found = enter()
    report = direct.complete(found.id, by=officer())

    followups.submit(report.id, "隐患三处", by=officer())

    assert state(found) is DirectState.CLOSED


def test_what_is_over_cannot_go_on_or_be_undone():
    found = enter()
    direct.complete(found.id, by=officer())

    for act in (
        lambda: direct.go_on_site(found.id, TODAY, by=officer()),
        lambda: direct.complete(found.id, by=officer()),
        lambda: direct.void(found.id, "误录", by=COMMITTEE),
    ):
        with pytest.raises(WrongState):
            act()
    assert len(followups.list_reports(by=COMMITTEE)) == 1


def test_a_mistake_is_made_void_with_its_reason_and_stays_in_the_list():
    found = enter()

    with pytest.raises(Rejected, match="why: missing"):
        direct.void(found.id, "", by=officer())
    direct.void(found.id, "误录", by=officer())

    assert [one.state for one in direct.list_inspections(by=COMMITTEE)] == [DirectState.VOID]
    with pytest.raises(WrongState):
        direct.complete(found.id, by=officer())


class TestSuperfluous:
    """A planned request of the same department, place and items."""

    def here(self, **fields: Any) -> DirectInspection:
        return enter(day=TUESDAY, **fields)

    def offered(self, found: DirectInspection) -> list[str]:
        return [one.id for one in direct.superfluous(found.id, by=officer())]

    def test_it_is_offered_and_nothing_happens_by_itself(self):
        ask(line(), line("TAX"), line(enterprise="E2"))

        assert self.offered(self.here()) == ["FIRE-1"]
        assert len(requests.list_requests(WEEK, by=COMMITTEE)) == 3

    def test_a_request_about_more_is_still_needed(self):
        ask(line(), line(item="危险化学品", windows=("Tue 09:00-12:00",)))

        assert self.offered(self.here()) == []
        assert self.offered(self.here(items=("消防安全", "危险化学品", "其他"))) == ["FIRE-1"]

    def test_another_week_and_what_has_begun_are_not_touched(self):
        publish_plan(line())

        assert self.offered(enter()) == []
        found = self.here()
        with clock.fixed(WEEK.moment(1440 + 540)):
            assert self.offered(found) == []

    def test_withdrawing_it_leaves_the_published_week_until_it_is_planned_again(self):
        publish_plan(line(), line("TAX"))
        found = self.here()

        gone = direct.withdraw_planned(found.id, "FIRE-1", by=officer())

        assert gone.withdrawn
        (visit,) = versions.show(WEEK, by=COMMITTEE).standing
        assert len(visit.departments) == 2
        plan()
        publish()
        assert [
            one.id for one in by_firm(versions.show(WEEK, by=COMMITTEE).standing)["E1"].departments
        ] == ["TAX"]

    def test_only_what_was_offered_can_be_withdrawn(self):
        ask(line(), line(enterprise="E2"))

        with pytest.raises(Rejected, match="request: unknown, found 'FIRE-2', expected FIRE-1"):
            direct.withdraw_planned(self.here().id, "FIRE-2", by=officer())

    def test_a_void_inspection_replaces_nothing(self):
        ask(line())
        found = self.here()
        direct.void(found.id, "误录", by=officer())

        with pytest.raises(WrongState):
            direct.withdraw_planned(found.id, "FIRE-1", by=officer())


def test_other_departments_do_not_even_know_of_it():
    found = enter()

    with pytest.raises(NotFound):
        direct.show(found.id, by=officer("TAX"))
    assert direct.list_inspections(by=officer("TAX")) == ()
    assert len(direct.list_inspections(by=officer("FIRE", Role.HEAD))) == 1


def test_nobody_but_a_department_inspects():
    for by in (COMMITTEE, officer("TAX"), of_enterprise("E1")):
        with pytest.raises(NotAllowed):
            direct.enter(entry(), by=by)
    found = enter()
    with pytest.raises(NotAllowed):
        direct.complete(found.id, by=COMMITTEE)


def test_lists_are_filtered():
    enter()
    enter(enterprise="E2")

    found = direct.list_inspections(by=COMMITTEE, department="FIRE", enterprise="E2")

    assert [one.enterprise.id for one in found] == ["E2"]
    assert direct.list_inspections(by=COMMITTEE, state=DirectState.CLOSED) == ()


def test_everything_is_in_its_log():
    found = enter()
    report = direct.complete(found.id, by=officer())
    followups.submit(report.id, "无", by=officer())

    acts = [one.act for one in history.events(f"direct:{found.id}", by=COMMITTEE)]

    assert acts == ["enter", "complete", "close"]
    assert followups.show(report.id, by=COMMITTEE).state is ReportState.SUBMITTED
    assert history.audit() == ()
