"""What restrains inspections: catalogue, credit, quiet and observation periods, overrides."""

from peewee import SQL, BooleanField, Check, DateField, ForeignKeyField, IntegerField, TextField

from tracker.database import JsonField, MomentField, Row
from tracker.models.registers import DepartmentRow, EnterpriseRow


class ItemRow(Row):
    """A matter of inspection; it is never deleted, only unpublished."""

    code = TextField(unique=True)
    department = ForeignKeyField(DepartmentRow)
    name = TextField()
    basis = TextField(constraints=[Check("basis <> ''")])
    cap = IntegerField(null=True, constraints=[Check("cap > 0")])
    off_site = BooleanField()
    published = BooleanField()
    risk = TextField()

    class Meta:
        indexes = ((("department", "name"), True),)


class CreditRow(Row):
    """A grade of an enterprise that holds from its day on, until a later one; never changed."""

    enterprise = ForeignKeyField(EnterpriseRow)
    kind = TextField()
    grade = TextField()
    day = DateField()
    source = TextField(constraints=[Check("source <> ''")])


class QuietRow(Row):
    """A quiet period; it is never deleted, only withdrawn from a day on."""

    shape = TextField()
    basis = TextField(constraints=[Check("basis <> ''")])
    since = DateField()
    until = DateField(null=True)
    days = JsonField()
    weekdays = JsonField()
    chosen = IntegerField(constraints=[Check("chosen >= 0")])
    scope = TextField()
    of = TextField()
    exceptions = JsonField()
    withdrawn = DateField(null=True)


class QuietChoiceRow(Row):
    """Days of a month that an enterprise chose; `month` is such as 2026-12."""

    period = ForeignKeyField(QuietRow)
    enterprise = ForeignKeyField(EnterpriseRow)
    month = TextField()
    days = JsonField()

    class Meta:
        indexes = ((("period", "enterprise", "month"), True),)


class ObservationRow(Row):
    """An observation period; `end` is its last day."""

    department = ForeignKeyField(DepartmentRow)
    enterprise = ForeignKeyField(EnterpriseRow)
    matter = TextField(constraints=[Check("matter <> ''")])
    items = JsonField()
    basis = TextField(constraints=[Check("basis <> ''")])
    safety = TextField(constraints=[Check("safety <> ''")])
    start = DateField()
    end = DateField()
    state = TextField()
    reason = TextField()


class OverrideRow(Row):
    """A finding of the checks that was set aside; at most one stands for a code and a key."""

    code = TextField()
    key = TextField()
    reason = TextField(constraints=[Check("reason <> ''")])
    actor = TextField()
    moment = MomentField()
    withdrawn = MomentField(null=True)


OverrideRow.add_index(
    OverrideRow.index(
        OverrideRow.code,
        OverrideRow.key,
        unique=True,
        where=SQL("withdrawn IS NULL"),
        name="one_standing_override",
    )
)
