"""A visit is moved by hand under the checker's eyes, and stays where it was put."""

import pytest

import optimizer
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
from tracker import clock, history, instructions, planning, versions, weeks
from tracker.errors import Conflict, NotAllowed, NotFound, Rejected, WrongState
from tracker.records import PlanVersion, VersionState, Visit

TUESDAY = 1440
TEN = TUESDAY + 600


@pytest.fixture(autouse=True)
def planned(park: str) -> PlanVersion:
    """E1 takes two departments, E2 and E3 one each; FIRE has two teams."""
    ask(line(), line("TAX"), line(enterprise="E2"), line(enterprise="E3"))
    return plan().version


def visit_at(firm: str) -> Visit:
    return by_firm(versions.show(WEEK, by=COMMITTEE).standing)[firm]


def move(firm: str = "E1", start: int = TEN, reason: str = "企业开会") -> PlanVersion:
    return planning.move(WEEK, visit_at(firm).uid, start, reason, by=COMMITTEE)


def starts(version: PlanVersion) -> dict[str, int]:
    return {one.enterprise.id: WEEK.minute(one.start) for one in version.standing}


def test_a_moved_visit_stands_elsewhere_and_every_other_where_it_was(planned: PlanVersion):
    before = starts(planned)

    after = move()

    assert starts(after) == {**before, "E1": TEN}
    assert (after.number, after.state) == (planned.number + 1, VersionState.DRAFT)
    assert by_firm(after.standing)["E1"].uid == by_firm(planned.standing)["E1"].uid


def test_no_search_is_claimed_for_what_a_hand_did(planned: PlanVersion):
    run = move().run

    assert (run.status, run.score["visits"]) == ("by hand", planned.run.score["visits"])
    assert run.bound == planned.run.bound
    assert run.proven["visits"] == planned.run.proven["visits"]


def test_a_move_keeps_what_was_left_out(park: str):
    ask(line(), line("TAX"), line("EMB", windows=("Mon 09:00-09:30", "Sun 09:00-12:00")))
    before = plan().version

    after = move()

    assert [one.request.id for one in after.unplanned] == ["EMB-1"]
    assert after.run.score["unplanned"] == before.run.score["unplanned"] == 1


def test_planning_again_keeps_what_was_moved():
    move()

    again = plan(again=True).version

    assert starts(again)["E1"] == TEN
    (pin,) = instructions.list_instructions(WEEK, by=COMMITTEE)
    assert (pin.start, pin.reason) == (TEN, "企业开会")


def test_moving_twice_leaves_one_pin():
    move()
    move(start=TEN + 30)

    (pin,) = instructions.list_instructions(WEEK, by=COMMITTEE)
    assert pin.start == TEN + 30


def test_the_checker_answers_without_storing_anything(planned: PlanVersion):
    uid = visit_at("E1").uid

    assert planning.check_move(WEEK, uid, TEN, by=COMMITTEE) == ()
    found = planning.check_move(WEEK, uid, TUESDAY + 690, by=COMMITTEE)

    assert any("FIRE-1" in one.expected for one in found)
    assert versions.show(WEEK, by=COMMITTEE).number == planned.number


def test_a_move_that_breaks_rules_names_them_all_and_changes_nothing(planned: PlanVersion):
    with pytest.raises(Rejected) as fault:
        move(start=TUESDAY + 690)

    assert {"FIRE-1", "TAX-1"} <= {
        one for one in ("FIRE-1", "TAX-1") if any(one in each for each in fault.value.problems)
    }
    assert versions.show(WEEK, by=COMMITTEE).number == planned.number
    assert instructions.list_instructions(WEEK, by=COMMITTEE) == ()


def test_a_full_department_stops_a_move(park: str):
    for firm, start in (("E1", TEN), ("E2", TEN)):
        move(firm, start)

    found = planning.check_move(WEEK, visit_at("E3").uid, TEN, by=COMMITTEE)

    assert any("FIRE" in one.expected for one in found)


def test_a_move_without_a_reason_changes_nothing(planned: PlanVersion):
    with pytest.raises(Rejected, match="reason: missing"):
        move(reason="")
    assert versions.show(WEEK, by=COMMITTEE).number == planned.number


def test_what_has_begun_or_is_gone_cannot_be_moved():
    publish()
    uid = visit_at("E1").uid

    with (
        clock.fixed(visit_at("E1").start),
        pytest.raises(WrongState, match="which is under way"),
    ):
        planning.move(WEEK, uid, TEN, "晚", by=COMMITTEE)
    with pytest.raises(NotFound):
        planning.move(WEEK, "no-such-visit", TEN, "晚", by=COMMITTEE)


def test_a_cancelled_visit_cannot_be_moved():
    publish()
    uid = visit_at("E3").uid
    publish_plan(line(), line("TAX"), line(enterprise="E2"))

    with pytest.raises(WrongState, match="which is cancelled"):
        planning.move(WEEK, uid, TEN, "晚", by=COMMITTEE)


def test_a_published_visit_is_moved_in_a_new_draft_and_told_when_that_is_published():
    publish()

    move()

    done = publish()
    assert done.changed == (visit_at("E1").uid,)
    assert len(done.unchanged) == 2


def test_a_closed_week_is_not_touched():
    publish()
    uid = visit_at("E1").uid
    weeks.start(WEEK, by=COMMITTEE)
    weeks.close(WEEK, by=COMMITTEE)

    with pytest.raises(WrongState, match="which is closed"):
        planning.move(WEEK, uid, TEN, "晚", by=COMMITTEE)


def test_only_the_committee_moves():
    uid = visit_at("E1").uid

    with pytest.raises(NotAllowed):
        planning.move(WEEK, uid, TEN, "x", by=officer())
    with pytest.raises(NotAllowed):
        planning.check_move(WEEK, uid, TEN, by=officer())


def test_a_move_is_in_the_weeks_log_with_its_reason():
    move()

    (event,) = [
        one for one in history.events(f"week:{WEEK}", by=COMMITTEE) if one.act == "move by hand"
    ]
    assert event.facts["to"] == TEN
    assert event.facts["reason"] == "企业开会"


def test_of_two_hands_the_later_one_hears_of_the_other(monkeypatch: pytest.MonkeyPatch):
    solve, uid = optimizer.solve, visit_at("E2").uid

    def meanwhile(problem, params):
        monkeypatch.setattr(optimizer, "solve", solve)
        planning.move(WEEK, uid, TEN, "先到", by=COMMITTEE)
        return solve(problem, params)

    monkeypatch.setattr(optimizer, "solve", meanwhile)

    with pytest.raises(Conflict, match=r"newer: .*seen 1"):
        move()
    (pin,) = instructions.list_instructions(WEEK, by=COMMITTEE)
    assert pin.reason == "先到"
