"""Robots that tell a chat group what its office is told."""

from peewee import IntegerField, TextField

from tracker.database import MomentField, Row


class RobotRow(Row):
    """
    How far a robot is: `seen` is the number of the last message that its group has been told.

    `due` is when it is tried next, `leased` until when somebody is at it.
    """

    reader = TextField(unique=True)
    seen = IntegerField()
    attempts = IntegerField()
    due = MomentField()
    leased = MomentField(null=True)
    told = MomentField(null=True)
    fault = TextField()
    reply = TextField()
