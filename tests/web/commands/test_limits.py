"""Limits of working days at the terminal."""

import datetime as dt
import json
from collections.abc import Callable

from click.testing import Result

from tests.tracker.builders import COMMITTEE, OPERATOR, officer
from tracker import database, deadlines, people

Type = Callable[..., Result]


def begin(owner: str) -> None:
    with database.session():
        deadlines.begin(
            f"report:{owner}",
            "report",
            start=dt.date(2026, 11, 23),
            owner=f"department:{owner}",
            limit="report.working_days",
            by=COMMITTEE,
        )


def test_limits_are_listed_with_their_days(type_in: Type):
    begin("FIRE")
    begin("TAX")
    with database.session():
        deadlines.drop("report:TAX", "report", "撤案", by=COMMITTEE)

    (one,) = json.loads(type_in("limits", "list", "--json").stdout)

    assert (one["case"], one["due"]) == ("report:FIRE", "2026-11-26")
    assert "2026-11-26" in type_in("limits", "list").stdout
    assert "撤案" in type_in("limits", "list", "--all").stdout
    assert json.loads(type_in("limits", "list", "--department", "TAX", "--json").stdout) == []


def test_an_officer_sees_what_the_own_department_owes(type_in: Type):
    begin("FIRE")
    with database.session():
        people.add(officer("TAX"), by=OPERATOR)

    assert json.loads(type_in("limits", "list", "--json", "--as", "TAX-officer").stdout) == []
    told = type_in("limits", "list", "--department", "FIRE", "--as", "TAX-officer")
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr == "“部门工作人员”不能查看时限\n"
