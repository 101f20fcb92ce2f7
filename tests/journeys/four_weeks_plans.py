"""What the departments ask for in each of the four weeks, and the first week's plan."""

from dataclasses import replace

import pytest

from tests.journeys.four_weeks_acts import FIRST, answer, plan, publish
from tests.journeys.four_weeks_after import write_papers
from tests.journeys.four_weeks_cast import (
    DAYS,
    FRIDAY_BEFORE,
    FRIDAY_BEFORE_LAST,
    MONDAY_BEFORE,
    TUESDAY_BEFORE,
    W1,
    W2,
    W3,
    W4,
    WEDNESDAY_BEFORE,
    at,
    copied,
    first_lines,
    hand_in,
    hand_in_of,
    preview_of,
    take_sheet,
    take_sheets,
    visit_at,
    windows,
)
from tests.tracker.builders import COMMITTEE, officer
from tracker import departments, history, outbox, versions, weeks
from tracker.errors import Rejected
from tracker.records import CheckCode, Window
from tracker.week import parse_window


def collect_first_week() -> None:
    """Eighteen workbooks come in, once more without a change, and one line is not approved."""
    with at(W1, FRIDAY_BEFORE_LAST, "16:00"):
        assert take_sheets().rows == 114
        seal, told = history.seal(), outbox.unsent()
        again = take_sheet("FIRE")
        assert (again.new, again.changed, again.unchanged, again.withdrawn) == (0, 0, 16, 0)
        unapproved = replace(first_lines("UM")[0], approver="")
        with pytest.raises(Rejected, match=r"approve.*: missing"):
            hand_in_of(W1, "UM", (unapproved, *first_lines("UM")[1:]))
        told_first = preview_of(W1, "UM", (replace(unapproved, approved_on=None),)).findings
        assert [one.code for one in told_first if one.blocks] == [CheckCode.UNAPPROVED]
        assert (history.seal(), outbox.unsent()) == (seal, told)


def prepare_first_week() -> None:
    """A late line needs a reason; then 112 requests become the fewest visits there can be."""
    more = (*first_lines("HRSS"), copied("HRSS", "社会保险", "E010", windows(), W1))
    with at(W1, MONDAY_BEFORE, "08:30"):
        with pytest.raises(Rejected, match="late: needed-after"):
            hand_in_of(W1, "HRSS", more)
        assert hand_in_of(W1, "HRSS", more, "专项行动").new == 1
    with at(W1, MONDAY_BEFORE, "09:00"):
        version = plan(W1)
    with at(W1, TUESDAY_BEFORE, "10:00"):
        assert len(publish(W1, version.number).new) == 70
    with at(W1, WEDNESDAY_BEFORE, "11:00"):
        answer(W1, FIRST)
        assert visit_at(W1, "E043", "FIRE", "HC").lead.id == "HC"
    with at(W1, FRIDAY_BEFORE, "09:00"):
        write_papers(visit_at(W1, "C001", "EMB", "FIRE"))


def collect_second_week(lots: tuple[str, ...]) -> None:
    """FIRE goes where the lots fell, others join; at C001 nobody's day is everybody's day."""
    tuesday, thursday = parse_window("Tue 09:00-11:30"), parse_window("Thu 09:00-11:30")
    lines = (
        *(copied("FIRE", "消防安全", firm, _days(firm), W2) for firm in lots),
        *(copied("HC", "职业病", firm, windows(), W2) for firm in ("E024", "E025", "E028")),
        *(copied("SAMR", "特种设备", firm, windows(*DAYS[:3]), W2) for firm in ("E024", "P001")),
        *(copied("EEB", "挥发性", firm, _days(firm), W2) for firm in ("P001", "P005")),
        copied("TAX", "发票", "P005", _days("P005"), W2),
        copied("EEB", "危险废物", "C001", [tuesday], W2),
        copied("HC", "集体食堂", "C001", [thursday], W2),
    )
    with at(W2, FRIDAY_BEFORE_LAST, "16:00"):
        weeks.open_week(W2, by=COMMITTEE)
        hand_in(W2, lines)
        for office, day in (("EMB", "Tue"), ("FIRE", "Thu")):
            away = [(3, parse_window(f"{day} 00:00-24:00"))]
            departments.set_away(office, W2, away, by=officer(office))


def _days(firm: str) -> tuple[Window, ...]:
    return windows("Fri") if firm == "P005" else windows()


def collect_third_week() -> None:
    """What found no place in the first week, or nobody came to, is asked for once more."""
    left = [one.request for one in versions.show(W1, by=COMMITTEE).unplanned]
    assert [one.department.id for one in left] == ["METEO", "METEO", "TAX"]
    lines = (
        *(
            copied(one.department.id, one.items[0], one.enterprise.id, windows(), W3)
            for one in left
        ),
        copied("FIRE", "消防安全", "W004", windows(), W3),
        copied("HUC", "在建工程", "S005", windows(), W3),
        copied("NR", "建设用地", "S005", windows(), W3),
        *(
            copied(office, item, "F001", windows("Wed", "Thu"), W3)
            for office, item in (("SAMR", "食品生产"), ("HC", "集体食堂"), ("WATER", "取水"))
        ),
    )
    with at(W3, FRIDAY_BEFORE_LAST, "16:00"):
        weeks.open_week(W3, by=COMMITTEE)
        hand_in(W3, lines)


def collect_fourth_week() -> None:
    """The year's last joint inspections."""
    c003 = (("EMB", "危险化学品"), ("EEB", "挥发性"), ("FIRE", "消防安全"), ("PSB", "易制毒"))
    lines = (
        *(copied(office, item, "C003", windows(), W4) for office, item in c003),
        copied("SAMR", "计量", "F005", windows(), W4),
        copied("EEB", "废水", "F005", windows(), W4),
        copied("IND", "节能", "R001", windows(), W4),
        copied("STAT", "统计", "R001", windows(), W4),
    )
    with at(W4, FRIDAY_BEFORE_LAST, "16:00"):
        weeks.open_week(W4, by=COMMITTEE)
        hand_in(W4, lines)
