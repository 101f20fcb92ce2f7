"""The second week: seen again together, inspected directly, reported in time."""

import pytest

from tests.journeys import four_weeks_before as before
from tests.journeys.four_weeks_acts import (
    ORDER,
    SECOND,
    THIRD,
    Chronicle,
    answer,
    close_held,
    find,
    hold,
    plan,
    publish,
    seen_again_together,
    start,
)
from tests.journeys.four_weeks_after import (
    inspect_directly,
    put_right,
    reminders,
    report_of,
    see_again,
    submit,
)
from tests.journeys.four_weeks_cast import (
    FRIDAY,
    MONDAY,
    THURSDAY,
    TUESDAY,
    W1,
    W2,
    W3,
    WEDNESDAY,
    at,
    messages_since,
    readers,
    visit_at,
)
from tests.tracker.builders import COMMITTEE, officer
from tracker import clock, direct, outbox, penalties, planning, reinspections, visit_cases, weeks
from tracker.errors import WrongState
from tracker.records import DirectReason, Visit


def run_second_week(told: Chronicle) -> None:
    """Both are seen again together, in the week in which two departments go without a plan."""
    start(W2)
    together = visit_at(W2, "C001", "EMB", "FIRE")
    evenings = (second_monday, second_tuesday, second_wednesday, second_thursday, second_friday)
    for day, evening in enumerate(evenings):
        hold(W2, day, SECOND)
        if together.start.weekday() == day:
            see_both_again(told, together)
        evening(told)


def see_both_again(told: Chronicle, together: Visit) -> None:
    """What EMB asked for is done, what FIRE asked for is not and is ordered once more."""
    day = together.start.date()
    with clock.fixed(together.end):
        reinspections.passed(told.found["EMB"].id, day, "复查记录", by=officer("EMB"))
        reinspections.failed(told.found["FIRE"].id, day, "通道仍占用", by=officer("FIRE"))
        alone = see_again(told.found["FIRE"], day)
        assert (alone.week, alone.former_lead) == (W3, "EMB")
        with pytest.raises(WrongState) as twice:
            reinspections.passed(told.found["EMB"].id, day, "复查记录", by=officer("EMB"))
        assert twice.value.legal == ()


def second_monday(told: Chronicle) -> None:
    """The first week is closed for good; EEB is called to P005 and drops its plan for Friday."""
    with at(W2, MONDAY, "18:30"):
        put_right(told.found["UM"])
        visit_cases.close(visit_at(W1, "E040", "HC").uid, by=officer("HC"))
        weeks.close(W1, by=COMMITTEE)
        with pytest.raises(WrongState) as over:
            planning.plan(W1, by=COMMITTEE)
        assert over.value.legal == ()
        told.cases["draft"] = plan(W3).number
        told.cases["EEB"] = go_directly_instead()


def go_directly_instead() -> int:
    """Its joint visit goes on without it; those of this visit hear of it and nobody else."""
    item = "挥发性有机物废气治理检查"
    number = inspect_directly("EEB", "P005", DirectReason.REPORTED, item, W2.date(1))
    (planned,) = direct.superfluous(number, by=officer("EEB"))
    direct.withdraw_planned(number, planned.id, by=officer("EEB"))
    visit, before_that = visit_at(W2, "P005", "EEB"), len(outbox.unsent())
    done = publish(W2, plan(W2).number)
    assert (done.new, done.changed, done.cancelled) == ((), (visit.uid,), ())
    assert readers(messages_since(before_that)) == [
        *("department:EEB", "department:FIRE", "department:TAX", "enterprise:P005")
    ]
    return number


def second_tuesday(told: Chronicle) -> None:
    """The third week is published; EMB follows a complaint."""
    with at(W2, TUESDAY, "18:00"):
        publish(W3, told.cases["draft"])
    told.cases["exempt"] = before.enter_exempt()


def second_wednesday(told: Chronicle) -> None:
    """FIRE sees smoke at W003; both direct inspections are over, and two reports are owed."""
    before.approve_afterwards(told.cases["exempt"])
    with at(W2, WEDNESDAY, "18:30"):
        answer(W3, THIRD)
        told.cases["FIRE"] = inspect_directly(
            "FIRE", "W003", DirectReason.DANGER, before.FIRE_SAFETY, W2.date(2)
        )
        for office in ("EEB", "FIRE"):
            direct.complete(told.cases[office], by=officer(office))
        with pytest.raises(WrongState) as twice:
            direct.complete(told.cases["FIRE"], by=officer("FIRE"))
        assert twice.value.legal == ("close",)
        report = report_of(f"direct:{told.cases['FIRE']}")
        assert (report.deadline.due, report.addressee) == (W3.date(0), "committee")


def second_thursday(told: Chronicle) -> None:
    """EEB reports in time, decides its fine, and sees its finding put right."""
    with at(W2, THURSDAY, "18:00"):
        report = submit(report_of(f"direct:{told.cases['EEB']}"))
        assert (report.is_late, reminders(report)) == (False, ["due soon"])
        number = "河环罚〔2026〕17号"
        penalties.decide(told.cases["penalty"], number, W2.date(3), by=officer("EEB"))
        put_right(told.found["EEB"], "新台账")


def second_friday(told: Chronicle) -> None:
    """FIRE's third look enters the third week by itself; the second week's visits are closed."""
    with at(W2, FRIDAY, "18:00"):
        canteen = find(visit_at(W2, "E024", "HC"), "HC", "粉尘检测", ORDER, W3.date(0))
        assert close_held(W2, SECOND, {canteen.visit}) == 7
        put_right(canteen)
        visit_cases.close(canteen.visit, by=COMMITTEE)
        seen_again_together(W3, ["FIRE"], THIRD)
