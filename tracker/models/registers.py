"""Who there is: parks, departments, enterprises, people."""

from peewee import SQL, Check, ForeignKeyField, IntegerField, TextField

from tracker.database import JsonField, MomentField, Row


class ParkRow(Row):
    """A park; `code` is its public id."""

    code = TextField(unique=True)
    name = TextField()
    zones = JsonField()
    sessions = JsonField()
    travel = JsonField()
    grid = IntegerField(constraints=[Check("grid > 0")])


class DepartmentRow(Row):
    """
    An authority that may inspect.

    The committee (PMC) and the service centre (ESC) coordinate and serve: no row for them.
    """

    code = TextField(unique=True, constraints=[Check("code NOT IN ('PMC', 'ESC')")])
    name = TextField(unique=True)
    short = TextField()
    teams = IntegerField(constraints=[Check("teams >= 0")])
    level = TextField()
    contact = TextField()


class AwayRow(Row):
    """Teams that are absent in a window of a week."""

    department = ForeignKeyField(DepartmentRow, backref="away")
    week = TextField(index=True)
    teams = IntegerField(constraints=[Check("teams > 0")])
    start = IntegerField()
    end = IntegerField()


class EnterpriseRow(Row):
    """Who is visited; `park` is null for one outside every park."""

    code = TextField(unique=True)
    uscc = TextField(unique=True)
    name = TextField()
    park = ForeignKeyField(ParkRow, null=True)
    zone = TextField()
    address = TextField()
    trade = TextField()
    hazards = JsonField()
    contact = TextField()
    phone = TextField()
    credit = TextField()
    most_departments = IntegerField(null=True)
    most_inspectors = IntegerField(null=True)
    most_visits = IntegerField(null=True)
    lead_order = JsonField()


class ClosedRow(Row):
    """A window of a week in which an enterprise takes no visit."""

    enterprise = ForeignKeyField(EnterpriseRow, backref="closed")
    week = TextField(index=True)
    start = IntegerField()
    end = IntegerField()


class PersonRow(Row):
    """
    An account; officers and heads belong to a department, others to none.

    A closed account stays, since the log names it.
    """

    login = TextField(unique=True)
    name = TextField()
    role = TextField()
    department = ForeignKeyField(DepartmentRow, null=True)
    enterprise = ForeignKeyField(EnterpriseRow, null=True)
    closed = MomentField(null=True)

    class Meta:
        constraints = (
            SQL("CHECK ((role IN ('officer', 'head')) = (department_id IS NOT NULL))"),
            SQL("CHECK ((role = 'enterprise') = (enterprise_id IS NOT NULL))"),
        )
