"""Before the first week: the year's joint plan, the published catalogue, the draw, approvals."""

import datetime as dt

import pytest

from scenarios import YUANCHENG
from tests.journeys.four_weeks_cast import (
    SUPERVISION,
    THURSDAY,
    TUESDAY,
    W1,
    W2,
    WEDNESDAY,
    at,
    head,
    library,
    publish_catalogue,
)
from tests.tracker.builders import COMMITTEE, OPERATOR, officer
from tracker import annual, approvals, departments, draw_files, draws, officers, parks
from tracker.errors import NotAllowed, NotFound, Rejected, WrongState
from tracker.intake import annual as sheet
from tracker.records import (
    AnnualLine,
    AnnualState,
    DrawPool,
    EntryApproval,
    EntryKind,
    EntryWish,
    ExemptReason,
    Officer,
    RandomDraw,
)
from tracker.week import Week

MARCH = Week.parse("2026-W12")
YEAR = 2026
FIRE_SAFETY = "消防安全监督检查"
HAZARDOUS = "危险化学品储存使用检查"
POOL = DrawPool(
    objects={"C": ("E020", "E022", "E024", "E025", "E026", "E028"), "D": ("P001", "P005")},
    percent={"C": "50", "D": "100"},
    officers=("fire-1", "fire-2", "fire-3", "fire-4"),
    recusals=(("fire-1", "P001"),),
)
WORDS = "今早窗外停着七辆车"


def annual_lines() -> tuple[AnnualLine, ...]:
    """Two joint tasks of the year; the first one is led by who would not lead by itself."""
    year = (dt.date(YEAR, 1, 1), dt.date(YEAR, 12, 31))
    return (
        AnnualLine(
            *(1, "电子行业消防与职业健康联合抽查", FIRE_SAFETY, "电子信息与电器企业52户"),
            *("5%,1次/年", *year, "FIRE", ("HC",), "B、C", "现场检查", "HC"),
        ),
        AnnualLine(
            *(2, "危险化学品企业联合检查", HAZARDOUS, "新材料、化工与涂装企业15户"),
            *("20%,1次/年", *year, "EMB", ("EEB", "FIRE", "PSB"), "", "", "EMB"),
        ),
    )


def open_registers() -> None:
    """In March the park, its catalogue and the officers of the draw are entered."""
    with at(MARCH, TUESDAY, "09:00"):
        parks.import_park(YUANCHENG / "park.json", by=OPERATOR)
        publish_catalogue()
        for one in POOL.officers:
            officers.register(
                Officer(one, "某某", "FIRE", dt.date(YEAR + 1, 12, 31)), by=head("FIRE")
            )


def take_annual_plan() -> None:
    """The year's joint plan comes as a workbook, goes out and in again, and is put in force."""
    offices = library()[0].departments
    lines = annual_lines()
    with at(MARCH, TUESDAY, "10:00"):
        workbook = sheet.as_xlsx(YEAR, lines, offices)
        known = departments.list_departments(by=COMMITTEE)
        read = sheet.check(workbook, year=YEAR, departments=known, name="年度.xlsx")
        draft = annual.take(read.accepted(), year=YEAR, source=read.source, by=COMMITTEE)
        table = sheet.as_csv(draft.lines, known)
        again = sheet.check(table, year=YEAR, departments=known, name="年度.csv")
        assert again.accepted() == draft.lines == lines
        assert annual.take(again.accepted(), year=YEAR, source=again.source, by=COMMITTEE) == draft
    with at(MARCH, THURSDAY, "15:00"):
        annual.put_in_force(YEAR, draft.version, by=COMMITTEE)
        with pytest.raises(WrongState) as twice:
            annual.put_in_force(YEAR, draft.version, by=COMMITTEE)
    assert twice.value.legal == ("supersede",)
    assert annual.show(YEAR, by=officer("HC")).state is AnnualState.IN_FORCE


def draw_enterprises() -> tuple[str, ...]:
    """FIRE announces what binds its draw, supervision says the words, anybody checks the lots."""
    with at(W1, -20, "09:00"):
        announced = draws.announce("FIRE", FIRE_SAFETY, POOL, by=officer("FIRE"))
        before = draws.publish(announced.id, by=SUPERVISION)
        assert announced.secret == ""
        assert "secret" not in before
    with at(W1, -18, "09:00"):
        with pytest.raises(NotAllowed):
            draws.draw(announced.id, WORDS, by=officer("FIRE"))
        drawn = draws.draw(announced.id, WORDS, by=SUPERVISION)
        with pytest.raises(WrongState) as twice:
            draws.draw(announced.id, "再抽一次", by=SUPERVISION)
    assert twice.value.legal == ()
    _draw_again(drawn, before)
    return tuple(one.enterprise for one in drawn.lots)


def _draw_again(drawn: RandomDraw, before: dict[str, object]) -> None:
    result = draws.publish(drawn.id, by=SUPERVISION)
    assert draws.verify(drawn.id, by=SUPERVISION) == draw_files.rerun(result, before) == ()
    assert [one.tier for one in drawn.lots] == ["C", "C", "C", "D", "D"]
    assert all("fire-1" not in one.officers for one in drawn.lots if one.enterprise == "P001")
    steered = {**result, "lots": result["lots"][1:]}
    assert len(draw_files.rerun(steered, before)) == 1


def wish(
    department: str, firms: tuple[str, ...], item: str, week: Week, **more: object
) -> EntryWish:
    """An entry from a week's Monday to its Friday."""
    facts = {"begins": week.moment(510), "last": week.date(4), **more}
    return EntryWish(
        department, EntryKind.INSPECTION, "双随机抽查", "消防法", firms, (item,), **facts
    )


def approve_entries(lots: tuple[str, ...]) -> EntryApproval:
    """FIRE's own head, and nobody else, lets its officers enter what was drawn."""
    with at(W1, -12, "09:00"):
        asked = approvals.ask(wish("FIRE", lots, FIRE_SAFETY, W2), by=officer("FIRE"))
        with pytest.raises(NotAllowed):
            approvals.approve(asked.id, by=officer("FIRE"))
        with pytest.raises(NotFound):
            approvals.approve(asked.id, by=head("EMB"))
    with at(W1, -12, "15:00"):
        approved = approvals.approve(asked.id, by=head("FIRE"))
        with pytest.raises(WrongState) as twice:
            approvals.refuse(asked.id, "改期", by=head("FIRE"))
    assert twice.value.legal == ("withdraw",)
    assert approvals.approved("FIRE", lots[0], FIRE_SAFETY, W2.date(1)) == approved
    assert approvals.approved("FIRE", lots[0], FIRE_SAFETY, W1.date(1)) is None
    return approved


def enter_exempt() -> int:
    """EMB follows a complaint at once and asks its head afterwards, which only the exempt may."""
    with at(W2, TUESDAY, "18:15"):
        with pytest.raises(Rejected, match="begins: past"):
            approvals.ask(wish("EMB", ("E017",), HAZARDOUS, W2), by=officer("EMB"))
        told = {"exempt": ExemptReason.COMPLAINT, "why": "群众举报气味", "evidence": "12345-1207"}
        begun = W2.moment(TUESDAY * 1440 + 16 * 60)
        entry = wish("EMB", ("E017",), HAZARDOUS, W2, begins=begun, **told)
        return approvals.ask(entry, by=officer("EMB")).id


def approve_afterwards(entry: int) -> None:
    """The head makes up for it on the next working day, which is in time."""
    with at(W2, WEDNESDAY, "18:15"):
        assert not approvals.approve(entry, by=head("EMB")).late
