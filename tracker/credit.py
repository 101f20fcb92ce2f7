"""
Supervision by credit: two grades of an enterprise make one tier (clause 3.2.2).

Grades are never changed, only followed by later ones, so that one can say what held on any day.
Which tier two grades make, and what a tier means, are settings with a source.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from tracker import clock, history, permissions, registers, settings
from tracker.database import batched, reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, missing
from tracker.models import CreditRow, EnterpriseRow
from tracker.permissions import Act
from tracker.records import (
    CreditGrade,
    CreditKind,
    CreditStanding,
    Mode,
    Person,
    PublicGrade,
    RiskClass,
    Tier,
    TierRule,
)

GRADES: Mapping[CreditKind, type[StrEnum]] = {
    CreditKind.RISK_CLASS: RiskClass,
    CreditKind.PUBLIC_GRADE: PublicGrade,
}
"""The grades of each kind, the best first."""

TABLE = "credit.tiers"
"""The setting that combines both grades, such as ``"A/good"``; one may be missing."""


def set_grade(
    enterprise: str, kind: CreditKind, grade: str, day: dt.date, source: str, *, by: Person
) -> CreditStanding:
    """
    Enter a grade that an enterprise was given; equal input again changes nothing.

    Parameters
    ----------
    day
        From which day it holds.
    source
        Who gave it, such as the list and its number.

    Raises
    ------
    Rejected
        With every fault: no source, a grade of another kind, a day to come.
    """
    permissions.require(by, Act.GRADE)
    with transaction():
        owner = registers.row_of(EnterpriseRow, enterprise)
        problems = [*_faults(kind, grade, day, source)]
        if problems:
            raise Rejected(problems)
        wanted = CreditGrade(enterprise, kind, grade, day, source.strip())
        if _of_day(enterprise, kind, day) != wanted:
            CreditRow.create(
                enterprise=owner, kind=kind.value, grade=grade, day=day, source=source.strip()
            )
            facts = {"kind": kind.value, "grade": grade, "day": str(day), "source": wanted.source}
            history.record(f"enterprise:{enterprise}", "grade", by, facts)
        return _standing(enterprise, clock.today())


def _faults(kind: CreditKind, grade: str, day: dt.date, source: str) -> Iterator[Fault]:
    known = [one.value for one in GRADES[kind]]
    if grade not in known:
        yield Fault("grade", FaultCode.UNKNOWN, grade, ", ".join(known))
    yield from missing(source=source)
    if day > clock.today():
        yield Fault("day", FaultCode.FUTURE, str(day))


def standing(enterprise: str, *, by: Person, on: dt.date | None = None) -> CreditStanding:
    """
    Both grades as they hold on a day, today if none is named, and the tier.

    Raises
    ------
    NotFound
        If there is no such enterprise, or an enterprise asks for another one.
    """
    _require_reader(enterprise, by)
    with reading():
        registers.row_of(EnterpriseRow, enterprise)
        return _standing(enterprise, on or clock.today())


def grades(enterprise: str, *, by: Person) -> tuple[CreditGrade, ...]:
    """Every grade that an enterprise ever had, in the order in which they held."""
    _require_reader(enterprise, by)
    with reading():
        registers.row_of(EnterpriseRow, enterprise)
        return _grades(enterprise)


def _require_reader(enterprise: str, by: Person) -> None:
    if by.enterprise not in (None, enterprise):
        raise NotFound("enterprise", enterprise)
    permissions.require(by, Act.READ_CREDIT, enterprise=enterprise)


def tier_of(enterprise: str, day: dt.date) -> Tier | None:
    """The tier on a day, for services that check rights themselves; None without any grade."""
    with reading():
        return _standing(enterprise, day).tier


def table() -> Mapping[str, Any]:
    """Which tier two grades make, as the committee has set it."""
    return _mapping(settings.read(TABLE).value)


def combine(
    risk: RiskClass | None, public: PublicGrade | None, table: Mapping[str, Any]
) -> Tier | None:
    """The tier that two grades make by a table; what it does not name is the worse of them."""
    if risk is None and public is None:
        return None
    found = table.get(f"{risk or ''}/{public or ''}")
    return Tier(found) if found in set(Tier) else worse(risk, public)


def worse(risk: RiskClass | None, public: PublicGrade | None) -> Tier:
    """The tier of the worse of two grades, of which one may be missing."""
    ranks = [list(RiskClass).index(risk)] if risk else []
    ranks += [list(PublicGrade).index(public)] if public else []
    return list(Tier)[max(ranks)]


def grades_of(firms: Collection[str]) -> dict[str, tuple[CreditGrade, ...]]:
    """
    The grades of enterprises, by id, for services that check rights themselves.

    In order of their days; of one day the later entry is a correction and comes last.
    """
    found: dict[str, list[CreditGrade]] = {firm: [] for firm in firms}
    for some in batched(sorted(found)):
        told: Any = CreditRow.select(
            EnterpriseRow.code, CreditRow.kind, CreditRow.grade, CreditRow.day, CreditRow.source
        ).join(EnterpriseRow)
        told = told.where(EnterpriseRow.code.in_(some)).order_by(CreditRow.day, CreditRow.id)
        for firm, kind, grade, day, source in told.tuples():
            found[firm].append(CreditGrade(firm, CreditKind(kind), grade, day, source))
    return {firm: tuple(own) for firm, own in found.items()}


def standing_of(
    enterprise: str, grades: Iterable[CreditGrade], day: dt.date, table: Mapping[str, Any]
) -> CreditStanding:
    """What an enterprise's grades come to on a day, by a table."""
    held = {one.kind: one for one in grades if one.day <= day}
    risk, public = held.get(CreditKind.RISK_CLASS), held.get(CreditKind.PUBLIC_GRADE)
    tier = combine(
        RiskClass(risk.grade) if risk else None,
        PublicGrade(public.grade) if public else None,
        table,
    )
    return CreditStanding(enterprise, day, risk, public, tier)


