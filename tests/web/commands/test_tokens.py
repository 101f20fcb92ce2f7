"""Tokens of programs at the terminal."""

import json
from collections.abc import Callable

from click.testing import Result

Type = Callable[..., Result]


def test_a_token_is_issued_by_the_account_itself_listed_and_taken_back(type_in: Type):
    type_in("people", "add", "li", "李某", "supervision")

    told = type_in("tokens", "issue", "报表", "--days", 30, "--as", "li")
    assert told.exit_code == 0
    assert "有效至 2026-12-23；密钥（仅显示一次）：ova_" in told.stdout

    (one,) = json.loads(type_in("tokens", "list", "li", "--as", "li", "--json").stdout)
    assert (one["name"], one["reads_only"], one["token"]) == ("报表", True, "")
    assert type_in("tokens", "revoke", one["id"], "--as", "li").stdout == "令牌 1 已收回\n"
    assert type_in("tokens", "revoke", one["id"]).exit_code == 2
    assert "报表" in type_in("tokens", "list", "li").stdout


def test_the_desk_has_no_account_and_so_no_token(type_in: Type):
    told = type_in("tokens", "issue", "报表")

    assert (told.exit_code, told.stderr) == (
        2,
        "没有账号 committee，或者不归您看；可用 `onevisit people list` 查看\n",
    )
