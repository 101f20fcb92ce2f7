"""What a scope keeps of a week: a team's stays, limits once each, the end in time."""

import dataclasses
import datetime as dt
import itertools

import vobject

from tests.web.builders import EMB, FIRE, small_board
from tracker import inboxes
from tracker.people import COMMITTEE
from tracker.records.inboxes import Inbox, Light, Waiting, WaitingKind
from tracker.records.subscriptions import Holding
from web import own_calendar, reading
from web.config import Config
from web.own_calendar import Scope

CONFIG = Config(base_url="https://onevisit.example")
ALL = Scope(None, None, None, Holding.VISITS, None, "", None)
DUE = dt.date(2026, 12, 4)


def with_teams(board):
    """FIRE goes to the first visit with team 2, and to the third with teams 1 and 2."""

    def given(visit, teams):
        lines = tuple(
            dataclasses.replace(one, teams=teams if one.department == FIRE else (1,))
            for one in visit.lines
        )
        return dataclasses.replace(visit, lines=lines)

    first, second, third = board.visits
    return given(first, (2,)), given(second, (1,)), given(third, (1, 2))


def names(content):
    calendar = vobject.readOne(content.decode())
    return [one.uid.value.partition("@")[0] for one in getattr(calendar, "vevent_list", [])]


def seen(monkeypatch, scope):
    """The names in a calendar over the small week."""
    board = small_board()
    monkeypatch.setattr(reading, "appointments", lambda *_, **__: (board.park, with_teams(board)))
    monkeypatch.setattr(own_calendar, "_name", lambda *_: "日历")
    return names(own_calendar.content(scope, CONFIG, by=COMMITTEE))


def of_team(department, team):
    return dataclasses.replace(ALL, department=department.id, team=team)


def test_a_team_sees_where_it_goes_itself(monkeypatch):
    one, two, three = (seen(monkeypatch, of_team(FIRE, number)) for number in (1, 2, 3))

    assert one == ["2026-W49-3"]
    assert sorted(two) == ["2026-W49-1", "2026-W49-3"]
    assert three == []


def test_the_team_of_another_department_with_its_number_is_not_meant(monkeypatch):
    assert "2026-W49-3" not in seen(monkeypatch, of_team(EMB, 2))


def test_a_limit_stands_once_and_is_another_entry_when_it_moves(monkeypatch):
    def entries(*due):
        waiting = tuple(
            Waiting(WaitingKind.REPORT_DUE, "report:2", "华晟", DUE, one, Light.GREEN)
            for one in due
        )
        monkeypatch.setattr(inboxes, "inbox", lambda **_: Inbox(waiting, {}))
        return seen(monkeypatch, dataclasses.replace(ALL, holds=Holding.DEADLINES, login="x"))

    first, twice, moved, without = entries(DUE), entries(DUE, DUE), entries(LATER), entries(None)

    assert (len(first), twice, without) == (1, first, [])
    assert len(moved) == 1
    assert moved != first


LATER = DUE + dt.timedelta(days=3)


def test_a_calendar_that_ends_soon_names_its_last_day_whatever_it_holds(monkeypatch):
    monkeypatch.setattr(own_calendar.settings, "number", lambda _: 14)
    monkeypatch.setattr(inboxes, "inbox", lambda **_: Inbox((), {}))
    days = []
    for holds in (Holding.VISITS, Holding.DEADLINES, Holding.BOTH):
        scope = dataclasses.replace(ALL, holds=holds, ends=(7, DUE))
        days.append({name for name in seen(monkeypatch, scope) if name.startswith("end-7-")})

    assert days[0] == {"end-7-2026-12-04-2026-11-20", "end-7-2026-12-04-2026-12-04"}
    assert all(one == two for one, two in itertools.pairwise(days))
