"""Which wishes can share a visit: the joints against the rules, read anew."""

from itertools import combinations
from typing import Any

import pytest

from optimizer import FixedVisit, Problem, Request, Window, site
from optimizer.board import Board
from optimizer.site import JointFinder, Site, joint_of
from optimizer.slots import each
from tests.builders import enterprise, fixed, previous, problem, request
from tests.drawn import tiny

GRID = 15
NINE = 1440 // GRID + 36
WHOLE = (Window(0, 1440),)


def site_of(*requests: Request, **fields: Any) -> Site:
    """The only site of a week."""
    (one,) = Board(problem(*requests, **fields)).sites
    return one


def sets(one: Site) -> set[tuple[str, ...]]:
    """The joints of a site as ids."""
    return {
        tuple(each_.id for index in each(joint.bits) for each_ in one.wishes[index].requests)
        for joint in one.joints or ()
    }


def one_visit(week: Problem, one: Site, guests: list[Request], fixed: FixedVisit | None) -> bool:
    """Whether these may come at once, with what stands there already."""
    standing = [week.request[key] for key in fixed.requests] if fixed else []
    everybody = [*standing, *guests]
    ids = {each_.id for each_ in everybody}
    departments = {each_.department for each_ in everybody}
    limits = one.enterprise
    teams = {key: sum(r.teams for r in everybody if r.department == key) for key in departments}
    old = {each_.id for each_ in standing}
    return (
        len({each_.announced for each_ in everybody}) == 1
        and len(departments) <= (limits.most_departments or len(departments))
        and sum(each_.inspectors for each_ in everybody) <= (limits.most_inspectors or 10**6)
        and all(teams[key] <= week.department[key].teams for key in departments)
        and not any(ids.issuperset(pair) and not old.issuperset(pair) for pair in week.apart)
        and (
            len(departments) == 1
            or any(each_.may_lead for each_ in everybody)
            or bool(fixed and fixed.lead)
        )
    )


def listed(one: Site) -> dict[int, int]:
    return {joint.bits: joint.starts for joint in one.joints or ()}


def expected(week: Problem, one: Site) -> dict[int, int]:
    """Every set of wishes with the slots at which all rules of one visit let it start."""
    found: dict[int, int] = {}
    for size in range(1, len(one.wishes) + 1):
        for group in combinations(range(len(one.wishes)), size):
            guests = [each_ for index in group for each_ in one.wishes[index].requests]
            common = set.intersection(*(set(each(one.wishes[i].starts)) for i in group))
            starts = sum(
                1 << slot
                for slot in common
                if (slot in one.anchors or one.most_new > 0)
                and one_visit(
                    week, one, guests, one.anchors[slot].visit if slot in one.anchors else None
                )
            )
            if starts:
                found[sum(1 << index for index in group)] = starts
    return found


@pytest.mark.parametrize("first", range(3_000, 3_800, 200))
def test_joints_are_exactly_the_sets_that_keep_the_rules_of_a_visit(first: int):
    for seed in range(first, first + 200):
        week = tiny(seed)
        for one in Board(week).sites:
            assert listed(one) == expected(week, one), seed


def test_smaller_joints_come_first_and_know_their_place():
    for seed in range(3_800, 3_850):
        for one in Board(tiny(seed)).sites:
            sizes = [joint.bits.bit_count() for joint in one.joints or ()]
            assert sizes == sorted(sizes)
            assert [joint.place for joint in one.joints or ()] == list(range(len(sizes)))


@pytest.mark.parametrize(
    ("limits", "shared"),
    [({}, True), ({"most_departments": 1}, False), ({"most_inspectors": 3}, False)],
)
def test_a_limit_of_the_enterprise_keeps_two_departments_apart(
    limits: dict[str, int], shared: bool
):
    one = site_of(request("fire-1"), request("tax-1"), enterprises=[enterprise(**limits)])
    assert (("fire-1", "tax-1") in sets(one)) == shared


def test_two_requests_of_one_department_share_a_visit_only_with_two_teams():
    both = [request("fire-1"), request("fire-2")]
    assert ("fire-1", "fire-2") not in sets(site_of(*both))
    assert ("fire-1", "fire-2") in sets(site_of(*both, teams={"fire": 2}))


def test_one_department_needs_no_lead_but_two_do():
    silent = [request("fire-1", may_lead=False), request("fire-2", may_lead=False)]
    assert ("fire-1", "fire-2") in sets(site_of(*silent, teams={"fire": 2}))
    two = [request("fire-1", may_lead=False), request("tax-1", may_lead=False)]
    assert ("fire-1", "tax-1") not in sets(site_of(*two))


