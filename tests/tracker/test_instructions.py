"""What the committee wants of a week's plan is kept with its reason, and the plan obeys."""

import pytest

from tests.tracker.builders import (
    COMMITTEE,
    WEEK,
    ask,
    by_firm,
    line,
    officer,
    plan,
    publish_plan,
    submit,
)
from tracker import clock, history, instructions, planning, versions, weeks
from tracker.errors import NotAllowed, NotFound, Rejected, WrongState
from tracker.records import InstructionKind, Visit
from tracker.week import parse_window, write_minute

TEN = 1440 + 600
"""Tuesday, ten o'clock."""

PAIR = ("FIRE-1", "TAX-1")


@pytest.fixture(autouse=True)
def asked(park: str) -> None:
    ask(line(), line("TAX"), line("EMB"), line(enterprise="E2"))


def pin(*requests: str, start: int = TEN, **fields: str) -> int:
    found = instructions.pin(WEEK, requests or PAIR, start, "企业盘点", **fields, by=COMMITTEE)
    return found.id


def refused(act: str, *given: object, **fields: object) -> str:
    with pytest.raises(Rejected) as fault:
        getattr(instructions, act)(WEEK, *given, "理由", **fields, by=COMMITTEE)
    return str(fault.value)


def visits() -> list[Visit]:
    return list(plan().version.visits)


def test_a_pinned_visit_stands_where_it_was_pinned_and_others_may_join():
    pin(lead="TAX")

    visit = by_firm(visits())["E1"]

    assert (visit.start, visit.lead.id) == (WEEK.moment(TEN), "TAX")
    assert {one.id for one in visit.requests} == {"FIRE-1", "TAX-1", "EMB-1"}


def test_a_pin_changes_the_question_so_an_old_answer_does_not_stand():
    plan()
    pin()

    assert not plan().stood
    assert plan().stood


def test_a_lifted_pin_binds_nobody():
    before = by_firm(visits())["E1"].start
    instructions.lift(pin(), "改期", by=COMMITTEE)

    assert by_firm(visits())["E1"].start == before
    assert instructions.list_instructions(WEEK, by=COMMITTEE) == ()
    (kept,) = instructions.list_instructions(WEEK, by=COMMITTEE, lifted=True)
    assert kept.lifted == clock.now()


def test_a_pin_of_a_withdrawn_request_is_left_aside():
    pin("FIRE-1")
    submit(line(enterprise="E2"), late="撤回")

    assert planning.problem_of(WEEK).fixed == ()


def test_a_pin_of_a_visit_that_has_begun_is_the_visit_that_has_begun():
    publish_plan(line())
    pin("FIRE-1", start=1440 + 660)

    with clock.fixed(WEEK.moment(TEN)):
        (fixed,) = planning.problem_of(WEEK).fixed

    assert (fixed.start, fixed.open) == (1440 + 540, False)


def test_a_forbidden_window_is_kept_clear():
    instructions.forbid(WEEK, "FIRE-1", parse_window("Tue 09:00-10:30"), "考试", by=COMMITTEE)

    (fire, *_) = planning.problem_of(WEEK).requests

    assert [(write_minute(one.start), write_minute(one.end)) for one in fire.windows] == [
        ("Tue 10:30", "Tue 12:00")
    ]


def test_a_window_forbidden_in_the_middle_leaves_both_ends():
    instructions.forbid(WEEK, "FIRE-1", parse_window("Tue 10:00-11:00"), "考试", by=COMMITTEE)

    windows = planning.problem_of(WEEK).requests[0].windows

    assert [(one.start - 1440, one.end - 1440) for one in windows] == [(540, 600), (660, 720)]


def test_requests_that_must_share_a_visit_do():
    instructions.together(WEEK, PAIR, "同一设备", by=COMMITTEE)

    assert planning.problem_of(WEEK).together == (PAIR,)


def test_requests_that_must_not_share_a_visit_do_not():
    instructions.apart(WEEK, PAIR, "场地小", by=COMMITTEE)

    found = [{one.id for one in visit.requests} for visit in visits()]

    assert not any(set(PAIR) <= one for one in found)
    assert sum(len(one) for one in found) == 4


def test_the_committees_lead_comes_before_the_enterprises_own_order():
    instructions.lead(WEEK, "E1", ["TAX"], "专项牵头", by=COMMITTEE)
    assert by_firm(visits())["E1"].lead.id == "TAX"

    instructions.lead(WEEK, "E1", ["EMB"], "改由应急牵头", by=COMMITTEE)
    assert by_firm(visits())["E1"].lead.id == "EMB"


def test_saying_it_again_changes_nothing():
    assert pin() == pin()
    assert len(instructions.list_instructions(WEEK, by=COMMITTEE)) == 1


