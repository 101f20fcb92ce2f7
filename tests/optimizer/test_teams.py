"""Facts about teams: who can follow whom, how few are enough, who goes where."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from optimizer.problem import Travel
from optimizer.teams import Stay, assign, can_follow, fewest_teams, widest

CITY = Travel(10, {("east", "west"): 25, ("west", "east"): 25})


def stay(start: int, end: int, zone: str = "east", key: str = "", away: bool = False) -> Stay:
    return Stay(start, end, zone, key, away)


def cover_by_trying(stays: list[Stay], travel: Travel) -> int:
    """Fewest teams by giving each stay, in order of start, to every team in turn."""
    order = sorted(stays, key=lambda one: one.start)

    def fewest(index: int, last: tuple[Stay, ...], best: int) -> int:
        if len(last) >= best or index == len(order):
            return min(best, len(last))
        for team, before in enumerate(last):
            if can_follow(before, order[index], travel):
                moved = (*last[:team], order[index], *last[team + 1 :])
                best = fewest(index + 1, moved, best)
        return fewest(index + 1, (*last, order[index]), best)

    return fewest(0, (), len(order) + 1) if order else 0


def stays_drawn(away: bool = True) -> st.SearchStrategy[list[Stay]]:
    one = st.builds(
        lambda start, length, zone, absent: stay(start, start + length, zone, away=absent),
        st.integers(0, 40),
        st.integers(1, 20),
        st.sampled_from("abc"),
        st.booleans() if away else st.just(False),
    )
    return st.lists(one, max_size=7)


minutes = st.integers(0, 12)
travels = st.builds(
    lambda within, ab, bc, ac: Travel(
        within,
        {("a", "b"): ab, ("b", "a"): ab, ("b", "c"): bc, ("c", "b"): bc, ("a", "c"): ac,
         ("c", "a"): ac},
    ),
    minutes, minutes, minutes, minutes,
)  # fmt: skip


def test_a_team_needs_the_way_between_two_zones():
    assert can_follow(stay(0, 60), stay(85, 90, "west"), CITY)
    assert not can_follow(stay(0, 60), stay(84, 90, "west"), CITY)


def test_a_team_needs_the_way_within_a_zone_even_at_one_enterprise():
    assert can_follow(stay(0, 60), stay(70, 90), CITY)
    assert not can_follow(stay(0, 60), stay(69, 90), CITY)


def test_an_absence_needs_no_way():
    assert can_follow(stay(0, 60), stay(60, 90, "", away=True), CITY)
    assert can_follow(stay(0, 60, "", away=True), stay(60, 90), CITY)
    assert not can_follow(stay(0, 60, "", away=True), stay(59, 90), CITY)


def test_no_stay_needs_no_team():
    assert fewest_teams([], CITY) == 0
    assert assign([], 0, CITY) == []
    assert widest([], CITY) == []


def test_two_stays_of_one_request_take_separate_teams():
    both = [stay(0, 60, key="fire-1"), stay(0, 60, key="fire-1")]
    assert assign(both, 1, CITY) is None
    assert sorted(assign(both, 2, CITY) or []) == [1, 2]


def test_the_team_of_the_same_zone_goes_on():
    day = [stay(0, 60, "east"), stay(0, 60, "west"), stay(120, 130, "west"), stay(121, 130)]
    east, west, west_again, east_again = assign(day, 2, CITY) or []
    assert (west_again, east_again) == (west, east)


def test_where_the_greedy_goes_astray_the_matching_finds_the_teams():
    ways = {"ab": 10, "ba": 10, "bc": 10, "cb": 10, "ac": 20, "ca": 20}
    line = Travel(0, {(one[0], one[1]): minutes for one, minutes in ways.items()})
    day = [stay(0, 10, "b"), stay(10, 30, "a"), stay(40, 50, "b"), stay(40, 60, "c")]
    assert fewest_teams(day, line) == cover_by_trying(day, line) == 2
    assert assign(day, 2, line) == [1, 2, 2, 1]
    assert assign([*day, stay(31, 60, "a")], 2, line) is None


@given(stays_drawn(), travels)
def test_the_fewest_teams_are_those_found_by_trying_all(stays: list[Stay], travel: Travel):
    assert fewest_teams(stays, travel) == cover_by_trying(stays, travel)


@given(stays_drawn(), travels, st.integers(0, 7))
def test_teams_are_assigned_exactly_when_they_are_enough(
    stays: list[Stay], travel: Travel, teams: int
):
    numbers = assign(stays, teams, travel)
    if teams < cover_by_trying(stays, travel):
        assert numbers is None
        return
    assert numbers is not None
    assert all(1 <= one <= teams for one in numbers)
    for number in set(numbers):
        day = sorted(one for one, team in zip(stays, numbers, strict=True) if team == number)
        assert all(can_follow(*pair, travel) for pair in pairwise(day))


@given(stays_drawn(), travels)
def test_the_widest_set_has_no_stay_that_can_follow_another(stays: list[Stay], travel: Travel):
    chosen = [stays[one] for one in widest(stays, travel)]
    assert len(chosen) >= cover_by_trying(stays, travel)
    for one, other in combinations(chosen, 2):
        assert not can_follow(one, other, travel)
        assert not can_follow(other, one, travel)


@given(stays_drawn(away=False), st.integers(0, 6), st.integers(0, 6))
def test_the_widest_set_proves_the_fewest_teams(stays: list[Stay], within: int, more: int):
    between = {(a, b): within + more for a in "abc" for b in "abc" if a != b}
    travel = Travel(within, between)
    assert len(widest(stays, travel)) == fewest_teams(stays, travel)


def test_a_day_of_five_hundred_stays_is_assigned_with_the_fewest_teams():
    stays = [
        stay(9 * one % 480, 9 * one % 480 + 45 + one % 7, "abcd"[one % 4]) for one in range(500)
    ]
    fewest = fewest_teams(stays, CITY)
    assert assign(stays, fewest, CITY) is not None
    assert assign(stays, fewest - 1, CITY) is None
