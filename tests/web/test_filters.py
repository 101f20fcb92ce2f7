from datetime import UTC, datetime

import flask

from tests.web.builders import MONDAY
from tracker import clock
from web import filters
from web.board import Left


def test_words_follow_the_language_of_the_page(app, board):
    with app.test_request_context("/en/"):
        flask.g.language = "en"
        assert filters.day(MONDAY) == "Mon 30 Nov"
        assert filters.left(Left(board.lines[0], "closed")).startswith("every window")
        assert filters.week("2026-W49") == "week 49 of 2026"
    with app.test_request_context("/"):
        assert filters.span(board.visits[0]) == "12月1日 周二 09:00–11:00"
        assert filters.weekday(MONDAY) == "周一"
        assert filters.minutes(90) == "90分钟"


def test_a_moment_is_shown_to_the_minute_and_without_its_year(app):
    when = datetime(2026, 11, 24, 10, 0, 59, tzinfo=UTC)

    with clock.fixed(when), app.test_request_context("/"):
        assert filters.moment(when) == "11月24日 周二 10:00"


def test_another_year_than_this_is_told(app):
    there = datetime(2027, 1, 4, 9, 30, tzinfo=UTC)

    with clock.fixed(datetime(2026, 11, 24, tzinfo=UTC)), app.test_request_context("/"):
        assert filters.moment(there) == "2027年1月4日 09:30"
        assert filters.cell(there.date()) == "2027年1月4日"
        assert filters.cell(datetime(2026, 12, 1, 9, 0, tzinfo=UTC)) == "12月1日 周二 09:00"
        flask.g.language = "en"
        assert filters.near(there.date()) == "4 Jan 2027"


def test_what_heads_a_column_begins_great(app):
    with app.test_request_context("/en/"):
        flask.g.language = "en"
        assert filters.say("column.minutes") == "Minutes"
        assert filters.say("form.must") == "required"


def test_a_column_counts_if_its_first_value_is_a_number():
    assert filters.numeric(lambda one: one, (None, 3))
    assert not filters.numeric(lambda one: one, (True,))
    assert not filters.numeric(lambda one: one, ("3",))
    assert not filters.numeric(lambda one: one, ())


def test_a_case_of_the_log_is_called_by_its_name(app):
    with app.test_request_context("/"):
        assert filters.case("appeal:17") == "诉求 17"
        assert filters.case("year:2026") == "2026 年工作日历"
        assert filters.case("what no one knows") == "what no one knows"
