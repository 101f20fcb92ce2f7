"""Every figure of a week is told, with what it counts."""

from dataclasses import fields

import pytest

from tests.web.reviews.builders import SUMMARY
from web import wording
from web.reviews import figures


def test_every_figure_of_a_week_is_told():
    found = [(one.group, one.name, one.value) for one in figures.of_week(SUMMARY, "zh")]

    assert found == [
        ("到访", "分开检查", 58),
        ("", "安排到访", 41),
        ("", "减少到访", 17),
        ("", "其中联合到访", 13),
        ("", "每次到访部门数", 1.49),
        ("", "未排入", 2),
        ("", "逾期报送", 4),
        ("答复", "不能到场", 5),
        ("", "未答复", 6),
        ("到场", "准时到场", 50),
        ("", "迟到", 3),
        ("", "未到场", 0),
        ("", "中途退出", 0),
        ("问题", "轻微问题", 0),
        ("", "一般问题", 7),
        ("", "重大问题", 1),
        ("", "已了结", 8),
        ("径直检查和报告", "径直检查", 9),
        ("", "按期报告", 10),
        ("", "逾期报告", 11),
        ("", "未到期报告", 12),
    ]


def test_no_figure_of_the_summary_is_forgotten():
    told = {one for group in figures.GROUPS.values() for one in group}

    known = {one.name for one in fields(SUMMARY)} - {"week", "presence", "findings"}
    assert told == known | {"saved"}


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_every_figure_says_what_it_counts(language: str):
    assert all(one.name and one.meaning for one in figures.of_week(SUMMARY, language))
