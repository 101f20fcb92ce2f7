"""Which figures of a review stand in which column."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tracker.records import CapUse, DepartmentReview, EnterpriseReview
from web import wording
from web.reviews.tables import Column, Kind

Columns = tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """
    What ids are called.

    Parameters
    ----------
    issuer
        Whose reviews these are.
    demo
        Whether all of it is invented.
    """

    issuer: str = ""
    departments: Mapping[str, str] = field(default_factory=dict)
    enterprises: Mapping[str, str] = field(default_factory=dict)
    demo: bool = False

    def department(self, id: str) -> str:
        """The name of a department, or its id."""
        return self.departments.get(id, id)

    def enterprise(self, id: str) -> str:
        """The name of an enterprise, or its id."""
        return self.enterprises.get(id, id)


@dataclass(frozen=True, slots=True)
class Full:
    """An enterprise at which the cap of an item is reached."""

    use: CapUse
    enterprise: str


def _uses(one: EnterpriseReview | DepartmentReview, language: str) -> str:
    return wording.listed(
        (
            wording.say("review.use", language, code=code, count=count)
            for code, count in one.exempt.uses.items()
        ),
        language,
    )


def _number(key: str, of: Callable[..., int | float], width: float = 11) -> Column:
    return Column(key, width, of, Kind.NUMBER)


def _exempt(language: str, inspections: str) -> Columns:
    return (
        Column("exempt", 22, lambda one: _uses(one, language)),
        _number(inspections, lambda one: one.exempt.inspections, 13),
        Column("exempt_share", 10, lambda one: one.exempt.share, Kind.SHARE),
    )


def of_enterprises(names: Names, language: str) -> Columns:
    """How often each enterprise was disturbed, by whom again, and by which exemptions."""

    def repeats(one: EnterpriseReview) -> str:
        return wording.listed(map(names.department, one.repeats), language)

    return (
        Column("enterprise", 38, lambda one: names.enterprise(one.enterprise)),
        _number("review_visits", lambda one: one.visits),
        _number("review_joint", lambda one: one.joint),
        _number("review_direct", lambda one: one.direct),
        Column("repeats", 34, repeats),
        *_exempt(language, "inspections"),
    )


def of_departments(names: Names, language: str) -> Columns:
    """How the inspections of each department went."""
    return (
        Column("department", 32, lambda one: names.department(one.department)),
        _number("review_visits", lambda one: one.visits),
        _number("review_joint", lambda one: one.joint),
        _number("review_direct", lambda one: one.direct),
        _number("came_on_time", lambda one: one.on_time),
        _number("came_late", lambda one: one.late),
        _number("came_absent", lambda one: one.absent),
        _number("reports_late", lambda one: one.reports_late),
        *_exempt(language, "own_inspections"),
    )


def of_caps(names: Names, language: str) -> Columns:
    """How far the cap of each item is used up, and where it is reached."""

    def full(one: CapUse) -> str:
        return wording.listed(map(names.enterprise, one.at_cap), language)

    return (*counts_of_caps(names), Column("at_cap", 41, full))


def counts_of_caps(names: Names) -> Columns:
    """The same without the enterprises, of which there may be more than a cell can hold."""
    return (
        Column("department", 32, lambda one: names.department(one.department)),
        Column("number", 14, lambda one: one.item),
        Column("item", 40, lambda one: one.name),
        _number("cap", lambda one: one.cap, 13),
        _number("most", lambda one: one.most, 13),
        _number("seen_at", lambda one: one.enterprises, 13),
        _number("at_cap_count", lambda one: len(one.at_cap), 15),
    )


def of_full(names: Names) -> Columns:
    """Where the cap of an item is reached."""
    return (
        Column("department", 32, lambda one: names.department(one.use.department)),
        Column("number", 14, lambda one: one.use.item),
        Column("item", 40, lambda one: one.use.name),
        Column("enterprise", 41, lambda one: names.enterprise(one.enterprise)),
        _number("cap", lambda one: one.use.cap, 12),
    )


OF_WEEK: Columns = (
    Column("group", 20, lambda one: one.group),
    Column("figure", 22, lambda one: one.name),
    _number("value", lambda one: one.value),
    Column("meaning", 46, lambda one: one.meaning),
)
"""The figures of a week; see `figures`."""
