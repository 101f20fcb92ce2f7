"""What a device gets at the address of its calendar: a calendar, or nothing at all."""

import dataclasses
import datetime as dt
import email.utils

import icalendar
import pytest

from tests.web.pages.views.conftest import FIRM, OFFICER, PLANNING
from tests.web.signing import CLERK, signed_in
from tracker import accounts, approvals, clock, database, fetches, people, subscriptions
from tracker.errors import Unreachable
from tracker.people import OPERATOR
from tracker.records import Person, Role
from tracker.records.approvals import EntryKind, EntryWish
from tracker.records.subscriptions import Holding
from tracker.week import ZONE
from web import own_calendar, subscribed

CENTRE = Person("centre", "受理员", Role.SERVICE_CENTRE)
WITH_ENTRIES = (Holding.VISITS, Holding.DEADLINES, Holding.BOTH)
HEAD = Person("embhead", "局长", Role.HEAD, department="EMB")
ENTRY = EntryWish(
    department="EMB",
    kind=EntryKind.SURVEY,
    purpose="危化品摸底",
    basis="《安全生产法》第六十五条",
    enterprises=("C001",),
    items=("危化品储存",),
    begins=dt.datetime(2026, 12, 3, 9, tzinfo=ZONE),
    last=dt.date(2026, 12, 3),
)


@pytest.fixture(autouse=True)
def before_the_week():
    """A Wednesday before the week that is published."""
    with clock.fixed(PLANNING):
        yield


@pytest.fixture
def subscribe(app):
    """Makes a calendar of somebody and tells its address."""

    def make(by=CLERK, **narrowed):
        signed_in(app, by)
        with database.session():
            made = subscriptions.subscribe("电脑", by=by, **narrowed)
        return f"/feeds/{made.token}.ics", made.id

    return make


@pytest.fixture
def device(app):
    """A program without cookies."""
    return app.test_client()


def events(answer):
    found = icalendar.Calendar.from_ical(answer.data)
    return {str(one["UID"]).partition("@")[0] for one in found.walk("VEVENT")}


def test_a_device_gets_the_calendar_of_whoever_subscribed(subscribe, device):
    address, _ = subscribe()
    answer = device.get(address)

    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "Set-Cookie" not in answer.headers
    assert events(answer) == {"2026-W49-C001-1", "2026-W49-C002-1"}


def test_each_sees_what_the_pages_would_show(subscribe, device):
    def seen(by, **narrowed):
        return events(device.get(subscribe(by, **narrowed)[0]))

    assert seen(OFFICER) == {"2026-W49-C001-1"}
    assert seen(FIRM) == {"2026-W49-C001-1"}
    assert seen(Person("other", "联系人", Role.ENTERPRISE, enterprise="C002")) == set()
    assert seen(CENTRE) == {"2026-W49-C001-1"}
    assert seen(CLERK, enterprise="C002") == {"2026-W49-C002-1"}
    assert seen(CLERK, department="EMB") == {"2026-W49-C001-1"}


def test_rights_are_those_of_the_fetch(subscribe, device):
    address, _ = subscribe(Person("moved", "调动", Role.COMMITTEE))
    before = events(device.get(address))
    with database.session():
        firm = Person("moved", "调动", Role.ENTERPRISE, enterprise="C001")
        people.change(firm, by=OPERATOR)

    assert (len(before), events(device.get(address))) == (2, {"2026-W49-C001-1"})


def test_what_a_device_has_already_is_not_sent_again(subscribe, device):
    address, _ = subscribe()
    first = device.get(address)
    tag = first.headers["ETag"]

    assert not tag.startswith("W/")
    assert device.get(address).headers["ETag"] == tag
    again = device.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert device.get(address, headers={"If-None-Match": '"other"'}).status_code == 200
    head = device.head(address)
    assert (head.status_code, head.headers["ETag"], head.data) == (200, tag, b"")


def test_what_was_given_is_not_reckoned_anew_until_something_is_entered(
    subscribe, device, monkeypatch
):
    address, _ = subscribe()
    had = {"If-None-Match": device.get(address).headers["ETag"]}
    asked = []
    reckon = subscribed.remembered
    monkeypatch.setattr(
        subscribed, "remembered", lambda *a, **b: asked.append(a) or reckon(*a, **b)
    )

    assert (device.get(address, headers=had).status_code, len(asked)) == (304, 0)
    with database.session():
        people.add(Person("new", "新人", Role.COMMITTEE), by=OPERATOR)
    assert (device.get(address, headers=had).status_code, len(asked)) == (304, 1)
    assert (device.get(address, headers=had).status_code, len(asked)) == (304, 1)
    with clock.fixed(PLANNING + dt.timedelta(days=1)):
        assert (device.get(address, headers=had).status_code, len(asked)) == (304, 2)


