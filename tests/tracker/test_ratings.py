"""How a visit was: said by its code, changed until it ends, read by no department."""

import datetime as dt

import pytest

from tests.tracker.builders import COMMITTEE, OPERATOR, officer, person
from tests.tracker.onsite import NINE, at, publish_joint, visit
from tests.tracker.scanning import shown
from tracker import history, ratings, scans
from tracker.errors import NotAllowed, Rejected, WrongState
from tracker.people import of_enterprise
from tracker.records import Role
from tracker.records.visit_codes import Rating

SUPERVISION = person(Role.SUPERVISION)


def test_a_visit_is_rated_once_and_otherwise_until_its_code_ends(park: str):
    publish_joint()
    with at(NINE):
        first = ratings.rate(shown(), 2, "等了很久")
    later = NINE + dt.timedelta(days=30)
    with at(later):
        second = ratings.rate(shown(), 4, "")

    assert second == Rating(first.id, visit().uid, 4, "", later)
    assert ratings.list_ratings(by=COMMITTEE) == (second,)
    with at(later + dt.timedelta(days=1)), pytest.raises(WrongState, match="expired"):
        ratings.rate(shown(), 5)


def test_the_same_again_is_no_news(park: str):
    publish_joint()
    with at(NINE):
        ratings.rate(shown(), 5, "好")
        ratings.rate(shown(), 5, " 好 ")

    (event,) = history.events(f"rating:{visit().uid}", by=SUPERVISION)
    assert (event.act, event.actor, [*event.facts]) == ("rate a visit", "scan", ["digest"])


@pytest.mark.parametrize("stars", [0, 6, -1])
def test_stars_go_from_one_to_five_and_all_faults_are_told(park: str, stars: int):
    publish_joint()

    with pytest.raises(Rejected) as told:
        ratings.rate(shown(), stars, "长" * 1001)

    assert [one.field for one in told.value.faults] == ["text", "stars", "visit"]


def test_only_committee_and_supervision_read_ratings(park: str):
    publish_joint()
    with at(NINE):
        found = ratings.rate(shown(), 1, "态度差")

    for by in (COMMITTEE, SUPERVISION):
        assert ratings.list_ratings(by=by, visit=visit().uid) == (found,)
    assert ratings.list_ratings(by=COMMITTEE, visit="another") == ()
    for by in (officer("FIRE"), officer("FIRE", Role.HEAD), of_enterprise("E1"), OPERATOR):
        with pytest.raises(NotAllowed):
            ratings.list_ratings(by=by)
        assert history.events(f"rating:{visit().uid}", by=COMMITTEE)
    assert history.events(f"rating:{visit().uid}", by=OPERATOR) == ()


def test_the_page_says_that_it_was_rated_and_not_how(park: str):
    publish_joint()
    with at(NINE):
        ratings.rate(shown(), 1, "态度差")
        found = scans.look(shown())

    assert found.rated == NINE
    assert "态度差" not in repr(found)
