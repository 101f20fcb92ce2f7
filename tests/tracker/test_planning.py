"""Requests become a problem, a plan becomes a draft."""

from dataclasses import replace

import pytest

import optimizer
from optimizer import SolveParams, Window
from tests.tracker import builders
from tests.tracker.builders import COMMITTEE, WEEK, ask, line, plan, publish, publish_plan, submit
from tracker import clock, departments, enterprises, history, planning, runs, versions, weeks
from tracker.errors import Conflict, NotAllowed, NotFound, Rejected, WrongState
from tracker.models import ParkRow, RunRow
from tracker.records import Role, RunFault, RunState, VersionState, WeekState
from tracker.week import Week, parse_window


def test_a_problem_speaks_of_requests_by_their_ids(park: str):
    ask(line(item="a", minutes=45, inspectors=3, teams=2, priority=5), line("TAX", may_lead=False))

    problem = planning.problem_of(WEEK)

    fire, tax = problem.requests
    assert (fire.id, fire.department, fire.enterprise) == ("FIRE-1", "FIRE", "E1")
    assert (fire.minutes, fire.inspectors, fire.teams, fire.priority) == (45, 3, 2, 5)
    assert fire.windows == (Window(*parse_window("Tue 09:00-12:00")),)
    assert (tax.id, tax.may_lead) == ("TAX-1", False)
    assert problem.days == (0, 1, 2, 3, 4)
    assert [one.id for one in problem.departments] == ["FIRE", "TAX"]


def test_a_problem_knows_who_is_absent_and_what_is_closed(park: str):
    limited = replace(
        builders.enterprise("E1"),
        most_departments=2,
        most_inspectors=9,
        most_visits=1,
        lead_order=("WATER", "FIRE"),
    )
    enterprises.register(limited, by=builders.OPERATOR)
    enterprises.close("E1", WEEK, [(0, 60)], by=COMMITTEE)
    departments.set_away("FIRE", WEEK, [(1, (540, 720))], by=COMMITTEE)
    ask(line())

    problem = planning.problem_of(WEEK)

    (firm,) = problem.enterprises
    assert firm.closed == (Window(0, 60),)
    assert (firm.most_departments, firm.most_inspectors, firm.most_visits) == (2, 9, 1)
    assert firm.lead_order == ("FIRE",)
    (office,) = problem.departments
    assert [(one.teams, one.when) for one in office.away] == [(1, Window(540, 720))]


def test_the_parks_hours_and_roads_hold(park: str):
    facts = {"zones": ["东", "西"], "travel": {"within": 5, "between": {"东": {"西": 25}}}}
    ParkRow.create(code="yc", name="园", sessions=[[510, 720], [870, 1050]], grid=30, **facts)
    enterprises.register(replace(builders.enterprise("E1"), park="yc", zone="东"), by=COMMITTEE)
    ask(line())

    problem = planning.problem_of(WEEK)

    assert problem.sessions == (Window(510, 720), Window(870, 1050))
    assert problem.grid == 30
    assert problem.travel.minutes("西", "东") == 25


def test_a_holiday_week_is_planned_on_its_make_up_saturday(park: str):
    week = Week.parse("2026-W41")
    with clock.fixed(week.moment(0) - 11 * (week.moment(1440) - week.moment(0))):
        weeks.open_week(week, by=COMMITTEE)
        early = replace(line(windows=("Sat 09:00-12:00",)), approved_on=clock.today())
        submit(early, week=week)

    assert planning.problem_of(week).days == (3, 4, 5)


def test_a_window_over_midnight_becomes_one_for_each_day(park: str):
    submit(replace(line(), windows=((600, 3 * 1440),)))

    windows = planning.problem_of(WEEK).requests[0].windows

    assert windows == (Window(600, 1440), Window(1440, 2880), Window(2880, 4320))


