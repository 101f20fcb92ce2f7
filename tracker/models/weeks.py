"""What is asked: weeks, submissions, requests and the plan lines they come from."""

from peewee import (
    SQL,
    BooleanField,
    Check,
    DateField,
    ForeignKeyField,
    IntegerField,
    TextField,
)

from tracker.database import JsonField, MomentField, Row
from tracker.models.registers import DepartmentRow, EnterpriseRow


class WeekRow(Row):
    """A week that was opened; `name` is ISO."""

    name = TextField(unique=True)
    state = TextField()
    opened = MomentField()


class SubmissionRow(Row):
    """A department's plan as it came in."""

    week = ForeignKeyField(WeekRow)
    department = ForeignKeyField(DepartmentRow)
    file = TextField()
    sha256 = TextField()
    actor = TextField()
    late = TextField()
    moment = MomentField()


class RequestRow(Row):
    """
    A department's wish; it is never deleted, only withdrawn.

    `origin` is empty for what came in a sheet, else the case that it comes from.
    """

    code = TextField(unique=True)
    week = ForeignKeyField(WeekRow)
    department = ForeignKeyField(DepartmentRow)
    enterprise = ForeignKeyField(EnterpriseRow)
    windows = JsonField()
    minutes = IntegerField(constraints=[Check("minutes > 0")])
    inspectors = IntegerField(constraints=[Check("inspectors > 0")])
    teams = IntegerField(constraints=[Check("teams > 0")])
    may_lead = BooleanField()
    announced = BooleanField()
    priority = IntegerField(constraints=[Check("priority BETWEEN 1 AND 9")])
    joint_key = TextField()
    revision = IntegerField()
    withdrawn = BooleanField()
    late = TextField()
    origin = TextField(constraints=[SQL("DEFAULT ''")])
    former_lead = TextField(constraints=[SQL("DEFAULT ''")])
    deferred_from = TextField(default="", constraints=[SQL("DEFAULT ''")])


class LineRow(Row):
    """A plan line of a request, with the place where it stands in the department's file."""

    request = ForeignKeyField(RequestRow, backref="lines", on_delete="CASCADE")
    position = IntegerField()
    item = TextField()
    basis = TextField()
    minutes = IntegerField()
    inspectors = IntegerField()
    teams = IntegerField()
    may_lead = BooleanField()
    priority = IntegerField()
    note = TextField()
    file = TextField()
    sheet = TextField()
    row = IntegerField()
    approver = TextField(constraints=[SQL("DEFAULT ''")])
    approved_on = DateField(null=True)
    inspection_type = TextField(constraints=[SQL("DEFAULT 'routine'")])
    officers = JsonField(default=list, constraints=[SQL("DEFAULT '[]'")])

    class Meta:
        indexes = ((("request", "item"), True),)
