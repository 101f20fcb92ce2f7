"""Desks, ageing, meetings and measures on the command line."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    OFFICER,
    TODAY,
    answered,
    handling_,
    received,
    said,
    staff,
)
from tests.tracker.builders import COLLECTING
from tests.web.commands.conftest import Type
from tests.web.commands.onsite import enter
from tracker import clock, database
from tracker.appeals import call_backs, handling
from tracker.records import Task

PERIOD = ("--from", TODAY, "--to", TODAY)
OFFICE, CENTRE = ("--as", "obe"), ("--as", "clerk")


def typed(*words: object, status: int = 0) -> str:
    """What a command of the day of these tests answers."""
    found = enter(*words, now=COLLECTING)
    assert found.exit_code == status, found.output
    return found.stdout or found.stderr


def told(*words: object) -> Any:
    """What a command answers to programs."""
    return json.loads(typed(*words, "--json"))


@pytest.fixture
def matters(type_in: Type) -> list[int]:
    """A plan that waits for the head, a new matter, one that was not as the answer said."""
    with clock.fixed(COLLECTING), database.session():
        staff()
        plan = handling_()
        tasks = [Task("检修", TODAY + dt.timedelta(days=1))]
        handling.propose_plan(plan, "请供电所检修", tasks, by=OFFICER)
        new = received(received=COLLECTING - dt.timedelta(days=95))
        wrong = answered()
        call_backs.call_back(wrong, said(confirmed=False), by=CLERK)
    return [plan, new, wrong]


def test_each_finds_the_own_desk(matters: list[int]):
    plan, new, _ = matters

    head = typed("desk", "show", "--as", "fire-head")
    assert "待签批：1\n" in head
    assert "督办中：0\n" in head
    assert all(word in head for word in ("待签批", str(plan), "方案待审核", "FIRE", "黄灯"))
    centre = told("desk", "show", *CENTRE)
    assert [one["appeal"]["id"] for one in centre[0]["to_accept"]["matters"]] == [new]
    assert "待受理：1" in typed("desk", "show", *CENTRE)
    assert "待最终指定：0" in typed("desk", "show")


def test_what_is_open_for_long_is_listed(matters: list[int]):
    found = typed("desk", "ageing", *CENTRE)

    assert "超过 90 天：1\n超过 60 天：0\n" in found
    assert all(word in found for word in (str(matters[1]), "95", "企业服务中心", "待受理"))
    assert "超过 90 天：0" in typed("desk", "ageing", "--department", "FIRE", *CENTRE)
    assert told("desk", "ageing", *CENTRE)[0]["groups"][0]["older_than"] == 90


def test_a_meeting_has_its_report_its_record_and_its_workbook(matters: list[int], tmp_path: Path):
    plan = matters[0]

    held = typed("desk", "hold", TODAY, *PERIOD, "--with", "FIRE", "--decision", f"{plan}=送电")
    assert held == "2026-11-19 的调度会已记录，议定事项 1 项\n"

    found = typed("desk", "meeting", *PERIOD, *OFFICE)
    assert "FIRE 局" in found
    assert "已交办 2 件，其中按时 2 件" in found
    assert told("desk", "meeting", *PERIOD)[0]["meetings"][0]["entry"]["participants"] == ["FIRE"]
    path = tmp_path / "meeting.xlsx"
    assert "企业诉求办理调度会情况已写入" in typed("desk", "meeting", *PERIOD, "-o", path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["各部门办理情况", "长期未办结", "议定事项"]
    cells = [[cell.value for cell in row] for row in book["议定事项"].iter_rows()]
    assert [plan, "送电"] in [row[:2] for row in cells]
    first = [row[0].value for row in book["各部门办理情况"].iter_rows(min_row=6, max_row=8)]
    assert first == ["FIRE 局", "EMB 局", "TAX 局"]


def test_a_digest_counts(matters: list[int]):
    assert told("desk", "digest", "FIRE", "--as", "fire-head")[0]["open"] == 2
    assert "FIRE" in typed("desk", "digest", "FIRE", "--as", "fire-officer")


def test_a_measure_goes_from_its_suggestion_to_its_answer(matters: list[int]):
    listed = typed("measures", "suggest", *PERIOD, *CENTRE)
    assert all(word in listed for word in ("FIRE", "提醒", "办理问题不实", "1 中有 1", "系统建议"))
    (one,) = told("measures", "suggest", *PERIOD, *CENTRE)
    number = one["id"]
    assert one["appeals"] == [matters[2]]
    assert told("measures", "list", "--as", "fire-officer") == []

    issued = typed("measures", "issue", number, "请核实", "--kind", "circular", *OFFICE)
    assert issued == f"措施 {number}（FIRE）：通报，已发出\n"
    assert len(told("measures", "list", "--department", "FIRE", "--as", "fire-officer")) == 1
    answered = typed("measures", "answer", number, "已整改", "--as", "fire-officer")
    assert answered == f"措施 {number}（FIRE）：通报，部门已回复\n"


def test_a_suggestion_is_dismissed_with_a_reason(matters: list[int]):
    (one,) = told("measures", "suggest", *PERIOD, *CENTRE)

    found = typed("measures", "dismiss", one["id"], "--reason", "企业误报", *OFFICE)

    assert found == f"措施 {one['id']}（FIRE）：提醒，不予采纳\n"


def test_what_cannot_be_done_is_told(matters: list[int]):
    late = TODAY + dt.timedelta(days=3)
    for words, fault in (
        (("desk", "show", "--as", "e1"), "“企业”不能使用诉求办理的待办页面"),
        (("desk", "meeting", "--from", late, "--to", TODAY), "起始日：2026-11-22 太晚"),
        (("desk", "hold", TODAY, *PERIOD), "参加部门：未填写"),
        (("desk", "hold", TODAY, *PERIOD, "--decision", "x"), "names no appeal"),
        (("desk", "hold", TODAY, *PERIOD, "--with", "FIRE", "--decision", "9=x"), "议定事项："),
        (("measures", "answer", 999_999, "x", "--as", "fire-head"), "没有督导措施"),
    ):
        assert fault in typed(*words, status=2)
