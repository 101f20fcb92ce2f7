"""The log of a case at the terminal."""

import json
from collections.abc import Callable

from click.testing import Result

from tests.tracker.builders import OPERATOR, officer
from tracker import database, people

Type = Callable[..., Result]


def test_a_case_tells_what_happened_to_it(type_in: Type):
    found = json.loads(type_in("log", "request:FIRE-1", "--json").stdout)

    assert [(one["act"], one["actor"]) for one in found] == [("submit", "committee")]
    assert "消防安全" in type_in("log", "request:FIRE-1").stdout


def test_a_case_without_events_and_a_reader_without_rights_are_told(type_in: Type):
    with database.session():
        people.add(officer("TAX"), by=OPERATOR)

    told = type_in("log", "request:FIRE-9")
    assert (told.exit_code, told.stdout) == (2, "")
    assert "没有事项 检查计划 FIRE-9" in told.stderr
    told = type_in("log", "request:FIRE-1", "--as", "TAX-officer")
    assert (told.exit_code, told.stderr) == (2, "“部门工作人员”不能查看记录\n")
