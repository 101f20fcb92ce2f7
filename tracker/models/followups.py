"""What is done without a plan, and what is reported afterwards."""

from peewee import Check, DateField, ForeignKeyField, IntegerField, TextField

from tracker.database import JsonField, MomentField, Row
from tracker.models.registers import DepartmentRow, EnterpriseRow


class DirectRow(Row):
    """An inspection without a plan; it is never deleted."""

    department = ForeignKeyField(DepartmentRow)
    enterprise = ForeignKeyField(EnterpriseRow)
    reason = TextField()
    why = TextField(constraints=[Check("why <> ''")])
    evidence = TextField()
    items = JsonField()
    officers = IntegerField(constraints=[Check("officers >= 2")])
    days = JsonField()
    state = TextField()
    opened = MomentField()


class ReportRow(Row):
    """A report that is owed; the limit of its case says by when."""

    kind = TextField()
    department = ForeignKeyField(DepartmentRow)
    addressee = TextField(index=True)
    event = TextField()
    subject = TextField()
    visit = TextField(index=True)
    clause = TextField()
    trigger = DateField()
    state = TextField()
    text = TextField()
    waived = TextField()

    class Meta:
        indexes = ((("event", "subject"), True),)
