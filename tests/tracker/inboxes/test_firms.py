"""What waits for an enterprise: what was told to it, what it has to judge or to choose."""

import datetime as dt

import pytest

from tests.tracker.appeals.appellants import raised
from tests.tracker.appeals.builders import CLERK, FIRM, STRANGER, answered, said
from tests.tracker.builders import COMMITTEE, WEEK, officer
from tests.tracker.inboxes.read import keys, kinds, only
from tests.tracker.onsite import LATER, at, came, found, publish_joint
from tracker import findings, quiet, quiet_choices, rectifications
from tracker.appeals import call_backs
from tracker.models import AppealRow
from tracker.people import of_enterprise
from tracker.records import QuietEntry, QuietScope, QuietShape
from tracker.records.inboxes import WaitingKind as Kind

FIRE = officer("FIRE")


def test_a_finding_waits_once_it_was_told(park: str) -> None:
    publish_joint()
    firm = of_enterprise("E1")
    with at(LATER):
        came()
        one = found().id
        assert Kind.FINDING_TO_RECTIFY not in kinds(firm)
        findings.release(one, by=FIRE)
        waiting = only(Kind.FINDING_TO_RECTIFY, firm)
        assert (waiting.key, waiting.due) == (f"finding:{one}", WEEK.date(9))
        assert Kind.FINDING_TO_RECTIFY not in kinds(of_enterprise("E2"))
        rectifications.rectify(one, "照片", by=FIRE)
        assert Kind.FINDING_TO_RECTIFY not in kinds(firm)


def test_an_answer_waits_for_the_judgement_of_whoever_raised_it(centre: str) -> None:
    appeal = answered()

    assert keys(Kind.APPEAL_TO_JUDGE, FIRM) == [f"appeal:{appeal}"]
    assert Kind.APPEAL_TO_JUDGE not in kinds(STRANGER)
    call_backs.call_back(appeal, said(), by=CLERK)
    assert Kind.APPEAL_TO_JUDGE not in kinds(FIRM)


def test_what_was_raised_by_code_waits_for_nobody_with_an_account(centre: str) -> None:
    number = raised(enterprise="E1").appeal
    AppealRow.update(state="answered").where(AppealRow.id == number).execute()

    assert Kind.APPEAL_TO_JUDGE not in kinds(FIRM)


@pytest.mark.parametrize("scope", [QuietScope.ALL, QuietScope.ENTERPRISE])
def test_days_of_the_next_month_are_to_be_chosen(park: str, scope: QuietScope) -> None:
    of = "E1" if scope is QuietScope.ENTERPRISE else ""
    period = quiet.enter(
        QuietEntry(
            QuietShape.CHOSEN_DAYS, "决定", dt.date(2026, 11, 1), chosen=3, scope=scope, of=of
        ),
        by=COMMITTEE,
    ).id
    firm = of_enterprise("E1")

    waiting = only(Kind.QUIET_DAYS_TO_CHOOSE, firm)
    assert (waiting.key, waiting.title) == (f"quiet:{period}:2026-12", "2026-12")
    assert waiting.due == dt.date(2026, 11, 30)
    assert (Kind.QUIET_DAYS_TO_CHOOSE in kinds(of_enterprise("E2"))) == (not of)
    quiet_choices.choose(period, "E1", "2026-12", [30], by=COMMITTEE)
    assert Kind.QUIET_DAYS_TO_CHOOSE not in kinds(firm)
    quiet_choices.choose(period, "E1", "2026-12", [], by=COMMITTEE)
    assert Kind.QUIET_DAYS_TO_CHOOSE in kinds(firm)
    quiet.withdraw(period, by=COMMITTEE)
    assert Kind.QUIET_DAYS_TO_CHOOSE not in kinds(firm)


def test_a_period_that_ends_this_month_or_begins_later_asks_for_nothing(park: str) -> None:
    for since, until in (
        (dt.date(2026, 11, 1), dt.date(2026, 11, 30)),
        (dt.date(2027, 1, 1), None),
    ):
        entry = QuietEntry(
            QuietShape.CHOSEN_DAYS, "决定", since, until=until, chosen=3, scope=QuietScope.ALL
        )
        quiet.enter(entry, by=COMMITTEE)

    assert Kind.QUIET_DAYS_TO_CHOOSE not in kinds(of_enterprise("E1"))
