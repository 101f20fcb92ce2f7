"""A request goes over into a later week: by the committee, with a reason, once."""

import datetime as dt

import pytest

from tests.tracker.builders import (
    COMMITTEE,
    PLANNING,
    WEEK,
    ask,
    line,
    officer,
    plan,
    publish,
    publish_plan,
    submit,
)
from tests.tracker.onsite import LATER, NINE, at, came, found
from tracker import (
    clock,
    deferrals,
    findings,
    history,
    outbox,
    planning,
    reinspections,
    requests,
    versions,
    weeks,
)
from tracker.errors import FaultCode, NotAllowed, NotFound, Rejected, WrongState
from tracker.records import FindingState, InspectionType, Request
from tracker.week import Week

NEXT, AFTER = Week(2026, 50), Week(2026, 51)
WHY = "人手不足，与企业商定"


@pytest.fixture(autouse=True)
def monday(park: str):
    with clock.fixed(PLANNING):
        yield


def defer(request: str = "FIRE-1", week: Week = NEXT, why: str = WHY, **fields: object) -> Request:
    return deferrals.defer(request, week, why, **{"by": COMMITTEE, **fields})


def asked(week: Week) -> list[str]:
    return [one.id for one in requests.list_requests(week, by=COMMITTEE)]


def refusal(**fields: object) -> list[tuple[str, FaultCode]]:
    with pytest.raises(Rejected) as refused:
        defer(**fields)
    return [(one.field, one.code) for one in refused.value.faults]


def test_a_deferred_request_asks_for_the_same_in_the_later_week():
    ask(line(minutes=90, inspectors=3, inspection_type=InspectionType.CASE, officers=("林溪",)))
    before = requests.show("FIRE-1", by=COMMITTEE)

    moved = defer()

    assert (moved.id, moved.week, moved.deferred_from) == ("FIRE-2", NEXT, "FIRE-1")
    assert (moved.enterprise, moved.items, moved.minutes) == (
        before.enterprise,
        before.items,
        before.minutes,
    )
    assert moved.lines[0].inspection_type is InspectionType.CASE
    assert moved.lines[0].officers == ()
    assert (asked(WEEK), asked(NEXT)) == ([], ["FIRE-2"])
    assert requests.show("FIRE-1", by=COMMITTEE).withdrawn


def test_without_hours_every_working_day_will_do():
    ask(line())

    assert defer().windows == tuple((day * 1440, (day + 1) * 1440) for day in range(5))


def test_with_hours_only_these_do():
    ask(line())

    assert defer(windows=((3000, 3180),)).windows == ((3000, 3180),)


def test_the_log_and_the_department_are_told():
    ask(line())
    defer()

    told = history.events("request:FIRE-1", by=COMMITTEE)[-1]
    assert (told.act, told.facts["request"], told.facts["why"]) == ("defer", "FIRE-2", WHY)
    assert history.events("request:FIRE-2", by=COMMITTEE)[0].facts["deferred_from"] == "FIRE-1"
    message = outbox.unsent()[-1]
    assert (message.kind, message.to) == ("request-deferred", "department:FIRE")
    assert history.audit() == ()


def test_what_comes_after_the_cut_off_bears_the_reason():
    ask(line(), line("TAX"))
    cut_off = weeks.cut_off(NEXT)

    with clock.fixed(cut_off - dt.timedelta(hours=1)):
        early = defer()
    with clock.fixed(cut_off + dt.timedelta(hours=1)):
        late = defer("TAX-1")

    assert (early.late, late.late) == ("", WHY)


def test_the_published_visit_stands_until_its_week_is_published_again():
    publish_plan(line(), line("TAX", enterprise="E2"))
    defer()

    assert len(versions.show(WEEK, by=COMMITTEE).standing) == 2
    plan()
    done = publish()
    assert [one.enterprise.id for one in done.version.standing] == ["E2"]
    assert len(done.cancelled) == 1


def test_the_later_week_is_planned_with_it():
    ask(line())
    defer()
    submit(line("TAX"), department="TAX", week=NEXT)

    (visit,) = planning.plan(NEXT, by=COMMITTEE).version.standing

    assert [one.id for one in visit.departments] == ["FIRE", "TAX"]


def test_the_departments_sheet_does_not_take_it_back():
    ask(line(), line(enterprise="E2"))
    defer()

    sent = submit(line(enterprise="E3"), week=NEXT)

    assert (sent.new, sent.withdrawn) == (1, 0)
    assert asked(NEXT) == ["FIRE-3", "FIRE-4"]
    assert [one.id for one in sent.requests] == ["FIRE-4"]


