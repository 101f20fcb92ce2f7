"""The year table of working days."""

from peewee import BooleanField, DateField, ForeignKeyField, IntegerField, TextField

from tracker.database import Row


class WorkingYearRow(Row):
    """A year whose holidays are announced."""

    year = IntegerField(unique=True)
    source = TextField()


class WorkingDayRow(Row):
    """A day that differs: a holiday (`works` is false) or a make-up day (true)."""

    year = ForeignKeyField(WorkingYearRow, backref="days", on_delete="CASCADE")
    day = DateField(unique=True)
    works = BooleanField()
    name = TextField()
