import datetime as dt

from tracker import clock
from tracker.records.timeline import Happening, HappeningKind
from web import happenings

MOMENT = dt.datetime(2026, 11, 24, 10, 0, tzinfo=dt.UTC)
OFFICES = {"FIRE": "消防救援大队", "EMB": "应急管理局"}


def _happening(kind: HappeningKind, act: str, **facts: object) -> Happening:
    return Happening(MOMENT, kind, "visit:1", act, facts=facts)


def test_facts_are_told_in_words_names_and_dates():
    visit = _happening(
        HappeningKind.VISIT,
        "come",
        week="2026-W49",
        lead="FIRE",
        departments=("FIRE", "EMB"),
        state="planned",
    )
    demand = _happening(
        HappeningKind.DEMAND, "register", department="EMB", demand="materials", due="2026-12-18"
    )

    with clock.fixed(MOMENT):
        told = [happenings.told(one, "zh", OFFICES) for one in (visit, demand)]

    assert told == [
        "周次 2026年第49周、牵头部门 消防救援大队、部门 消防救援大队、应急管理局、状态 待检查",
        "部门 应急管理局、要求 材料、期限 12月18日 周五",
    ]


def test_departments_stand_by_their_ids_where_no_names_are_given():
    one = _happening(HappeningKind.REPORT, "owe", department="FIRE", report="A", subject="direct:2")

    assert happenings.told(one, "zh") == "部门 FIRE、报告 程序闭环报告"
