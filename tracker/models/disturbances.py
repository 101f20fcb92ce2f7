"""What is asked of enterprises, and what disturbs them."""

from peewee import SQL, BooleanField, Check, DateField, ForeignKeyField, IntegerField, TextField

from tracker.database import JsonField, MomentField, Row
from tracker.models.registers import DepartmentRow, EnterpriseRow


class DemandRow(Row):
    """A demand of a department; it is never deleted. `digest` is of what was registered."""

    department = ForeignKeyField(DepartmentRow)
    kind = TextField()
    title = TextField()
    basis = TextField()
    fields = IntegerField(constraints=[Check("fields >= 0")])
    frequency = TextField()
    due = DateField()
    enterprises = JsonField()
    everybody = BooleanField()
    approval = IntegerField(null=True)
    exempt = TextField()
    why = TextField()
    state = TextField()
    registered = MomentField()
    reason = TextField()
    digest = TextField()


DemandRow.add_index(
    DemandRow.index(
        DemandRow.digest,
        unique=True,
        where=SQL("state = 'in force'"),
        name="one_equal_demand",
    )
)


class DisturbanceRow(Row):
    """
    A disturbance that was reported; it is never deleted.

    `name` and `phone` are the reporter's and stand nowhere else. `unplanned` is stamped once, on
    entry. `digest` is of what was entered and by whom.
    """

    department = ForeignKeyField(DepartmentRow)
    enterprise = ForeignKeyField(EnterpriseRow, null=True)
    kind = TextField()
    day = DateField()
    text = TextField(constraints=[Check("text <> ''")])
    evidence = TextField()
    name = TextField()
    phone = TextField()
    confidential = BooleanField()
    visit = TextField()
    direct = IntegerField(null=True)
    demand = IntegerField(null=True)
    channel = TextField()
    actor = TextField()
    entered = MomentField()
    unplanned = BooleanField()
    state = TextField()
    statement = TextField()
    answer = TextField()
    answered = MomentField(null=True)
    reasons = TextField()
    consequence = TextField()
    receiving = TextField()
    decided = MomentField(null=True)
    reason = TextField()
    notes = JsonField()
    digest = TextField()


DisturbanceRow.add_index(
    DisturbanceRow.index(
        DisturbanceRow.digest,
        unique=True,
        where=SQL("state <> 'withdrawn'"),
        name="one_equal_disturbance",
    )
)
