"""Entries that were asked for."""

from peewee import DateField, ForeignKeyField, TextField

from tracker.database import JsonField, MomentField, Row
from tracker.models.registers import DepartmentRow


class ApprovalRow(Row):
    """An entry that the own head approves, refuses, or that was withdrawn."""

    department = ForeignKeyField(DepartmentRow)
    kind = TextField()
    purpose = TextField()
    basis = TextField()
    enterprises = JsonField()
    items = JsonField()
    begins = MomentField()
    last = DateField()
    exempt = TextField()
    why = TextField()
    evidence = TextField()
    state = TextField()
    asked = MomentField()
    approver = TextField()
    decided = MomentField(null=True)
    reason = TextField()
