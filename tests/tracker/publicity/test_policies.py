"""The policy as versioned records: in force, on trial, over."""

import datetime as dt
from typing import Any

import pytest

from tests.tracker.builders import COMMITTEE, officer, person
from tracker import clock, history
from tracker.database import transaction
from tracker.errors import Fault, FaultCode, NotAllowed, NotFound, Rejected
from tracker.models import PolicyRow
from tracker.publicity import policies
from tracker.records import Role
from tracker.records.publicity import Banner, PolicyEntry, PolicyStanding
from tracker.week import ZONE

pytestmark = pytest.mark.usefixtures("tracker")

TITLE = policies.FIRST.title


def entry(**fields: Any) -> PolicyEntry:
    facts = {
        "title": "正式文件",
        "number": "1 号",
        "organ": "源城区",
        "issued": dt.date(2027, 1, 1),
        "valid_from": dt.date(2027, 1, 10),
        "text": "全文",
    }
    return PolicyEntry(**{**facts, **fields})


def first() -> int:
    return policies.list_policies(by=COMMITTEE)[-1].id


def test_a_new_database_knows_the_policy_of_the_pilot():
    (one,) = policies.list_policies(by=person(Role.ANONYMOUS))

    assert one.entry == policies.FIRST
    with transaction():
        policies.seed()
    assert len(policies.list_policies(by=COMMITTEE)) == 1


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (dt.date(2024, 8, 4), PolicyStanding.NOT_YET),
        (dt.date(2024, 8, 5), PolicyStanding.IN_FORCE),
        (dt.date(2025, 8, 4), PolicyStanding.IN_FORCE),
        (dt.date(2025, 8, 5), PolicyStanding.TRIAL_PASSED),
        (dt.date(2099, 1, 1), PolicyStanding.TRIAL_PASSED),
    ],
)
def test_a_day_lies_before_in_or_after_the_trial(day: dt.date, standing: PolicyStanding):
    assert policies.standing(day) is standing


def test_after_the_last_day_nothing_is_in_force():
    policies.end(first(), dt.date(2026, 12, 31), by=COMMITTEE)

    assert policies.standing(dt.date(2026, 12, 31)) is PolicyStanding.TRIAL_PASSED
    assert policies.standing(dt.date(2027, 1, 1)) is PolicyStanding.NONE
    policies.register(entry(), by=COMMITTEE)
    assert policies.standing(dt.date(2027, 1, 9)) is PolicyStanding.NOT_YET
    assert policies.standing(dt.date(2027, 1, 10)) is PolicyStanding.IN_FORCE


def test_the_banner_says_what_is_to_be_known():
    trial = dt.date(2025, 8, 4)
    with clock.fixed(dt.datetime(2025, 8, 5, tzinfo=ZONE)):
        assert policies.banner() == Banner(TITLE, PolicyStanding.TRIAL_PASSED, trial)
    assert policies.banner(trial) is None
    with transaction():
        PolicyRow.delete().execute()
    assert policies.banner(trial) == Banner("", PolicyStanding.NONE, None)


def test_a_version_follows_one_that_has_ended():
    with pytest.raises(Rejected) as wrong:
        policies.register(entry(), by=COMMITTEE)
    assert wrong.value.faults == (Fault("valid_from", FaultCode.OVERLAPS, TITLE),)

    policies.end(first(), dt.date(2027, 1, 9), by=COMMITTEE)
    policies.end(first(), dt.date(2027, 1, 9), by=COMMITTEE)
    with pytest.raises(Rejected, match="overlaps"):
        policies.register(entry(valid_from=dt.date(2027, 1, 9)), by=COMMITTEE)
    one = policies.register(entry(), by=COMMITTEE)

    assert policies.register(entry(), by=COMMITTEE) == one
    assert policies.of_day(dt.date(2027, 1, 10)) == one
    ended = history.of_cases([f"policy:{first()}"])
    assert [(e.act, e.facts) for e in ended] == [("end", {"from": "None", "to": "2027-01-09"})]
    (told,) = history.of_cases([f"policy:{one.id}"])
    assert (told.act, told.facts["text"]) == ("register", history.digest("全文"))
    with pytest.raises(Rejected, match="overlaps"):
        policies.end(first(), dt.date(2027, 1, 10), by=COMMITTEE)


def test_all_faults_are_told_at_once():
    broken = entry(
        title=" ",
        organ="",
        issued=dt.date(2020, 1, 2),
        valid_from=dt.date(2020, 1, 1),
        valid_to=dt.date(2019, 1, 1),
        trial_until=dt.date(2019, 1, 1),
    )

    with pytest.raises(Rejected) as wrong:
        policies.register(broken, by=COMMITTEE)

    fields = [one.field for one in wrong.value.faults if isinstance(one, Fault)]
    assert fields == ["title", "organ", "valid_to", "trial_until", "issued"]
    assert len(policies.list_policies(by=COMMITTEE)) == 1


def test_only_the_committee_keeps_the_policy():
    for by in (officer(), person(Role.SERVICE_CENTRE), person(Role.ANONYMOUS)):
        with pytest.raises(NotAllowed):
            policies.register(entry(), by=by)
        with pytest.raises(NotAllowed):
            policies.end(first(), dt.date(2027, 1, 9), by=by)
    with pytest.raises(NotFound):
        policies.end(999_999, dt.date(2027, 1, 9), by=COMMITTEE)
