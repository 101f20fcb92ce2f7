"""Accounts at the terminal, from the first administrator on."""

import json
import re
from collections.abc import Callable

from click.testing import Result

Type = Callable[..., Result]

PASSWORD = "春江潮水连海平,海上明月"
SECRET = {"ONEVISIT_PASSWORD": PASSWORD}


def invited(told: Result) -> str:
    """The code that a command printed."""
    assert told.exit_code == 0, told.stderr
    found = re.search(r"ovi_\S{43}", told.stdout)
    assert found
    return found[0]


def test_the_first_administrator_comes_from_the_machine_and_opens_the_others(type_in: Type):
    code = invited(type_in("people", "add", "zhou", "周某", "administrator"))
    told = type_in("people", "accept", "--code", code, **SECRET)
    assert (told.exit_code, told.stdout) == (0, "zhou 的密码已设置\n")

    told = type_in("people", "add", "li", "李某", "head", "--department", "FIRE", "--as", "zhou")

    invited(told)
    found = json.loads(type_in("people", "list", "--as", "zhou", "--json").stdout)
    assert [one["person"]["login"] for one in found] == ["zhou", "li"]
    assert [one["password_since"] is None for one in found] == [False, True]
    table = type_in("people", "list").stdout
    for words in ("周某", "系统管理员", "部门主要负责人", "FIRE"):
        assert words in table


def test_others_open_no_account(type_in: Type):
    invited(type_in("people", "add", "li", "李某", "supervision"))

    told = type_in("people", "add", "wang", "王某", "committee", "--as", "li")

    assert told.exit_code == 2
    assert "不能开通、变更或停用账号" in told.stderr


def test_a_code_is_used_once(type_in: Type):
    code = invited(type_in("people", "add", "li", "李某", "supervision"))
    type_in("people", "accept", "--code", code, **SECRET)

    told = type_in("people", "accept", "--code", code, **SECRET)

    assert told.exit_code == 2
    assert "登录名、密码或代码不对" in told.stderr
    assert PASSWORD not in told.output


def test_a_weak_password_is_refused_with_every_reason(type_in: Type):
    code = invited(type_in("people", "add", "li", "李某", "supervision"))

    told = type_in("people", "accept", "--code", code, ONEVISIT_PASSWORD="li")

    assert told.exit_code == 2
    assert len(told.stderr.splitlines()) == 3


def test_whoever_knows_the_present_password_takes_another(type_in: Type):
    code = invited(type_in("people", "add", "li", "李某", "supervision"))
    type_in("people", "accept", "--code", code, **SECRET)
    another = {"ONEVISIT_PASSWORD": "滟滟随波千万里,何处春江"}

    told = type_in("people", "password", "--as", "li", ONEVISIT_PRESENT_PASSWORD="?", **another)
    assert told.exit_code == 2
    told = type_in(
        "people", "password", "--as", "li", ONEVISIT_PRESENT_PASSWORD=PASSWORD, **another
    )

    assert (told.exit_code, told.stdout) == (0, "li 的密码已设置\n")


def test_what_is_not_named_stays_and_what_does_not_fit_is_told(type_in: Type):
    invited(type_in("people", "add", "li", "李某", "officer", "--department", "FIRE"))

    assert type_in("people", "change", "li", "--role", "head").exit_code == 2
    told = type_in("people", "change", "li", "--role", "head", "--department", "TAX")
    assert told.stdout == "li 已变更\n"
    type_in("people", "change", "li", "--name", "李四")

    (one,) = json.loads(type_in("people", "list", "--json").stdout)
    person = {"login": "li", "name": "李四", "role": "head", "department": "TAX"}
    assert one["person"] == {**person, "enterprise": None}


def test_an_account_is_closed_and_reopened(type_in: Type):
    invited(type_in("people", "add", "li", "李某", "supervision"))

    assert type_in("people", "close", "li", "--why", "调离").stdout == "li 已停用\n"
    told = type_in("visits", "list", "2026-W49", "--as", "li")
    assert (told.exit_code, "目前“已停用”" in told.stderr) == (2, True)
    assert "2026-" in type_in("people", "list").stdout

    assert type_in("people", "reopen", "li").stdout == "li 已恢复\n"
    assert type_in("people", "unlock", "li").exit_code == 0
    invited(type_in("people", "invite", "li"))


def test_devices_are_listed_and_an_unknown_one_is_told(type_in: Type):
    invited(type_in("people", "add", "li", "李某", "supervision"))

    assert json.loads(type_in("people", "devices", "li", "--json").stdout) == []
    told = type_in("people", "sign-out", 7)
    assert (told.exit_code, told.stderr) == (2, "没有登录 7，或者不归您看\n")


def test_an_account_that_speaks_for_nobody_it_should_says_so(type_in: Type):
    told = type_in("people", "add", "li", "李某", "officer")
    assert (told.exit_code, told.stderr) == (
        2,
        "部门：未填写\n",
    )

    told = type_in("people", "add", "li", "李某", "committee", "--enterprise", "E1")
    assert told.stderr == "企业：选择“园区管委会”时不能填写“E1”\n"
