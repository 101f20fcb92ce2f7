"""Calendars that stand on a calendar server of somebody else's."""

from peewee import ForeignKeyField, IntegerField, TextField

from tracker.database import MomentField, Row


class ServedCalendarRow(Row):
    """
    How far one calendar is: that of a department, by its code, or that of the committee.

    `standing` names the records that the server has, `due` is when it is tried next, `leased` until
    when somebody is at it.
    """

    scope = TextField(unique=True)
    standing = TextField()
    attempts = IntegerField()
    due = MomentField()
    leased = MomentField(null=True)
    succeeded = MomentField(null=True)
    fault = TextField()
    reply = TextField()


class ServedEntryRow(Row):
    """What the server has taken of us: digest of our bytes, and the server's own tag of them."""

    calendar = ForeignKeyField(ServedCalendarRow)
    name = TextField()
    digest = TextField()
    tag = TextField()

    class Meta:
        indexes = ((("calendar", "name"), True),)
