"""A robot tells its group what its office was told: in order, together, and nothing twice."""

import datetime as dt

import pytest

from tests.tracker.builders import COLLECTING, COMMITTEE, line, officer, publish_plan
from tracker import clock, outbox, robots
from tracker.errors import NotAllowed, NotFound
from tracker.records.robots import LentRobot, News, NewsKind, RobotFault

FIRE, ALL = "department:FIRE", "committee"
MINUTE = dt.timedelta(minutes=1)


def taken(after: dt.timedelta = dt.timedelta(), *readers: str) -> LentRobot | None:
    with clock.fixed(COLLECTING + after):
        return robots.take(readers or (FIRE,))


@pytest.fixture(autouse=True)
def begun(park: str) -> None:
    """Both robots are set, and nothing has happened."""
    assert taken(dt.timedelta(), FIRE, ALL) is None


def published(**counts: int) -> News:
    return News(NewsKind.PUBLISHED, "2026-W49", counts)


def test_a_publication_is_told_once_with_its_numbers():
    publish_plan(line(), line("TAX"), line(enterprise="E2"))
    lent = taken()
    robots.succeed(lent)

    assert lent.news == (published(new=2),)
    assert taken(MINUTE) is None


def test_each_publication_that_waits_is_told_by_itself():
    publish_plan(line(), line("TAX"), line(enterprise="E2"))
    publish_plan(line(windows=("Fri 09:00-12:00",)), line("TAX", "E3"))

    assert taken().news == (published(new=2), published(changed=1, cancelled=1))


def test_who_leaves_a_visit_hears_of_that_too():
    publish_plan(line(), line("TAX"))
    robots.succeed(taken())
    publish_plan(line("TAX"), line(enterprise="E2"))

    assert taken().news == (published(new=1, left=1),)


def test_an_evening_and_what_enterprises_ask_are_told_as_numbers():
    told = {"until": "2026-11-24", "visits": [{"enterprise": "E1 公司"}] * 2, "reports": []}
    outbox.write("a", "evening", FIRE, told)
    outbox.write("b", "visit-refused", FIRE, {"refusal": 1})
    outbox.write("c", "visit-refused", FIRE, {"refusal": 2})
    outbox.write("d", "appeal-dispatched", FIRE, {"appeal": 1})

    assert taken().news == (
        News(NewsKind.EVENING, "2026-11-24", {"visits": 2, "reports": 0}),
        News(NewsKind.REFUSED, "", {"count": 2}),
    )


def test_what_others_are_told_is_not_told_in_a_group():
    publish_plan(line("TAX"))

    assert taken() is None


def test_a_robot_that_is_new_tells_nothing_of_the_past():
    publish_plan(line("TAX"))

    assert taken(MINUTE, "department:TAX") is None
    publish_plan(line("TAX"), line("TAX", "E2"))
    assert taken(MINUTE, "department:TAX").news == (published(new=1),)


def test_what_failed_is_told_later_with_what_came_since():
    publish_plan(line())
    lent = taken()
    with clock.fixed(COLLECTING):
        robots.fail(lent, RobotFault.UNREACHABLE)
        publish_plan(line(), line(enterprise="E2"))
    (known,) = [one for one in robots.list_robots(by=COMMITTEE) if one.fault]

    assert (known.reader, known.waiting, known.attempts) == (FIRE, 2, 1)
    assert taken(MINUTE / 2) is None
    assert taken(MINUTE).news == (published(new=1), published(new=1))


def test_one_is_lent_at_a_time_until_the_lease_lapses():
    publish_plan(line())

    assert taken() is not None
    assert taken() is None
    assert taken(robots.LEASE) is not None


def test_who_was_overtaken_by_time_moves_nothing_back():
    publish_plan(line())
    late = taken()
    robots.succeed(taken(robots.LEASE))
    robots.fail(late, RobotFault.UNREACHABLE)
    robots.succeed(late)

    assert robots.show(FIRE, by=COMMITTEE).fault is None
    assert robots.show(FIRE, by=COMMITTEE).waiting == 0


def test_whoever_asks_for_another_try_need_not_wait():
    publish_plan(line())
    robots.fail(taken(), RobotFault.BROKEN, "KeyError")
    with clock.fixed(COLLECTING + MINUTE / 4):
        robots.again(FIRE, by=COMMITTEE)

    assert taken(MINUTE / 4) is not None


def test_nobody_but_the_committee_knows_or_asks():
    for act in (
        lambda by: robots.list_robots(by=by),
        lambda by: robots.show(FIRE, by=by),
        lambda by: robots.again(FIRE, by=by),
    ):
        with pytest.raises(NotAllowed):
            act(officer())
    with pytest.raises(NotFound):
        robots.show("department:EMB", by=COMMITTEE)
