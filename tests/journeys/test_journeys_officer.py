"""A department's officer: plans in, visits answered, on site, what was found and settled."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from tests.journeys.town import Town
from tests.journeys.visitor import WAYS, WITHOUT_SCRIPT, Visitor, Way
from tests.web.builders import HEADER, TINGXIN, ZHIXI, sheet_row
from tracker import approvals, clock, findings, requests, visit_cases
from tracker.records import (
    ApprovalState,
    EntryKind,
    FindingState,
    Outcome,
    Presence,
    Severity,
    VisitState,
)
from tracker.week import ZONE, Week
from web import wording

pytestmark = pytest.mark.needs_peer

FIRM, OTHER = "河源市榕汀新材料有限公司", "河源市芷溪涂料有限公司"
GOOD = sheet_row(FIRM, TINGXIN, "消防设施", "12月8日 上午；12月9日 上午")
WRONG = sheet_row(OTHER, ZHIXI, "消防设施", "12月7日 上午", "半天吧")
JOINT = "2026-W49-C001-2"


def written(path: Path, *rows: str) -> Path:
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("way", WITHOUT_SCRIPT, ids=str)
def test_an_officer_sends_a_plan_and_gets_wrong_rows_back_with_the_reasons(
    town: Town, tmp_path: Path, way: Way
) -> None:
    with town.visitor(way) as officer:
        officer.enters("fire-officer")
        officer.menu("weeks")
        officer.open(wording.week("2026-W50", way.language), "main")
        officer.tab("plans")
        officer.follow("plans.upload", "main")
        wrong = written(tmp_path / "消防-1.csv", GOOD, WRONG)
        officer.hand_in(officer.say("field.file"), wrong)
        officer.press("plans.look")
        officer.sees(officer.say("plans.wrong.hint"), "半天吧", officer.say("place.row", row=3))
        with officer.page.expect_download() as got:
            officer.page.get_by_role("link", name=officer.say("plans.marked")).click()
        got.value.save_as(tmp_path / "marked.xlsx")
        officer.go(officer.page.locator(".back a"))
        right = written(tmp_path / "消防-2.csv", GOOD, WRONG.replace("半天吧", "90"))
        officer.hand_in(officer.say("field.file"), right)
        officer.press("plans.look")
        officer.misses(officer.say("plans.wrong.hint"))
        officer.press("plans.confirm")
        officer.told("plans.taken", new=2, changed=0, withdrawn=0, unchanged=0)
        officer.sees(FIRM, OTHER)

    sheet = openpyxl.load_workbook(tmp_path / "marked.xlsx").worksheets[0]
    told = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert "半天吧" in told
    assert not any(FIRM in one for one in told)
    with town.records("fire-officer") as by:
        found = requests.list_requests(Week.parse("2026-W50"), by=by, department="FIRE")
        assert sorted(one.enterprise.name for one in found) == sorted((FIRM, OTHER))


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_an_officer_asks_the_head_and_answers_a_visit(town: Town, way: Way) -> None:
    with town.visitor(way) as officer:
        officer.enters("fire-officer")
        officer.menu("entries")
        officer.does("entries.ask")
        officer.sees(officer.say("form.faults"))
        officer.choose("entries", kind=EntryKind.INSPECTION)
        officer.tell("entries", purpose="节前抽查", basis="《消防法》第五十三条", enterprises=OTHER)
        officer.tell("entries", begins="2026-12-11T09:00", last="2026-12-11")
        officer.tick("消防设施")
        officer.press("act.entries.ask")
        officer.told("act.entries.ask.done")
        officer.sees("节前抽查")

        officer.menu("visits")
        officer.open(wording.week("2026-W49", way.language) + " →", "main")
        officer.find("08:30–10:30")
        officer.does("visits.decline")
        officer.sees(officer.say("form.faults"))
        officer.tell("visits", reason="当天有重大活动保障")
        officer.press("act.visits.decline")
        officer.told("act.visits.decline.done")
        officer.sees("当天有重大活动保障")
        officer.does("visits.acknowledge")
        officer.told("act.visits.acknowledge.done")
        officer.misses("当天有重大活动保障")

    with town.records("fire-officer") as by:
        asked = [one for one in approvals.list_entries(by=by) if one.wish.purpose == "节前抽查"]
        assert [one.state for one in asked] == [ApprovalState.ASKED]


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_an_officer_is_on_site_and_follows_what_was_found(town: Town, way: Way) -> None:
    there = dt.datetime(2026, 12, 2, 8, 42, tzinfo=ZONE)
    with clock.fixed(there), town.visitor(way) as officer:
        officer.enters("emb-officer")
        officer.menu("today")
        officer.sees(FIRM)
        officer.press("today.late", minutes=12)
        officer.told("act.visits.attend.done")
        officer.press("presence.on time")
        officer.told("act.visits.attend.done")
        officer.page.locator("summary", has_text=officer.say("act.visits.record")).click()
        officer.tell("visits", item="粉尘防爆", text="除尘器泄爆口被遮挡。", due="2026-12-09")
        officer.choose("visits", severity=Severity.GENERAL, outcome=Outcome.ORDER)
        officer.press("act.visits.record")
        officer.told("act.visits.record.done")
        officer.does("visits.end")
        officer.told("act.visits.end.done")
        officer.sees(officer.cell(Presence.LATE), officer.cell(Presence.ON_TIME))
        officer.find("粉尘防爆")
        settle(officer)

    with town.records("emb-officer") as by:
        assert visit_cases.show(JOINT, by=by).state is VisitState.HELD
        found = [one for one in findings.list_findings(by=by) if one.visit == JOINT]
        assert [one.state for one in found] == [FindingState.CLOSED]


def settle(officer: Visitor) -> None:
    """Tell the enterprise, enter what it put right, and close."""
    officer.does("findings.release")
    officer.told("act.findings.release.done")
    officer.does("findings.rectify")
    officer.sees(officer.say("form.faults"))
    officer.tell("findings", evidence="遮挡物已清除，照片 2 张")
    officer.press("act.findings.rectify")
    officer.told("act.findings.rectify.done")
    officer.does("findings.accept")
    officer.told("act.findings.accept.done")
    officer.sees(officer.cell(FindingState.CLOSED))
