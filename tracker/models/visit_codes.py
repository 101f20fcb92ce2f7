"""What is kept of visit codes, which themselves are kept nowhere, and what was told by them."""

from peewee import Check, IntegerField, TextField

from tracker.database import MomentField, Row


class VisitCodeRow(Row):
    """How often the code of a visit was changed, and when it was first shown on site."""

    uid = TextField(unique=True)
    rotation = IntegerField()
    shown = MomentField(null=True)


class ScanRow(Row):
    """A confirmation: somebody came, or everybody left; `undone`: it was taken back."""

    uid = TextField(index=True)
    kind = TextField()
    moment = MomentField()
    undone = MomentField(null=True)


class RefusalRow(Row):
    """What was not let in, and what became of it."""

    uid = TextField(index=True)
    kind = TextField()
    text = TextField()
    moment = MomentField()
    answer = TextField()
    answered = MomentField(null=True)
    actor = TextField()


class RatingRow(Row):
    """How a visit was."""

    uid = TextField(unique=True)
    stars = IntegerField(constraints=[Check("stars BETWEEN 1 AND 5")])
    text = TextField()
    moment = MomentField()
