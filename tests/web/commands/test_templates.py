"""Words for replies on the command line."""

import json

import pytest

from tests.web.commands.onsite import FIRE, enter

pytestmark = pytest.mark.usefixtures("published")


def test_a_template_is_put_filled_and_retired():
    put = enter("templates", "put", "受理", "最迟 {due} 答复", "--category", "电力")
    (one,) = json.loads(enter("templates", "list", "--category", "电力", "--json").stdout)
    number = one["id"]

    assert put.stdout == f"答复模板 {number}：受理\n"
    assert "最迟 {due} 答复" in enter("templates", "list", *FIRE).stdout
    filled = enter("templates", "fill", number, "--fact", "due", "2026-12-08", *FIRE)
    assert filled.stdout == "最迟 2026-12-08 答复\n"
    assert enter("templates", "fill", number).stderr == "期限：未填写\n"
    assert enter("templates", "retire", number).stdout == f"答复模板 {number} 已停用\n"
    assert json.loads(enter("templates", "list", "--json").stdout) == []
    assert "✓" in enter("templates", "list", "--all").stdout


def test_what_cannot_be_filled_is_told():
    told = enter("templates", "put", "受理", "{name} {due")

    assert told.exit_code == 2
    assert len(told.stderr.splitlines()) == 2
    assert told.stderr.startswith("内容：没有“name”，可选：enterprise, number")
