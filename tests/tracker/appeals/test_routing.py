"""Whose a matter is: dispatched with a day, returned in time or not, assigned finally."""

import datetime as dt

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    FIRM,
    HEAD,
    OBE,
    OFFICER,
    OTHER,
    STAFF,
    TAX,
    TODAY,
    WATCHER,
    accepted,
    at,
    day,
    dispatched,
    handling_,
    order,
    received,
)
from tests.tracker.appeals.told import (
    LONG,
    counted,
    events,
    faults,
    fields,
    last,
    limit,
    refused,
    runs,
    sent,
)
from tests.tracker.builders import COLLECTING, COMMITTEE, OPERATOR
from tracker import accounts, clock, contacts, deadlines, history, settings, states
from tracker.appeals import handling, routing
from tracker.appeals.routing import Order
from tracker.errors import Conflict, Fault, FaultCode, NotAllowed, NotFound
from tracker.models import AssignmentRow, ReturnRow
from tracker.records import AppealSeverity, AppealState, Category, Matter


def returned(appeal: int, by=OFFICER, proposed: str = "EMB") -> int:
    return routing.ask_to_return(appeal, "不属于本部门职责", proposed, by=by).id


def twice_returned() -> int:
    """Both departments have said that it is the other one's."""
    appeal = returned(dispatched())
    routing.dispatch(appeal, order(department="EMB"), by=CLERK)
    return returned(appeal, OTHER, "FIRE")


def test_a_dispatch_names_the_department_the_day_and_who_watches(centre: str) -> None:
    appeal = accepted()
    seen = last(appeal)

    found = routing.dispatch(appeal, order(beside=("TAX",)), seen=seen, by=CLERK)

    assert found.appeal.state is AppealState.DISPATCHED
    assert found.appeal.department is not None
    assert found.appeal.department.id == "FIRE"
    assert found.missing_posts == contacts.card("FIRE", by=CLERK).missing != ()
    assert events(appeal, seen) == [
        (
            "dispatch",
            {
                "department": "FIRE",
                "due": str(day(5)),
                "beside": ["TAX"],
                "supervisor": "watcher",
                "final": False,
            },
        )
    ]
    assert sent(appeal)[2:] == [
        ("appeal-dispatched", "department:FIRE"),
        ("appeal-dispatched", "department:TAX"),
        ("appeal", "enterprise:E1"),
    ]
    assert counted(appeal, "acknowledge") == ("department:FIRE", 0, 1)
    assert counted(appeal, "plan") == ("department:FIRE", 0, 3)
    assert counted(appeal, "solve") == ("department:FIRE", 0, 5)
    assert limit(appeal, "route").met is not None


def test_a_plan_is_never_due_after_the_solution(centre: str) -> None:
    appeal = dispatched(order(due=day(2)))

    assert limit(appeal, "plan").due == limit(appeal, "solve").due == day(2)


def test_every_fault_of_an_order_is_told_at_once(centre: str) -> None:
    appeal = accepted()

    assert fields(lambda: routing.dispatch(appeal, Order(), by=CLERK)) == [
        ("department", FaultCode.MISSING),
        ("due", FaultCode.MISSING),
        ("supervisor", FaultCode.MISSING),
    ]
    wrong = Order("XXX", TODAY, "nobody", ("EMB", "YYY", "EMB", ""))
    assert faults(lambda: routing.dispatch(appeal, wrong, by=CLERK)) == (
        Fault("department", FaultCode.UNKNOWN, "XXX"),
        Fault("beside", FaultCode.UNKNOWN, "YYY"),
        Fault("beside", FaultCode.UNKNOWN, ""),
        Fault("beside", FaultCode.TWICE, "EMB"),
        Fault("due", FaultCode.PAST, str(TODAY)),
        Fault("supervisor", FaultCode.UNKNOWN, "nobody"),
    )
    assert AssignmentRow.select().count() == 0


@pytest.mark.parametrize(
    ("due", "code", "expected"),
    [
        (day(1) + dt.timedelta(days=1), FaultCode.NO_WORKING_DAY, str(day(2))),
        (day(30) + dt.timedelta(days=1), FaultCode.TOO_LATE, str(day(30))),
        (dt.date.max, FaultCode.TOO_LATE, str(day(30))),
        (dt.date.min, FaultCode.PAST, ""),
    ],
)
def test_a_due_day_is_one_of_work_and_within_thirty(
    centre: str, due: dt.date, code: FaultCode, expected: str
) -> None:
    appeal = accepted()

    found = faults(lambda: routing.dispatch(appeal, order(due=due), by=CLERK))

    assert found == (Fault("due", code, str(due), expected),)


