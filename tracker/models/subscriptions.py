"""Calendars that devices subscribe."""

from peewee import DateField, ForeignKeyField, IntegerField, TextField

from tracker.database import MomentField, Row
from tracker.models.registers import PersonRow


class SubscriptionRow(Row):
    """
    The visits that a person may see, for one device or purpose; the secret is kept as a digest.

    `department` and `enterprise` narrow it by their ids, or are empty; `client` is what fetched
    it last, as it named itself. `tag` names the content that was given last, `changed` since when
    it is that one, and `standing` the records from which it was made.
    """

    person = ForeignKeyField(PersonRow, backref="subscriptions")
    digest = TextField(unique=True)
    name = TextField()
    department = TextField()
    enterprise = TextField()
    team = IntegerField(null=True)
    holds = TextField()
    alarm = IntegerField(null=True)
    made = MomentField()
    expires = DateField()
    fetched = MomentField(null=True)
    client = TextField()
    tag = TextField()
    standing = TextField()
    changed = MomentField(null=True)
    revoked = MomentField(null=True)