def test_a_server_that_moved_gives_its_new_links(app, subscribe, device):
    address, _ = subscribe()
    had = {"If-None-Match": device.get(address).headers["ETag"]}
    config = app.config["ONEVISIT"]
    app.config["ONEVISIT"] = dataclasses.replace(config, base_url="https://moved.example")
    answer = device.get(address, headers=had)

    assert answer.status_code == 200
    assert "https://moved.example/visits/" in unfolded(answer)


def test_a_device_that_knows_only_moments_is_told_of_every_change(subscribe, device):
    address, _ = subscribe()
    first = device.get(address)
    told = first.headers["Last-Modified"]

    def ask(since=told):
        return device.get(address, headers={"If-Modified-Since": since})

    assert ask().status_code == 304
    # A tag decides where a device knows both.
    both = {"If-Modified-Since": told, "If-None-Match": '"other"'}
    assert device.get(address, headers=both).status_code == 200
    assert ask("not a moment").status_code == 200
    with database.session():
        people.change(
            Person(CLERK.login, CLERK.name, Role.ENTERPRISE, enterprise="C001"), by=OPERATOR
        )
    # Within the same second another content has another moment.
    changed = ask()
    assert changed.status_code == 200
    assert parsed(changed) > parsed(first)


def parsed(answer):
    return email.utils.parsedate_to_datetime(answer.headers["Last-Modified"])


def unfolded(answer):
    return answer.data.replace(b"\r\n ", b"").decode()


def test_what_is_due_stands_on_its_day_if_it_is_asked_for(subscribe, device):
    addresses = [subscribe(HEAD, holds=one)[0] for one in WITH_ENTRIES]
    with database.session():
        approvals.ask(ENTRY, by=OFFICER)
    visits, limits, both = (kinds(device.get(one)) for one in addresses)

    (due,) = limits[1]
    assert (limits[0], due.start) == ([], dt.date(2026, 12, 3))
    assert due["SUMMARY"] == f"截止：入企审批 {ENTRY.purpose}"
    assert (visits[1], len(visits[0])) == ([], 1)
    assert (both[0], both[1]) == (visits[0], limits[1])


def test_an_enterprise_is_not_told_twice_of_its_visits(subscribe, device):
    visits, limits = kinds(device.get(subscribe(FIRM, holds=Holding.BOTH)[0]))

    assert (len(visits), limits) == (1, [])


def kinds(answer):
    """The visits of a calendar, and what stands on whole days."""
    found = icalendar.Calendar.from_ical(answer.data).walk("VEVENT")
    moments = [one for one in found if isinstance(one.start, dt.datetime)]
    return moments, [one for one in found if one not in moments]


def test_a_calendar_that_will_end_tells_so_in_time(subscribe, device):
    address, number = subscribe()
    assert kinds(device.get(address))[1] == []
    last = (PLANNING + dt.timedelta(days=366)).date()
    with clock.fixed(PLANNING + dt.timedelta(days=320)):
        found = kinds(device.get(address))[1]
        assert [one.start for one in found] == [last - dt.timedelta(days=14), last]
        assert all("到期" in str(one["SUMMARY"]) for one in found)
        with database.session():
            subscriptions.renew(number, by=CLERK)
        assert kinds(device.get(address))[1] == []


def test_one_that_was_not_renewed_is_emptied_and_then_gone(subscribe, device):
    address, _ = subscribe()
    for days, status in ((366, 200), (380, 200), (382, 410)):
        with clock.fixed(PLANNING + dt.timedelta(days=days)):
            assert device.get(address).status_code == status


def test_a_reminder_comes_with_every_visit_that_takes_place_and_only_if_asked_for(
    subscribe, device
):
    silent, loud = subscribe()[0], subscribe(alarm=45)[0]

    assert device.get(silent).data.count(b"VALARM") == 0
    assert device.get(loud).data.count(b"TRIGGER:-PT45M") == 2


def test_whoever_looks_at_everybody_is_not_kept_busy(subscribe, device):
    assert b"TRANSP:OPAQUE" not in device.get(subscribe()[0]).data
    assert b"TRANSP:TRANSPARENT" not in device.get(subscribe(OFFICER)[0]).data
    assert b"TRANSP:TRANSPARENT" not in device.get(subscribe(FIRM)[0]).data


