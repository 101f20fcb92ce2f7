"""An enterprise: who comes and why, days without visits, what it asks for and reports."""

import datetime as dt

import pytest

from tests.journeys.town import Town
from tests.journeys.visitor import WITHOUT_SCRIPT, Way
from tracker import enterprises, quiet
from tracker.appeals import files, tracking
from tracker.disturbances import entry
from tracker.records import (
    AppealState,
    Category,
    FindingState,
    Satisfaction,
)
from tracker.records.disturbances import DisturbanceKind, DisturbanceState
from tracker.week import Week, parse_window
from web import wording

pytestmark = pytest.mark.needs_peer


@pytest.mark.parametrize("way", WITHOUT_SCRIPT, ids=str)
def test_an_enterprise_reads_who_comes_and_keeps_days_free(town: Town, way: Way) -> None:
    with town.visitor(way) as firm:
        firm.enters("firm1")
        firm.menu("visits")
        firm.find("08:30–09:30")
        firm.sees("某区消防救援大队", "消防设施")
        notice = firm.page.get_by_role("link", name=firm.say("visit.notice"))
        got = firm.page.request.get(town.address + str(notice.get_attribute("href")))
        assert got.body().startswith(b"%PDF")

        firm.comes()
        firm.open("粉尘防爆", "table.waiting")
        firm.sees(firm.cell(FindingState.OPEN))
        firm.comes()
        december = wording.month(2026, 12, way.language)
        firm.open(december, "table.waiting")
        days = firm.say("field.quiet.choose.days")
        firm.write(days, "8-9")
        firm.press("act.quiet.choose")
        firm.sees(firm.say("form.faults"))
        firm.write(days, "8\n9")
        firm.press("act.quiet.choose")
        firm.told("act.done", act=firm.say("act.quiet.choose"))
        firm.comes()
        firm.misses(december)

    with town.records("parkoffice"):
        closed = [quiet.is_closed("C001", dt.date(2026, 12, day)) for day in (7, 8, 9, 10)]
        assert closed == [False, True, True, False]


@pytest.mark.parametrize("way", WITHOUT_SCRIPT, ids=str)
def test_an_enterprise_says_whom_to_call_and_when_nobody_may_come(town: Town, way: Way) -> None:
    with town.visitor(way) as firm:
        firm.enters("firm1")
        firm.menu("my-enterprise")
        firm.follow("act.my-enterprise.name-contact", "main")
        firm.tell("my-enterprise", contact="陈某", phone="电话")
        firm.press("act.my-enterprise.name-contact")
        firm.sees(firm.say("form.faults"))
        firm.tell("my-enterprise", phone="0762-0000009")
        firm.press("act.my-enterprise.name-contact")
        firm.told("act.done", act=firm.say("act.my-enterprise.name-contact"))
        firm.sees("陈某", "0762-0000009")
        firm.follow("act.my-enterprise.close", "main")
        firm.tell("my-enterprise", week="2026-W51", windows="周二 09:00-12:00")
        firm.press("act.my-enterprise.close")
        firm.told("act.done", act=firm.say("act.my-enterprise.close"))
        firm.sees("09:00–12:00")

    with town.records("parkoffice") as by:
        assert enterprises.closed(Week(2026, 51)) == {"C001": (parse_window("Tue 09:00-12:00"),)}
        assert enterprises.find("C001", by=by).contact == "陈某"


@pytest.mark.parametrize("way", WITHOUT_SCRIPT, ids=str)
def test_an_enterprise_rates_an_answer_asks_and_reports(town: Town, way: Way) -> None:
    with town.visitor(way) as firm:
        firm.enters("firm2")
        firm.open("微型消防站人员培训", "table.waiting")
        firm.sees("培训已于昨日完成")
        firm.does("my-appeals.judge")
        firm.sees(firm.say("form.faults"))
        firm.choose("my-appeals", satisfaction=Satisfaction.VERY_SATISFIED)
        firm.tick(firm.say("field.my-appeals.confirmed"))
        firm.press("act.my-appeals.judge")
        firm.told("act.my-appeals.judge.done")
        firm.sees(firm.cell(AppealState.CLOSED))

        firm.menu("my-appeals")
        firm.follow("act.my-appeals.enter", "main")
        firm.press("act.my-appeals.enter")
        firm.sees(firm.say("form.faults"))
        firm.tell("my-appeals", title="门口路面塌陷", text="货车进出困难，请尽快修复。")
        firm.choose("my-appeals", category=Category.OPERATION)
        firm.press("act.my-appeals.enter")
        firm.told("act.my-appeals.enter.done")
        firm.sees("门口路面塌陷", firm.cell(AppealState.RECEIVED))

        firm.menu("disturbances")
        firm.follow("act.disturbances.enter", "main")
        firm.choose("disturbances", kind=DisturbanceKind.SURVEY)
        firm.pick(firm.say("field.disturbances.department"), "某区应急管理局")
        firm.tell("disturbances", day="2026-11-25", text="一周内第三次填同一份调查表。")
        firm.press("act.disturbances.enter")
        firm.told("act.disturbances.enter.done")
        firm.sees("一周内第三次填同一份调查表。", firm.cell(DisturbanceState.RECEIVED))

    with town.records("centre") as by:
        assert files.show(12, by=by).appeal.state is AppealState.CLOSED
    with town.records("firm2") as by:
        assert tracking.list_own(by=by)[0].title == "门口路面塌陷"
    with town.records("supervisor") as by:
        assert entry.list_disturbances(by=by)[0].entry.kind is DisturbanceKind.SURVEY
