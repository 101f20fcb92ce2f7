"""Calendars that devices subscribe."""

from peewee import ForeignKeyField, TextField

from tracker.database import MomentField, Row
from tracker.models.registers import PersonRow


class SubscriptionRow(Row):
    """
    The visits that a person may see, for one device or purpose; the secret is kept as a digest.

    `department` and `enterprise` narrow it by their ids, or are empty; `client` is what fetched
    it last, as it named itself.
    """

    person = ForeignKeyField(PersonRow, backref="subscriptions")
    digest = TextField(unique=True)
    name = TextField()
    department = TextField()
    enterprise = TextField()
    made = MomentField()
    fetched = MomentField(null=True)
    client = TextField()
    revoked = MomentField(null=True)