def test_everything_needs_a_reason():
    with pytest.raises(Rejected, match="reason: missing"):
        instructions.pin(WEEK, PAIR, TEN, "  ", by=COMMITTEE)
    number = pin()
    with pytest.raises(Rejected, match="reason: missing"):
        instructions.lift(number, "", by=COMMITTEE)


def test_all_faults_of_a_pin_are_told_at_once():
    found = refused("pin", PAIR, TEN + 90, lead="WATER")

    assert "start of FIRE-1: out-of-range, found 'Tue 11:30-12:30'" in found
    assert "start of TAX-1: out-of-range" in found
    assert "leads: unknown, found 'WATER'" in found
    assert "leads: unknown, found 'WATER', expected FIRE, TAX" in found


@pytest.mark.parametrize(
    ("act", "given", "fault"),
    [
        ("pin", (["FIRE-9"], TEN), "requests: unknown, found 'FIRE-9'"),
        ("pin", ([], TEN), "requests: missing"),
        ("pin", (["FIRE-1"], -15), "start: out-of-range, found '-15'"),
        ("pin", (["FIRE-1", "FIRE-2"], TEN), "requests: contradicts, found 'E1', expected E2"),
        ("forbid", ("FIRE-1", (1980, 2160)), "window of FIRE-1: leaves-nothing"),
        ("forbid", ("FIRE-1", (700, 600)), "window: out-of-range"),
        ("together", (["FIRE-1"],), "requests: out-of-range, found '1', expected 2+"),
        ("apart", (["FIRE-1", "TAX-1", "EMB-1"],), "requests: out-of-range, found '3', expected 2"),
        ("lead", ("E9", ["TAX"]), "enterprise: unknown, found 'E9'"),
        ("lead", ("E1", []), "leads: missing"),
    ],
)
def test_what_cannot_be_meant_is_refused(act: str, given: tuple[object, ...], fault: str):
    assert fault in refused(act, *given)
    assert instructions.list_instructions(WEEK, by=COMMITTEE) == ()


def test_a_request_is_pinned_once():
    number = pin("FIRE-1")

    found = refused("pin", PAIR, TEN + 15)

    assert f"requests: contradicts, found 'FIRE-1', expected instruction:{number}" in found


def test_nobody_wants_the_same_two_together_and_apart():
    first = instructions.apart(WEEK, PAIR, "场地小", by=COMMITTEE).id
    found = refused("together", ("FIRE-1", "TAX-1", "EMB-1"))

    told = "requests: contradicts, found 'FIRE-1, TAX-1, EMB-1', expected instruction:"
    assert f"{told}{first}" in found
    second = instructions.together(WEEK, ("EMB-1", "TAX-1"), "同一设备", by=COMMITTEE).id
    found = refused("apart", ("TAX-1", "EMB-1"))

    assert f"requests: contradicts, found 'TAX-1, EMB-1', expected instruction:{second}" in found


def test_a_closed_week_takes_no_instruction():
    number = pin()
    publish_plan(line())
    weeks.start(WEEK, by=COMMITTEE)
    weeks.close(WEEK, by=COMMITTEE)

    with pytest.raises(WrongState, match="which is closed"):
        pin("FIRE-1", start=TEN + 15)
    with pytest.raises(WrongState):
        instructions.lift(number, "晚了", by=COMMITTEE)


def test_only_the_committee_instructs():
    for act in (
        lambda: instructions.pin(WEEK, PAIR, TEN, "x", by=officer()),
        lambda: instructions.lift(1, "x", by=officer()),
        lambda: instructions.list_instructions(WEEK, by=officer()),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_an_instruction_that_never_was_cannot_be_lifted():
    with pytest.raises(NotFound):
        instructions.lift(99, "x", by=COMMITTEE)


def test_who_wanted_what_and_why_is_in_the_log():
    instructions.lift(pin(), "改期", by=COMMITTEE)

    told = [one for one in history.events(f"week:{WEEK}", by=COMMITTEE) if "instruct" in one.act]

    assert [(one.act, one.facts["reason"]) for one in told] == [
        ("instruct", "企业盘点"),
        ("lift instruction", "改期"),
    ]
    assert told[0].facts["kind"] == InstructionKind.PIN
    assert versions.list_versions(WEEK, by=COMMITTEE) == ()


def test_an_instruction_is_read_by_its_number():
    number = pin()

    assert instructions.show(number, by=COMMITTEE).requests == PAIR
    with pytest.raises(NotFound):
        instructions.show(99, by=COMMITTEE)
    with pytest.raises(NotAllowed):
        instructions.show(number, by=officer())
