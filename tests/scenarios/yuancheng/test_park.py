"""The park has the trades, limits and leads of a real one, and says that it is none."""

from collections import Counter

from optimizer import load_problem
from scenarios.yuancheng.departments import OFFICES
from scenarios.yuancheng.park import enterprises, park
from scenarios.yuancheng.trades import LEADS, TRADES


def test_the_park_has_150_enterprises_in_the_shares_of_its_trades():
    trades = Counter(one["trade"] for one in enterprises())

    assert trades == {one.name: one.count for one in TRADES.values()}
    assert trades.total() == 150


def test_ids_names_and_codes_are_unique():
    for field in ("id", "name", "uscc", "phone"):
        assert len({one[field] for one in enterprises()}) == 150


def test_the_park_says_that_it_is_invented():
    assert "虚构" in park()["note"]


def test_the_main_hazard_decides_who_leads():
    for one in enterprises():
        leads = [LEADS[hazard] for hazard in one["hazards"]]
        assert one["lead_order"][:1] == leads[:1]
        assert set(one["lead_order"]) == set(leads)


def test_eighteen_departments_have_two_people_and_a_workbook_each():
    assert len(park()["departments"]) == len(OFFICES) == 18
    assert len({one["workbook"] for one in park()["departments"]}) == 18
    assert all(one.head != one.contact for one in OFFICES)


def test_closed_times_travel_and_limits_are_fit_for_a_week_file():
    facts = park()
    fields = ("id", "name", "zone", "closed", "most_departments", "most_inspectors", "lead_order")
    problem = load_problem(
        {
            "format": "onevisit/week/1",
            **{key: facts[key] for key in ("week", "days", "sessions", "travel")},
            "departments": [
                {key: one[key] for key in ("id", "name", "teams")} for one in facts["departments"]
            ],
            "enterprises": [{key: one[key] for key in fields} for one in facts["enterprises"]],
            "requests": [],
        }
    )

    assert problem.warnings == ()
    assert sum(bool(one.closed) for one in problem.enterprises) == 6
    assert {one.zone for one in problem.enterprises} == set(facts["park"]["zones"])
