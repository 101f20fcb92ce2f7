"""How long each reading service takes over a year of a district, and how many questions it asks."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from tests.benchmarks import registers, year
from tests.benchmarks.filling.ground import Scale
from tests.tracker.appeals.builders import CLERK, OBE
from tests.tracker.builders import COMMITTEE, OPERATOR
from tracker import (
    accounts,
    annual,
    approvals,
    caps,
    checks,
    clock,
    coercive,
    contacts,
    database,
    deadlines,
    departments,
    direct,
    draws,
    enterprises,
    exemptions,
    findings,
    followups,
    headlines,
    history,
    improvements,
    items,
    migrate,
    observation,
    officers,
    overrides,
    penalties,
    people,
    progress,
    quiet,
    requests,
    responses,
    reviews,
    runs,
    timeline,
    versions,
    visit_cases,
    visits,
    weeks,
)
from tracker.appeals import ageing, desks, lists
from tracker.appeals.lists import Wanted
from tracker.disturbances import accusations, decided, demands, entry, unplanned
from tracker.models import PlanVersionRow, RunRow, VisitRow, WeekRow
from tracker.records import FindingState, Person, ReportState, Role, VersionState
from tracker.week import Week

PROMISED: Mapping[str, float] = {"PostgreSQL": 200.0, "SQLite": 300.0}
"""Milliseconds, of 95 in 100 answers."""

MOST = 50
SLOW = 2_000.0
"""Milliseconds; what takes longer once is not asked again."""

OFFICER = Person("FIRE-o", "经办人", Role.OFFICER, department="FIRE")
HEAD = Person("FIRE-h", "局长", Role.HEAD, department="FIRE")
FIRM = Person("firm-E1", "E1 公司", Role.ENTERPRISE, enterprise="E1")

Ask = Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Served:
    """A service on a database: milliseconds of so many answers, and the questions of one."""

    service: str
    database: str
    runs: int
    p50: float
    p95: float
    questions: int

    def plain(self) -> Mapping[str, Any]:
        """As JSON keeps it."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    @property
    def is_kept(self) -> bool:
        """Whether it is as quick as was promised."""
        return self.p95 <= PROMISED[self.database]


def measured(times: int, scale: Scale | None = None) -> list[Served]:
    """Every service on every database there is, each so many times."""
    found = []
    for name, where in (("SQLite", registers.sqlite), ("PostgreSQL", registers.postgres)):
        with where() as url:
            if url is None:
                continue
            database.connect(url)
            with database.session():
                migrate.migrate()
                filled = year.fill(scale)
            found += over(name, filled, times)
    return found


def over(name: str, scale: Scale, times: int) -> list[Served]:
    """Every service on the database that is connected and filled."""
    found = []
    with clock.fixed(scale.now), database.session():
        for service, ask in services(scale).items():
            with counting() as asked:
                ask()
            questions = len(asked)
            p50, p95 = registers.timed(ask, times, SLOW)
            found.append(Served(service, name, times, p50, p95, questions))
    return found


@contextmanager
def counting() -> Iterator[list[str]]:
    """Every statement that is put to the database meanwhile."""
    told: list[str] = []
    obj = database.database.obj
    real = obj.execute_sql

    def counted(sql: str, *given: Any, **named: Any) -> Any:
        # How a transaction is to be is PostgreSQL's affair, and no question.
        if not sql.startswith("SET "):
            told.append(sql)
        return real(sql, *given, **named)

    obj.execute_sql = counted
    try:
        yield told
    finally:
        del obj.execute_sql


