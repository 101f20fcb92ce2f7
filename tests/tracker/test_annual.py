"""The annual joint plan: one in force, one draft, held against what was done."""

import datetime as dt
from typing import Any

import pytest

from tests.benchmarks import year
from tests.benchmarks.year import TINY
from tests.tracker.builders import (
    COMMITTEE,
    OPERATOR,
    PLANNING,
    WEEK,
    ask,
    by_firm,
    enterprise,
    line,
    officer,
    person,
    plan,
    publish,
)
from tests.tracker.onsite import LATER, NINE, at, came, publish_joint, visit
from tracker import annual, clock, enterprises, held, history, outbox, planning, visit_cases, visits
from tracker.errors import NotAllowed, NotFound, Rejected, WrongState
from tracker.models import VisitCaseRow
from tracker.people import of_enterprise
from tracker.records import AnnualLine, AnnualPlan, AnnualState, Role, Source
from tracker.week import Week

YEAR = 2026
JANUARY, DECEMBER = dt.date(YEAR, 1, 1), dt.date(YEAR, 12, 31)
FILE = Source("年度.xlsx", "a" * 64)


@pytest.fixture(autouse=True)
def monday(park: str):
    with clock.fixed(PLANNING):
        yield


def annual_line(**fields: Any) -> AnnualLine:
    facts = {
        "number": 1,
        "title": "冬季安全联合抽查",
        "item": "消防安全",
        "objects": "全部企业3户",
        "rate": "50%，1次/年",
        "since": JANUARY,
        "until": DECEMBER,
        "initiator": "FIRE",
        "cooperating": ("TAX",),
        "lead": "TAX",
    }
    return AnnualLine(**{**facts, **fields})


def take(*lines: AnnualLine, year: int = YEAR) -> AnnualPlan:
    return annual.take(lines or (annual_line(),), year=year, source=FILE, by=COMMITTEE)


def in_force(*lines: AnnualLine) -> AnnualPlan:
    return annual.put_in_force(YEAR, take(*lines).version, by=COMMITTEE)


def states() -> list[AnnualState]:
    return [one.state for one in annual.list_plans(by=COMMITTEE)]


def test_a_plan_is_a_draft_until_the_committee_puts_it_in_force():
    draft = take()
    assert (draft.version, draft.state, draft.decided) == (1, AnnualState.DRAFT, None)
    assert (draft.lines, draft.file) == ((annual_line(),), "年度.xlsx")

    with clock.fixed(PLANNING + dt.timedelta(hours=1)):
        one = annual.put_in_force(YEAR, 1, by=COMMITTEE)

    assert (one.state, one.decided) == (AnnualState.IN_FORCE, PLANNING + dt.timedelta(hours=1))
    assert [message.to for message in outbox.unsent()] == ["department:FIRE", "department:TAX"]


def test_a_later_version_supersedes_the_one_in_force():
    in_force()

    second = take(annual_line(item="其他"))
    assert states() == [AnnualState.DRAFT, AnnualState.IN_FORCE]
    annual.put_in_force(YEAR, second.version, by=COMMITTEE)

    assert states() == [AnnualState.IN_FORCE, AnnualState.SUPERSEDED]
    assert annual.show(YEAR, by=officer()).version == 2
    assert annual.show(YEAR, 1, by=officer()).lines == (annual_line(),)


def test_a_later_draft_takes_the_place_of_the_draft():
    take()
    take(annual_line(item="其他"))

    assert states() == [AnnualState.DRAFT, AnnualState.SUPERSEDED]
    with pytest.raises(WrongState):
        annual.put_in_force(YEAR, 1, by=COMMITTEE)


def test_equal_lines_change_nothing():
    first = take()
    assert take() == first
    annual.put_in_force(YEAR, 1, by=COMMITTEE)

    assert take().state is AnnualState.IN_FORCE
    assert len(annual.list_plans(by=COMMITTEE)) == 1
    assert len(history.events(f"annual:{YEAR}", by=COMMITTEE)) == 2


def test_the_lines_of_the_plan_in_force_may_become_the_draft_again():
    in_force()
    take(annual_line(item="其他"))

    again = take()

    assert (again.version, again.state) == (3, AnnualState.DRAFT)


def test_each_year_has_a_plan_of_its_own():
    in_force()
    next_year = annual_line(since=dt.date(2027, 1, 1), until=dt.date(2027, 3, 31))

    other = take(next_year, year=2027)

    assert (other.year, other.version, other.state) == (2027, 1, AnnualState.DRAFT)
    assert annual.show(YEAR, by=officer()).state is AnnualState.IN_FORCE


