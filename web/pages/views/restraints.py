"""How quiet periods, observation periods and credit look."""

from collections.abc import Mapping
from typing import Any

from tracker import credit
from tracker.records import CreditStanding, QuietPeriod
from web import filters, sessions, wording
from web.acts.nouns import NOUNS
from web.pages import names
from web.pages.things import View


def _when(period: QuietPeriod) -> str:
    """Which days are quiet, in words."""
    entry, language = period.entry, filters.language()
    if entry.weekdays:
        names = wording.LANGUAGES[language].WEEKDAYS
        return wording.listed((names[day] for day in entry.weekdays), language)
    if entry.chosen:
        return filters.say("quiet.days_chosen", count=entry.chosen)
    return wording.listed((f"{first}–{last}" for first, last in entry.days), language)


def _exceptions(period: QuietPeriod) -> str:
    """Which exemptions it does not stop, in words."""
    told = (filters.say(f"exempt_reason.{code}") for code in period.entry.exceptions)
    return wording.listed(told, filters.language())


QUIET = View(
    noun=NOUNS["quiet"],
    columns={
        "number": lambda one: names.numbered("quiet period", one.id),
        "shape": lambda one: one.entry.shape,
        "when": _when,
        "scope": lambda one: one.entry.scope,
        "of": lambda one: one.entry.of,
        "exceptions": _exceptions,
        "since": lambda one: one.entry.since,
        "last_day": lambda one: one.entry.until,
        "basis": lambda one: one.entry.basis,
    },
    title=lambda one: names.numbered("quiet period", one.id),
    filters=("withdrawn",),
    list_template="registers/quiet.html",
)

OBSERVATION = View(
    noun=NOUNS["observation"],
    columns={
        "matter": lambda one: one.entry.matter,
        "enterprise": lambda one: names.enterprise(one.entry.enterprise),
        "department": lambda one: names.department(one.entry.department),
        "since": lambda one: one.entry.start,
        "last_day": lambda one: one.end,
        "state": lambda one: one.state,
    },
    facts={
        "enterprise": lambda one: names.enterprise(one.entry.enterprise),
        "department": lambda one: names.department(one.entry.department),
        "matter": lambda one: one.entry.matter,
        "basis": lambda one: one.entry.basis,
        "safety": lambda one: one.entry.safety,
        "items": lambda one: one.entry.items,
        "since": lambda one: one.entry.start,
        "last_day": lambda one: one.end,
        "state": lambda one: one.state,
        "reason": lambda one: one.reason,
    },
    title=lambda one: one.entry.matter,
    filters=("enterprise", "running"),
    paged=True,
)


def _public(standing: CreditStanding) -> str:
    if standing.public_grade is None:
        return ""
    return filters.say(f"grade.{standing.public_grade.grade}")


def _grades(standing: CreditStanding) -> Mapping[str, Any]:
    by = sessions.person()
    return {"grades": credit.grades(standing.enterprise, by=by)}


CREDIT = View(
    noun=NOUNS["credit"],
    facts={
        "tier": lambda one: one.tier,
        "risk_class": lambda one: one.risk_class.grade if one.risk_class else "",
        "public_grade": _public,
        "day": lambda one: one.day,
    },
    title=lambda one: filters.say("credit.of", enterprise=names.enterprise(one.enterprise)),
    template="registers/credit.html",
    more=_grades,
)


VIEWS = (QUIET, OBSERVATION, CREDIT)
