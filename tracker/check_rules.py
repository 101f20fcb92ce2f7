"""
The rules of the checks: what each of them counts, and when that speaks against a line.

A line that may take place on several days has something against it only where each of these days
has. In the week of the line a joint visit is hoped for: visits of that week that are published
count once for the line, not once more.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tracker import check_past, credit, enterprises, items, observation, overrides, settings
from tracker.check_exemptions import Exemptions
from tracker.check_past import Came, Past
from tracker.quiet import Quiet
from tracker.records import (
    CheckCode,
    CheckLine,
    CreditGrade,
    Enterprise,
    InspectionItem,
    Mode,
    ObservationPeriod,
    Override,
    Risk,
    Tier,
    TierRule,
)
from tracker.week import Week

Found = Iterable[tuple[CheckCode, dict[str, object]]]


DAYS_OF_YEAR = 365
REPEAT = "review.repeat_days"
LIMITS = ("checks.most_a_day", "checks.most_a_week", "checks.most_a_month", REPEAT)
"""Settings that rules count against."""


@dataclass
class Known:
    """What the rules look up, each once."""

    exemptions: Exemptions
    outside_cap: frozenset[str]
    limits: Mapping[str, int]
    overrides: Mapping[str, Mapping[str, Override]]
    observed: Mapping[tuple[str, str], tuple[ObservationPeriod, ...]]
    tiers: Mapping[str, Any]
    rules: Mapping[Tier, TierRule]
    grades: dict[str, tuple[CreditGrade, ...]] = field(default_factory=dict)
    firms: dict[str, Enterprise] = field(default_factory=dict)
    past: dict[str, Past] = field(default_factory=dict)
    catalogue: dict[str, tuple[InspectionItem, ...]] = field(default_factory=dict)
    quiet: dict[str, Quiet] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "Known":
        """What does not depend on lines."""
        return cls(
            Exemptions.load(),
            settings.names("checks.outside_cap"),
            {name: settings.number(name) for name in LIMITS},
            overrides.standing(),
            observation.running(),
            credit.table(),
            {tier: credit.tier_rule(tier) for tier in Tier},
        )

    def prepare(self, lines: Iterable[CheckLine]) -> None:
        """Read what lines will ask for, in few steps."""
        firms = {one.enterprise for one in lines}
        self.past.update(check_past.load(firms, self.exemptions))
        missing = {line.department for line in lines} - self.catalogue.keys()
        known = items.of_departments() if missing else ()
        for office in missing:
            self.catalogue[office] = tuple(one for one in known if one.department == office)
        self.firms.update(enterprises.registered(firms))
        self.grades.update(credit.grades_of(firms))

    def item(self, line: CheckLine) -> InspectionItem | None:
        """What the catalogue says of a line."""
        return items.named(self.catalogue[line.department], line.item)

    def closer(self, exempt: str) -> Quiet:
        """The quiet periods for requests that rest on an exemption, or on none."""
        if exempt not in self.quiet:
            self.quiet[exempt] = Quiet.load(exempt)
        return self.quiet[exempt]

    def set_aside(self, line: CheckLine) -> dict[str, Override]:
        """What is set aside for a line by code; what names its request comes first."""
        return {**self.overrides.get(line.key, {}), **self.overrides.get(line.request, {})}

    def tier(self, line: CheckLine) -> Tier | None:
        """The tier of a line's enterprise on its first day."""
        firm = line.enterprise
        return credit.standing_of(firm, self.grades[firm], line.days[0], self.tiers).tier


Rule = Callable[[CheckLine, Known], Found]


def approval(line: CheckLine, known: Known) -> Found:
    """Who sends officers to an enterprise has the approval of the own head before (3.2.1)."""
    if not (line.approved or line.caused or known.exemptions.covers(line)):
        yield CheckCode.UNAPPROVED, {}


def catalogue(line: CheckLine, known: Known) -> Found:
    """Only published items of the catalogue may be carried out, or looked at again."""
    if line.caused:
        return
    item, count = known.item(line), len(known.catalogue[line.department])
    if not count:
        yield CheckCode.NO_CATALOGUE, {}
    elif item is None:
        yield CheckCode.UNKNOWN_ITEM, {"known": count}
    elif not item.published:
        yield CheckCode.UNPUBLISHED_ITEM, {"item": item.id}


def cap(line: CheckLine, known: Known) -> Found:
    """An item is seen at one enterprise so many times a year; a joint visit counts once."""
    item = known.item(line)
    is_outside = line.caused or line.exempt in known.outside_cap
    if item is None or item.cap is None or is_outside or not line.days:
        return
    counted = {
        year: sum(
            saw(one, item, known.outside_cap)
            for one in known.past[line.enterprise].visits
            if one.day.year == year and not _is_of(one, line)
        )
        for year in {day.year for day in line.days}
    }
    year = min(counted, key=lambda one: (counted[one], one))
    if counted[year] >= item.cap:
        facts = {"item": item.id, "counted": counted[year], "cap": item.cap, "year": year}
        yield CheckCode.CAP_REACHED, facts


def saw(visit: Came, item: InspectionItem, outside: frozenset[str]) -> bool:
    """Whether a visit counts against the yearly cap of an item; `outside` names exempt codes."""
    return any(
        part.items.get(word, None) not in (None, *outside)
        for part in visit.of(item.department)
        for word in (item.name, item.id)
    )


