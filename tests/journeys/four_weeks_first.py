"""The first week: held, found, ordered to be seen again, closed where nothing is left."""

import pytest

from tests.journeys.four_weeks_acts import (
    FIRST,
    ORDER,
    SECOND,
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
    punish,
    put_right,
    reject_once,
    see_again,
    write_site_record,
)
from tests.journeys.four_weeks_cast import (
    FRIDAY,
    FRIDAY_BEFORE,
    MONDAY,
    MONDAY_BEFORE,
    THURSDAY,
    TUESDAY,
    TUESDAY_BEFORE,
    W1,
    W2,
    WEDNESDAY,
    at,
    visit_at,
)
from tests.tracker.builders import officer
from tracker import findings, visit_cases
from tracker.errors import Fault, FaultCode, Rejected
from tracker.records import Outcome, Severity


def run_first_week(told: Chronicle) -> None:
    """The first week is held while the second one is prepared in the evenings."""
    start(W1)
    hold(W1, MONDAY, FIRST)
    with at(W2, MONDAY_BEFORE, "18:30"):
        draft = plan(W2)
    hold(W1, TUESDAY, FIRST)
    with at(W2, TUESDAY_BEFORE, "18:30"):
        publish(W2, draft.number)
    hold(W1, WEDNESDAY, FIRST)
    find_at_c001(told)
    hold(W1, THURSDAY, FIRST)
    with at(W1, THURSDAY, "18:00"):
        answer(W2, SECOND)
        order_both_again(told)
        punish_at_m001(told)
    hold(W1, FRIDAY, FIRST)
    end_first_week(told)


def find_at_c001(told: Chronicle) -> None:
    """Five departments saw one enterprise; the absent one has seen nothing."""
    visit = visit_at(W1, "C001", "EMB", "FIRE")
    with at(W1, WEDNESDAY, "18:00"):
        with pytest.raises(Rejected, match="department: absent, found 'TRANS'"):
            find(visit, "TRANS", "车辆", ORDER, W1.date(4))
        told.found["EMB"] = find(
            visit, "EMB", "储罐围堰", (Severity.MAJOR, Outcome.ORDER), W2.date(4)
        )
        findings.release(told.found["EMB"].id, by=officer("EMB"))
        told.found["FIRE"] = find(visit, "FIRE", "疏散通道", ORDER, W2.date(4))
        lifts, health = visit_at(W1, "C001", "SAMR"), visit_at(W1, "C001", "HC")
        told.found["SAMR"] = find(lifts, "SAMR", "叉车检验", ORDER, W1.date(4))
        told.found["HC"] = find(health, "HC", "警示标识", (Severity.MINOR, Outcome.GUIDANCE))
        put_right(told.found["HC"], "当场补贴")
        findings.withdraw(find(health, "HC", "误录", ORDER).id, "重复", by=officer("HC"))
        write_site_record(visit, "EMB")
        write_site_record(lifts, "SAMR", "企业认为检验未到期")


def order_both_again(told: Chronicle) -> None:
    """What EMB and FIRE found waits for the next week, for one visit under the former lead."""
    asked = [see_again(told.found[one], W1.date(3)) for one in ("EMB", "FIRE")]
    assert {(one.week, one.former_lead) for one in asked} == {(W2, "EMB")}
    assert {one.late for one in asked} == {"re-inspection"}
    assert len({one.joint_key for one in asked}) == 1


def punish_at_m001(told: Chronicle) -> None:
    """EEB proposes a fine for what it found at M001."""
    visit = visit_at(W1, "M001", "EEB")
    told.found["EEB"] = find(
        visit, "EEB", "危废台账", (Severity.GENERAL, Outcome.PENALTY), W2.date(4)
    )
    told.cases["penalty"] = punish(visit, told.found["EEB"]).id


def end_first_week(told: Chronicle) -> None:
    """What is done is closed; what is not says what is left, and the second week is put right."""
    c001, m001 = visit_at(W1, "C001", "EMB", "FIRE"), visit_at(W1, "M001", "EEB")
    e040 = visit_at(W1, "E040", "HC")
    with at(W1, FRIDAY, "18:00"):
        minor = (Severity.MINOR, Outcome.NO_PENALTY_MINOR)
        told.found["UM"] = find(e040, "UM", "门前杂物", minor, W2.date(0))
        reject_once(told.found["SAMR"])
        assert close_held(W1, FIRST, {c001.uid, m001.uid, e040.uid}) == 66
        with pytest.raises(Rejected) as left:
            visit_cases.close(c001.uid, by=officer("EMB"))
        waits = [str(told.found[one].id) for one in ("EMB", "FIRE")]
        assert left.value.faults == tuple(
            Fault("finding", FaultCode.UNSETTLED, one) for one in waits
        )
    with at(W2, FRIDAY_BEFORE, "18:30"):
        seen_again_together(W2, ["EMB", "FIRE"], SECOND)
