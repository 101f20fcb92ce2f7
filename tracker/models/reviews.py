"""What reviews have led to."""

from peewee import Check, DateField, TextField

from tracker.database import MomentField, Row


class ImprovementRow(Row):
    """An action that a review has led to; `owner` is a department's id or ``committee``."""

    since = DateField()
    until = DateField()
    owner = TextField()
    text = TextField(constraints=[Check("text <> ''")])
    due = DateField()
    done = MomentField(null=True)
    result = TextField()
