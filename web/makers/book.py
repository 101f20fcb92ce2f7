"""Every notice of a published week in one PDF, for a printer that prints on both sides."""

from tracker.errors import NotFound
from web import papers, reading, wording
from web.makers.made import Asked, Made

MEDIA = "application/pdf"


def make(asked: Asked) -> Made:
    """The book of a `week` in a `language`; NotFound if nothing of it is announced."""
    week, language = asked.told["week"], asked.told["language"]
    board = reading.board(week, by=asked.by).part(asked.by.department)
    asked.step(0, 1)
    if not papers.announced(board):
        raise NotFound("notice", week)
    content = papers.book(board, asked.config, language)
    asked.step(1, 1)
    title = wording.say("book.title", language, week=wording.week(week, language))
    return Made(f"{title}.pdf", MEDIA, content)
