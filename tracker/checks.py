"""
What speaks against an inspection, before it is planned and while it is (section 2.3).

Each rule reads a line and says what it counted; whether that blocks, and whether the committee
may set it aside with a reason, are settings. Nothing here counts for a department or against it.
"""

import datetime as dt
from collections.abc import Callable, Iterable

from tracker import items, overrides, settings
from tracker.check_lines import line_of
from tracker.database import reading
from tracker.records import CheckCode, CheckFinding, CheckLine, CheckSeverity, PlanLine
from tracker.week import Week

Found = Iterable[tuple[CheckCode, dict[str, object]]]
Rule = Callable[[CheckLine], Found]


def of_line(
    line: PlanLine | CheckLine, *, on: Week | dt.date | None = None
) -> tuple[CheckFinding, ...]:
    """
    What speaks against one line, for services that check rights themselves.

    Parameters
    ----------
    line
        A plan line, or what the checks read of something else, such as a requirement.
    on
        For a plan line: the week that its windows are of, or the very day.
    """
    with reading():
        return _findings(line_of(line, on), RULES)


def _findings(line: CheckLine, rules: Iterable[Rule]) -> tuple[CheckFinding, ...]:
    found = [one for rule in rules for one in rule(line)]
    blocking = settings.names("checks.blocking")
    final = settings.names("checks.final")
    set_aside = overrides.standing((line.request, line.key)) if found else {}
    return tuple(
        CheckFinding(
            code=code,
            severity=CheckSeverity.BLOCKING if code in blocking else CheckSeverity.WARNING,
            department=line.department,
            enterprise=line.enterprise,
            item=line.item,
            request=line.request,
            key=line.key,
            facts=facts,
            overridable=code not in final,
            override=None if code in final else set_aside.get(code),
        )
        for code, facts in found
    )


def _catalogue(line: CheckLine) -> Found:
    """Only published items of the catalogue may be carried out."""
    known = items.of_department(line.department)
    item = items.named(known, line.item)
    if not known:
        yield CheckCode.NO_CATALOGUE, {}
    elif item is None:
        yield CheckCode.UNKNOWN_ITEM, {"known": len(known)}
    elif not item.published:
        yield CheckCode.UNPUBLISHED_ITEM, {"item": item.id}


RULES: tuple[Rule, ...] = (_catalogue,)
"""The rules in the order in which their findings are told."""
