"""Quiet periods as the committee enters them."""

import re

from tests.web.signing import send, signed_in
from tracker import quiet
from tracker.records import Person, Role

DESK = Person("desk", "经办", Role.COMMITTEE)
FORM = "/quiet:enter"
PERIOD = {
    "shape": "weekdays",
    "basis": "管委会决定",
    "since": "2026-12-01",
    "scope": "all",
    "weekdays": ["0", "4"],
}


def ticked(page: str) -> list[str]:
    """Days of the week that are ticked on a page."""
    boxes = re.findall(r'<input type="checkbox" name="weekdays" value="(\d)"( checked)?>', page)
    assert len(boxes) == 7
    return [value for value, is_ticked in boxes if is_ticked]


def test_days_of_a_week_are_ticked_and_stand_in_the_list_by_their_names(office):
    desk = signed_in(office, DESK)
    assert ticked(desk.get(FORM).text) == []

    assert send(desk, FORM, **PERIOD).status_code == 302

    (kept,) = quiet.list_periods(by=DESK)
    assert kept.entry.weekdays == (0, 4)
    assert "周一、周五" in desk.get("/quiet").text


def test_what_was_ticked_stays_ticked_where_something_else_is_missing(office):
    answer = send(signed_in(office, DESK), FORM, **PERIOD | {"basis": ""})

    assert answer.status_code == 422
    assert ticked(answer.text) == ["0", "4"]
    assert 'id="basis-fault"' in answer.text


def test_what_a_period_does_not_stop_is_ticked_by_its_name(office):
    desk = signed_in(office, DESK)
    assert '<input type="checkbox" name="exceptions" value="E6"> E6 投诉举报' in desk.get(FORM).text

    wrong = send(desk, FORM, **PERIOD | {"basis": "", "exceptions": ["E6"]})
    assert 'name="exceptions" value="E6" checked>' in wrong.text
    assert send(desk, FORM, **PERIOD, exceptions=["E6", "D3"]).status_code == 302

    (kept,) = quiet.list_periods(by=DESK)
    assert kept.entry.exceptions == ("E6", "D3")


def test_a_period_by_days_of_a_week_without_any_is_marked_there(office):
    answer = send(signed_in(office, DESK), FORM, **PERIOD | {"weekdays": []})

    assert answer.status_code == 422
    assert 'id="weekdays-fault"' in answer.text


def test_the_list_tells_in_words_which_exemptions_a_quiet_period_does_not_stop(office):
    desk = signed_in(office, DESK)

    assert send(desk, FORM, **PERIOD | {"exceptions": "E1"}).status_code == 302

    (cell,) = re.findall(r'<td data-label="例外情形">(.*?)</td>', desk.get("/quiet").text)
    assert cell.strip() not in ("", "E1")
