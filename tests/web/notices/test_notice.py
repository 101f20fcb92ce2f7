from dataclasses import replace
from datetime import date

import pytest

from tests.web.builders import HUASHENG
from tracker.records import Appearance, InspectionType
from web.board import Formal
from web.notices.notice import Letter, fields

LETTER = Letter(date(2026, 11, 25), "https://onevisit.example")


def test_a_notice_names_the_lead_and_everyone_who_comes(board):
    found = fields(board, board.visits[0], LETTER)

    assert found["issuer"] == found["signature"] == "源城区消防救援大队"
    assert [(row["name"], row["role"]) for row in found["departments"]] == [
        ("源城区消防救援大队", "牵头部门"),
        ("源城区应急管理局", "协同部门"),
        ("源城区市场监督管理局", "协同部门"),
    ]
    assert found["number"] == "源园联检〔2026〕49-001号"


def test_a_notice_says_when_where_and_on_what_plan(board):
    facts = {name: value for name, value, _ in fields(board, board.visits[0], LETTER)["facts"]}

    assert facts["检查时间"] == "2026年12月1日（星期二） 09:00–11:00"
    assert facts["检查地点"] == "源城区工业园高新五路18号"
    assert facts["统一社会信用代码"] == "91441602MA4W1234X5"
    assert "应急.xlsx 第 5 行" in facts["任务来源"]


def test_officers_are_blanks_never_invented(board):
    rows = fields(board, board.visits[0], LETTER)["departments"]

    assert [row["officers"] for row in rows] == [[["", ""]] * 2] * 3
    assert {row["times"] for row in rows} == {"本年第__次/上限__次"}


def test_who_comes_for_the_how_manieth_time_is_told_where_it_is_known(board):
    known = Appearance("2026-W49-1", "EMB", 2, 3, (("林溪", "GD-0001"),))

    rows = fields(board, with_formal(board, appearances=(known,)), LETTER)["departments"]

    assert rows[1]["officers"] == [["林溪", "GD-0001"], ["", ""]]
    assert rows[1]["times"] == "本年第2次/上限3次"
    assert rows[0]["officers"] == [["", ""]] * 2


def typed(visit, *types):
    """The visit with its items of these types, in the order of its lines."""
    lines = [
        replace(line, items=tuple(replace(item, inspection_type=kind) for item in line.items))
        for line, kind in zip(visit.lines, types, strict=True)
    ]
    return replace(visit, lines=tuple(lines))


def test_one_type_of_inspection_stands_in_the_box_alone(board):
    visit = typed(board.visits[0], *[InspectionType.SPECIAL] * 3)
    found = fields(board, visit, LETTER)

    assert told_of(found, "检查类型与方式") == "专项检查 · 现场检查 · 联合检查（3 个部门）"
    assert found["departments"][0]["items"][0]["name"] == "消防设施运行和疏散通道"


def test_several_types_stand_beside_the_items_too(board):
    kinds = InspectionType.CASE, InspectionType.ROUTINE, InspectionType.ROUTINE
    found = fields(board, typed(board.visits[0], *kinds), LETTER)

    assert told_of(found, "检查类型与方式").startswith("日常检查、个案检查 · ")
    assert found["departments"][0]["items"][0]["name"] == "消防设施运行和疏散通道（个案检查）"
    assert found["departments"][1]["items"][0]["name"].endswith("（日常检查）")


def told_of(found, name):
    return next(value for fact, value, _ in found["facts"] if fact == name)


def with_formal(board, **facts):
    return replace(board.visits[0], formal=Formal(**facts))


def test_a_notice_has_its_running_number_its_day_and_what_changed_it(board):
    told = with_formal(board, number=(2026, 12), issued=date(2026, 11, 26), changed=(2026, 3))

    found = fields(board, told, LETTER)

    assert (found["number"], found["issued"]) == ("源园联检〔2026〕12号", "2026年11月26日")
    assert ["变更情况", "已按源园联检变〔2026〕3号调整，以本件所列为准", False] in found["facts"]


def test_a_joint_notice_says_why_and_a_single_one_does_not_pretend(board):
    joint, single, _ = (fields(board, visit, LETTER) for visit in board.visits)

    assert "分别到访需要 3 次" in joint["why"]
    assert "单独到访" in single["why"]
    # The third visit, at the same enterprise, is not announced.
    assert "另有" not in single["why"]


def test_the_five_prohibitions_and_the_rights_are_always_there(board):
    for visit in board.visits:
        found = fields(board, visit, LETTER)
        assert [name[:2] for name, _ in found["forbidden"]] == ["严禁"] * 5
        assert len(found["rights"]) == 3


def test_without_a_telephone_a_blank_is_printed(board):
    known = replace(LETTER, phone="0762-0000000")

    assert "＿＿＿＿" in fields(board, board.visits[0], LETTER)["contacts"][0]
    assert "0762-0000000" in fields(board, board.visits[0], known)["contacts"][0]


def test_invented_data_is_called_invented(board):
    real = replace(board, park=replace(board.park, demo=False))

    assert "虚构" in fields(board, board.visits[0], LETTER)["demo"]
    assert fields(real, board.visits[0], LETTER)["demo"] == ""


@pytest.mark.parametrize("change", [{"address": ""}, {"address": "", "zone": ""}])
def test_an_enterprise_without_an_address_is_still_found(board, change):
    visit = replace(board.visits[0], enterprise=replace(HUASHENG, **change))

    facts = {name: value for name, value, _ in fields(board, visit, LETTER)["facts"]}

    assert facts["检查地点"]


def test_a_notice_tells_of_other_visits_but_of_none_that_is_not_announced(board):
    first = board.visits[0]
    again = replace(first, uid=f"again-{first.uid}")
    hidden = replace(again, lines=tuple(replace(one, announced=False) for one in again.lines))

    alone = fields(replace(board, visits=(first,)), first, LETTER)
    beside = fields(replace(board, visits=(first, again)), first, LETTER)
    secretly = fields(replace(board, visits=(first, hidden)), first, LETTER)

    assert beside != alone
    assert secretly == alone
