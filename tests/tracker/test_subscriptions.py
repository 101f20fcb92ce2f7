"""Calendars of devices: a secret each, told once, taken back alone, with the rights of today."""

import datetime as dt
from typing import Any

import pytest

from tests.tracker import builders
from tests.tracker.signing import LOGIN, account
from tracker import accounts, clock, departments, fetches, history, people, settings, subscriptions
from tracker.errors import FaultCode, NotAllowed, NotFound, Rejected, WrongState
from tracker.models import SubscriptionRow
from tracker.records import Person, Role
from tracker.records.subscriptions import Holding

OPERATOR, NOW = builders.OPERATOR, builders.COLLECTING
MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)


@pytest.fixture
def person(park: str) -> Person:
    return account()


def wrong(**told: Any) -> list[tuple[str, FaultCode]]:
    known = people.by_login(LOGIN)
    with pytest.raises(Rejected) as found:
        subscriptions.subscribe(**{"name": "电脑", **told}, by=known)
    return [(one.field, one.code) for one in found.value.faults]


def test_a_secret_opens_the_calendar_of_whoever_subscribed_with_the_rights_of_today(
    person: Person,
):
    made = subscriptions.subscribe("电脑", by=person, department="FIRE")
    found = fetches.holder_of(made.token)

    assert (found.person, found.subscription.department, found.ended) == (person, "FIRE", None)

    changed = people.change(Person(LOGIN, "张三", Role.SUPERVISION), by=OPERATOR)
    assert fetches.holder_of(made.token).person == changed


def test_the_secret_is_told_once_and_kept_as_a_digest(person: Person):
    made = subscriptions.subscribe("电脑", by=person)
    (listed,) = subscriptions.list_subscriptions(by=person)

    assert made.token.startswith("ovf_")
    assert (listed.token, subscriptions.find(made.id, by=person).token) == ("", "")
    assert made.token not in repr(list(SubscriptionRow.select().dicts()))
    assert made.token not in repr(history.events(f"person:{LOGIN}", by=OPERATOR))


def test_a_secret_that_never_was_opens_nothing(person: Person):
    subscriptions.subscribe("电脑", by=person)

    for secret in ("", "ovf_", "ovf_" + "x" * 43, "ova_" + "x" * 43):
        with pytest.raises(NotFound):
            fetches.holder_of(secret)


def test_one_is_taken_back_alone_and_it_is_known_since_when(person: Person):
    first, second = (subscriptions.subscribe(name, by=person) for name in ("电脑", "手机"))
    subscriptions.revoke(first.id, by=person)

    assert fetches.holder_of(first.token).ended == NOW
    assert fetches.holder_of(second.token).ended is None
    with pytest.raises(WrongState):
        subscriptions.revoke(first.id, by=person)


def test_calendars_end_with_the_account(person: Person):
    made = subscriptions.subscribe("电脑", by=person)
    accounts.close(LOGIN, "离岗", by=OPERATOR)

    assert fetches.holder_of(made.token).ended == NOW


def test_nobody_finds_or_ends_the_calendar_of_another(person: Person):
    made = subscriptions.subscribe("电脑", by=person)
    other = people.add(Person("other", "李四", person.role, person.department), by=OPERATOR)

    assert subscriptions.list_subscriptions(by=other) == ()
    for act in (subscriptions.find, subscriptions.revoke, subscriptions.renew):
        with pytest.raises(NotFound):
            act(made.id, by=other)
    assert subscriptions.revoke(made.id, by=OPERATOR).revoked == NOW


def test_whoever_has_no_account_subscribes_nothing(person: Person):
    with pytest.raises(NotAllowed):
        subscriptions.subscribe("电脑", by=people.NOBODY)
    with pytest.raises(NotFound):
        subscriptions.subscribe("电脑", by=OPERATOR)


def test_what_cannot_be_used_is_told_at_once(person: Person):
    assert wrong(name=" ", department="NOPE", enterprise="E9") == [
        ("name", FaultCode.MISSING),
        ("department", FaultCode.UNKNOWN),
        ("enterprise", FaultCode.UNKNOWN),
    ]
    assert wrong(name="长" * 101) == [("name", FaultCode.TOO_LONG)]
    assert wrong(alarm=-1) == wrong(alarm=10_081) == [("alarm", FaultCode.OUT_OF_RANGE)]


def test_a_team_is_one_that_its_department_has(person: Person):
    teams = departments.find("FIRE", by=OPERATOR).teams
    made = subscriptions.subscribe("一组", by=person, department="FIRE", team=teams)

    assert (made.department, made.team) == ("FIRE", teams)
    assert wrong(department="FIRE", team=teams + 1) == [("team", FaultCode.OUT_OF_RANGE)]
    assert wrong(department="FIRE", team=0) == [("team", FaultCode.OUT_OF_RANGE)]


@pytest.mark.parametrize("told", [{"team": 1}, {"holds": Holding.HOURS}])
def test_a_team_and_hours_without_a_department_are_nobodys(person: Person, told: dict[str, Any]):
    clerk = account("clerk", Role.COMMITTEE)
    with pytest.raises(Rejected) as found:
        subscriptions.subscribe("一组", by=clerk, **told)

    assert [one.field for one in found.value.faults] == ["department"]


def test_it_ends_after_its_last_day_and_begins_anew_when_renewed(person: Person):
    settings.write("subscription.days", 30, "本园区", by=OPERATOR)
    made = subscriptions.subscribe("电脑", by=person)
    assert made.expires == NOW.date() + dt.timedelta(days=30)

    over = dt.datetime.combine(made.expires + DAY, dt.time(), tzinfo=NOW.tzinfo)
    with clock.fixed(over - MINUTE):
        assert fetches.holder_of(made.token).ended is None
    with clock.fixed(over + DAY):
        assert fetches.holder_of(made.token).ended == over
        renewed = subscriptions.renew(made.id, by=person)
        assert renewed.expires == over.date() + DAY + dt.timedelta(days=30)
        assert fetches.holder_of(made.token).ended is None


def test_what_was_taken_back_is_not_renewed(person: Person):
    made = subscriptions.subscribe("电脑", by=person)
    subscriptions.revoke(made.id, by=person)

    with pytest.raises(WrongState):
        subscriptions.renew(made.id, by=person)


def test_there_are_as_many_as_devices_and_those_that_ended_do_not_count(person: Person):
    settings.write("subscription.most", 2, "本园区", by=OPERATOR)
    first = subscriptions.subscribe("一", by=person)
    subscriptions.subscribe("二", by=person)

    assert wrong() == [("name", FaultCode.TOO_MANY)]
    subscriptions.revoke(first.id, by=person)
    assert subscriptions.subscribe("三", by=person)
    with clock.fixed(NOW + dt.timedelta(days=367)):
        assert subscriptions.subscribe("后年", by=person)
