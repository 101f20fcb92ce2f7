"""Answers that were given to programs, for a day."""

from peewee import IntegerField, TextField

from tracker.database import MomentField, Row


class AnswerRow(Row):
    """
    What somebody was answered under a key; `digest` is of what was asked.

    `key` is kept as a digest too: it is the program's, and may be anything.
    """

    login = TextField()
    key = TextField()
    digest = TextField()
    status = IntegerField()
    body = TextField()
    kept = MomentField(index=True)

    class Meta:
        indexes = ((("login", "key"), True),)
