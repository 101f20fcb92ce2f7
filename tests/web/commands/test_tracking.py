"""Matters without an account on the command line."""

import json
import re

import pytest

from tests.tracker.builders import OPERATOR, PLANNING
from tests.web.commands.conftest import Type
from tracker import clock, database, people
from tracker.appeals import answering, register
from tracker.records import AppealEntry, CallBackEntry, CallMethod, Category, Person, Role
from tracker.records import Satisfaction as Said

CLERK = Person("clerk", "受理员", Role.SERVICE_CENTRE)
FIRM = Person("e", "E1 公司", Role.ENTERPRISE, enterprise="E1")


@pytest.fixture
def code(type_in: Type) -> str:
    """The code of a matter that was just raised."""
    with clock.fixed(PLANNING), database.session():
        people.add(CLERK, by=OPERATOR)
        people.add(FIRM, by=OPERATOR)
    told = type_in("appeals", "raise", "夜间停电", "厂区外停电", "--category", "OPERATION")
    found = re.search(r"查询码：(\S+)", told.stdout)
    assert found
    return found[1]


def test_a_code_is_shown_once_and_followed(type_in: Type, code: str):
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}", code)
    first = type_in("appeals", "follow", code.lower())
    type_in("appeals", "follow", code, "--saved")

    assert all(word in first.stdout for word in ("夜间停电", "待受理", "2026-11-23 09:00"))
    assert "请记下查询码" in first.stderr
    again = type_in("appeals", "follow", code)
    assert (again.stderr, code in again.stdout) == ("", False)


def test_more_is_said_by_code(type_in: Type, code: str):
    assert type_in("appeals", "follow", code, "--more", "今晚又停").exit_code == 0
    gone = type_in("appeals", "follow", code, "--withdraw", "好了", "--json")

    (found,) = json.loads(gone.stdout)
    assert (found["state"], found["title"]) == ("withdrawn", "夜间停电")
    assert type_in("appeals", "follow", code, "--reopen", "又停").exit_code == 2


def test_an_answer_is_judged_by_code(type_in: Type, code: str):
    said = CallBackEntry(PLANNING.date(), CallMethod.PHONE, True, Said.SATISFIED)
    with clock.fixed(PLANNING), database.session():
        register.accept(1, by=CLERK)
        answering.on_the_spot(1, "已恢复供电", said, by=CLERK)

    shown = type_in("appeals", "follow", code).stdout
    again = type_in("appeals", "follow", code, "--reopen", "又停了")
    early = type_in("appeals", "follow", code, "--satisfaction", "dissatisfied", "--untrue")

    assert all(word in shown for word in ("已办结", "已解决", "已恢复供电"))
    assert "已受理" in again.stdout
    assert (early.exit_code, "不能评价答复" in early.stderr) == (2, True)


def test_an_enterprise_lists_what_it_raised_with_its_account(type_in: Type, code: str):
    with clock.fixed(PLANNING), database.session():
        register.enter(AppealEntry("漏水", "三楼漏水", Category.OPERATION), by=FIRM)

    told = type_in("appeals", "own", "--as", "e").stdout

    assert "漏水" in told
    assert "停电" not in told


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("follow", "0000-0000-0000-0000"), "登录名、密码或代码不对"),
        (("follow", "停电"), "登录名、密码或代码不对"),
        (("follow", "x", "--saved", "--more", "x"), "at most"),
        (("follow", "x", "--untrue"), "at most"),
        (("raise", "x", "y", "--category", "x"), "is not one of"),
        (("own",), "不能查看自己的诉求"),
    ],
)
def test_what_cannot_be_done_is_told(type_in: Type, code: str, words, fault: str):
    told = type_in("appeals", *words)

    assert told.exit_code == 2
    assert fault in told.stderr