def services(scale: Scale) -> dict[str, Ask]:
    """Each reading service with a reader, over what lies in the middle of the year."""
    week = scale.week(scale.weeks // 2)
    return {**_planned(week), **_cases(), **_looking_back(week), **_known(week), **_voices()}


def _planned(week: Week) -> dict[str, Ask]:
    uid, run = _visit(week), _run(week)
    listed = partial(visits.list_visits, most=MOST)
    asked = partial(requests.list_requests, most=MOST)
    return {
        "visits of all": partial(listed, by=COMMITTEE),
        "visits, from the middle": partial(listed, before=uid, by=COMMITTEE),
        "visits of a department": partial(listed, by=OFFICER),
        "visits of an enterprise": partial(listed, by=FIRM),
        "visits, announced": partial(listed, by=CLERK),
        "visits of a week": partial(visits.list_visits, week, by=COMMITTEE),
        "visits with an enterprise": partial(listed, enterprise="E2", by=COMMITTEE),
        "a visit": partial(visits.show, uid, by=COMMITTEE),
        "a visit's course": partial(visit_cases.show, uid, by=COMMITTEE),
        "a visit's progress": partial(progress.progress, uid, by=COMMITTEE),
        "unanswered visits of a week": partial(responses.unanswered, week, by=COMMITTEE),
        "requests of a week": partial(requests.list_requests, week, by=COMMITTEE),
        "requests of a week, a page": partial(asked, week, by=COMMITTEE),
        "requests of the year, a page": partial(asked, None, by=COMMITTEE),
        "requests of a department": partial(asked, None, by=OFFICER),
        "checks of a week": partial(checks.of_week, week, by=COMMITTEE),
        "checks of a department's week": partial(checks.of_week, week, by=OFFICER),
        "a plan version": partial(versions.show, week, by=COMMITTEE),
        "plan versions of a week": partial(versions.list_versions, week, by=COMMITTEE),
        "runs of a week": partial(runs.list_runs, week, by=COMMITTEE),
        "a run": partial(runs.show, run, by=COMMITTEE),
        "weeks": partial(weeks.list_weeks, by=COMMITTEE),
        "a week": partial(weeks.show_week, week, by=COMMITTEE),
    }


def _cases() -> dict[str, Ask]:
    found = partial(findings.list_findings, most=MOST)
    owed = partial(followups.list_reports, most=MOST)
    limits = partial(deadlines.list_deadlines, most=MOST)
    punished = partial(penalties.list_penalties, most=MOST)
    measures = partial(coercive.list_measures, most=MOST)
    inspected = partial(direct.list_inspections, most=MOST)
    entered = partial(approvals.list_entries, most=MOST)
    return {
        "findings of all": partial(found, by=COMMITTEE),
        "findings, open": partial(found, state=FindingState.OPEN, by=COMMITTEE),
        "findings of a department": partial(found, by=OFFICER),
        "findings of an enterprise": partial(found, by=FIRM),
        "reports of all": partial(owed, by=COMMITTEE),
        "reports, due": partial(owed, state=ReportState.DUE, by=COMMITTEE),
        "reports, late": partial(owed, late=True, by=COMMITTEE),
        "reports of a department": partial(owed, by=OFFICER),
        "direct inspections of all": partial(inspected, by=COMMITTEE),
        "direct inspections of a department": partial(inspected, by=OFFICER),
        "entries of all": partial(entered, by=COMMITTEE),
        "entries of a department": partial(entered, by=HEAD),
        "penalties of all": partial(punished, by=COMMITTEE),
        "penalties of a department": partial(punished, by=OFFICER),
        "coercive measures of all": partial(measures, by=COMMITTEE),
        "coercive measures of a department": partial(measures, by=OFFICER),
        "coercive measures, overdue": partial(measures, overdue=True, by=COMMITTEE),
        "limits that wait": partial(limits, by=COMMITTEE),
        "limits of a department": partial(limits, department="FIRE", by=OFFICER),
        "limits of all times": partial(limits, running=False, by=COMMITTEE),
        "uses of exemptions": partial(exemptions.list_uses, most=MOST, by=COMMITTEE),
        "uses of a department's exemptions": partial(exemptions.list_uses, most=MOST, by=OFFICER),
    }


def _looking_back(week: Week) -> dict[str, Ask]:
    first = week.date(0)
    quarter = first, first + dt.timedelta(days=90)
    whole = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    return {
        "a week in figures": partial(reviews.week_summary, week, by=COMMITTEE),
        "a quarter by enterprise": partial(reviews.by_enterprise, *quarter, by=COMMITTEE),
        "a quarter by department": partial(reviews.by_department, *quarter, by=COMMITTEE),
        "a year by enterprise": partial(reviews.by_enterprise, *whole, by=COMMITTEE),
        "a year by department": partial(reviews.by_department, *whole, by=COMMITTEE),
        "caps of the year": partial(caps.of_year, 2026, by=COMMITTEE),
        "coverage of the annual plan": partial(annual.coverage, 2026, by=COMMITTEE),
        "the annual plan": partial(annual.show, 2026, by=COMMITTEE),
        "annual plans": partial(annual.list_plans, by=COMMITTEE),
        "exemptions in figures": partial(exemptions.statistics, by=COMMITTEE),
        "punctuality": partial(followups.punctuality, by=COMMITTEE),
        "improvements": partial(improvements.list_improvements, by=COMMITTEE),
        "headlines": partial(headlines.show, by=COMMITTEE),
        "headlines of a department": partial(headlines.show, by=OFFICER),
        "timeline of an enterprise": partial(timeline.of_enterprise, "E1", most=MOST, by=COMMITTEE),
        "log of a week": partial(history.events, f"week:{week}", by=COMMITTEE),
        "log of a visit": partial(history.events, f"visit:{_visit(week)}", by=COMMITTEE),
        "log of all, a page": partial(history.list_events, most=MOST, by=COMMITTEE),
    }


def _known(week: Week) -> dict[str, Ask]:
    firms = partial(enterprises.list_enterprises, by=COMMITTEE)
    return {
        "enterprises": firms,
        "enterprises, a page": partial(firms, most=MOST),
        "enterprises by name": partial(firms, named="E199", most=MOST),
        "departments": partial(departments.list_departments, by=COMMITTEE),
        "people, a page": partial(people.list_people, most=MOST, by=OPERATOR),
        "accounts, a page": partial(accounts.list_accounts, most=MOST, by=OPERATOR),
        "officers": partial(officers.list_officers, by=COMMITTEE),
        "contact cards": partial(contacts.cards, by=COMMITTEE),
        "items": partial(items.list_items, by=COMMITTEE),
        "quiet windows": partial(quiet.show_windows, "E1", week, by=COMMITTEE),
        "observation periods": partial(observation.list_periods, most=MOST, by=COMMITTEE),
        "overrides": partial(overrides.list_overrides, most=MOST, by=COMMITTEE),
        "draws": partial(draws.list_draws, most=MOST, by=COMMITTEE),
    }


def _voices() -> dict[str, Ask]:
    asked = partial(demands.list_demands, most=MOST)
    heard = partial(entry.list_disturbances, most=MOST)
    return {
        "disturbances of all": partial(heard, by=OBE),
        "disturbances of an enterprise": partial(heard, by=FIRM),
        "accusations": partial(accusations.list_accusations, most=MOST, by=OFFICER),
        "decided disturbances": partial(decided.list_decided, most=MOST, by=COMMITTEE),
        "unplanned inspections": partial(unplanned.list_unplanned, by=COMMITTEE),
        "demands of all": partial(asked, by=COMMITTEE),
        "demands to an enterprise": partial(asked, by=FIRM),
        "load of demands": partial(demands.load, by=COMMITTEE),
        "appeals": partial(lists.list_appeals, Wanted(), most=MOST, by=CLERK),
        "ageing appeals": partial(ageing.show, by=OBE),
        "desk of a head": partial(desks.show, by=HEAD),
        "desk of an officer": partial(desks.show, by=OFFICER),
        "desk of the service centre": partial(desks.show, by=CLERK),
        "desk of the supervision": partial(desks.show, by=OBE),
        "desk of the committee": partial(desks.show, by=COMMITTEE),
    }


def _visit(week: Week) -> str:
    """A visit in the middle of a week."""
    rows = VisitRow.select(VisitRow.uid).join(PlanVersionRow).join(WeekRow)
    mine = (WeekRow.name == str(week), PlanVersionRow.state == VersionState.PUBLISHED.value)
    standing = rows.where(*mine, ~VisitRow.cancelled).order_by(VisitRow.start, VisitRow.uid)
    found = [row.uid for row in standing]
    return str(found[len(found) // 2])


def _run(week: Week) -> int:
    return int(RunRow.select(RunRow.id).join(WeekRow).where(WeekRow.name == str(week)).get().id)
