"""From plan lines to requests, and what a new plan changes."""

from tests.tracker.builders import line
from tracker.errors import FaultCode
from tracker.wishes import Counts, Wish, counts, faults, matches, wishes

MORNING, AFTERNOON = ("Tue 09:00-12:00",), ("Tue 14:00-17:30",)


def wish(*lines) -> Wish:
    return Wish(lines)


def test_lines_with_equal_windows_at_one_enterprise_are_one_request():
    lines = (
        line(item="a", minutes=60, inspectors=2, teams=1, may_lead=False, priority=1),
        line(item="b", minutes=30, inspectors=3, teams=2, may_lead=True, priority=5),
    )

    (found,) = wishes(lines)

    assert (found.minutes, found.inspectors, found.teams) == (90, 3, 2)
    assert found.may_lead
    assert found.priority == 5
    assert found.lines == lines


def test_windows_are_equal_in_any_order():
    both = (
        line(item="a", windows=(*MORNING, *AFTERNOON)),
        line(item="b", windows=(*AFTERNOON, *MORNING)),
    )

    assert len(wishes(both)) == 1


def test_lines_that_differ_in_a_rule_of_visits_stay_apart():
    lines = (
        line(item="a"),
        line(item="b", windows=AFTERNOON),
        line(item="c", enterprise="E2"),
        line(item="d", announced=False),
        line(item="e", joint_key="复查-1"),
    )

    assert [len(one.lines) for one in wishes(lines)] == [1, 1, 1, 1, 1]


def test_a_plan_is_compared_line_by_line():
    before = (line(item="stays", row=3), line(item="grows"), line(item="goes"))
    after = (line(item="stays", row=9), line(item="grows", minutes=90), line(item="comes"))

    assert counts(before, after) == Counts(new=1, changed=1, unchanged=1, withdrawn=1)


def test_a_line_that_only_moved_in_its_file_is_unchanged():
    assert counts((line(row=3),), (line(row=4, file="新.xlsx"),)).is_nothing
    assert wish(line(row=3)).says_the_same(wish(line(row=4)))


def test_a_new_approval_is_a_change():
    assert counts((line(),), (line(approver="副局长"),)).changed == 1


def test_the_pair_that_shares_most_lines_goes_on():
    known = {"FIRE-1": wish(line(item="a"), line(item="b")), "FIRE-2": wish(line(item="c"))}
    wanted = [wish(line(item="b"), line(item="c"), line(item="d")), wish(line(item="a"))]

    assert matches(known, wanted) == {0: "FIRE-1"}


def test_a_request_goes_on_once():
    known = {"FIRE-1": wish(line(item="a"), line(item="b"))}

    assert matches(known, [wish(line(item="a")), wish(line(item="b"))]) == {0: "FIRE-1"}


def test_nothing_in_common_is_a_new_request():
    assert matches({"FIRE-1": wish(line(item="a"))}, [wish(line(item="z"))]) == {}


def test_a_line_that_stands_twice_is_a_fault():
    (found,) = faults([line(row=3), line(row=8, windows=AFTERNOON)])

    assert (found.field, found.code, found.at) == ("item", FaultCode.TAKEN, "FIRE.xlsx, 周计划, 8")
    assert (found.found, found.expected) == ("消防安全", "FIRE.xlsx, 周计划, 3")


def test_items_that_together_outlast_every_window_are_a_fault():
    lines = [line(item="a", minutes=120, row=3), line(item="b", minutes=61, row=4)]

    (found,) = faults(lines)

    assert (found.field, found.code, found.at) == (
        "minutes",
        FaultCode.OUT_OF_RANGE,
        "FIRE.xlsx, 周计划, 3",
    )
    assert (found.found, found.expected) == ("181", "1-180")


def test_a_sound_plan_has_no_fault():
    assert list(faults([line(item="a"), line(item="b")])) == []
