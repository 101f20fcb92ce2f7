"""One appeal on one screen, and on paper."""

import io
import json
from pathlib import Path

import pypdf
import pytest

from tests.tracker.appeals.builders import day
from tests.web.commands.conftest import Type


@pytest.fixture
def dispatched(desk: Type) -> Type:
    """A desk whose appeal 1, a confidential one, the fire department has."""
    who = ("--enterprise", "E1", "--contact", "张三", "--phone", "0762-3388123", "--confidential")
    desk("enter", "operation", "夜间停电", "厂区外道路连续三天停电", "--sub", "power", *who)
    desk("accept", 1)
    desk("dispatch", 1, "FIRE", "--supervisor", "watcher", "--due", day(3))
    return desk


def test_everything_about_a_matter_stands_on_one_screen(dispatched: Type):
    shown = dispatched("show", 1).stdout

    for words in (
        "诉求 1  夜间停电",
        "企业：E1 公司",
        "联系人：张三",
        "类别：生产经营类 · 用电",
        "分级：一般性问题",
        "厂区外道路连续三天停电",
        "牵头办理",
        "11-20、11-23、11-24",
        "未到期",
        "一结果：尚无结果",
        "现在可以：签收、申请退回、提请区营商办研究、移交、撤回",
    ):
        assert words in shown
    assert "逾期未完成" in dispatched("show", 1, day=2).stdout


def test_it_is_shown_in_english_too(dispatched: Type):
    shown = dispatched("show", 1, ONEVISIT_LANGUAGE="en").stdout

    for words in (
        "appeal 1  夜间停电",
        "Category: production and operation · power",
        "possible now: take up, ask to return",
        "The result: no result yet",
    ):
        assert words in shown


def test_a_department_does_not_learn_whose_a_confidential_matter_is(dispatched: Type):
    shown = dispatched("show", 1, by="fire-officer").stdout

    assert "企业：（要求保密，不告知承办部门）" in shown
    assert not any(word in shown for word in ("E1 公司", "张三", "3388123"))
    (found,) = json.loads(dispatched("show", 1, "--json", by="fire-officer").stdout)
    assert found["appeal"]["enterprise"] is None


def test_who_has_nothing_to_do_with_it_finds_nothing(dispatched: Type):
    assert "没有诉求 1，或者不归您看" in dispatched("show", 1, by="tax-officer").stderr


@pytest.mark.parametrize(("by", "told"), [("clerk", True), ("fire-officer", False)])
def test_the_sheet_names_the_appellant_to_the_centre_alone(
    dispatched: Type, tmp_path: Path, by: str, told: bool
):
    path = tmp_path / "papers" / "诉求1.pdf"

    done = dispatched("sheet", 1, "--out", path, by=by)

    assert done.stdout == f"一事项一清单一结果已写入 {path}\n"
    pages = pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages
    words = "".join("".join(page.extract_text().split()) for page in pages)
    assert "厂区外道路连续三天停电" in words
    assert ("E1公司" in words) is told
    assert "张三" not in words
