"""What is prepared beside the pages. Content lies apart, so that no look at it ever loads it."""

from peewee import SQL, BlobField, ForeignKeyField, IntegerField, TextField

from tracker.database import JsonField, MomentField, Row


class PreparationRow(Row):
    """
    Something to prepare; `digest` is of what was asked and of whom it may be shown to.

    `beat` is the last sign of life of whoever prepares it.
    """

    token = TextField(unique=True)
    digest = TextField(unique=True)
    kind = TextField()
    told = JsonField()
    actor = TextField()
    scope = JsonField()
    state = TextField(index=True)
    attempts = IntegerField()
    done = IntegerField()
    total = IntegerField()
    fault = TextField()
    name = TextField()
    media = TextField()
    asked = MomentField()
    beat = MomentField()


class PreparationContentRow(Row):
    """The bytes of what is ready, or of what is about to be, part by part."""

    preparation = ForeignKeyField(PreparationRow)
    content = BlobField()
    part = IntegerField(constraints=[SQL("DEFAULT 0")])

    class Meta:
        indexes = ((("preparation", "part"), True),)
