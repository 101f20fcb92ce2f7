"""Weeks at the terminal, from the first plan to the last visit."""

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from tests.web.commands.onsite import enter

Type = Callable[..., Result]


def test_a_week_is_opened_and_listed_with_its_counts(type_in: Type):
    told = type_in("weeks", "open", "2026-W50")

    assert (told.exit_code, told.stdout) == (0, "2026年第50周：收集中\n")
    found = json.loads(type_in("weeks", "list", "--json").stdout)
    assert [(one["week"], one["requests"]) for one in found] == [("2026-W50", 0), ("2026-W49", 2)]
    table = type_in("weeks", "show", "2026-W49").stdout
    assert all(word in table for word in ("2026-W49", "收集中", "2026-11-21 00:00", "Mon"))


def test_a_week_goes_on_to_its_end(published: str):
    steps = [enter("weeks", act, "2026-W49") for act in ("start", "close")]

    assert [one.stdout for one in steps] == ["2026年第49周：进行中\n", "2026年第49周：已结束\n"]
    assert published
    assert steps[1].stderr == (
        "另有 1 次到访未闭环，仍可继续办理；可用 `onevisit visits list 2026-W49` 查看\n"
    )
    told = enter("weeks", "start-planning", "2026-W49")
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr.startswith("周 2026-W49 目前“")


def test_collecting_ends_before_the_first_planning(type_in: Type):
    assert type_in("weeks", "start-planning", "2026-W49").stdout == "2026年第49周：排程中\n"


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("show", "2026-W50"), "没有周 2026-W50"),
        (("start", "2026-W49"), "不能开始执行"),
        (("open", "2026-W54"), "'2026-W54'"),
        (("open", "2026-W50", "--as", "nobody"), "没有账号 nobody"),
    ],
)
def test_what_cannot_be_done_to_a_week_is_told(type_in: Type, words: tuple[str, ...], fault: str):
    told = type_in("weeks", *words)

    assert (told.exit_code, told.stdout) == (2, "")
    assert fault in told.stderr
