"""The two headline figures at the terminal."""

import json
from collections.abc import Callable

from click.testing import Result

from tests.tracker.builders import OPERATOR
from tracker import database, people
from tracker.records import Person, Role

Type = Callable[..., Result]


def test_the_figures_are_told_with_what_they_rest_on(type_in: Type):
    said = type_in("headlines").stdout
    assert all(words in said for words in ("未答复诉求", "其中已超期", "本年无计划且无豁免入企"))

    found = json.loads(type_in("headlines", "--json").stdout)
    assert found["unanswered"] == {"keys": [], "overdue": [], "oldest": None, "days": 0}
    assert found["unplanned"] == {"keys": [], "month": []}


def test_an_enterprise_reads_of_its_appeals_alone(type_in: Type):
    with database.session():
        people.add(Person("firm", "某某", Role.ENTERPRISE, enterprise="E1"), by=OPERATOR)

    assert "无计划" not in type_in("headlines", "--as", "firm").stdout


def test_who_can_change_neither_is_told_so(type_in: Type):
    told = type_in("headlines", "--as", "operator")

    assert (told.exit_code, told.stdout) == (2, "")
    assert "不能查看首要指标" in told.stderr