def test_lines_that_ask_for_company_are_planned_together(park: str):
    key = {"joint_key": "复查-1"}
    ask(line(**key), line("TAX", **key), line("EMB", enterprise="E2", **key))

    assert planning.problem_of(WEEK).together == (("FIRE-1", "TAX-1"),)


def test_withdrawn_requests_are_not_planned(park: str):
    submit(line(), line(enterprise="E2"))
    submit(line())

    assert [one.id for one in planning.problem_of(WEEK).requests] == ["FIRE-1"]


def test_published_starts_are_kept_in_mind(park: str):
    publish_plan(line(), line("TAX"))

    problem = planning.problem_of(WEEK)

    assert problem.previous_start == dict.fromkeys(("FIRE-1", "TAX-1"), 1440 + 540)
    assert problem.fixed == ()


def test_a_visit_that_has_begun_stands(park: str):
    publish_plan(line(), line("TAX"), line(enterprise="E2", windows=("Fri 09:00-12:00",)))

    with clock.fixed(WEEK.moment(1440 + 540)):
        (fixed,) = planning.problem_of(WEEK).fixed

    assert (fixed.enterprise, fixed.start, fixed.requests) == ("E1", 1980, ("FIRE-1", "TAX-1"))
    assert fixed.lead == "FIRE"


def test_a_week_without_requests_cannot_be_planned(park: str):
    with pytest.raises(Rejected, match="requests of 2026-W49: missing"):
        plan()


def test_an_unknown_week_cannot_be_planned(park: str):
    with pytest.raises(NotFound):
        planning.problem_of(Week.parse("2026-W50"))


def test_what_the_optimizer_refuses_is_told_in_full(park: str):
    facts = {"zones": [], "travel": {"within": -1}}
    ParkRow.create(code="yc", name="园", sessions=[[720, 510]], grid=7, **facts)
    enterprises.register(replace(builders.enterprise("E1"), park="yc"), by=COMMITTEE)
    ask(line())

    with pytest.raises(Rejected) as fault:
        planning.problem_of(WEEK)

    assert len(fault.value.problems) == 3


def test_a_plan_becomes_a_draft_and_a_run(park: str):
    ask(line(), line("TAX"), line(enterprise="E2", minutes=60, windows=("Sat 09:00-12:00",)))

    version = plan().version

    (visit,) = version.visits
    assert (visit.enterprise.id, visit.uid, visit.revision) == ("E1", "2026-W49-E1-1", 0)
    assert visit.start == WEEK.moment(1440 + 540)
    assert [one.id for one in visit.requests] == ["FIRE-1", "TAX-1"]
    assert [part.teams for part in visit.parts] == [(1,), (1,)]
    assert [(one.request.id, one.reason) for one in version.unplanned] == [("FIRE-2", "no-start")]
    assert (version.number, version.state) == (1, VersionState.DRAFT)
    assert version.run.status == "optimal"
    assert version.run.separate == {"visits": 2, "minutes": 120}
    assert version.run.params == {"time_limit": 60.0, "work_limit": 200, "workers": 1, "seed": 1}
    assert version.run == runs.show(version.run.id, by=COMMITTEE)
    assert runs.list_runs(WEEK, by=COMMITTEE) == (version.run,)


def test_the_stored_plan_is_a_plan_file_of_the_week(park: str):
    ask(line(), line("TAX"))

    stored = plan().version.run.plan

    problem = planning.problem_of(WEEK)
    assert optimizer.violations(problem, optimizer.load_plan(stored, problem)) == ()


def test_an_enterprise_with_two_visits_is_explained(park: str):
    ask(line(), line("TAX", windows=("Thu 14:00-17:00",)))

    (apart,) = plan().version.apart

    assert (apart.enterprise.id, apart.visits, apart.fewest) == ("E1", 2, 2)
    assert sorted(one.id for one in apart.witness) == ["FIRE-1", "TAX-1"]