def test_the_departments_sheet_cannot_ask_for_it_twice():
    ask(line())
    defer()

    with pytest.raises(Rejected) as refused:
        submit(line(), week=NEXT)

    (fault,) = refused.value.faults
    assert (fault.code, fault.found, fault.expected) == (FaultCode.TAKEN, "消防安全", "FIRE-1")


def test_the_sheet_of_the_former_week_does_not_call_it_back():
    ask(line(), line(enterprise="E2"))
    defer()

    with pytest.raises(Rejected) as refused:
        submit(line(), line(enterprise="E2"), late="补充")

    (fault,) = refused.value.faults
    assert (fault.code, fault.expected) == (FaultCode.TAKEN, "FIRE-3")
    assert submit(line(enterprise="E2"), late="补充").unchanged == 1
    assert (asked(WEEK), asked(NEXT)) == (["FIRE-2"], ["FIRE-3"])


def test_what_was_taken_back_there_may_be_asked_for_here_again():
    ask(line())
    requests.withdraw(defer().id, "当周可以完成", by=officer())

    submit(line(), late="补充")

    assert asked(WEEK) == ["FIRE-1"]


def test_its_department_may_take_it_back_there():
    ask(line())
    moved = defer()

    requests.withdraw(moved.id, "企业已停产", by=officer())

    assert asked(NEXT) == []


def test_it_can_be_deferred_once_more_but_not_twice_from_one_week():
    ask(line())
    moved = defer()

    assert defer(moved.id, AFTER).deferred_from == moved.id
    for request in ("FIRE-1", moved.id):
        with pytest.raises(WrongState):
            defer(request, AFTER)
    assert (asked(NEXT), asked(AFTER)) == ([], ["FIRE-3"])


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"why": " "}, [("why", FaultCode.MISSING)]),
        ({"week": WEEK}, [("week", FaultCode.TOO_EARLY)]),
        ({"week": Week(2026, 47)}, [("week", FaultCode.TOO_EARLY)]),
        ({"windows": ((600, 540),)}, [("windows", FaultCode.OUT_OF_RANGE)]),
        ({"windows": ((540, 570),)}, [("windows", FaultCode.TOO_SHORT)]),
        (
            {"why": "", "week": WEEK, "windows": ((540, 570),)},
            [
                ("why", FaultCode.MISSING),
                ("week", FaultCode.TOO_EARLY),
                ("windows", FaultCode.TOO_SHORT),
            ],
        ),
    ],
)
def test_all_faults_are_told_at_once_and_nothing_is_stored(wrong, expected):
    ask(line())
    before = history.seal()

    found_faults = refusal(**wrong)

    assert [one for one in found_faults if one in expected] == expected
    assert history.seal() == before
    assert asked(WEEK) == ["FIRE-1"]


def test_what_is_asked_for_there_already_is_not_asked_twice():
    ask(line())
    weeks.open_week(NEXT, by=COMMITTEE)
    submit(line(), week=NEXT)

    assert refusal() == [("item", FaultCode.TAKEN)]


def test_a_request_whose_visit_has_begun_stays():
    publish_plan(line())

    with at(LATER), pytest.raises(WrongState):
        defer()


def test_nothing_goes_into_a_closed_week():
    ask(line())
    weeks.open_week(NEXT, by=COMMITTEE)
    weeks.row_of(NEXT).update(state="closed").where(True).execute()

    with pytest.raises(WrongState):
        defer()


def test_only_the_committee_defers():
    ask(line())

    with pytest.raises(NotAllowed):
        defer(by=officer())
    with pytest.raises(NotFound):
        defer("FIRE-9")


def test_what_must_be_seen_again_waits_in_the_later_week():
    publish_plan(line(minutes=90), line("TAX"), line("EMB", enterprise="E2"))
    with at(NINE):
        came("FIRE")
    with at(LATER):
        one = found("FIRE")
        findings.release(one.id, by=officer())
        again = reinspections.order(one.id, approver="局长", approved_on=WEEK.date(1), by=officer())
        moved = defer(again.request, AFTER)

        assert moved.origin == requests.show(again.request, by=COMMITTEE).origin
        waiting = findings.show(one.id, by=officer())
        assert (waiting.state, waiting.request) == (FindingState.RE_INSPECTION, moved.id)
        assert [each.id for each in reinspections.waiting(AFTER, by=COMMITTEE)] == [one.id]


def test_whether_it_may_be_deferred_is_known_beforehand():
    publish_plan(line())
    request = requests.show("FIRE-1", by=COMMITTEE)

    assert deferrals.may_be_deferred(request)
    with at(LATER):
        assert not deferrals.may_be_deferred(request)
