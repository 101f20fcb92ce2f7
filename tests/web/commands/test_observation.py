"""Observation periods at the terminal."""

import json

import pytest

from tests.tracker.builders import OPERATOR, officer
from tests.tracker.onsite import NINE
from tests.web.commands.onsite import FIRE, TAX, enter
from tracker import clock, database, people
from tracker.records import Role

HEAD = ("--as", "FIRE-head")
GIVE = (
    *("observation", "give", "E1", "无人仓储", "--basis", "3.2.3", "--start", "2026-12-01"),
    *("--safety", "不涉及公共安全", "--item", "消防安全"),
)


@pytest.fixture(autouse=True)
def head(published: str) -> None:
    """The head of FIRE has an account."""
    with clock.fixed(NINE), database.session():
        people.add(officer("FIRE", Role.HEAD), by=OPERATOR)


def test_a_period_is_given_listed_and_revoked():
    assert enter(*GIVE, "--safe", *HEAD).stdout == "观察期 1：E1，无人仓储，至 2027-11-30\n"
    listed = enter("observation", "list").stdout
    for words in ("FIRE", "E1", "无人仓储", "消防安全", "3.2.3", "不涉及公共安全", "观察中"):
        assert words in listed

    done = enter("observation", "revoke", 1, "--reason", "发现隐患", *HEAD)

    assert done.stdout == "观察期 1 已撤销：发现隐患\n"
    assert json.loads(enter("observation", "list", "--json").stdout) == []
    (one,) = json.loads(enter("observation", "list", "--all", "--json").stdout)
    assert (one["state"], one["reason"]) == ("revoked", "发现隐患")
    assert one["entry"]["department"] == "FIRE"
    assert "已撤销" in enter("observation", "list", "--all").stdout


def test_a_period_is_as_long_as_it_is_asked_for_and_listed_by_enterprise():
    given = enter(*GIVE, "--safe", "--days", 30, *HEAD)

    assert given.stdout.endswith("至 2026-12-30\n")
    for firm, count in (("E1", 1), ("E2", 0)):
        told = enter("observation", "list", "--enterprise", firm, "--json", *TAX).stdout
        assert len(json.loads(told)) == count


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ((*GIVE, "--unsafe", *HEAD), "不危及安全与健康：按规定不允许"),
        ((*GIVE, *HEAD), "--safe"),
        ((*GIVE, "--safe", *FIRE), "不能给予观察期"),
        ((*GIVE, "--safe"), "不能给予观察期"),
        ((*GIVE, "--safe", "--days", 731, *HEAD), "日期段：731 超出范围，应为 1-730"),
        (("observation", "revoke", 9, "--reason", "x", *HEAD), "没有观察期"),
    ],
)
def test_what_cannot_be_done_is_told(words: tuple[object, ...], fault: str):
    done = enter(*words)

    assert (done.exit_code, done.stdout) == (2, "")
    assert fault in done.stderr
