"""What happens at a visit and after it; visits are known by their uid, which is for life."""

from peewee import BooleanField, Check, DateField, ForeignKeyField, IntegerField, TextField

from tracker.database import JsonField, MomentField, Row
from tracker.models.registers import DepartmentRow
from tracker.models.weeks import RequestRow


class VisitCaseRow(Row):
    """How far a published visit has come."""

    uid = TextField(unique=True)
    state = TextField()


class ResponseRow(Row):
    """A department's latest answer to a visit, and to which revision."""

    uid = TextField()
    department = ForeignKeyField(DepartmentRow)
    answer = TextField()
    reason = TextField()
    revision = IntegerField()
    moment = MomentField()

    class Meta:
        indexes = ((("uid", "department"), True),)


class ArrangementRow(Row):
    """What the lead has arranged with the others; empty `place`: at the enterprise."""

    uid = TextField(unique=True)
    method = TextField()
    agenda = JsonField()
    place = TextField()
    actor = TextField()
    moment = MomentField()


class AttendanceRow(Row):
    """How a department came."""

    uid = TextField()
    department = ForeignKeyField(DepartmentRow)
    presence = TextField()
    minutes_late = IntegerField(constraints=[Check("minutes_late >= 0")])
    reason = TextField()
    unplanned = BooleanField()
    arrived = MomentField(null=True)
    left = MomentField(null=True)

    class Meta:
        indexes = ((("uid", "department"), True),)


class FindingRow(Row):
    """A finding; it is never deleted, only withdrawn."""

    uid = TextField(index=True)
    department = ForeignKeyField(DepartmentRow)
    item = TextField()
    text = TextField()
    severity = TextField()
    outcome = TextField()
    due = DateField(null=True)
    shared = BooleanField()
    state = TextField()
    evidence = TextField()
    request = ForeignKeyField(RequestRow, null=True)
    closed_on = DateField(null=True)
    released = DateField(null=True)
