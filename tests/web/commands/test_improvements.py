"""Improvements at the terminal."""

import json

import pytest

from tests.web.commands.onsite import FIRE, enter

PERIOD = ("--since", "2026-10-01", "--until", "2026-12-31")
ADD = ("improvements", "add", "FIRE", "合并同类事项", *PERIOD, "--due", "2027-01-15")

pytestmark = pytest.mark.usefixtures("published")


def test_an_improvement_is_added_listed_and_finished():
    assert enter(*ADD).stdout == "改进事项 1：FIRE，2027-01-15 前完成\n"
    listed = enter("improvements", "list").stdout
    for words in ("2026-10-01", "2026-12-31", "FIRE", "合并同类事项", "2027-01-15"):
        assert words in listed

    done = enter("improvements", "finish", 1, "事项减少 3 个")

    assert done.stdout == "改进事项 1 已完成：事项减少 3 个\n"
    assert json.loads(enter("improvements", "list", "--waiting", "--json").stdout) == []
    (one,) = json.loads(enter("improvements", "list", "--json").stdout)
    assert (one["id"], one["result"], one["done"][:10]) == (1, "事项减少 3 个", "2026-12-01")
    assert "2026-12-01" in enter("improvements", "list").stdout


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ((*ADD, *FIRE), "不能提出或完成改进事项"),
        (("improvements", "list", *FIRE), "不能查看定期梳理"),
        (("improvements", "add", "WATER", "x", *ADD[4:]), "责任单位：没有“WATER”"),
        (("improvements", "finish", 7, "x"), "没有改进事项"),
        (ADD[:-2], "--due"),
    ],
)
def test_what_cannot_be_done_is_told(words: tuple[object, ...], fault: str):
    done = enter(*words)

    assert (done.exit_code, done.stdout) == (2, "")
    assert fault in done.stderr
