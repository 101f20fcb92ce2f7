"""The year table of working days."""

from peewee import SQL, BooleanField, DateField, ForeignKeyField, IntegerField, TextField

from tracker.database import Row


class WorkingYearRow(Row):
    """A year that is entered: as it was announced, or, not confirmed, as it is expected."""

    year = IntegerField(unique=True)
    source = TextField()
    confirmed = BooleanField(constraints=[SQL("DEFAULT TRUE")])


class WorkingDayRow(Row):
    """A day that differs: a holiday (`works` is false) or a make-up day (true)."""

    year = ForeignKeyField(WorkingYearRow, backref="days", on_delete="CASCADE")
    day = DateField(unique=True)
    works = BooleanField()
    name = TextField()
