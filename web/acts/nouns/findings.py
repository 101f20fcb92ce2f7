"""What was found at visits, and what follows from it: put right, seen again, punished, held."""

import datetime as dt
from typing import Any

from tracker import (
    clock,
    coercive,
    finding_papers,
    findings,
    penalties,
    rectifications,
    reinspections,
)
from tracker.acts import Act as Right
from tracker.permissions import may
from tracker.possible import for_finding, for_measure, for_penalty
from tracker.records import Finding, Person
from web.acts.act import Noun, act


def _today(record: object) -> dict[str, dt.date]:
    """What a fresh form about what was just done says."""
    return {"day": clock.today()}


def _approved_today(record: object) -> dict[str, dt.date]:
    """The same of an approval."""
    return {"approved_on": clock.today()}


def _of_penalty(record: Any) -> dict[str, Any]:
    """The amount stays as it was proposed, unless somebody says otherwise."""
    return {**_today(record), "fen": record.fen}


def _possible(record: Finding, by: Person) -> frozenset[str]:
    """What may be done now; files come in while a finding is followed."""
    legal = for_finding(record, by=by)
    own = may(by, Right.FIND, department=record.department.id)
    keeps = own and record.state in finding_papers.KEEPING
    return legal | {"finding_papers.attach"} if keeps else legal


FINDINGS = Noun(
    name="findings",
    thing="finding",
    rights=(Right.READ_FINDINGS,),
    show=findings.show,
    lists=findings.list_findings,
    case=lambda key: f"finding:{key}",
    possible=_possible,
    acts=(
        act(rectifications.accept, Right.FIND),
        act(rectifications.rectify, Right.FIND),
        act(reinspections.passed, Right.FIND, name="pass", initial=_today),
        act(reinspections.failed, Right.FIND, name="fail", initial=_today),
        act(rectifications.reject, Right.FIND),
        act(
            reinspections.order,
            Right.FIND,
            name="order-re-inspection",
            initial=_approved_today,
        ),
        act(finding_papers.attach, Right.FIND),
        act(findings.release, Right.FIND),
        act(findings.withdraw, Right.FIND, grave=True),
    ),
)

PENALTIES = Noun(
    name="penalties",
    thing="penalty",
    rights=(Right.PUNISH, Right.READ_SITE),
    show=penalties.show,
    lists=penalties.list_penalties,
    case=lambda key: f"penalty:{key}",
    possible=lambda record, by: for_penalty(record, by=by),
    acts=(
        act(penalties.decide, Right.PUNISH, initial=_of_penalty),
        act(penalties.close, Right.PUNISH, initial=_today),
        act(penalties.drop, Right.PUNISH, grave=True),
    ),
)

COERCIVE = Noun(
    name="coercive",
    thing="coercive measure",
    rights=(Right.COERCE, Right.READ_SITE),
    show=coercive.show,
    lists=coercive.list_measures,
    case=lambda key: f"coercive:{key}",
    possible=lambda record, by: for_measure(record, by=by),
    acts=(
        act(coercive.lift, Right.COERCE, initial=_today),
        act(coercive.extend, Right.COERCE),
    ),
)

NOUNS = (FINDINGS, PENALTIES, COERCIVE)