def test_the_thirtieth_working_day_is_the_last(centre: str) -> None:
    assert limit(dispatched(order(due=day(30))), "solve").due == day(30)


def test_whoever_received_a_matter_does_not_watch_over_it(centre: str) -> None:
    appeal = accepted()

    found = faults(lambda: routing.dispatch(appeal, order(supervisor="clerk"), by=CLERK))

    assert found == (Fault("supervisor", FaultCode.SAME_PERSON, "clerk", "receiver"),)


@pytest.mark.parametrize("login", ["fire-officer", "fire-head", "e1", "operator", "\x00", "\ud800"])
def test_nobody_of_another_role_watches(centre: str, login: str) -> None:
    found = fields(lambda: routing.dispatch(accepted(), order(supervisor=login), by=CLERK))

    assert found == [("supervisor", FaultCode.UNKNOWN)]


def test_nobody_watches_whose_account_is_closed(centre: str) -> None:
    accounts.close("watcher", "已离职", by=OPERATOR)

    found = fields(lambda: routing.dispatch(accepted(), order(), by=CLERK))

    assert found == [("supervisor", FaultCode.UNKNOWN)]


@pytest.mark.parametrize("login", ["watcher", "obe", "committee"])
def test_who_may_watch(centre: str, login: str) -> None:
    found = routing.dispatch(accepted(), order(supervisor=login), by=CLERK)

    assert found.appeal.supervisor == login


def test_what_was_not_accepted_is_not_dispatched(centre: str) -> None:
    appeal = received()

    assert refused(appeal, lambda: routing.dispatch(appeal, order(), by=CLERK)) == (
        "received",
        states.APPEAL.legal(AppealState.RECEIVED),
    )


def test_a_stale_dispatch_keeps_nothing(centre: str) -> None:
    appeal = accepted()
    before, messages = last(appeal), sent(appeal)

    with pytest.raises(Conflict):
        routing.dispatch(appeal, order(), seen=before - 1, by=CLERK)

    assert (last(appeal), sent(appeal), runs(appeal)) == (before, messages, ["route"])
    assert AssignmentRow.select().count() == 0


@pytest.mark.parametrize(
    "who", [*(one for one in STAFF if one not in (CLERK, WATCHER)), COMMITTEE, OPERATOR]
)
def test_only_the_service_centre_dispatches(centre: str, who) -> None:
    with pytest.raises((NotAllowed, NotFound)):
        routing.dispatch(accepted(), order(), by=who)


def test_the_usual_day_follows_category_matter_and_severity(centre: str) -> None:
    def usual(**told) -> dt.date:
        return routing.suggest_due(accepted(**told), by=CLERK)

    assert usual() == day(5)
    assert usual(matter=Matter.CONSULT) == day(2)
    assert usual(matter=Matter.COMPLAINT) == day(5)
    assert usual(matter=Matter.CONSULT, severity=AppealSeverity.MAJOR) == day(15)

    table = {"acknowledge": 2, "plan": 4, "solve": 8}
    settings.write("appeal.limits.FINANCE", table, "区政府办通知", by=COMMITTEE)

    assert usual() == day(5)
    assert usual(category=Category.FINANCE, sub="") == day(8)
    assert usual(category=Category.FINANCE, sub="", matter=Matter.CONSULT) == day(2)


def test_the_next_dispatch_follows_a_changed_limit_and_running_ones_do_not(centre: str) -> None:
    first = dispatched()
    table = {"acknowledge": 2, "plan": 4, "consult": 2, "solve": 8, "complex": 15}
    settings.write("appeal.limits.OPERATION", table, "区政府办通知", by=COMMITTEE)

    second = dispatched()

    assert [limit(first, one).due for one in ("acknowledge", "plan")] == [day(1), day(3)]
    assert [limit(second, one).due for one in ("acknowledge", "plan")] == [day(2), day(4)]


def test_a_department_returns_on_the_last_day_and_says_whose_it_is(centre: str) -> None:
    appeal = dispatched()
    seen = last(appeal)

    with at(1):
        found = routing.ask_to_return(appeal, " 不属于本部门职责 ", "EMB", by=OFFICER)

    assert (found.state, found.returns) == (AppealState.RETURN_ASKED, 1)
    why = history.digest("不属于本部门职责")
    assert events(appeal, seen) == [
        ("ask to return", {"proposed": "EMB", "why": why, "returns": 1})
    ]
    assert sent(appeal)[-1] == ("appeal-returned", "service-centre")
    assert runs(appeal) == ["acknowledge", "plan", "solve"]