def _standing(enterprise: str, day: dt.date) -> CreditStanding:
    return standing_of(enterprise, _grades(enterprise), day, table())


def _of_day(enterprise: str, kind: CreditKind, day: dt.date) -> CreditGrade | None:
    found = [one for one in _grades(enterprise) if (one.kind, one.day) == (kind, day)]
    return found[-1] if found else None


def _grades(enterprise: str) -> tuple[CreditGrade, ...]:
    return grades_of([enterprise])[enterprise]


def tier_rule(tier: Tier) -> TierRule:
    """What a tier means; parts that the setting does not hold are as they were at first."""
    name = f"credit.tier_{tier}"
    found = settings.read(name)
    facts: dict[str, Any] = {**_mapping(settings.DEFAULTS[name].value), **_mapping(found.value)}
    least, most = facts["percent"]
    return TierRule(
        tier=tier,
        percent=(least, most),
        visits=facts["visits"],
        years=facts["years"],
        mode=Mode(facts["mode"]),
        source=found.source,
    )


def _mapping(value: object) -> Mapping[str, Any]:
    assert isinstance(value, Mapping)
    return value


def change_tier(rule: TierRule, *, by: Person) -> TierRule:
    """
    Change what a tier means.

    Raises
    ------
    Rejected
        With every fault of the numbers, or if no source is given.
    """
    permissions.require(by, Act.SET)
    problems = [*_tier_faults(rule)]
    if problems:
        raise Rejected(problems)
    facts = {
        "percent": list(rule.percent),
        "visits": rule.visits,
        "years": rule.years,
        "mode": rule.mode.value,
    }
    settings.write(f"credit.tier_{rule.tier}", facts, rule.source, by=by)
    return rule


def _tier_faults(rule: TierRule) -> Iterator[Fault]:
    (least, most), tier = rule.percent, rule.tier.value
    if not 0 <= least <= most <= 100:
        yield Fault("percent", FaultCode.OUT_OF_RANGE, f"{least}-{most}", "0-100", at=tier)
    if rule.visits is not None and rule.visits < 0:
        yield Fault("visits", FaultCode.OUT_OF_RANGE, str(rule.visits), "0+", at=tier)
    if rule.years < 1:
        yield Fault("years", FaultCode.OUT_OF_RANGE, str(rule.years), "1+", at=tier)


def change_table(table: Mapping[str, str], source: str, *, by: Person) -> None:
    """
    Change which tier two grades make; what is not named is the worse of them.

    Parameters
    ----------
    table
        Tier by both grades, such as ``{"A/good": "A", "/poor": "D"}``.

    Raises
    ------
    Rejected
        With every grade or tier that does not exist, or if no source is given.
    """
    permissions.require(by, Act.SET)
    known = {f"{risk}/{public}" for risk in ("", *RiskClass) for public in ("", *PublicGrade)}
    problems = [
        Fault("table", FaultCode.WRONG_FORM, f"{key}: {tier}", "A/good: B")
        for key, tier in sorted(table.items())
        if key not in known - {"/"} or tier not in set(Tier)
    ]
    if problems:
        raise Rejected(problems)
    settings.write(TABLE, dict(table), source, by=by)