@pytest.mark.parametrize("secret", ["ovf_" + "x" * 43, "x", "ovf_" + "长" * 9])
def test_a_wrong_secret_gives_no_hint(device, secret):
    answer = device.get(f"/feeds/{secret}.ics")

    assert (answer.status_code, answer.text) == (404, "404\n")


def test_no_address_that_is_none_of_ours_is_a_calendar(device):
    for address in (
        "/feeds/",
        "/feeds/.ics",
        "/feeds/%00.ics",
        "/feeds/a/b.ics",
        "/en/feeds/x.ics",
    ):
        assert device.get(address).status_code == 404


def test_one_that_was_taken_back_is_emptied_and_then_gone(subscribe, device):
    address, number = subscribe()
    with database.session():
        subscriptions.revoke(number, by=CLERK)

    emptied = device.get(address)
    assert (emptied.status_code, events(emptied)) == (200, set())
    assert "本日历已停用" in emptied.text
    with clock.fixed(PLANNING + dt.timedelta(days=14)):
        assert device.get(address).status_code == 200
    with clock.fixed(PLANNING + dt.timedelta(days=14, minutes=1)):
        assert device.get(address).status_code == 410


def test_it_ends_with_the_account(subscribe, device):
    address, _ = subscribe(Person("leaver", "离岗", Role.COMMITTEE))
    with database.session():
        accounts.close("leaver", "离岗", by=OPERATOR)

    assert events(device.get(address)) == set()


def test_no_calendar_where_the_records_do_not_answer(subscribe, device, monkeypatch):
    address, _ = subscribe()

    def fail(*_, **__):
        raise Unreachable("gone")

    monkeypatch.setattr("web.reading.visits.list_visits", fail)
    answer = device.get(address)

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "300")
    assert "VCALENDAR" not in answer.text


def test_a_calendar_is_given_also_where_the_fetch_cannot_be_kept(subscribe, device, monkeypatch):
    address, _ = subscribe()

    def fail(*_, **__):
        raise Unreachable("busy")

    monkeypatch.setattr(fetches, "note", fail)

    assert device.get(address).status_code == 200


def test_what_fetched_and_when_is_kept_by_its_name(subscribe, device):
    address, number = subscribe()
    device.get(address, headers={"User-Agent": "iOS/17.0 (21A329) dataaccessd/1.0"})

    with database.session():
        found = subscriptions.find(number, by=CLERK)
    assert (found.fetched, found.client) == (PLANNING, "iOS/17.0 (21A329) dataaccessd/1.0")


def test_a_calendar_holds_weeks_around_today_alone(subscribe, device):
    address, _ = subscribe()

    for weeks, count in ((-9, 0), (-6, 2), (4, 2), (6, 0)):
        with clock.fixed(PLANNING + dt.timedelta(weeks=weeks)):
            assert len(events(device.get(address))) == count, weeks


def test_what_is_too_large_for_clients_keeps_what_is_nearest(subscribe, device, monkeypatch):
    address, _ = subscribe()
    whole = device.get(address)
    monkeypatch.setattr(own_calendar, "MOST", len(whole.data) - 1)
    with clock.fixed(PLANNING + dt.timedelta(days=1)):
        small = device.get(address)

    assert len(small.data) < len(whole.data)
    assert events(small) == {"2026-W49-C001-1"}


def taken(answer):
    """The hours of a calendar that tells no more than those."""
    (found,) = icalendar.Calendar.from_ical(answer.data).walk("VFREEBUSY")
    told = found.get("FREEBUSY", [])
    return [one.dt for one in (told if isinstance(told, list) else [told])]


def test_planners_see_when_a_department_is_taken_and_nothing_else(subscribe, device):
    answer = device.get(subscribe(CLERK, department="EMB", holds=Holding.HOURS)[0])
    (visit,) = kinds(device.get(subscribe(CLERK, department="EMB")[0]))[0]

    assert (answer.status_code, answer.content_type) == (200, "text/calendar; charset=utf-8")
    assert [tuple(one) for one in taken(answer)] == [(visit.start, visit.end)]
    for told in ("VEVENT", "SUMMARY", "LOCATION", "URL", str(visit["UID"])):
        assert told not in answer.text


def test_hours_are_nobodys_when_their_reader_speaks_for_no_department_any_more(subscribe, device):
    who = Person("moved", "调动", Role.OFFICER, department="EMB")
    address = subscribe(who, holds=Holding.HOURS)[0]
    assert taken(device.get(address))
    with database.session():
        people.change(Person("moved", "调动", Role.COMMITTEE), by=OPERATOR)

    assert device.get(address).status_code == 404
