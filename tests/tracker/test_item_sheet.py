"""The catalogue goes out as a sheet and comes back as it was."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker import item_sheet
from tracker.errors import Rejected
from tracker.records import InspectionItem, Risk

EXITS = InspectionItem("FIRE-01", "FIRE", "疏散通道", "消防法", cap=2, risk=Risk.HIGH)
WORDS = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=8)
CATALOGUE = st.lists(
    st.builds(
        InspectionItem,
        id=WORDS,
        department=WORDS,
        name=WORDS,
        basis=WORDS,
        cap=st.none() | st.integers(1, 99),
        off_site=st.booleans(),
        published=st.booleans(),
        risk=st.sampled_from(Risk),
    ),
    max_size=4,
).map(tuple)


@given(CATALOGUE)
def test_what_is_written_is_read_back(catalogue: tuple[InspectionItem, ...]):
    content = item_sheet.write_csv(catalogue)

    assert item_sheet.read_csv(content) == catalogue
    if catalogue:
        assert item_sheet.items_of(item_sheet.rows_of(catalogue)) == catalogue


def test_a_sheet_of_an_older_office_is_read_too():
    content = item_sheet.write_csv([EXITS]).decode("utf-8-sig").encode("gb18030")

    assert item_sheet.read_csv(content) == (EXITS,)


def test_columns_stand_in_any_order_and_empty_rows_do_not_count():
    rows = [tuple(reversed(one)) for one in item_sheet.rows_of([EXITS])]

    assert item_sheet.items_of([*rows, ("", " ")]) == (EXITS,)


def test_missing_headings_are_named():
    for rows in ([], [("部门", "检查事项")]):
        with pytest.raises(Rejected, match="headings of 事项编号: missing"):
            item_sheet.items_of(rows)


def test_every_fault_is_told_by_its_row():
    rows = item_sheet.rows_of([EXITS, EXITS])
    wrong = [
        rows[0],
        (*rows[1][:4], "两次", "也许", "是", "高"),
        (*rows[2][:4], "-1", "否", "", "大"),
    ]

    with pytest.raises(Rejected) as refused:
        item_sheet.items_of(wrong)

    assert refused.value.problems == (
        "cap of 2: wrong-form, found '两次', expected 4",
        "off_site of 2: unknown, found '也许', expected 是, 否",
        "cap of 3: wrong-form, found '-1', expected 4",
        "published of 3: unknown, expected 是, 否",
        "risk of 3: unknown, found '大', expected 低, 中, 高",
    )


def test_what_is_no_text_is_refused():
    with pytest.raises(Rejected, match="file: wrong-form, expected UTF-8, GB 18030"):
        item_sheet.read_csv(b"\xff\xff\xff")


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "+1", "-1", "'=1", "'quoted'"])
def test_no_cell_of_a_catalogue_is_a_formula_and_its_words_come_back(name: str):
    told = (replace(EXITS, name=name),)

    content = item_sheet.write_csv(told)

    _, cells = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert not any(cell.startswith(("=", "@", "+", "-")) for cell in cells)
    assert item_sheet.read_csv(content) == told
