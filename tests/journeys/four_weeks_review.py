"""Looking back on the four weeks: every figure that the committee's reviews give."""

import datetime as dt
from collections import Counter
from dataclasses import astuple
from pathlib import Path
from typing import Any

from tests.journeys.four_weeks_cast import FRIDAY, W1, W2, W3, W4
from tests.tracker.builders import COMMITTEE
from tracker import annual, exemptions, findings, followups, improvements, outbox, reviews
from tracker.records import ReportKind, WeekSummary

WEEKS = (W1, W2, W3, W4)
SINCE, UNTIL = W1.date(0), W4.date(6)


KINDS = (
    *("finding-released", "limit", "report-copied", "report-in"),
    *("visit-acknowledged", "visit-changed", "visit-declined", "visit-left", "visit-new"),
)


def weekly() -> tuple[WeekSummary, ...]:
    """The summary of every week."""
    return tuple(reviews.week_summary(week, by=COMMITTEE) for week in WEEKS)


def by_enterprise() -> dict[str, Any]:
    """How many enterprises were disturbed, how often in all, and who came twice where."""
    found = reviews.by_enterprise(SINCE, UNTIL, by=COMMITTEE)
    return {
        "enterprises": len(found),
        "visits": sum(one.visits for one in found),
        "joint": sum(one.joint for one in found),
        "direct": sum(one.direct for one in found),
        "repeats": {one.enterprise: one.repeats for one in found if one.repeats},
    }


def reports() -> dict[str, tuple[int, int]]:
    """Reports of each kind that came in time, and late."""
    found = followups.list_reports(by=COMMITTEE)
    return {
        kind.value: (
            sum(one.kind is kind and not one.is_late for one in found),
            sum(one.kind is kind and one.is_late for one in found),
        )
        for kind in ReportKind
    }


def used_exemptions(since: dt.date, until: dt.date) -> dict[str, dict[str, int]]:
    """Which department used which exemption how often, beside what it planned."""
    return {
        one.department: {**one.uses, "planned": one.planned, "direct": one.direct}
        for one in exemptions.statistics(by=COMMITTEE, since=since, until=until)
        if one.uses
    }


def settled_findings() -> tuple[int, int]:
    """Findings in all, and how many of them are settled."""
    found = findings.list_findings(by=COMMITTEE)
    return len(found), sum(one.is_settled for one in found)


def annual_coverage() -> list[tuple[int | None, int, int, int]]:
    """Target, arranged, held and jointly held of each line of the annual plan."""
    return [
        (one.target, one.arranged, one.held, one.joint)
        for one in annual.coverage(2026, by=COMMITTEE)
    ]


def messages() -> dict[str, int]:
    """How many messages of each kind there are about visits, reports and their limits."""
    found = Counter(one.kind for one in outbox.unsent())
    return {kind: found[kind] for kind in KINDS}


def look_back() -> dict[str, Any]:
    """All of it, as plain values."""
    by_department = reviews.by_department(SINCE, UNTIL, by=COMMITTEE)
    return {
        "weeks": weekly(),
        "saved": sum(one.saved for one in weekly()),
        "departments": tuple(astuple(one)[:-1] for one in by_department),
        "exempt shares": {
            one.department: (one.exempt.uses, one.exempt.inspections)
            for one in by_department
            if one.exempt.uses
        },
        "enterprises": by_enterprise(),
        "reports": reports(),
        "exemptions": used_exemptions(SINCE, UNTIL),
        "exemptions of the second week": used_exemptions(W2.date(0), W2.date(6)),
        "exempt uses": [(one.code, one.department) for one in exemptions.list_uses(by=COMMITTEE)],
        "findings": settled_findings(),
        "annual": annual_coverage(),
        "messages": messages(),
    }


def hold_together(book: Path, told: object) -> None:
    """What one database told the other tells too; whichever is first writes it down."""
    try:
        with book.open("x", encoding="utf-8") as page:
            page.write(repr(told))
    except FileExistsError:
        assert book.read_text(encoding="utf-8") == repr(told)


def agree_on_improvement() -> None:
    """FIRE was twice at one enterprise within days: what follows is kept and done."""
    due = W4.date(7 + FRIDAY)
    one = improvements.improve(SINCE, UNTIL, "FIRE", "双随机避开近期到访企业", due, by=COMMITTEE)
    assert improvements.list_improvements(by=COMMITTEE, waiting=True) == (one,)
    improvements.finish(one.id, "抽取名单已剔除", by=COMMITTEE)
    assert improvements.list_improvements(by=COMMITTEE, waiting=True) == ()
