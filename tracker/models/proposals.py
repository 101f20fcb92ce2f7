"""What enterprises would like in place of the times of visits."""

from peewee import BooleanField, TextField

from tracker.database import JsonField, MomentField, Row


class TimeProposalRow(Row):
    """Other times for a visit, and what the committee said; `start`: that of the moved visit."""

    uid = TextField(index=True)
    slots = JsonField()
    reason = TextField()
    made = MomentField()
    by_code = BooleanField()
    state = TextField()
    start = MomentField(null=True)
    answer = TextField()
    decided = MomentField(null=True)
    actor = TextField()
