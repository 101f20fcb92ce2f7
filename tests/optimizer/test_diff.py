"""What changed between two plans."""

from optimizer import diff, solve
from tests.builders import plan, visit
from tests.drawn import tiny

BEFORE = plan(
    visit("fire-1", "tax-1"),
    visit("env-1", start="Wed 09:00"),
    visit("water-1", start="Thu 09:00"),
    visit("health-1", enterprise="e2"),
)


def test_nothing_changes_between_equal_plans():
    found = solve(tiny(3))
    assert set(map(tuple, diff(found, found).values())) == {()}


def test_each_kind_of_change_is_named():
    after = plan(
        visit("fire-1", "env-1", start="Wed 09:00"),
        visit("tax-1"),
        visit("health-1", enterprise="e2", start="Fri 14:00"),
        visit("labour-1", enterprise="e3"),
    )
    assert diff(BEFORE, after) == {
        "moved": [
            {"request": "fire-1", "from": "Tue 09:00", "to": "Wed 09:00"},
            {"request": "health-1", "from": "Tue 09:00", "to": "Fri 14:00"},
        ],
        "merged": [{"visit": "e1@Wed 09:00", "from": ["e1@Tue 09:00", "e1@Wed 09:00"]}],
        "split": [{"visit": "e1@Tue 09:00", "to": ["e1@Wed 09:00", "e1@Tue 09:00"]}],
        "dropped": ["water-1"],
        "added": ["labour-1"],
    }


def test_backwards_what_was_merged_is_split():
    after = plan(visit("fire-1", "tax-1", "env-1", start="Wed 09:00"))
    there, back = diff(BEFORE, after), diff(after, BEFORE)
    assert [one["visit"] for one in there["merged"]] == [one["visit"] for one in back["split"]]
    assert (there["dropped"], there["added"]) == (back["added"], back["dropped"])