def test_what_is_in_force_is_put_in_force_once():
    in_force()

    with pytest.raises(WrongState, match="legal now: supersede"):
        annual.put_in_force(YEAR, 1, by=COMMITTEE)
    with pytest.raises(NotFound):
        annual.put_in_force(YEAR, 2, by=COMMITTEE)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"title": " "}, "title of .*: missing"),
        ({"item": ""}, "item of .*: missing"),
        ({"objects": ""}, "objects of .*: missing"),
        ({"rate": ""}, "rate of .*: missing"),
        ({"since": DECEMBER, "until": JANUARY}, "until of .*: out-of-range"),
        ({"until": dt.date(2027, 1, 1)}, "until of .*: out-of-range"),
        ({"initiator": "PMC"}, "department of .*: unknown, found 'PMC'"),
        ({"cooperating": ("TAX", "NONE")}, "department of .*: unknown, found 'NONE'"),
        ({"cooperating": (), "lead": ""}, "cooperating of .*: missing"),
        ({"cooperating": ("TAX", "FIRE")}, "cooperating of .*: twice"),
        ({"lead": "EMB"}, "lead of .*: unknown, found 'EMB', expected FIRE, TAX"),
    ],
)
def test_a_faulty_line_is_refused(fields: dict[str, Any], fault: str):
    with pytest.raises(Rejected, match=fault):
        take(annual_line(number=2, item="其他"), annual_line(**fields))
    assert annual.list_plans(by=COMMITTEE) == ()


def test_all_faults_are_told_at_once():
    with pytest.raises(Rejected) as wrong:
        take(annual_line(title="", lead="EMB"), annual_line(rate=""))

    assert len(wrong.value.problems) == 4
    with pytest.raises(Rejected, match="lines: missing"):
        annual.take((), year=YEAR, source=FILE, by=COMMITTEE)


def test_a_draft_is_the_committees_and_what_was_in_force_everybodys():
    take()
    for by in (officer(), person(Role.SUPERVISION)):
        assert annual.list_plans(by=by) == ()
        for version in (None, 1):
            with pytest.raises(NotFound):
                annual.show(YEAR, version, by=by)
    assert annual.show(YEAR, by=COMMITTEE).state is AnnualState.DRAFT

    annual.put_in_force(YEAR, 1, by=COMMITTEE)

    for by in (officer(), officer(role=Role.HEAD), person(Role.SUPERVISION)):
        assert [one.version for one in annual.list_plans(by=by)] == [1]


def test_nobody_else_keeps_or_reads_it():
    for by in (officer(), person(Role.SUPERVISION), OPERATOR):
        with pytest.raises(NotAllowed):
            annual.take((annual_line(),), year=YEAR, source=FILE, by=by)
        with pytest.raises(NotAllowed):
            annual.put_in_force(YEAR, 1, by=by)
    for by in (of_enterprise("E1"), person(Role.SERVICE_CENTRE), OPERATOR):
        with pytest.raises(NotAllowed):
            annual.list_plans(by=by)
        with pytest.raises(NotAllowed):
            annual.show(YEAR, by=by)
        with pytest.raises(NotAllowed):
            annual.coverage(YEAR, by=by)


def test_every_step_is_in_the_log():
    in_force()
    in_force(annual_line(item="其他"))

    told = [(one.act, one.facts["version"]) for one in history.events("annual:2026", by=COMMITTEE)]
    assert told == [
        ("take", 1),
        ("put in force", 1),
        ("take", 2),
        ("supersede", 1),
        ("put in force", 2),
    ]
    assert history.audit() == ()


@pytest.mark.parametrize(
    ("fields", "lead"),
    [
        ({}, "TAX"),
        ({"objects": "E1 公司"}, "TAX"),
        ({"objects": "食品饮料企业"}, "TAX"),
        ({"objects": "涉粉尘企业"}, "TAX"),
        ({"objects": "E2 公司"}, None),
        ({"objects": "危险化学品企业"}, None),
        ({"lead": ""}, None),
        ({"cooperating": ("EMB",), "lead": "EMB"}, None),
        ({"initiator": "EMB"}, None),
        ({"cooperating": ("TAX", "EMB"), "lead": "EMB"}, None),
        ({"until": dt.date(YEAR, 11, 29)}, None),
        ({"until": dt.date(YEAR, 11, 30)}, "TAX"),
        ({"since": dt.date(YEAR, 12, 6)}, "TAX"),
        ({"since": dt.date(YEAR, 12, 7)}, None),
    ],
)
def test_a_line_names_the_lead_of_what_it_is_about(fields: dict[str, Any], lead: str | None):
    firm = enterprise(trade="食品饮料", hazards=("粉尘",))
    enterprises.register(firm, by=OPERATOR)
    in_force(annual_line(**fields))

    assert lead_of("E1", ("FIRE", "TAX"), WEEK) == lead


def lead_of(firm: str, departments: tuple[str, ...], week: Week) -> str | None:
    """The lead that the plan in force names for departments at one enterprise."""
    return annual.leads({firm: departments}, week).get(firm)


