from dataclasses import replace
from pathlib import Path

from rich.cells import cell_len

from web import summary
from web.papers import Written


def test_labels_of_both_scripts_end_at_one_column():
    told = list(summary.lines(iter([("计划条目", "a"), ("x", "b"), ("", "c")])))

    assert [cell_len(line[:-1]) for line in told] == [12, 12, 12]


def test_the_summary_names_what_is_not_placed_and_why(board):
    told = dict(summary.of_week(board, "zh"))

    assert told["未排入"] == "1 条"
    assert told[""].startswith(
        "应急 · 河源市清泉饮料有限公司 · 有限空间作业（应急.xlsx 第 5 行）："
    )


def test_only_three_enterprises_are_named_as_gaining_most(board):
    joint = board.visits[0]
    many = tuple(
        replace(joint, uid=f"v{index}", enterprise=replace(joint.enterprise, id=f"e{index}"))
        for index in range(5)
    )

    facts = list(summary.of_week(replace(board, visits=many, unplanned=()), "en"))

    assert sum("3 visits → 1" in words for _, words in facts) == 3


def test_nothing_new_is_said_plainly():
    written = Written(Path("out"), same=("a.ics", "b.pdf"))

    assert "2 个文件一字未改" in summary.difference(written, 1.0, "zh", stood=True)
    assert "写出 0 个文件，2 个未变" in summary.difference(written, 1.0, "zh", stood=False)


def test_the_way_on_names_files_that_are_there(tmp_path):
    written = Written(tmp_path, same=("notices/b.pdf", "notices/a.pdf"))

    told = "\n".join(summary.how_to_go_on(written, "http://127.0.0.1:8000", "zh"))

    assert "notices/a.pdf" in told
    assert "http://127.0.0.1:8000" in told
