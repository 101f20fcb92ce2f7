"""What the committee wants of a week's plan."""

from peewee import ForeignKeyField, IntegerField, TextField

from tracker.database import JsonField, MomentField, Row
from tracker.models.registers import EnterpriseRow
from tracker.models.weeks import WeekRow


class InstructionRow(Row):
    """
    An instruction for a week's plan; it holds until it is lifted.

    `requests` are public ids, `start` and `end` minutes of the week where the kind has them.
    """

    week = ForeignKeyField(WeekRow)
    enterprise = ForeignKeyField(EnterpriseRow)
    kind = TextField()
    requests = JsonField()
    start = IntegerField(null=True)
    end = IntegerField(null=True)
    leads = JsonField()
    reason = TextField()
    actor = TextField()
    made = MomentField()
    lifted = MomentField(null=True)
