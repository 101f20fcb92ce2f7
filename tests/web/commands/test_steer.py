"""The committee steers a week from a terminal."""

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from tests.tracker.builders import COMMITTEE, PLANNING, WEEK, by_firm, plan
from tracker import clock, database, instructions, versions

Type = Callable[..., Result]
BECAUSE = ("--reason", "企业盘点")


def uid() -> str:
    """The visit at E1 in the latest version."""
    with clock.fixed(PLANNING), database.session():
        return by_firm(versions.show(WEEK, by=COMMITTEE).standing)["E1"].uid


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("pin", WEEK, "Tue 10:00", "FIRE-1", "TAX-1", "--lead", "TAX"), "固定时间"),
        (("forbid", WEEK, "Tue 09:00-10:00", "FIRE-1"), "避开时段"),
        (("together", WEEK, "FIRE-1", "TAX-1"), "必须同次"),
        (("apart", WEEK, "FIRE-1", "TAX-1"), "不得同次"),
        (("lead", WEEK, "E1", "TAX", "FIRE"), "指定牵头"),
    ],
)
def test_an_instruction_is_kept_listed_and_lifted(
    type_in: Type, words: tuple[object, ...], told: str
):
    assert type_in("instruct", *words, *BECAUSE).stdout == f"已记录第 1 条安排要求：{told}\n"

    listed = type_in("instruct", "list", WEEK).stdout
    assert all(word in listed for word in (told, "E1 公司", "企业盘点", "committee"))

    assert "已解除" in type_in("instruct", "lift", 1, *BECAUSE).stdout
    assert told not in type_in("instruct", "list", WEEK).stdout
    assert told in type_in("instruct", "list", WEEK, "--all").stdout


def test_programs_read_instructions_as_json(type_in: Type):
    type_in("instruct", "pin", WEEK, "Tue 10:00", "FIRE-1", *BECAUSE)

    (one,) = json.loads(type_in("instruct", "list", WEEK, "--json").stdout)

    assert (one["kind"], one["start"], one["requests"]) == ("pin", 1440 + 600, ["FIRE-1"])


def test_a_visit_is_moved_and_both_versions_compared(type_in: Type):
    with clock.fixed(PLANNING), database.session():
        plan()

    assert "草案第 2 版" in type_in("move", WEEK, uid(), "Tue 10:30", *BECAUSE).stdout
    told = type_in("compare", WEEK, 1, 2).stdout

    assert "入企次数：1 → 1" in told
    assert "～ E1 公司" in told
    assert "10:30" in told
    (found,) = json.loads(type_in("compare", WEEK, 1, 2, "--json").stdout)
    assert (found["before"], found["after"], len(found["changed"])) == (1, 2, 1)
    assert "没有差别" in type_in("compare", WEEK, 2, 2).stdout


def test_a_move_that_breaks_a_rule_names_it_and_changes_nothing(type_in: Type):
    with clock.fixed(PLANNING), database.session():
        plan()

    told = type_in("move", WEEK, uid(), "Tue 11:30", *BECAUSE)

    assert (told.exit_code, told.stdout) == (2, "")
    assert "FIRE-1" in told.stderr
    with clock.fixed(PLANNING), database.session():
        assert instructions.list_instructions(WEEK, by=COMMITTEE) == ()


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("pin", WEEK, "Tuesday", "FIRE-1"), "expected something like 'Tue 09:00'"),
        (("forbid", WEEK, "Tue", "FIRE-1"), "expected something like 'Tue 09:00-12:00'"),
        (("pin", WEEK, "Tue 10:00"), "Missing argument"),
    ],
)
def test_what_cannot_be_read_is_a_usage_error(type_in: Type, words: tuple[object, ...], fault: str):
    told = type_in("instruct", *words, *BECAUSE)

    assert told.exit_code == 2
    assert fault in told.stderr
