"""What follows from findings, and the papers of a visit."""

from peewee import (
    BigIntegerField,
    BooleanField,
    Check,
    DateField,
    ForeignKeyField,
    TextField,
)

from tracker.database import JsonField, MomentField, Row
from tracker.models.onsite import FindingRow
from tracker.models.registers import DepartmentRow
from tracker.models.weeks import RequestRow


class RectificationRow(Row):
    """One attempt to put a finding right; `verdict` is empty until its department decides."""

    finding = ForeignKeyField(FindingRow)
    evidence = TextField(constraints=[Check("evidence <> ''")])
    offered = MomentField()
    verdict = TextField()
    reason = TextField()
    decided = MomentField(null=True)


class ReInspectionRow(Row):
    """One order to see a finding again; `result` is empty while it waits."""

    finding = ForeignKeyField(FindingRow)
    request = ForeignKeyField(RequestRow)
    ordered = MomentField()
    result = TextField()
    day = DateField(null=True)
    note = TextField()


class PenaltyRow(Row):
    """A penalty case; it is never deleted, only dropped."""

    uid = TextField(index=True)
    department = ForeignKeyField(DepartmentRow)
    finding = ForeignKeyField(FindingRow, null=True)
    kind = TextField()
    basis = TextField(constraints=[Check("basis <> ''")])
    fen = BigIntegerField(null=True, constraints=[Check("fen > 0")])
    number = TextField()
    decided_on = DateField(null=True)
    closed_on = DateField(null=True)
    dropped = TextField()
    state = TextField()


class CoerciveRow(Row):
    """A coercive measure; `until` is its last day, `first_until` that before it was extended."""

    uid = TextField(index=True)
    department = ForeignKeyField(DepartmentRow)
    kind = TextField()
    target = TextField()
    basis = TextField(constraints=[Check("basis <> ''")])
    impact = TextField(constraints=[Check("impact <> ''")])
    closure_ordered = BooleanField()
    reserved = BooleanField()
    why_not = TextField()
    reviewer = TextField(constraints=[Check("reviewer <> ''")])
    begun = DateField()
    until = DateField()
    first_until = DateField(null=True)
    why_extended = TextField()
    lifted_on = DateField(null=True)
    why_lifted = TextField()
    state = TextField()


class SiteRecordRow(Row):
    """A paper of a visit; `salt` keeps the log's digest of personal facts from being guessed."""

    uid = TextField()
    department = ForeignKeyField(DepartmentRow)
    kind = TextField()
    entered = JsonField()
    known = JsonField()
    salt = TextField()
    state = TextField()
    signed = MomentField(null=True)
    signer = TextField()
    refusal = TextField()

    class Meta:
        indexes = ((("uid", "department", "kind"), True),)
