"""How far calendars on a calendar server are: lent to one at a time, tried again, asked for."""

import datetime as dt

import pytest

from tests.tracker.builders import COLLECTING, COMMITTEE, officer
from tracker import clock, served
from tracker.errors import NotAllowed, NotFound
from tracker.records.served import Kept, Lent, ServedFault

MINUTE = dt.timedelta(minutes=1)
SCOPES = ("committee", "FIRE")


def taken(standing: str = "now", after: dt.timedelta = dt.timedelta()) -> Lent | None:
    with clock.fixed(COLLECTING + after):
        return served.take(SCOPES, standing)


def done(standing: str = "now") -> None:
    with clock.fixed(COLLECTING):
        while (lent := served.take(SCOPES, standing)) is not None:
            served.succeed(lent, standing)


def test_a_calendar_is_lent_to_one_at_a_time_until_its_lease_lapses(park: str):
    first, second = taken(), taken()

    assert {first.scope, second.scope} == set(SCOPES)
    assert taken() is None
    assert taken(after=served.LEASE).scope == first.scope


def test_what_was_served_is_due_again_after_an_entry_or_an_hour(park: str):
    done()

    assert taken(after=59 * MINUTE) is None
    assert taken("later", MINUTE) is not None
    assert taken(after=60 * MINUTE) is not None


def test_what_failed_waits_ever_longer_and_is_told(park: str):
    pauses = []
    moment = dt.timedelta()
    for _ in range(3):
        while (lent := taken(after=moment)) is None:
            moment += MINUTE
        pauses.append(moment)
        with clock.fixed(COLLECTING + moment):
            served.fail(lent, ServedFault.LOGIN, "PUT 401")
            other = served.take(SCOPES, "now")
            if other is not None:
                served.succeed(other, "now")

    (told,) = [one for one in served.list_served(by=COMMITTEE) if one.fault]
    assert pauses == [0 * MINUTE, 1 * MINUTE, 3 * MINUTE]
    assert (told.fault, told.reply, told.attempts) == (ServedFault.LOGIN, "PUT 401", 3)
    assert told.due == COLLECTING + 7 * MINUTE


def test_what_a_server_has_taken_is_known_to_the_next_who_serves(park: str):
    lent = taken()
    served.keep(lent, {"a": Kept("1", "x"), "b": Kept("2", "y")})
    served.keep(lent, {"a": Kept("3", "z"), "b": None})
    served.succeed(lent, "now")

    again = taken("later", MINUTE)
    while again is not None and again.scope != lent.scope:
        again = taken("later", MINUTE)
    assert again is not None
    assert again.entries == {"a": Kept("3", "z")}
    assert served.show(lent.scope, by=COMMITTEE).entries == 1


def test_whoever_asks_for_it_again_does_not_wait(park: str):
    done()
    with clock.fixed(COLLECTING + MINUTE):
        served.again("FIRE", by=COMMITTEE)

    assert taken(after=MINUTE).scope == "FIRE"


def test_who_was_overtaken_ends_nothing(park: str):
    lent = taken()
    served.again(lent.scope, by=COMMITTEE)
    taken()
    served.fail(lent, ServedFault.REFUSED, "PUT 507")
    lapsed = taken(after=served.LEASE)
    served.succeed(lent, "now")

    assert served.show(lent.scope, by=COMMITTEE).succeeded is None
    assert lapsed is not None


def test_the_committee_s_calendar_stands_first(park: str):
    done()

    assert [one.scope for one in served.list_served(by=COMMITTEE)] == ["committee", "FIRE"]


def test_nobody_but_the_committee_knows_or_asks(park: str):
    done()
    for act in (
        lambda by: served.list_served(by=by),
        lambda by: served.show("FIRE", by=by),
        lambda by: served.again("FIRE", by=by),
    ):
        with pytest.raises(NotAllowed):
            act(officer())
    with pytest.raises(NotFound):
        served.show("TAX", by=COMMITTEE)
