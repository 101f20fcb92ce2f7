"""What enterprises were given in writing."""

from peewee import Check, ForeignKeyField, IntegerField, TextField

from tracker.database import MomentField, Row
from tracker.models.plans import VisitRow


class NoticeRow(Row):
    """A numbered paper about a visit as it was published; it is never changed or deleted."""

    kind = TextField()
    year = IntegerField()
    number = IntegerField(constraints=[Check("number > 0")])
    uid = TextField(index=True)
    visit = ForeignKeyField(VisitRow, unique=True, backref="notices")
    before = ForeignKeyField(VisitRow, null=True, backref="followed_by")
    why = TextField()
    given = MomentField()

    class Meta:
        indexes = ((("kind", "year", "number"), True),)
