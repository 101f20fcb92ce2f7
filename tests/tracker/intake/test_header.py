from typing import Any

import pytest

from tests.tracker.intake import builders
from tracker.intake import header
from tracker.intake.sheets import Sheet


def sheet(*rows: tuple[Any, ...], **changed: Any) -> Sheet:
    return Sheet("计划", rows, **changed)


def test_the_header_is_found_below_titles():
    found = header.find(sheet(("源城区消防救援大队检查计划",), (), builders.HEADER))
    assert found is not None
    assert found.row == 3
    assert found.missing == ()
    assert found.columns["code"] == 1


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("企业名称*", "enterprise"),
        ("单位名称", "enterprise"),
        ("统一社会\n信用代码", "code"),
        (" 信用代码 ", "code"),
        ("检查事项（必填）", "item"),
        ("可安排时间", "when"),
        ("预计时长（分钟）", "minutes"),
        ("是否提前告知(是/否)", "announced"),
        ("＊批准人", "approver"),
        ("approved_on", "approved_on"),
    ],
)
def test_a_column_is_known_by_its_aliases(written: str, key: str):
    others = tuple(one for one in builders.HEADER if header._KEYS[header.plain(one)] != key)
    found = header.find(sheet((written, *others)))
    assert found is not None
    assert found.columns[key] == 0
    assert found.titles[key] == written.strip().replace("\n", "").replace("（", "(").replace(
        "）", ")"
    ).replace("＊", "*")


def test_missing_columns_are_all_named():
    found = header.find(sheet(("企业名称", "检查事项", "备注")))
    assert found is not None
    assert found.missing == ("code", "when", "minutes", "approver", "approved_on")


def test_unknown_columns_are_kept_apart_and_numbers_are_silent():
    found = header.find(sheet(("序号", *builders.HEADER, "所在片区", None)))
    assert found is not None
    assert found.unknown == ((18, "所在片区"),)


def test_two_columns_for_the_same_are_noticed():
    found = header.find(sheet((*builders.HEADER, "时间窗")))
    assert found is not None
    assert found.twice == (("when", "可检查时间*", "时间窗"),)


def test_hours_in_the_header_change_the_unit():
    written = ("预计时长(小时)", *(one for one in builders.HEADER if "时长" not in one))
    found = header.find(sheet(written))
    assert found is not None
    assert found.hours


def test_a_hidden_row_of_field_names_is_no_header():
    found = header.find(sheet(builders.KEYS, builders.HEADER, hidden=frozenset({1})))
    assert found is not None
    assert found.row == 2


def test_prose_has_no_header():
    assert header.find(sheet(("企业名称请按登记填写", "事项"), ("说明",))) is None
    assert header.find(sheet()) is None