def test_without_a_plan_in_force_nobody_is_named():
    take()

    assert lead_of("E1", ("FIRE", "TAX"), WEEK) is None
    annual.put_in_force(YEAR, 1, by=COMMITTEE)
    assert lead_of("E1", ("FIRE",), WEEK) is None
    assert lead_of("E9", ("FIRE", "TAX"), WEEK) is None
    assert lead_of("E1", ("FIRE", "TAX"), Week.parse("2025-W49")) is None


def test_the_first_line_that_applies_decides():
    in_force(
        annual_line(objects="E2 公司"),
        annual_line(number=2, item="其他", lead="FIRE"),
        annual_line(number=3, item="再其他"),
    )

    assert lead_of("E1", ("FIRE", "TAX"), WEEK) == "FIRE"


def test_a_week_over_new_year_reads_both_plans():
    with clock.fixed(dt.datetime(2026, 12, 1, 9, tzinfo=PLANNING.tzinfo)):
        draft = take(annual_line(since=dt.date(2027, 1, 1), until=dt.date(2027, 1, 31)), year=2027)
        annual.put_in_force(2027, draft.version, by=COMMITTEE)

    assert lead_of("E1", ("FIRE", "TAX"), Week.parse("2026-W53")) == "TAX"
    assert lead_of("E1", ("FIRE", "TAX"), Week.parse("2026-W52")) is None


def test_a_planned_week_follows_the_lead_of_the_annual_plan():
    enterprises.register(enterprise("E1", lead_order=("FIRE", "TAX")), by=OPERATOR)
    ask(line(), line("TAX"))
    assert planning.problem_of(WEEK).enterprise["E1"].lead_order == ("FIRE", "TAX")

    in_force()

    assert planning.problem_of(WEEK).enterprise["E1"].lead_order == ("TAX", "FIRE")
    plan()
    assert by_firm(publish().version.standing)["E1"].lead.id == "TAX"


def test_coverage_holds_a_line_against_what_was_arranged_and_held():
    in_force(
        annual_line(),
        annual_line(number=2, item="发票", objects="重点单位", cooperating=("EMB",), lead=""),
        annual_line(number=3, item="消防安全", until=dt.date(YEAR, 11, 30)),
    )
    publish_joint()
    first, second, third = annual.coverage(YEAR, by=officer())
    assert (first.line, first.target) == (annual_line(), 2)
    assert (first.arranged, first.held, first.joint) == (1, 0, 0)
    assert (second.target, second.arranged) == (None, 0)
    assert (third.arranged, third.held) == (0, 0)

    with at(NINE):
        came("FIRE")
        came("TAX")
    with at(LATER):
        visit_cases.end(visit().uid, by=COMMITTEE)

    (first, *_) = annual.coverage(YEAR, by=COMMITTEE)
    assert (first.arranged, first.held, first.joint) == (1, 1, 1)


def test_a_visit_without_every_department_of_the_line_is_held_but_not_joint():
    in_force(annual_line(cooperating=("TAX", "EMB")))
    publish_joint()
    with at(NINE):
        came("FIRE")
        came("TAX")
    with at(LATER):
        visit_cases.end(visit().uid, by=COMMITTEE)

    (one,) = annual.coverage(YEAR, by=COMMITTEE)
    assert (one.held, one.joint) == (1, 0)


def test_a_visit_that_was_missed_is_not_arranged_any_more():
    in_force()
    publish_joint()
    with at(LATER):
        visit_cases.miss(visit().uid, "台风", by=COMMITTEE)

    (one,) = annual.coverage(YEAR, by=COMMITTEE)
    assert (one.arranged, one.held) == (0, 0)


def test_coverage_is_of_the_plan_in_force():
    take()

    with pytest.raises(NotFound):
        annual.coverage(YEAR, by=COMMITTEE)


def test_coverage_over_a_year_is_what_the_visits_themselves_say(tracker: str):
    with clock.fixed(TINY.now):
        year.fill(TINY)

        found = annual.coverage(2026, by=COMMITTEE)

        every = [held.of(one) for one in visits.list_visits(by=COMMITTEE) if not one.cancelled]
        course = {row.uid: row.state for row in VisitCaseRow.select()}
    assert [_counted(one.line, every, course) for one in found] == [
        (one.arranged, one.held, one.joint) for one in found
    ]
    assert sum(one.held for one in found) > 3


def _counted(line, every, course) -> tuple[int, int, int]:
    mine = [
        one
        for one in every
        if course.get(one.uid) != "missed"
        and line.since <= one.day <= line.until
        and line.initiator in one.offices
        and any(line.item in one.items.get(office, ()) for office in line.departments)
    ]
    done = [one for one in mine if course.get(one.uid) in ("held", "closed")]
    joint = sum(set(line.departments) <= set(one.offices) for one in done)
    return len(mine), len(done), joint
