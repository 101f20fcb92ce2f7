"""Supervision: disturbances looked into and decided, what was put to it, what it looks back on."""

import pytest

from tests.journeys.town import Town
from tests.journeys.visitor import WAYS, Way
from tracker.appeals import files, measures
from tracker.disturbances import accusations, entry
from tracker.records import AppealState, MeasureState
from tracker.records.disturbances import DisturbanceState

pytestmark = pytest.mark.needs_peer


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_a_disturbance_is_looked_into_put_to_the_department_and_decided(
    town: Town, way: Way
) -> None:
    with town.visitor(way) as watcher:
        watcher.enters("supervisor")
        watcher.menu("disturbances")
        watcher.open_number("disturbance", 5)
        watcher.does("disturbances.accept")
        watcher.sees(watcher.cell(DisturbanceState.UNDER_REVIEW))
        watcher.does("disturbances.release")
        watcher.sees(watcher.say("form.faults"))
        watcher.tell("disturbances", statement="请说明本月是否要求企业加入协会。")
        watcher.press("act.disturbances.release")
        watcher.sees(watcher.cell(DisturbanceState.RELEASED))

        watcher.menu("disturbances")
        watcher.open_number("disturbance", 3)
        watcher.sees("系开展消防宣传走访")
        watcher.does("disturbances.uphold", reasons="无计划、无凭据入企", consequence="约谈并通报")
        watcher.sees(watcher.cell(DisturbanceState.UPHELD), "约谈并通报")

    with town.visitor(way) as officer:
        officer.enters("fire-officer")
        officer.menu("accusations")
        officer.open_number("disturbance", 5)
        officer.sees("请说明本月是否要求企业加入协会。")
        officer.misses("被口头要求加入某协会", "司徒晚")

    with town.records("supervisor") as by:
        states = [entry.show(one, by=by).state for one in (5, 3)]
        assert states == [DisturbanceState.RELEASED, DisturbanceState.UPHELD]
    with town.records("fire-officer") as by:
        assert accusations.show(5, by=by).statement == "请说明本月是否要求企业加入协会。"


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_supervision_decides_what_was_put_to_it_and_looks_back(town: Town, way: Way) -> None:
    with town.visitor(way) as watcher:
        watcher.enters("supervisor")
        watcher.menu("escalations")
        watcher.sees("涉及市级管网规划和多个区")
        watcher.follow("act.appeals.decide", "main")
        watcher.tell("appeals", decision="由发展和改革部门统筹气源。")
        watcher.press("act.appeals.decide")
        watcher.sees("由发展和改革部门统筹气源。")
        watcher.menu("escalations")
        watcher.misses("跨区天然气管网扩容", "涉及市级管网规划和多个区")

        watcher.menu("measures")
        watcher.open_number("measure", 1)
        watcher.does("measures.issue", text="请一周内说明办理情况。")
        watcher.sees(watcher.cell(MeasureState.ISSUED))
        watcher.menu("unplanned")
        watcher.sees("某区消防救援大队")
        watcher.menu("exemptions")
        watcher.sees("12345 工单 061127")

    with town.records("supervisor") as by:
        assert files.show(13, by=by).appeal.state is AppealState.ACCEPTED
        assert measures.show(1, by=by).state is MeasureState.ISSUED
