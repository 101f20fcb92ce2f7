"""Entries and their approval on the command line."""

import json

import pytest

from tests.tracker.builders import OPERATOR, PLANNING, officer
from tests.web.commands.onsite import FIRE, TAX, enter
from tracker import database, people
from tracker.records import Role

HEAD = ("--as", "FIRE-head")
TOMORROW = "2026-11-24 09:00"
ASK = ("entries", "ask", "inspection", "冬季防火", "消防法第五十三条")
WHERE = ("--enterprise", "E1", "--enterprise", "E2", "--item", "消防安全", "--last", "2026-11-25")


@pytest.fixture
def entry(published: str) -> int:
    """An entry of FIRE for tomorrow, with a head who may decide."""
    with database.session():
        people.add(officer("FIRE", Role.HEAD), by=OPERATOR)
    enter(*ASK, *WHERE, "--begins", TOMORROW, *FIRE, now=PLANNING)
    (one,) = json.loads(enter("entries", "list", "--json").stdout)
    return one["id"]


def test_an_entry_is_asked_for_and_approved_by_the_own_head(entry: int):
    told = enter("entries", "approve", entry, *HEAD, now=PLANNING)

    assert told.stdout == f"入企申请 {entry}：已批准\n"
    listed = enter("entries", "list", "--state", "approved", "--department", "FIRE").stdout
    for word in ("检查", "冬季防火", "E1、E2", TOMORROW, "2026-11-25", "FIRE-head"):
        assert word in listed


def test_an_exempt_entry_that_is_approved_too_late_says_so(entry: int):
    exempt = ("--exempt", "E6", "--why", "群众举报", "--evidence", "12345-77")
    begun = ("--begins", "2026-11-23 08:00")
    asked = enter(*ASK, *WHERE, *begun, *exempt, *FIRE, now=PLANNING)
    number = json.loads(enter("entries", "list", "--json").stdout)[0]["id"]

    told = enter("entries", "approve", number, *HEAD, now=PLANNING.replace(day=27))

    assert asked.stdout == f"入企申请 {number}：待批准\n"
    assert told.stdout == f"入企申请 {number}：已批准（补批逾期）\n"
    assert "E6" in enter("entries", "list").stdout


def test_an_entry_is_refused_or_withdrawn_with_a_reason(entry: int):
    told = enter("entries", "refuse", entry, "--reason", "不必入企", *HEAD, now=PLANNING)

    assert told.stdout == f"入企申请 {entry}：不批准\n"
    assert "不必入企" in enter("entries", "list", *FIRE).stdout
    assert "不必入企" not in enter("entries", "list", *TAX).stdout
    enter(*ASK, *WHERE, "--begins", TOMORROW, *FIRE, now=PLANNING)
    gone = enter("entries", "withdraw", entry + 1, "--reason", "改期", *FIRE, now=PLANNING)
    assert gone.stdout == f"入企申请 {entry + 1}：已撤回\n"


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("approve", "ID", *FIRE), "不能批准入企，须由本部门主要负责人批准"),
        (("approve", "ID"), "不能批准入企，须由本部门主要负责人批准"),
        (("refuse", "ID", "--reason", "x", *TAX), "没有入企申请"),
        (("ask", "tour", "x", "y", "--begins", TOMORROW, "--last", "2026-11-25"), "is none of"),
        (("ask", "survey", "x", "y", *WHERE, "--begins", "2026-11-20", *FIRE), "已经过去"),
        (("ask", "survey", " ", "y", *WHERE, "--begins", TOMORROW, *FIRE), "目的：未填写"),
        (("ask", "survey", "x", "y", *WHERE, "--begins", "soon", *FIRE), "is no moment"),
    ],
)
def test_what_cannot_be_done_is_told(entry: int, words: tuple[object, ...], fault: str):
    told = enter("entries", *(entry if word == "ID" else word for word in words), now=PLANNING)

    assert (told.exit_code, told.stdout) == (2, "")
    assert fault in told.stderr