def test_a_named_lead_of_a_standing_visit_leads_its_guests_too():
    requests = [request("fire-1", may_lead=False), request("tax-1", may_lead=False)]
    led = site_of(*requests, fixed=(fixed("fire-1", open=True, lead="fire"),))
    bare = site_of(*requests, fixed=(fixed("fire-1", open=True),))
    assert [NINE in each(joint.starts) for joint in led.joints or ()] == [True]
    assert [NINE in each(joint.starts) for joint in bare.joints or ()] == [False]


def test_a_joint_lasts_as_long_as_its_longest_request():
    one = site_of(request("fire-1", minutes=50), request("tax-1", minutes=90))
    assert [joint.minutes for joint in one.joints or ()] == [50, 90, 90]
    assert [joint.slots for joint in one.joints or ()] == [4, 6, 6]


def test_a_joint_that_joins_a_visit_adds_no_visit_and_only_the_minutes_beyond():
    requests = [request("fire-1", minutes=60), request("tax-1", minutes=90)]
    one = site_of(*requests, fixed=(fixed("fire-1", open=True),))
    (tax,) = one.joints or ()
    assert (one.visits(NINE), one.minutes(tax, NINE), one.length(tax, NINE)) == (0, 30, 6)
    assert (one.visits(NINE + 4), one.minutes(tax, NINE + 4)) == (1, 90)
    short = site_of(*requests, fixed=(fixed("tax-1", open=True),))
    (fire,) = short.joints or ()
    assert (short.minutes(fire, NINE), short.length(fire, NINE)) == (0, 6)


def test_a_request_has_moved_wherever_it_does_not_stand_as_before():
    requests = [request("fire-1"), request("tax-1"), request("env-1")]
    before = (previous("fire-1"), previous("tax-1", "Tue 09:05"))
    one = site_of(*requests, previous=before)
    whole = (one.joints or ())[-1]
    assert whole.bits == 0b111
    assert (whole.moved(NINE), whole.moved(NINE + 1)) == (1, 2)


def test_a_joint_binds_each_of_its_requests_for_its_own_minutes():
    one = site_of(request("fire-1", minutes=30), request("tax-1", minutes=90, teams=2),
                  teams={"tax": 2})  # fmt: skip
    joint = joint_of(one.wishes, 0b11, 1 << NINE, GRID, {})
    assert joint.stays == (("fire", 30, 1), ("tax", 90, 2))
    assert joint.place == -1


def test_an_enterprise_with_too_many_joints_lists_none(monkeypatch: pytest.MonkeyPatch):
    requests = [request(f"d{number}-1") for number in range(4)]
    monkeypatch.setattr(site, "MOST_JOINTS", 14)
    assert site_of(*requests).joints is None
    monkeypatch.setattr(site, "MOST_JOINTS", 15)
    assert len(site_of(*requests).joints or ()) == 15


def test_an_enterprise_where_too_much_has_to_be_tried_lists_none(
    monkeypatch: pytest.MonkeyPatch,
):
    requests = [request(f"d{number}-1") for number in range(4)]
    monkeypatch.setattr(site, "MOST_TRIED", 14)
    assert site_of(*requests).joints is None


def test_an_enterprise_that_takes_no_new_visit_has_only_guests():
    one = site_of(request("fire-1"), request("tax-1"), fixed=(fixed("fire-1", open=True),))
    finder = JointFinder(one.enterprise, one.wishes, {"tax": 1, "fire": 1}, GRID, {})
    assert [joint.starts for joint in finder.all(one.anchors, False)] == [1 << NINE]


def test_the_priority_of_some_wishes_is_their_sum():
    one = site_of(request("fire-1", priority=3), request("tax-1"), request("env-1", priority=5))
    assert [one.priority(bits) for bits in (0, 0b001, 0b101, one.everything)] == [0, 3, 8, 9]


def in_pairs(number: int) -> Site:
    """The site of so many requests of which any two can meet, and no three."""
    return site_of(
        *(request(f"d{n}-1") for n in range(number)), enterprises=[enterprise(most_departments=2)]
    )


def test_an_enterprise_whose_program_would_not_end_is_too_large():
    listed, too_large = in_pairs(18), in_pairs(24)

    assert len(listed.joints or ()) == 18 + 18 * 17 // 2
    assert too_large.joints is None


def test_an_enterprise_with_hundreds_of_requests_that_come_alone_is_too_large():
    minutes = range(site.MOST_WISHES + 1)
    clocks = [f"Tue {9 + n // 60:02}:{n % 60:02}" for n in (*minutes, len(minutes))]
    wishes = [
        request(f"fire-{n}", minutes=1, windows=[f"{clocks[n]}-{clocks[n + 1][4:]}"])
        for n in minutes
    ]

    found = [site_of(*wishes[:count], grid=1, sessions=WHOLE) for count in (len(wishes) - 1, None)]

    assert [one.joints is None for one in found] == [False, True]


def test_a_thousand_departments_at_one_enterprise_are_too_many():
    one = site_of(*(request(f"d{n}-1") for n in range(1_000)))

    assert one.joints is None
