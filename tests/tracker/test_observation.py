"""A new form of business is left in peace for a while, never for ever."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.tracker.builders import COMMITTEE, OPERATOR, officer, person
from tracker import clock, history, observation, outbox, settings
from tracker.errors import NotAllowed, NotFound, Rejected, WrongState
from tracker.people import of_enterprise
from tracker.records import ObservationEntry, ObservationPeriod, ObservationState, Role
from tracker.week import ZONE

HEAD = officer("FIRE", Role.HEAD)
START = dt.date(2026, 11, 19)
ENTRY = ObservationEntry(
    "FIRE",
    "E1",
    "无人仓储",
    "3.2.3",
    START,
    safe=True,
    safety="不涉及公共安全",
    items=("消防安全",),
)


def standing(firm: str, department: str, day: dt.date) -> tuple[ObservationPeriod, ...]:
    """The periods of a department at an enterprise that hold on a day."""
    found = observation.running().get((firm, department), ())
    return tuple(one for one in found if one.holds(day))


def give(**fields: object) -> ObservationPeriod:
    return observation.give(replace(ENTRY, **fields), by=HEAD)


def on(day: dt.date):
    return clock.fixed(dt.datetime.combine(day, dt.time(9), tzinfo=ZONE))


def told() -> list[tuple[object, str]]:
    return [(one.facts["what"], one.to) for one in outbox.unsent()]


def test_a_period_runs_a_year_unless_said_otherwise(park: str):
    found = give()

    assert found.end == dt.date(2027, 11, 18)
    assert found.state is ObservationState.RUNNING
    assert observation.show(found.id, by=HEAD) == found
    assert found.entry == replace(ENTRY, days=365)
    assert told() == [("given", "department:FIRE"), ("given", "enterprise:E1")]
    assert give(matter="无人零售", days=730).end == dt.date(2028, 11, 17)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"safe": False}, "safe: forbidden"),
        ({"safety": " "}, "safety: missing"),
        ({"matter": ""}, "matter: missing"),
        ({"basis": " "}, "basis: missing"),
        ({"days": 731}, "days: out-of-range, found '731', expected 1-730"),
        ({"days": 0}, "days: out-of-range, found '0'"),
    ],
)
def test_a_period_without_its_grounds_is_refused(park: str, fields: dict[str, object], fault: str):
    with pytest.raises(Rejected, match=fault):
        give(**fields)

    assert observation.list_periods(by=HEAD) == ()


def test_lengths_are_settings(park: str):
    settings.write("observation.days", 100, "本区", by=COMMITTEE)
    settings.write("observation.most_days", 120, "本区", by=COMMITTEE)

    assert give().end == START + dt.timedelta(days=99)
    with pytest.raises(Rejected, match=r"days: out-of-range, found .*, expected 1-120"):
        give(matter="另一事项", days=121)


def test_a_matter_is_observed_once_at_a_time_and_not_beyond_the_most_in_all(park: str):
    first = give(days=400)

    with pytest.raises(Rejected, match=f"start: overlaps, found 'observation:{first.id}'"):
        give(start=first.end, days=10)
    after = first.end + dt.timedelta(days=1)
    with pytest.raises(Rejected, match="days: too-many, found '400', expected 730"):
        give(start=after, days=331)
    assert give(start=after, days=330).end == first.end + dt.timedelta(days=330)
    assert give(enterprise="E2").entry.enterprise == "E2"


def test_a_revoked_period_says_why_and_does_not_come_back(park: str):
    found = give()

    revoked = observation.revoke(found.id, " 发现重大隐患 ", by=HEAD)

    assert (revoked.state, revoked.reason) == (ObservationState.REVOKED, "发现重大隐患")
    assert standing("E1", "FIRE", START) == ()
    assert told()[2:] == [("revoked", "department:FIRE"), ("revoked", "enterprise:E1")]
    with pytest.raises(WrongState, match="which is revoked"):
        observation.revoke(found.id, "再次", by=HEAD)
    assert give().state is ObservationState.RUNNING


def test_nothing_is_revoked_without_a_reason(park: str):
    with pytest.raises(Rejected, match="why: missing"):
        observation.revoke(give().id, " ", by=HEAD)


def test_a_period_holds_from_its_first_day_to_its_last_for_its_department(park: str):
    found = give(days=10)

    inside = (START, found.end)
    outside = (START - dt.timedelta(days=1), found.end + dt.timedelta(days=1))
    assert [len(standing("E1", "FIRE", day)) for day in inside] == [1, 1]
    assert [len(standing("E1", "FIRE", day)) for day in outside] == [0, 0]
    assert standing("E1", "TAX", START) == ()
    assert standing("E2", "FIRE", START) == ()


def test_a_period_is_reminded_of_once_and_ends_after_its_last_day(park: str):
    found = give()
    counts = []
    for days in (-31, -30, -29, 0, 1, 2):
        with on(found.end + dt.timedelta(days=days)):
            counts.append(observation.tick(by=OPERATOR))

    assert counts == [0, 1, 0, 0, 1, 0]
    assert [what for what, to in told() if to == "enterprise:E1"] == ["given", "ends soon", "ended"]
    assert observation.show(found.id, by=HEAD).state is ObservationState.ENDED
    assert observation.list_periods(by=HEAD) == ()
    assert len(observation.list_periods(by=HEAD, running=False)) == 1
    acts = [one.act for one in history.events(f"observation:{found.id}", by=COMMITTEE)]
    assert acts == ["give", "end"]


@pytest.mark.parametrize("by", [officer("FIRE"), officer("TAX", Role.HEAD), COMMITTEE])
def test_the_head_of_the_department_alone_gives_and_revokes(park: str, by):
    found = give()

    with pytest.raises(NotAllowed):
        observation.give(replace(ENTRY, matter="另一事项"), by=by)
    with pytest.raises(NotAllowed):
        observation.revoke(found.id, "理由", by=by)


def test_an_enterprise_sees_its_own_only(park: str):
    found = give()

    assert observation.list_periods(by=of_enterprise("E1")) == (found,)
    assert observation.list_periods(by=of_enterprise("E2")) == ()
    assert observation.list_periods(by=person(Role.SERVICE_CENTRE), enterprise="E2") == ()
    for act in (
        lambda by: observation.show(found.id, by=by),
        lambda by: observation.revoke(found.id, "理由", by=by),
    ):
        with pytest.raises(NotFound):
            act(of_enterprise("E2"))
    with pytest.raises(NotFound):
        observation.show(found.id + 1, by=HEAD)
