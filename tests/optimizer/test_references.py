"""Facts about the faults of a week file: each is named, with its path, all at once."""

import json
from pathlib import Path
from typing import Any

import pytest

from optimizer import InvalidProblem, load_problem
from tests.builders import week, wish

CASES = json.loads((Path(__file__).parent / "week_faults.json").read_text(encoding="utf-8"))


def faults(value: Any) -> tuple[str, ...]:
    """What is wrong with a week file."""
    with pytest.raises(InvalidProblem) as caught:
        load_problem(value)
    return caught.value.faults


def only_fault(**fields: Any) -> str:
    """The single fault of a week file with these fields."""
    found = faults(week(**fields))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["faults"][0].split(":")[0])
def test_a_fault_is_named_with_its_path(case: dict[str, Any]):
    assert sorted(faults(week(**case["fields"]))) == case["faults"]


TWO_PLACES = {
    "departments": [{"id": "fire"}, {"id": "tax"}],
    "enterprises": [{"id": "e1"}, {"id": "e2"}],
    "requests": [wish(), wish("tax-1"), wish("tax-2", enterprise="e2")],
}


@pytest.mark.parametrize("kind", ["together", "apart"])
def test_a_set_lies_at_one_enterprise(kind: str):
    expected = "expected requests of one enterprise, found 'fire-1' at 'e1', 'tax-2' at 'e2'"
    assert only_fault(**TWO_PLACES, **{kind: [["fire-1", "tax-2"]]}) == f"{kind}[0]: {expected}"


def test_a_fixed_visit_holds_requests_of_its_enterprise():
    visits = [{"enterprise": "e1", "start": "Tue 09:00", "requests": ["tax-2"]}]
    found = only_fault(**TWO_PLACES, fixed=visits)
    assert found == "fixed[0].requests[0]: 'tax-2' is at 'e2', not at 'e1'"


def test_a_fixed_lead_takes_part():
    visits = [{"enterprise": "e1", "start": "Tue 09:00", "requests": ["fire-1"], "lead": "tax"}]
    found = only_fault(**TWO_PLACES, fixed=visits)
    assert found == "fixed[0].lead: expected a department of its requests ('fire'), found 'tax'"


def test_an_enterprise_has_one_fixed_visit_at_a_time():
    visits = [
        {"enterprise": "e1", "start": "Tue 09:00", "requests": [one]} for one in ("fire-1", "tax-1")
    ]
    found = only_fault(**TWO_PLACES, fixed=visits)
    assert found == "fixed[1]: 'e1' on Tue 09:00 is already fixed[0]"


def test_absences_that_overlap_are_added_up():
    absences = [{"teams": 1, "when": "Tue 09:00-12:00"}, {"teams": 1, "when": "Tue 11:00-13:00"}]
    found = only_fault(departments=[{"id": "fire", "away": absences}])
    assert found == "departments[0].away: 2 are away on Tue 11:00, but the teams are 1"


def test_all_faults_are_listed_at_once():
    found = faults(
        {
            "week": "2026-W48",
            "departments": [{"id": "fire"}],
            "enterprises": [{"id": "e1"}],
            "requests": [wish(department="fyre", minutes=0), wish("tax-1", teams="two")],
            "together": [["fire-1", "nobody"], None],
        }
    )
    assert sorted(one.split(": ")[0] for one in found) == [
        "format",
        "requests[0].department",
        "requests[0].minutes",
        "requests[1].department",
        "requests[1].teams",
        "together[0][1]",
        "together[1]",
    ]


def test_a_long_list_of_known_names_begins_with_the_nearest():
    departments = [{"id": f"office-{one}"} for one in range(40)] + [{"id": "fire"}]
    found = only_fault(departments=departments, requests=[wish(department="fyre")])
    assert found.startswith(
        "requests[0].department: 'fyre' is unknown; known are 'fire', 'office-0'"
    )
    assert found.endswith(", … (41 in all)")


def test_a_list_that_is_missing_is_the_only_fault():
    whole = week()
    del whole["departments"]
    assert faults(whole) == ("departments: is missing",)


def test_where_nothing_is_known_it_says_so():
    assert only_fault(departments=[]) == (
        "requests[0].department: 'fire' is unknown; there are no departments"
    )


def test_forty_thousand_faults_are_listed():
    rows = [wish(f"r-{one}", department="nobody", minutes=0) for one in range(20_000)]
    assert len(faults(week(requests=rows))) == 40_000
