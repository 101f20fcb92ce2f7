"""What is decided: runs, plan versions, visits."""

from typing import Any

from peewee import (
    SQL,
    BooleanField,
    Check,
    DoubleField,
    ForeignKeyField,
    IntegerField,
    TextField,
)

from tracker.database import JsonField, MomentField, Row
from tracker.models.registers import DepartmentRow, EnterpriseRow
from tracker.models.weeks import RequestRow, WeekRow


class RunRow(Row):
    """
    One attempt to plan; `digest` is of the question and the params.

    While it is queued or running, what only an answer has is empty. `beat` is the last sign of
    life of whoever carries it out.
    """

    week = ForeignKeyField(WeekRow)
    params = JsonField()
    digest = TextField()
    status = TextField()
    seconds = DoubleField()
    score = JsonField()
    bound = JsonField()
    proven = JsonField()
    separate = JsonField()
    plan = JsonField()
    made = MomentField()
    state = TextField(constraints=[SQL("DEFAULT 'finished'")])
    actor = TextField(constraints=[SQL("DEFAULT ''")])
    progress = JsonField(constraints=[SQL("DEFAULT '{}'")])
    stopped_by = TextField(constraints=[SQL("DEFAULT ''")])
    attempts = IntegerField(constraints=[SQL("DEFAULT 1")])
    fault = TextField(constraints=[SQL("DEFAULT ''")])
    beat = MomentField(null=True)
    held = JsonField(default=dict, constraints=[SQL("DEFAULT '{}'")])


class PlanVersionRow(Row):
    """The visits of a week; once published it stays as it is."""

    week = ForeignKeyField(WeekRow)
    number = IntegerField()
    state = TextField()
    run = ForeignKeyField(RunRow)
    made = MomentField()
    published = MomentField(null=True)

    class Meta:
        indexes = ((("week", "number"), True),)


PlanVersionRow.add_index(
    PlanVersionRow.index(
        PlanVersionRow.week,
        unique=True,
        where=SQL("state = 'published'"),
        name="one_published_version",
    )
)


class VisitRow(Row):
    """
    A visit in one version.

    `uid` is the same in every version; `digest` is of what a reader sees.
    """

    version = ForeignKeyField(PlanVersionRow, backref="visits")
    uid = TextField(index=True)
    revision = IntegerField(constraints=[Check("revision >= 0")])
    enterprise = ForeignKeyField(EnterpriseRow)
    start = IntegerField()
    minutes = IntegerField(constraints=[Check("minutes > 0")])
    lead = ForeignKeyField(DepartmentRow)
    announced = BooleanField()
    cancelled = BooleanField()
    digest = TextField()
    changed = MomentField()

    class Meta:
        indexes = ((("version", "uid"), True),)


class RewordingRow(Row):
    """How often a visit read otherwise in the same revision, and when it last did."""

    uid = TextField(unique=True)
    count = IntegerField()
    changed = MomentField()


class VisitRequestRow(Row):
    """A request's part in a visit; `wording` is the request as it was when planned."""

    visit = ForeignKeyField(VisitRow, backref="parts")
    request = ForeignKeyField(RequestRow)
    position = IntegerField()
    teams = JsonField()
    wording = JsonField()

    class Meta:
        indexes = ((("visit", "request"), True),)

    def save(self, *args: Any, **named: Any) -> Any:
        """Store it, and at its birth the names of what is looked at beside it."""
        found = super().save(*args, **named)
        if named.get("force_insert"):
            VisitItemRow.insert_many(self._items()).execute()
        return found

    def _items(self) -> list[dict[str, Any]]:
        known = {"part": self, "visit": self.visit, "department": self.request.department}
        names = dict.fromkeys(str(line["item"]) for line in self.wording["lines"])
        return [{**known, "item": name} for name in names]


class VisitItemRow(Row):
    """What a department looks at in a visit: the items of a wording, each by its name, once."""

    part = ForeignKeyField(VisitRequestRow)
    visit = ForeignKeyField(VisitRow)
    department = ForeignKeyField(DepartmentRow)
    item = TextField(index=True)
