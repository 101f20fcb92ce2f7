"""Which figures of a dispatch meeting's report stand in which column."""

from collections.abc import Callable

from tracker.appeals.ageing import Aged
from tracker.appeals.meetings import DepartmentLine
from web import wording
from web.reviews.columns import Columns, Names
from web.reviews.tables import Column, Kind

DECISIONS: Columns = (
    Column("appeal", 10, lambda one: one.appeal, Kind.NUMBER),
    Column("decided_there", 80, lambda one: one.text),
)
"""What was decided about which matter."""


def _number(key: str, of: Callable[[DepartmentLine], int]) -> Column:
    return Column(key, 11, of, Kind.NUMBER)


def of_departments(names: Names) -> Columns:
    """How each department handled appeals."""
    return (
        Column("department", 26, lambda one: names.department(one.department)),
        _number("open_matters", lambda one: one.open),
        _number("overdue_matters", lambda one: one.overdue),
        _number("done_on_time", lambda one: one.on_time),
        _number("done_late", lambda one: one.late),
        _number("returned_matters", lambda one: one.returned),
        _number("reopened_matters", lambda one: one.reopened),
        _number("called_back", lambda one: one.heard),
        _number("dissatisfied", lambda one: one.dissatisfied),
        Column("satisfaction", 11, lambda one: one.satisfaction, Kind.SHARE),
    )


def of_aged(language: str) -> Columns:
    """Matters that are open for long."""

    def department(one: Aged) -> str:
        found = one.listed.appeal.department
        return found.name if found else wording.say("desk.centre", language)

    return (
        Column("number", 10, lambda one: one.listed.appeal.id, Kind.NUMBER),
        Column("title", 40, lambda one: one.listed.appeal.title),
        Column("department", 26, department),
        Column("open_days", 11, lambda one: one.days, Kind.NUMBER),
        Column("extensions", 11, lambda one: one.extensions, Kind.NUMBER),
        Column("reopened_matters", 11, lambda one: one.listed.appeal.reopened, Kind.NUMBER),
        Column("state", 14, lambda one: state(one.listed.appeal.state, language)),
    )


def state(code: str, language: str) -> str:
    """Where a matter stands, in words."""
    return wording.say(f"appeal_state.{code}", language)