def _is_of(visit: Came, line: CheckLine) -> bool:
    """Whether a visit is this very line's: its own, or of the same words in the same week."""
    if visit.uid == line.visit:
        return True
    same_words = any(line.item in one.items for one in visit.of(line.department))
    return same_words and bool(line.days) and visit.week == Week.of(line.days[0])


def tier(line: CheckLine, known: Known) -> Found:
    """Who is trusted is asked to check itself, or is looked at from afar; high risk is seen."""
    if line.exempt or line.caused or not line.days or known.firms.get(line.enterprise) is None:
        return
    found = known.tier(line)
    mode = known.rules[found].mode if found else Mode.VISIT
    item = known.item(line)
    if mode is Mode.SELF_CHECK and not (item and item.risk is Risk.HIGH):
        yield CheckCode.SELF_CHECK, {"tier": str(found)}
    elif mode is Mode.OFF_SITE and item and item.off_site:
        yield CheckCode.OFF_SITE, {"tier": str(found)}


def often(line: CheckLine, known: Known) -> Found:
    """A department comes to an enterprise so often in so many years, by its tier."""
    if line.exempt or line.caused or not line.days:
        return
    found = known.tier(line)
    rule = known.rules[found] if found else None
    if rule is None or rule.visits is None:
        return
    days = _routine(line, known)
    counts = [sum(0 <= _years(one, day) < rule.years for one in days) for day in line.days]
    if min(counts) >= rule.visits:
        facts = {"counted": min(counts), "most": rule.visits, "years": rule.years}
        yield CheckCode.OFTEN, {**facts, "tier": str(found)}


def _years(earlier: dt.date, day: dt.date) -> float:
    return (day - earlier).days / DAYS_OF_YEAR


def _routine(line: CheckLine, known: Known) -> list[dt.date]:
    """When the line's department came, or will come, without a cause, the line itself aside."""
    return [
        one.day
        for one in known.past[line.enterprise].visits
        if any(not part.has_cause for part in one.of(line.department)) and _is_other(one, line)
    ]


def quiet(line: CheckLine, known: Known) -> Found:
    """Every day of the line is closed by a quiet period."""
    firm, closer = known.firms.get(line.enterprise), known.closer(line.exempt)
    if firm and line.days and all(closer.closes(firm, day) for day in line.days):
        yield CheckCode.QUIET, {"days": [str(day) for day in line.days]}


def observed(line: CheckLine, known: Known) -> Found:
    """A routine inspection of a matter that is under observation."""
    if line.exempt or line.caused or not line.days:
        return
    item = known.item(line)
    names = {line.item, *((item.id, item.name) if item else ())}
    running = [
        {
            one.id: one
            for one in known.observed.get((line.enterprise, line.department), ())
            if one.holds(day) and (not one.entry.items or names & set(one.entry.items))
        }
        for day in line.days
    ]
    if all(running):
        one = min(running[0].values(), key=lambda period: period.id)
        yield CheckCode.OBSERVED, {"observation": one.id, "end": str(one.end)}


Scope = Callable[[dt.date], object]

SCOPES: Mapping[CheckCode, tuple[str, Scope]] = {
    CheckCode.MANY_A_DAY: ("checks.most_a_day", lambda day: day),
    CheckCode.MANY_A_WEEK: ("checks.most_a_week", lambda day: day.isocalendar()[:2]),
    CheckCode.MANY_A_MONTH: ("checks.most_a_month", lambda day: (day.year, day.month)),
}
"""Over which time the visits of an enterprise are counted, and the setting of the most."""


def many(line: CheckLine, known: Known) -> Found:
    """An enterprise is visited often; direct inspections disturb it as well."""
    past = known.past[line.enterprise]
    for code, (setting, scope) in SCOPES.items():
        counts = [(_count(past, day, scope), day) for day in line.days]
        counted, day = min(counts, default=(0, None))
        most = known.limits[setting]
        if counted > most:
            yield code, {"counted": counted, "most": most, "day": str(day)}


def _count(past: Past, day: dt.date, scope: Scope) -> int:
    """Visits in the time around a day, this one among them."""
    wanted, week = scope(day), Week.of(day)
    near = [one for one in past.visits if scope(one.day) == wanted]
    own = sum(one.week == week for one in near)
    direct = sum(scope(one) == wanted for one in past.direct)
    return len(near) - own + max(1, own) + direct


def repeated(line: CheckLine, known: Known) -> Found:
    """A department comes again soon; inspections with a cause are left aside."""
    if line.exempt or line.caused or not line.days:
        return
    days = _routine(line, known)
    near = known.limits[REPEAT]
    apart = [min(((abs((day - one).days), one) for one in days), default=None) for day in line.days]
    told = [one for one in apart if one is not None and one[0] < near]
    if len(told) == len(line.days):
        distance, last = max(told)
        yield CheckCode.REPEATED, {"days": distance, "within": near, "other": str(last)}


def _is_other(visit: Came, line: CheckLine) -> bool:
    """Whether a visit is surely another one than the line's."""
    if line.visit:
        return visit.uid != line.visit
    return visit.week != Week.of(line.days[0])


RULES: tuple[Rule, ...] = (approval, catalogue, cap, tier, often, quiet, observed, many, repeated)
"""The rules in the order in which their findings are told."""
