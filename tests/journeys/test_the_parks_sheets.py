"""What the park's officers have typed is read as what they meant."""

import json
from collections import defaultdict

import pytest

from optimizer import Request, Window, load_problem
from scenarios import YUANCHENG
from scenarios.yuancheng import week
from tracker.intake import check
from tracker.records import Department, Enterprise, PlanLine
from tracker.week import Week

PARK = json.loads((YUANCHENG / "park.json").read_text("utf-8"))
ENTERPRISES = [Enterprise(one["id"], one["name"], one["uscc"]) for one in PARK["enterprises"]]
DEPARTMENTS = [Department(one["id"], one["name"], one["short"]) for one in PARK["departments"]]
BY_CODE = {one.uscc: one.id for one in ENTERPRISES}
MEANT = load_problem(week())


def read(workbook: str) -> check.Checked:
    """What intake makes of a department's file."""
    return check.check(
        YUANCHENG / workbook,
        week=Week.parse(PARK["week"]),
        departments=DEPARTMENTS,
        enterprises=ENTERPRISES,
    )


def as_requests(lines: tuple[PlanLine, ...]) -> dict[str, Request]:
    """Lines with equal windows as one request, by the request's id in the week file."""
    alike: dict[tuple[str, str, tuple[tuple[int, int], ...]], list[PlanLine]] = defaultdict(list)
    for one in lines:
        alike[one.department, BY_CODE[one.enterprise], one.windows].append(one)
    return {
        f"{department}-{enterprise}": Request(
            id=f"{department}-{enterprise}",
            department=department,
            enterprise=enterprise,
            minutes=sum(one.minutes for one in same),
            windows=tuple(Window(*one) for one in windows),
            teams=max(one.teams for one in same),
            inspectors=max(one.inspectors for one in same),
            may_lead=all(one.may_lead for one in same),
            announced=all(one.announced for one in same),
            priority=max(one.priority for one in same),
        )
        for (department, enterprise, windows), same in alike.items()
    }


@pytest.mark.parametrize("facts", PARK["departments"], ids=lambda facts: facts["id"])
def test_a_sheet_is_read_without_a_fault_as_it_was_meant(facts: dict[str, str]):
    checked = read(facts["workbook"])

    assert checked.problems == ()
    assert checked.department == facts["id"]
    assert as_requests(checked.lines) == {
        one.id: one for one in MEANT.requests if one.department == facts["id"]
    }


def test_absent_teams_and_joint_re_inspections_are_read():
    checked = read("生态.xlsx")

    absent = [(teams, Window(*when)) for teams, when in checked.facts.away]
    assert absent == [(one.teams, one.when) for one in MEANT.department["EEB"].away]
    assert [one.joint_key for one in checked.lines if one.joint_key] == ["复查-2026-017"]
