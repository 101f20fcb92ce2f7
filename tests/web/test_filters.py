from datetime import UTC, datetime

import flask

from tests.web.builders import MONDAY
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


def test_a_moment_is_shown_to_the_minute():
    assert filters.moment(datetime(2026, 11, 24, 10, 0, 59, tzinfo=UTC)) == "2026-11-24 10:00"
