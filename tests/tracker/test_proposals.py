"""Another time for a visit: proposed by its enterprise, decided by the committee, no veto."""

import datetime as dt
from typing import Any

import pytest

from tests.tracker.builders import (
    COMMITTEE,
    WEEK,
    line,
    officer,
    person,
    plan,
    publish_plan,
    submit,
)
from tests.tracker.onsite import NINE, at, publish_joint, visit
from tests.tracker.scanning import call_off, shown
from tracker import history, outbox, planning, proposals, requests, settings, versions, weeks
from tracker.errors import Conflict, NotAllowed, NotFound, Rejected, WrongState
from tracker.people import of_enterprise
from tracker.possible import for_proposal, for_visit
from tracker.records import Role
from tracker.records.proposals import Slot, TimeProposal, TimeProposalState
from tracker.week import Week

FIRM, OTHER = of_enterprise("E1"), of_enterprise("E2")
TUESDAY = NINE.date()
LATER = Slot(TUESDAY, dt.time(9, 30), dt.time(11, 30))
REASON = "设备检修"


def slot(since: str, until: str, days: int = 0) -> Slot:
    clock = dt.time.fromisoformat
    return Slot(TUESDAY + dt.timedelta(days=days), clock(since), clock(until))


def proposed(*slots: Slot, reason: str = REASON, by: Any = FIRM) -> TimeProposal:
    proposals.propose(visit().uid, slots or (LATER,), reason, by=by)
    return proposals.list_proposals(by=COMMITTEE)[0]


def test_a_visit_stands_while_another_time_is_proposed(park: str):
    publish_joint()
    before = visit()
    found = proposed()

    assert (found.slots, found.reason, found.by_code) == ((LATER,), REASON, False)
    assert (found.state, found.enterprise) == (TimeProposalState.OPEN, "E1")
    assert visit() == before
    assert [one.to for one in outbox.unsent() if one.kind == "time-proposed"] == ["committee"]
    assert proposals.waiting_at(by=COMMITTEE) == {before.uid}


def test_whoever_has_the_code_may_propose_too(park: str):
    publish_joint()
    proposals.propose_by_code(shown(), (LATER,), REASON)

    (found,) = proposals.list_proposals(by=FIRM)
    assert found.by_code
    (event,) = history.events(f"proposal:{found.id}", by=COMMITTEE)
    assert (event.act, event.actor) == ("propose a time", "scan")
    assert REASON not in repr(event)


def test_only_one_proposal_waits_at_a_time(park: str):
    publish_joint()
    found = proposed()

    with pytest.raises(Rejected, match="slots: unsettled"):
        proposed()
    assert not proposals.may_propose(visit())
    proposals.decline(found.id, "当天没有其他时间", by=COMMITTEE)
    assert proposed().id != found.id


@pytest.mark.parametrize(
    ("slots", "fault"),
    [
        ((), "out-of-range"),
        ((LATER,) * 4, "out-of-range"),
        ((slot("09:00", "12:00", 35),), "out-of-range"),
        ((slot("09:00", "12:00", -7),), "out-of-range"),
        ((slot("09:00", "10:00"),), "too-short"),
        ((slot("11:00", "09:00"),), "too-short"),
    ],
)
def test_hours_lie_in_the_coming_weeks_and_are_long_enough(
    park: str, slots: tuple[Slot, ...], fault: str
):
    publish_joint()

    with pytest.raises(Rejected, match=f"slots: {fault}"):
        proposals.propose(visit().uid, slots, REASON, by=FIRM)
    with pytest.raises(Rejected, match="reason: missing"):
        proposals.propose(visit().uid, slots, " ", by=FIRM)


def test_hours_that_are_over_are_no_proposal(park: str):
    publish_joint()

    with at(NINE - dt.timedelta(days=1)), pytest.raises(Rejected, match="slots: past"):
        proposals.propose(visit().uid, (slot("07:00", "09:00", -1),), REASON, by=FIRM)


def test_it_is_too_late_on_the_day_of_the_visit_and_too_early_never(park: str):
    publish_joint()
    with at(NINE - dt.timedelta(days=1)):
        assert proposals.may_propose(visit())
    with at(NINE - dt.timedelta(hours=5)):
        assert not proposals.may_propose(visit())
        with pytest.raises(WrongState):
            proposed()
    settings.write("proposal.days_before", 3, "试", by=COMMITTEE)
    with at(NINE - dt.timedelta(days=2)), pytest.raises(WrongState):
        proposed()


def test_nobody_proposes_for_others_nor_for_what_they_do_not_know_of(park: str):
    publish_plan(line(minutes=90), line("TAX", enterprise="E2", announced=False))
    secret = next(one for one in versions.show(WEEK, by=COMMITTEE).standing if not one.announced)

    for by, uid, error in (
        (OTHER, visit().uid, NotFound),
        (OTHER, secret.uid, NotFound),
        (officer("FIRE"), visit().uid, NotAllowed),
        (COMMITTEE, visit().uid, NotAllowed),
    ):
        with pytest.raises(error):
            proposals.propose(uid, (LATER,), REASON, by=by)


def test_a_visit_goes_over_into_a_later_week_with_all_that_is_asked(park: str):
    publish_joint()
    found = proposed(slot("09:00", "12:00", 7))

    decided = proposals.accept(found.id, NINE + dt.timedelta(days=7), by=COMMITTEE)

    week = Week(2026, 50)
    moved = requests.list_requests(week, by=COMMITTEE)
    assert [(one.id, one.deferred_from) for one in moved] == [
        ("FIRE-2", "FIRE-1"),
        ("TAX-2", "TAX-1"),
    ]
    assert {one.windows for one in moved} == {((1440 + 540, 1440 + 720),)}
    assert decided.state is TimeProposalState.ACCEPTED
    assert [one.id for one in requests.list_requests(WEEK, by=COMMITTEE)] == ["EMB-1"]
    plan()
    assert len(versions.publish(WEEK, by=COMMITTEE).cancelled) == 1
    (there,) = planning.plan(week, by=COMMITTEE).version.standing
    assert [one.id for one in there.departments] == ["FIRE", "TAX"]
    assert there.start == NINE + dt.timedelta(days=7)


