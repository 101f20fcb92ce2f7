"""Annual joint plans, and random draws."""

from peewee import DateField, ForeignKeyField, IntegerField, TextField

from tracker.database import JsonField, MomentField, Row
from tracker.models.registers import DepartmentRow


class AnnualPlanRow(Row):
    """A version of the joint plan of a year; its lines never change."""

    year = IntegerField()
    version = IntegerField()
    state = TextField()
    file = TextField()
    sha256 = TextField()
    made = MomentField()
    decided = MomentField(null=True)

    class Meta:
        indexes = ((("year", "version"), True),)


class AnnualLineRow(Row):
    """A line of an annual joint plan; its departments stand as ids."""

    plan = ForeignKeyField(AnnualPlanRow)
    number = IntegerField()
    title = TextField()
    item = TextField()
    objects = TextField()
    rate = TextField()
    credit = TextField()
    since = DateField()
    until = DateField()
    initiator = ForeignKeyField(DepartmentRow)
    cooperating = JsonField()
    mode = TextField()
    lead = TextField()


class RandomDrawRow(Row):
    """A draw; once announced, neither its pool nor its secret changes."""

    department = ForeignKeyField(DepartmentRow)
    item = TextField()
    pool = JsonField()
    algorithm = TextField()
    pool_hash = TextField()
    commitment = TextField(unique=True)
    secret = TextField()
    words = TextField()
    lots = JsonField()
    state = TextField()
    announcer = TextField()
    announced = MomentField()
    witness = TextField()
    drawn = MomentField(null=True)
    voided = TextField()
