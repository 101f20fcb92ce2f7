"""A calendar server holds what was published: entry by entry, and nothing of others is touched."""

import datetime as dt
import logging
from dataclasses import replace

import pytest

from tests.tracker import builders
from tests.tracker.builders import COLLECTING, COMMITTEE, line, publish_plan
from tests.web.caldav.shelf import Shelf
from tracker import clock, served, settings
from tracker.records.served import ServedFault
from web.caldav import office

MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1, seconds=1)
FRIDAY = ("Fri 09:00-12:00",)


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    found = Shelf()
    monkeypatch.setattr(office, "Server", lambda config: found)
    return found


@pytest.fixture
def config(records):
    with clock.fixed(COLLECTING):
        builders.park()
        publish_plan(line(), line("TAX"), line("TAX", "E2"))
        yield replace(records, caldav_url="https://calendars.example/onevisit/")


def serve(config, later=dt.timedelta()):
    """Serve all that is due after a while, time after time; how many were tried."""
    with clock.fixed(clock.now() + later):
        return office.work_off(config)


def words(shelf, scope):
    return {
        name.partition("@")[0]: content.replace(b"\r\n ", b"").decode()
        for name, content in shelf.calendars[scope].items()
    }


def test_each_department_has_a_calendar_of_its_own_and_the_committee_one_of_all(config, shelf):
    assert serve(config) == 4

    assert {scope: sorted(words(shelf, scope)) for scope in shelf.calendars} == {
        "committee": ["2026-W49-E1-1", "2026-W49-E2-1"],
        "FIRE": ["2026-W49-E1-1"],
        "EMB": [],
        "TAX": ["2026-W49-E1-1", "2026-W49-E2-1"],
    }
    assert shelf.titles["TAX"].startswith("TAX")
    assert "METHOD" not in words(shelf, "FIRE")["2026-W49-E1-1"]


def test_what_was_served_is_not_served_again(config, shelf):
    serve(config)
    shelf.asked.clear()

    assert serve(config) == 0
    assert shelf.asked == []


def test_an_entry_that_changes_no_calendar_asks_no_server(config, shelf):
    serve(config)
    shelf.asked.clear()
    settings.write("report.working_days", 4, "试行", by=COMMITTEE)

    assert serve(config, MINUTE) == 4
    assert shelf.asked == []


def test_of_what_was_published_anew_only_what_changed_is_put(config, shelf):
    serve(config)
    shelf.puts()
    # Another time at E1 would free a team for E2, and whoever goes there is told of that.
    publish_plan(line(item="电气"), line("TAX"), line("TAX", "E2"))
    serve(config, MINUTE)

    put = shelf.puts()
    assert put
    assert not [one for one in put if "E2" in one]
    assert "电气" in words(shelf, "FIRE")["2026-W49-E1-1"]


def test_a_visit_called_off_stands_as_cancelled_for_a_fortnight_and_is_dropped(config, shelf):
    serve(config)
    publish_plan(line(), line("TAX"), line("FIRE", "E3"))
    serve(config, MINUTE)
    told = words(shelf, "TAX")["2026-W49-E2-1"]
    serve(config, dt.timedelta(days=15))

    assert "STATUS:CANCELLED" in told
    assert sorted(words(shelf, "TAX")) == ["2026-W49-E1-1"]


def test_what_others_keep_there_stays_and_what_they_changed_of_ours_is_put_back(
    config, shelf, caplog
):
    serve(config)
    (name,) = shelf.calendars["FIRE"]
    ours = shelf.calendars["FIRE"][name]
    shelf.calendars["FIRE"] |= {"lunch.ics": b"theirs", name: b"changed"}
    with caplog.at_level(logging.WARNING):
        serve(config, HOUR)

    assert shelf.calendars["FIRE"] == {"lunch.ics": b"theirs", name: ours}
    assert f"FIRE: {name} was changed there" in caplog.text


def test_a_calendar_that_somebody_removed_is_made_again(config, shelf):
    serve(config)
    del shelf.calendars["TAX"]
    serve(config, HOUR)

    assert sorted(words(shelf, "TAX")) == ["2026-W49-E1-1", "2026-W49-E2-1"]


def test_a_server_that_hangs_up_half_way_is_asked_again_for_the_rest(config, shelf):
    shelf.takes = 1
    serve(config)
    (failed,) = [one for one in served.list_served(by=COMMITTEE) if one.scope == "committee"]
    first = shelf.puts()
    shelf.takes = 10**6
    serve(config, 2 * MINUTE)

    assert (failed.fault, failed.reply) == (ServedFault.UNREACHABLE, "ConnectionResetError")
    assert failed.succeeded is None
    assert len(first) == 1
    assert first[0] not in shelf.puts()
    assert all(one.fault is None for one in served.list_served(by=COMMITTEE))
    assert sorted(words(shelf, "committee")) == ["2026-W49-E1-1", "2026-W49-E2-1"]


def test_a_server_that_tells_no_tag_is_asked_for_it(config, shelf):
    shelf.tells = False
    serve(config)
    shelf.puts()

    assert serve(config, HOUR) == 4
    assert shelf.puts() == []


def test_one_that_cannot_be_written_keeps_no_other_back(config, shelf, monkeypatch):
    real = office.content.wanted

    def broken(scope, config):
        if scope == "FIRE":
            raise KeyError(scope)
        return real(scope, config)

    monkeypatch.setattr(office.content, "wanted", broken)
    serve(config)

    faults = {one.scope: one.fault for one in served.list_served(by=COMMITTEE)}
    assert faults == {"committee": None, "EMB": None, "FIRE": ServedFault.BROKEN, "TAX": None}


def test_without_a_server_nothing_is_served(config, shelf):
    assert serve(replace(config, caldav_url="")) == 0
    assert served.list_served(by=COMMITTEE) == ()
