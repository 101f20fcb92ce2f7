"""The busy week looks like one: its size, its shares and its stories."""

from collections import Counter

from scenarios.yuancheng.departments import OFFICES
from scenarios.yuancheng.park import enterprises
from scenarios.yuancheng.plans import lines, lines_of


def counts() -> Counter[int]:
    """How many enterprises have so many requests; equal windows of one department are one."""
    requests = {(one.enterprise, one.department, one.windows) for one in lines()}
    return Counter(Counter(enterprise for enterprise, *_ in requests).values())


def test_the_week_has_90_to_120_lines_at_45_to_60_enterprises():
    assert 90 <= len(lines()) <= 120
    assert 45 <= counts().total() <= 60


def test_about_half_of_the_enterprises_have_one_request():
    total = counts().total()

    assert 0.4 <= counts()[1] / total <= 0.6
    assert 0.25 <= counts()[2] / total <= 0.36
    assert 0.1 <= sum(counts()[one] for one in (3, 4, 5)) / total <= 0.2
    assert sum(counts()[one] for one in counts() if one > 5) == 1


def test_every_department_files_something():
    assert all(lines_of(one.id) for one in OFFICES)


def test_lines_name_enterprises_of_the_park_and_stays_fit_into_a_half_day():
    assert {one.enterprise for one in lines()} <= {one["id"] for one in enterprises()}
    assert all(one.item.minutes <= 180 and one.item.inspectors >= 2 for one in lines())


def test_items_fit_the_trade():
    assert all(one.enterprise[0] in (one.item.trades or one.enterprise) for one in lines())


def test_two_re_inspections_are_joint():
    keys = Counter(one.together for one in lines() if one.together)

    assert keys == {"复查-2026-017": 3, "复查-2026-021": 2}


def test_three_inspections_come_unannounced():
    assert sum(not one.announced for one in lines()) == 3


def test_the_weather_office_wants_five_mornings_with_one_team_on_one():
    assert [one.windows for one in lines_of("METEO")] == [((3, "am"),)] * 5


def test_one_line_falls_into_a_stock_taking():
    closed = {one["id"]: one["closed"] for one in enterprises()}
    hit = [one for one in lines() if one.enterprise == "F004" and one.department == "TAX"]

    assert closed["F004"] == ["Tue 00:00-24:00"]
    assert [one.windows for one in hit] == [((1, "am"),)]
