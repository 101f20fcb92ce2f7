import re

from tracker.intake.faults import Fault, Note, Place, Problem, Remark

PLACE = Place("消防.xlsx", "检查计划", 7, "可检查时间*", "E7")


def test_a_problem_says_where_what_was_found_and_what_was_expected():
    problem = Problem(PLACE, "周六", "周一…周五", Fault.NOT_A_WORKING_DAY)
    assert problem.message == (
        "消防.xlsx, 检查计划, row 7, 可检查时间*: "
        "not a working day: found '周六', expected 周一…周五"
    )


def test_a_note_of_the_whole_file_leaves_out_what_is_not_there():
    assert Note(Place("a.csv"), "gb18030", code=Remark.DECODED).message == (
        "a.csv: decoded: found 'gb18030'"
    )


def test_every_code_has_a_line_of_its_own():
    codes = [*Fault, *Remark]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in codes)
    assert all(Problem(PLACE, code=code).message.isprintable() for code in Fault)