def test_the_first_plan_ends_the_collection(park: str):
    ask(line())

    plan()

    assert weeks.show_week(WEEK, by=COMMITTEE).state is WeekState.PLANNING


def test_an_equal_question_is_not_asked_again(park: str):
    ask(line(), line("TAX"))
    first = plan()
    before = history.seal()

    second = plan()

    assert (first.stood, second.stood) == (False, True)
    assert second.version == first.version
    assert history.seal() == before


def test_an_equal_question_after_publishing_is_not_asked_again(park: str):
    published = publish_plan(line(), line("TAX"))

    assert plan().stood
    assert plan().version == published.version


def test_a_legal_basis_that_was_corrected_is_published_as_it_is_now(park: str):
    publish_plan(line(basis="消防法第五十二条"), line("TAX"))
    ask(line(basis="消防法第五十三条"), line("TAX"))

    assert not plan().stood
    assert len(publish().changed) == 1
    (visit,) = versions.show(WEEK, by=COMMITTEE).standing
    assert visit.requests[0].lines[0].basis == "消防法第五十三条"


def test_whom_a_department_names_later_is_published_and_no_news_for_the_enterprise(park: str):
    publish_plan(line(), line("TAX"))
    ask(line(officers=("林溪 GD-0001",)), line("TAX"))

    assert not plan().stood
    told = publish()

    assert (told.stood, told.changed, len(told.unchanged)) == (False, (), 1)
    (visit,) = told.version.standing
    assert (visit.revision, visit.requests[0].lines[0].officers) == (0, ("林溪 GD-0001",))


def test_an_equal_question_is_asked_again_when_a_person_wants_it(park: str):
    ask(line())
    plan()

    assert not plan(again=True).stood
    assert RunRow.select().count() == 2


def test_other_params_are_another_question(park: str):
    ask(line())
    plan()

    found = planning.plan(WEEK, SolveParams(work_limit=200, workers=1, seed=2), by=COMMITTEE)

    assert not found.stood
    assert [one.number for one in versions.list_versions(WEEK, by=COMMITTEE)] == [2, 1]
    assert versions.show(WEEK, 1, by=COMMITTEE).state is VersionState.SUPERSEDED


def test_requests_that_change_meanwhile_are_a_conflict(park: str, monkeypatch):
    ask(line())
    solve = optimizer.solve

    def solve_slowly(*args, **kwargs):
        submit(line(minutes=90))
        return solve(*args, **kwargs)

    monkeypatch.setattr(optimizer, "solve", solve_slowly)

    with pytest.raises(Conflict, match=r"not-planned: .*changed-meanwhile"):
        plan()
    (run,) = runs.list_runs(WEEK, by=COMMITTEE)
    assert run.state is RunState.FAILED
    assert run.fault == RunFault.CHANGED_MEANWHILE
    with pytest.raises(NotFound):
        versions.show(WEEK, by=COMMITTEE)


def test_progress_and_stop_reach_the_optimizer(park: str, monkeypatch):
    ask(line())
    told, asked = [], []

    def listen(problem, params, *, progress, stop):
        progress("news")
        assert stop()
        return solve(problem, params)

    solve = optimizer.solve
    monkeypatch.setattr(optimizer, "solve", listen)
    plan(progress=told.append, stop=lambda: asked.append(True) or True)

    assert (told, asked) == (["news"], [True])


def test_a_closed_week_is_not_planned(park: str):
    publish_plan(line())
    weeks.start(WEEK, by=COMMITTEE)
    weeks.close(WEEK, by=COMMITTEE)

    with pytest.raises(WrongState, match="cannot plan week 2026-W49, which is closed"):
        plan()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COMMITTEE])
def test_only_the_committee_plans(park: str, role: Role):
    with pytest.raises(NotAllowed):
        plan(by=builders.person(role))


def test_an_unknown_run_is_told(park: str):
    with pytest.raises(NotFound, match="there is no run '7'"):
        runs.show(7, by=COMMITTEE)
