import datetime as dt

import flask
import pytest

from tests.web.signing import CLERK, signed_in
from tracker import clock, database, departments, people, weeks
from tracker.records import Light, Person, Role
from tracker.records.inboxes import Waiting, WaitingKind
from tracker.week import Week
from web import wording
from web.pages.home import title_of


def test_a_stranger_is_led_elsewhere(stranger):
    assert stranger.get("/").status_code == 302


def test_everybody_finds_what_waits_for_them(app):
    with database.session():
        following = Week.of(clock.today())
        weeks.open_week(following, by=people.COMMITTEE)
        names = [one.name for one in departments.list_departments(by=people.COMMITTEE)]

    page = signed_in(app, CLERK).get("/").text

    assert "等您办理" in page
    assert any(name in page for name in names)


def test_where_nothing_waits_the_page_says_so(app):
    page = signed_in(app, Person("none", "无事", Role.ADMINISTRATOR)).get("/").text

    assert "目前没有等您办理的事。" in page


def test_the_first_page_speaks_english_too(app):
    page = signed_in(app, CLERK).get("/en/").text

    assert "Waiting for you" in page


def test_a_week_that_waits_is_called_as_people_call_it(app):
    with database.session():
        following = Week.of(clock.today())
        weeks.open_week(following, by=people.COMMITTEE)
    officer = Person("fire", "经办", Role.OFFICER, department="FIRE")

    page = signed_in(app, officer).get("/").text

    assert f">{wording.week(str(following), 'zh')}</a>" in page
    assert f">{following}</a>" not in page


@pytest.mark.parametrize(
    ("title", "language", "said"),
    [
        ("2026-12", "zh", "2026年12月"),
        ("2026-12", "en", "Dec 2026"),
        ("2026-W50", "zh", "2026年第50周"),
        ("2026-13", "zh", "2026-13"),
        ("消防安全", "zh", "消防安全"),
    ],
)
def test_what_waits_is_called_as_people_call_it(app, title, language, said):
    day = dt.date(2026, 11, 26)
    waiting = Waiting(WaitingKind.QUIET_DAYS_TO_CHOOSE, "quiet:1", title, day, day, Light.GREEN)

    with app.test_request_context():
        flask.g.language = language
        assert title_of(waiting) == said
