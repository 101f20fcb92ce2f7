"""Facts about the rounds of teams on a day with absences."""

import pytest

from optimizer import Away, Department, Plan, Problem, Visit, violations
from tests.builders import accounted, away, enterprise, problem, request, travel, visit

FAR_APART = [enterprise("e1", zone="east"), enterprise("e2", zone="west")]


def week(*absences: Away, teams: int = 1) -> Problem:
    """A department with absences and requests in two zones, 25 minutes apart."""
    return problem(
        request(),
        request("fire-2", enterprise="e2"),
        departments=[Department("fire", "fire", teams, absences)],
        enterprises=FAR_APART,
        travel=travel(5, {"east-west": 25}),
    )


def broken(asked: Problem, made: Plan) -> list[str]:
    """Names of the rules that a plan breaks."""
    return [one.rule for one in violations(asked, made)]


def second(start: str, team: int = 1) -> Visit:
    """The visit in the west."""
    return visit("fire-2", enterprise="e2", start=start, teams={"fire-2": (team,)})


def test_an_absence_needs_a_team_that_is_free_all_the_time():
    both = (visit(), second("Tue 11:00"))
    assert broken(week(away("Tue 10:00-11:00")), accounted(week(), *both)) == []
    assert broken(week(away("Tue 10:00-11:15")), accounted(week(), *both)) == [
        "absent_teams_stay_away"
    ]
    assert broken(week(away("Tue 09:45-11:00")), accounted(week(), *both)) == [
        "absent_teams_stay_away"
    ]


def test_an_absence_between_two_stays_ends_the_way():
    both = (visit(), second("Tue 10:15"))
    assert broken(week(), accounted(week(), *both)) == ["teams_are_in_one_place_at_a_time"]
    assert broken(week(away("Tue 10:00-10:15")), accounted(week(), *both)) == []


def test_one_absence_ends_one_way_only():
    both = (visit(), second("Tue 10:15"))
    again = problem(
        *week().requests,
        request("fire-3"),
        request("fire-4", enterprise="e2"),
        departments=[Department("fire", "fire", 2, (away("Tue 10:00-10:15"),))],
        enterprises=FAR_APART,
        travel=travel(5, {"east-west": 25}),
    )
    other = (
        visit("fire-1", "fire-3", teams={"fire-1": (1,), "fire-3": (2,)}),
        visit(
            "fire-2",
            "fire-4",
            enterprise="e2",
            start="Tue 10:15",
            teams={"fire-2": (1,), "fire-4": (2,)},
        ),
    )
    assert both
    assert broken(again, accounted(again, *other)) == ["absent_teams_stay_away"]


def test_absences_are_spread_over_the_teams():
    at_once = (away("Tue 09:00-10:00"), away("Tue 09:30-10:30"), away("Tue 10:00-11:00"))
    asked = week(*at_once, teams=3)
    assert broken(asked, accounted(asked, visit(), without=["fire-2"])) == []
    tight = week(*at_once, teams=2)
    assert broken(tight, accounted(tight, visit(), without=["fire-2"])) == [
        "absent_teams_stay_away"
    ]


@pytest.mark.parametrize("teams", [29, 30])
def test_many_absences_are_settled_quickly(teams: int):
    asked = week(
        away("Tue 09:00-10:00", teams - 1), away("Tue 10:00-11:00", teams - 1), teams=teams
    )
    made = accounted(asked, visit(), second("Tue 10:30", 2))
    assert broken(asked, made) == []


def test_absences_beyond_counting_count_as_broken():
    asked = week(away("Tue 09:00-10:30", 14), away("Tue 10:00-11:00", 14), teams=28)
    made = accounted(asked, visit(), second("Tue 10:15", 2))
    assert broken(asked, made) == ["absent_teams_stay_away"]


def test_hundreds_of_teams_can_be_absent_at_once():
    both = (visit(teams={"fire-1": (7,)}), second("Tue 11:00", team=7))
    crowd = week(away("Tue 09:00-12:00", teams=1199), teams=1200)
    assert broken(crowd, accounted(crowd, *both)) == []
    everybody = week(away("Tue 09:00-12:00", teams=1200), teams=1200)
    assert "absent_teams_stay_away" in broken(everybody, accounted(everybody, *both))