def test_what_cannot_go_over_leaves_the_proposal_open_and_the_week_as_it_is(park: str):
    publish_joint()
    found = proposed(slot("09:00", "12:00", 7))
    weeks.open_week(Week(2026, 50), by=COMMITTEE)
    submit(line("TAX"), department="TAX", week=Week(2026, 50))
    before = history.seal()

    with pytest.raises(Rejected, match="item: taken"):
        proposals.accept(found.id, NINE + dt.timedelta(days=7), by=COMMITTEE)

    assert history.seal() == before
    assert proposals.show(found.id, by=COMMITTEE).state is TimeProposalState.OPEN


def test_a_request_that_was_withdrawn_meanwhile_does_not_go_along(park: str):
    publish_joint()
    found = proposed(slot("09:00", "12:00", 7))
    requests.withdraw("TAX-1", "另行安排", by=officer("TAX"))

    proposals.accept(found.id, NINE + dt.timedelta(days=7), by=COMMITTEE)

    assert [one.id for one in requests.list_requests(Week(2026, 50), by=COMMITTEE)] == ["FIRE-2"]


def test_the_committee_moves_the_visit_and_the_enterprise_reads_it(park: str):
    publish_plan(line(minutes=90), line("EMB", enterprise="E2"))
    found = proposed()
    start = NINE + dt.timedelta(minutes=30)

    decided = proposals.accept(found.id, start, by=COMMITTEE)
    versions.publish(WEEK, by=COMMITTEE)

    assert (decided.state, decided.start) == (TimeProposalState.ACCEPTED, start)
    assert visit().start == start
    assert proposals.show(found.id, by=FIRM) == decided
    assert [one.to for one in outbox.unsent() if one.kind == "time-decided"] == ["enterprise:E1"]
    with pytest.raises(WrongState, match="accepted"):
        proposals.decline(found.id, "又", by=COMMITTEE)


def test_the_checker_says_which_rule_a_time_breaks_and_nothing_is_moved(park: str):
    publish_plan(line(minutes=90), line("EMB", enterprise="E2"))
    found = proposed(slot("13:00", "16:00"))
    before = len(versions.list_versions(WEEK, by=COMMITTEE))

    with pytest.raises(Rejected, match="start: breaks"):
        proposals.accept(found.id, NINE + dt.timedelta(hours=4), by=COMMITTEE)
    assert len(versions.list_versions(WEEK, by=COMMITTEE)) == before
    assert proposals.show(found.id, by=COMMITTEE).state is TimeProposalState.OPEN


@pytest.mark.parametrize("minutes", [0, 300])
def test_a_time_that_nobody_proposed_is_not_accepted(park: str, minutes: int):
    publish_joint()
    found = proposed()

    with pytest.raises(Rejected, match="start: out-of-range"):
        proposals.accept(found.id, NINE + dt.timedelta(minutes=minutes), by=COMMITTEE)


def test_a_proposal_is_declined_in_words(park: str):
    publish_joint()
    found = proposed()

    with pytest.raises(Rejected):
        proposals.decline(found.id, " ", by=COMMITTEE)
    with pytest.raises(Conflict):
        proposals.decline(found.id, "好", seen=0, by=COMMITTEE)
    declined = proposals.decline(found.id, " 当天没有其他时间 ", by=COMMITTEE)

    assert (declined.state, declined.answer) == (TimeProposalState.DECLINED, "当天没有其他时间")
    assert proposals.last_of(visit().uid) == declined


def test_only_the_committee_decides(park: str):
    publish_joint()
    found = proposed()

    for by in (FIRM, officer("FIRE"), person(Role.SUPERVISION)):
        with pytest.raises(NotAllowed):
            proposals.decline(found.id, "好", by=by)
        with pytest.raises(NotAllowed):
            proposals.accept(found.id, NINE, by=by)


def test_those_whom_the_visit_concerns_read_it(park: str):
    publish_joint()
    found = proposed()

    for by in (COMMITTEE, FIRM, officer("TAX"), person(Role.SUPERVISION)):
        assert proposals.list_proposals(by=by, waiting=True) == (found,)
    for by in (OTHER, officer("EMB"), person(Role.SERVICE_CENTRE)):
        assert proposals.list_proposals(by=by) == ()
        with pytest.raises(NotFound):
            proposals.show(found.id, by=by)


def test_what_nobody_decided_before_the_visit_has_lapsed(park: str):
    publish_joint()
    found = proposed()

    with at(NINE):
        assert proposals.show(found.id, by=FIRM).state is TimeProposalState.LAPSED
    call_off()
    assert proposals.show(found.id, by=FIRM).state is TimeProposalState.LAPSED


def test_each_is_offered_what_they_may_do_now(park: str):
    publish_joint()
    uid = visit().uid

    assert for_visit(uid, by=FIRM) == {"proposals.propose"}
    assert for_visit(uid, by=OTHER) == frozenset()
    found = proposed()
    assert for_visit(uid, by=FIRM) == frozenset()
    assert for_proposal(found, by=COMMITTEE) == {"proposals.accept", "proposals.decline"}
    assert for_proposal(found, by=FIRM) == frozenset()
