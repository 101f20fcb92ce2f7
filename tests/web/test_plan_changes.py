import datetime as dt

from tracker.records import PlanLine
from web.plan_changes import changes


def _line(item="消防设施", minutes=60, **facts):
    windows, day = ((540, 720),), dt.date(2026, 11, 18)
    return PlanLine("FIRE", "91441602XG0000930P", item, windows, minutes, "张三", day, **facts)


def test_each_line_is_new_changed_or_taken_back():
    found = changes(
        [_line("旧"), _line("改")], [_line("改", minutes=90), _line("新")], partial=False
    )

    assert [(one.kind.value, one.line.item) for one in found] == [
        ("changed", "改"),
        ("new", "新"),
        ("gone", "旧"),
    ]


def test_where_a_line_stands_in_a_file_changes_nothing():
    assert changes([_line(row=3, file="a.xlsx")], [_line(row=9, file="b.csv")], partial=False) == ()


def test_of_a_part_nothing_is_taken_back():
    assert changes([_line("旧")], [], partial=True) == ()
