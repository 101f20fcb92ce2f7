"""What can be done at a visit, as it is announced, goes on and ends."""

import datetime as dt
from collections.abc import Callable

import pytest

from tests.tracker.builders import COMMITTEE, OPERATOR, WEEK, officer, person
from tests.tracker.onsite import LATER, NINE, at, came, found, publish_joint, visit
from tests.tracker.possible.tried import Try, wrong
from tracker import (
    arrangements,
    attendance,
    clock,
    coercive,
    findings,
    penalties,
    possible,
    proposals,
    responses,
    site_records,
    visit_cases,
    visit_codes,
)
from tracker.people import of_enterprise
from tracker.records import (
    Attendance,
    CoerciveEntry,
    CoerciveKind,
    FindingEntry,
    Outcome,
    PenaltyEntry,
    PenaltyKind,
    Presence,
    Role,
    Severity,
    SiteRecordKind,
)
from tracker.records.proposals import Slot

FIRE, TAX, EMB = officer("FIRE"), officer("TAX"), officer("EMB")
HEAD = officer("FIRE", Role.HEAD)
PEOPLE = (
    *(FIRE, TAX, EMB, HEAD, COMMITTEE, OPERATOR),
    *(person(Role.SUPERVISION), person(Role.SERVICE_CENTRE), of_enterprise("E1")),
)


SLOTS = (Slot(NINE.date(), dt.time(9, 30), dt.time(11, 30)),)
"""Other times for the visit, on its own day."""


def acts_at(uid: str) -> dict[str, Try]:
    """Every service that a page may offer at a visit, with a form that is in order."""
    return {
        "responses.acknowledge": lambda by: responses.acknowledge(uid, _office(by), by=by),
        "responses.decline": lambda by: responses.decline(uid, _office(by), "冲突", by=by),
        "arrangements.arrange": lambda by: arrangements.arrange(uid, "分组", ["看"], by=by),
        "attendance.attend": lambda by: attendance.attend(
            Attendance(uid, _office(by), Presence.WITHDRAWN, reason="有事"), by=by
        ),
        "findings.record": lambda by: findings.record(
            FindingEntry(
                uid, _office(by), "通道", "堆物", Severity.GENERAL, Outcome.ORDER, WEEK.date(9)
            ),
            by=by,
        ),
        "penalties.propose": lambda by: penalties.propose(
            PenaltyEntry(uid, _office(by), PenaltyKind.FINE, "法", fen=100), by=by
        ),
        "coercive.take": lambda by: coercive.take(_measure(uid, _office(by)), by=by),
        "visit_cases.end": lambda by: visit_cases.end(uid, by=by),
        "visit_cases.miss": lambda by: visit_cases.miss(uid, "无人到场", by=by),
        "visit_cases.close": lambda by: visit_cases.close(uid, by=by),
        "visit_codes.rotate": lambda by: visit_codes.rotate(uid, "通知书遗失", by=by),
        "proposals.propose": lambda by: proposals.propose(uid, SLOTS, "设备检修", by=by),
    }


def _office(by) -> str:
    return by.department or "FIRE"


def _measure(uid: str, department: str) -> CoerciveEntry:
    words = {"target": "仓库", "basis": "法", "impact": "停用", "reviewer": "某某"}
    days = {"begun": clock.today(), "until": clock.today()}
    return CoerciveEntry(uid, department, CoerciveKind.SEAL, **words, **days)


def all_came() -> None:
    """Both departments were there."""
    came("FIRE")
    came("TAX")


def ended() -> None:
    """Everybody has left."""
    all_came()
    visit_cases.end(visit().uid, by=FIRE)


def closed() -> None:
    """The loop is closed."""
    ended()
    visit_cases.close(visit().uid, by=FIRE)


STORIES: dict[str, tuple[object, Callable[[], object]]] = {
    "announced": (None, lambda: None),
    "begun": (NINE, lambda: None),
    "under way": (NINE, lambda: came("FIRE")),
    "over, and nobody came": (LATER, lambda: None),
    "over, and both came": (LATER, all_came),
    "held": (LATER, ended),
    "held, with a finding": (LATER, lambda: (ended(), found())),
    "missed": (LATER, lambda: visit_cases.miss(visit().uid, "暴雨", by=FIRE)),
    "closed": (LATER, closed),
}


@pytest.mark.parametrize("story", STORIES)
def test_what_is_named_can_be_done_and_nothing_else(park: str, story: str) -> None:
    publish_joint()
    uid, (moment, happens) = visit().uid, STORIES[story]
    with at(moment or clock.now()):
        happens()
        acts = acts_at(uid)
        faults = [one for by in PEOPLE for one in wrong(possible.for_visit(uid, by=by), acts, by)]

    assert faults == []


def test_who_leads_arranges_and_who_joins_answers(park: str) -> None:
    publish_joint()

    assert "arrangements.arrange" in possible.for_visit(visit(), by=FIRE)
    assert possible.for_visit(visit(), by=TAX) == {"responses.acknowledge", "responses.decline"}
    assert possible.for_visit(visit(), by=EMB) == frozenset()
    assert possible.for_visit("2026-W49-nowhere-1", by=COMMITTEE) == frozenset()


@pytest.mark.parametrize("kind", SiteRecordKind)
@pytest.mark.parametrize("signed", [False, True])
def test_papers_are_filled_by_officers_and_signed_by_whoever_signs(
    park: str, kind: SiteRecordKind, signed: bool
) -> None:
    publish_joint()
    uid = visit().uid
    with at(LATER):
        all_came()
        values = {name: _told(name) for name in site_records.NEEDED[kind]}
        fresh = site_records.show(uid, "FIRE", kind, by=FIRE)
        values = {name: one for name, one in values.items() if name not in fresh.known}
        site_records.complete(uid, "FIRE", kind, values, by=FIRE)
        if kind is SiteRecordKind.APPROVAL_FORM:
            site_records.complete(uid, "FIRE", kind, {"oral_report": "2026-12-01 08:00"}, by=FIRE)
        if signed:
            site_records.sign(uid, "FIRE", kind, by=HEAD)
        paper = site_records.show(uid, "FIRE", kind, by=FIRE)
        acts: dict[str, Try] = {
            "site_records.complete": lambda by: site_records.complete(
                uid, "FIRE", kind, {site_records.WELCOME[kind][0]: "备注"}, by=by
            ),
            "site_records.sign": lambda by: site_records.sign(uid, "FIRE", kind, by=by),
            "site_records.refuse": lambda by: site_records.refuse(uid, "FIRE", kind, "拒签", by=by),
        }
        faults = [one for by in PEOPLE for one in wrong(possible.for_paper(paper, by=by), acts, by)]
        names = possible.for_paper(paper, by=HEAD)

    assert faults == []
    assert ("site_records.sign" in names) == (not signed)


def _told(name: str) -> object:
    return ("甲", "乙") if name in site_records.LISTS else "已填"
