"""What can be done to entries, direct inspections and reports in each of their states."""

import datetime as dt
from collections.abc import Callable

import pytest

from tests.tracker.builders import COMMITTEE, officer, person
from tests.tracker.possible.tried import Try, wrong
from tracker import approvals, clock, direct, followups, possible
from tracker.people import of_enterprise
from tracker.records import (
    DirectEntry,
    DirectReason,
    EntryKind,
    EntryWish,
    ExemptReason,
    Role,
)

FIRE, HEAD = officer("FIRE"), officer("FIRE", Role.HEAD)
PEOPLE = (
    *(FIRE, HEAD, officer("TAX"), officer("TAX", Role.HEAD), COMMITTEE),
    *(person(Role.SUPERVISION), of_enterprise("E1")),
)
HOUR = dt.timedelta(hours=1)


def asked(exempt: ExemptReason | None = None) -> int:
    """An entry that is asked for."""
    begins = clock.now() + HOUR
    words = ("安全检查", "法", ("E1",), ("消防",), begins, begins.date())
    names = ("purpose", "basis", "enterprises", "items", "begins", "last")
    facts = dict(zip(names, words, strict=True))
    facts |= {"exempt": exempt, "why": "举报", "evidence": "1 号"} if exempt else {}
    return approvals.ask(EntryWish("FIRE", EntryKind.INSPECTION, **facts), by=FIRE).id


ENTRIES: dict[str, tuple[dt.timedelta, Callable[[], int]]] = {
    "asked": (0 * HOUR, asked),
    "asked, begun": (2 * HOUR, asked),
    "asked, begun and exempt": (2 * HOUR, lambda: asked(next(iter(ExemptReason)))),
    "approved": (0 * HOUR, lambda: approvals.approve(asked(), by=HEAD).id),
    "refused": (0 * HOUR, lambda: approvals.refuse(asked(), "不必", by=HEAD).id),
    "withdrawn": (0 * HOUR, lambda: approvals.withdraw(asked(), "不去", by=FIRE).id),
}


@pytest.mark.parametrize("story", ENTRIES)
def test_what_is_named_of_an_entry_can_be_done_and_nothing_else(park: str, story: str) -> None:
    later, happens = ENTRIES[story]
    entry = happens()
    acts: dict[str, Try] = {
        "approvals.approve": lambda by: approvals.approve(entry, by=by),
        "approvals.refuse": lambda by: approvals.refuse(entry, "不必", by=by),
        "approvals.withdraw": lambda by: approvals.withdraw(entry, "不去", by=by),
    }
    with clock.fixed(clock.now() + later):
        seen = approvals.show(entry, by=FIRE)
        faults = [one for by in PEOPLE for one in wrong(possible.for_entry(seen, by=by), acts, by)]

    assert faults == []


def test_an_entry_that_has_begun_can_only_be_refused(park: str) -> None:
    entry = approvals.show(asked(), by=FIRE)

    assert possible.for_entry(entry, by=HEAD) >= {"approvals.approve", "approvals.refuse"}
    with clock.fixed(clock.now() + 2 * HOUR):
        assert "approvals.approve" not in possible.for_entry(entry, by=HEAD)
        assert "approvals.refuse" in possible.for_entry(entry, by=HEAD)


def entered(days: int = 0) -> int:
    """A direct inspection, on site in so many days."""
    day = clock.today() + dt.timedelta(days=days)
    facts = ("FIRE", "E1", DirectReason.REPORTED, "举报", ("燃气",), day)
    return direct.enter(DirectEntry(*facts, evidence="1"), by=FIRE).id


def reported() -> int:
    """A direct inspection whose report is in."""
    inspection = entered()
    report = direct.complete(inspection, by=FIRE)
    followups.submit(report.id, "已查", by=FIRE)
    return inspection


DIRECTS: dict[str, Callable[[], int]] = {
    "open": entered,
    "open, to come": lambda: entered(2),
    "void": lambda: direct.void(entered(), "误录", by=FIRE).id,
    "completed": lambda: int(direct.complete(entered(), by=FIRE).subject.removeprefix("direct:")),
    "closed": reported,
}


@pytest.mark.parametrize("story", DIRECTS)
def test_what_is_named_of_an_inspection_can_be_done_and_nothing_else(park: str, story: str) -> None:
    one = DIRECTS[story]()
    day = clock.today() + dt.timedelta(days=3)
    acts: dict[str, Try] = {
        "direct.go_on_site": lambda by: direct.go_on_site(one, day, by=by),
        "direct.complete": lambda by: direct.complete(one, by=by),
        "direct.void": lambda by: direct.void(one, "误录", by=by),
        "direct.withdraw_planned": lambda by: direct.withdraw_planned(one, "FIRE-1", by=by),
    }
    seen = direct.show(one, by=FIRE)

    assert not [
        fault for by in PEOPLE for fault in wrong(possible.for_direct(seen, by=by), acts, by)
    ]
    if story == "open":
        assert "direct.complete" in possible.for_direct(seen, by=FIRE)
    if story == "open, to come":
        assert "direct.complete" not in possible.for_direct(seen, by=FIRE)


@pytest.mark.parametrize("state", ["due", "submitted", "waived"])
def test_what_is_named_of_a_report_can_be_done_and_nothing_else(park: str, state: str) -> None:
    one = direct.complete(entered(), by=FIRE).id
    if state == "submitted":
        followups.submit(one, "已查", by=FIRE)
    if state == "waived":
        followups.waive(one, "不必", by=COMMITTEE)
    acts: dict[str, Try] = {
        "followups.submit": lambda by: followups.submit(one, "已查", by=by),
        "followups.supplement": lambda by: followups.supplement(one, "补充", by=by),
        "followups.waive": lambda by: followups.waive(one, "不必", by=by),
    }
    seen = followups.show(one, by=FIRE)
    names = {by.login: possible.for_report(seen, by=by) for by in PEOPLE}

    assert not [fault for by in PEOPLE for fault in wrong(names[by.login], acts, by)]
    assert bool(names[FIRE.login]) == (state != "waived")
    assert bool(names[COMMITTEE.login]) == (state == "due")