def test_a_day_later_it_is_too_late_to_return(centre: str) -> None:
    appeal = dispatched()

    with at(2):
        assert faults(lambda: routing.ask_to_return(appeal, "", "FIRE", by=OFFICER)) == (
            Fault("why", FaultCode.MISSING),
            Fault("proposed", FaultCode.TWICE, "FIRE"),
            Fault("return", FaultCode.TOO_LATE, str(day(2)), str(day(1))),
        )
        assert fields(lambda: routing.ask_to_return(appeal, LONG, "", by=OFFICER))[:2] == [
            ("why", FaultCode.TOO_LONG),
            ("proposed", FaultCode.MISSING),
        ]
    saturday = COLLECTING + dt.timedelta(days=2)
    with clock.fixed(saturday):
        assert fields(lambda: returned(appeal)) == [("return", FaultCode.TOO_LATE)]
    assert ReturnRow.select().count() == 0


def test_what_was_taken_up_is_not_returned(centre: str) -> None:
    appeal = handling_()

    assert refused(appeal, lambda: returned(appeal))[0] == "handling"


def test_who_has_it_stays_responsible_while_a_return_is_refused(centre: str) -> None:
    appeal = returned(dispatched())
    seen = last(appeal)
    assert fields(lambda: routing.refuse_return(appeal, " ", by=CLERK)) == [
        ("reason", FaultCode.MISSING)
    ]

    found = routing.refuse_return(appeal, "职责清楚", by=CLERK)

    assert found.state is AppealState.DISPATCHED
    assert events(appeal, seen) == [("refuse the return", {"reason": history.digest("职责清楚")})]
    assert sent(appeal)[-1] == ("appeal-return-refused", "department:FIRE")
    assert counted(appeal, "solve") == ("department:FIRE", 0, 5)
    assert refused(appeal, lambda: routing.refuse_return(appeal, "再次", by=CLERK))[0] == (
        "dispatched"
    )


def test_a_returned_matter_goes_to_another_department(centre: str) -> None:
    appeal = returned(dispatched())

    assert fields(lambda: routing.dispatch(appeal, order(), by=CLERK)) == [
        ("department", FaultCode.TWICE)
    ]
    routing.dispatch(appeal, order(department="EMB"), by=CLERK)

    assert runs(appeal) == ["acknowledge 2", "plan 2", "solve 2"]
    row = ReturnRow.get()
    assert (row.verdict, row.decided is not None) == ("yes", True)


def test_a_dispatch_elsewhere_keeps_the_stamp_of_whoever_was_late(centre: str) -> None:
    appeal = returned(dispatched())

    with at(2):
        routing.dispatch(appeal, order(department="EMB", due=day(7)), by=CLERK)

        old, new = limit(appeal, "acknowledge"), limit(appeal, "acknowledge 2")
        assert (old.owner, old.dropped, old.overdue is not None) == (
            "department:FIRE",
            "dispatched anew",
            True,
        )
        assert counted(appeal, "solve 2") == ("department:EMB", 2, 7)
        assert new.overdue is limit(appeal, "solve").overdue is None
    with at(9):
        deadlines.tick(by=OPERATOR)
    assert limit(appeal, "solve").overdue is None


def test_after_two_returns_the_committee_alone_assigns_and_finally(centre: str) -> None:
    appeal = twice_returned()
    assert sent(appeal)[-1] == ("appeal-returned", "committee")
    with pytest.raises(NotAllowed):
        routing.refuse_return(appeal, "职责清楚", by=CLERK)
    with pytest.raises(NotAllowed):
        routing.dispatch(appeal, order(), by=CLERK)

    found = routing.dispatch(appeal, order(), by=COMMITTEE)

    assert found.appeal.final
    assert refused(appeal, lambda: returned(appeal)) == (
        "assigned finally by the committee",
        ("take up",),
    )
    assert handling.take_up(appeal, by=OFFICER).state is AppealState.HANDLING


def test_a_refused_return_counts_too(centre: str) -> None:
    appeal = returned(dispatched())
    routing.refuse_return(appeal, "职责清楚", by=CLERK)

    returned(appeal)

    assert sent(appeal)[-1] == ("appeal-returned", "committee")


@pytest.mark.parametrize("who", [HEAD, TAX, OTHER, CLERK, OBE, FIRM, COMMITTEE])
def test_only_the_departments_officers_return(centre: str, who) -> None:
    with pytest.raises((NotAllowed, NotFound)):
        returned(dispatched(), who)
