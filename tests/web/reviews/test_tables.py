"""Tables keep the order of the records and say what they do not know."""

import pytest

from web.reviews.tables import Cell, Column, Kind, table, written

SHOWN = (
    Column("figure", 10, lambda one: one[0]),
    Column("value", 5, lambda one: one[1], Kind.NUMBER),
)


def test_records_stand_in_their_own_order():
    found = table("week", SHOWN, [("b", 2), ("c", 1), ("a", 3)], "zh")

    assert (found.name, found.headings) == ("一周数字", ("指标", "数值"))
    assert found.rows == (("b", 2), ("c", 1), ("a", 3))


def test_headings_begin_with_a_capital_and_go_on_as_they_are():
    assert table("week", SHOWN, [], "en").headings == ("Figure", "Value")


@pytest.mark.parametrize(
    ("cell", "kind", "words"),
    [
        (None, Kind.SHARE, "–"),
        (0.0, Kind.SHARE, "0%"),
        (2 / 3, Kind.SHARE, "67%"),
        (1.0, Kind.SHARE, "100%"),
        (0, Kind.NUMBER, "0"),
        (1.5, Kind.NUMBER, "1.5"),
        ("", Kind.TEXT, ""),
    ],
)
def test_a_share_is_a_percentage_and_no_figure_is_a_dash(cell: Cell, kind: Kind, words: str):
    assert written(cell, kind) == words
