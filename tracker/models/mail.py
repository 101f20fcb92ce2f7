"""Mail. Content lies apart, so that no look at a list ever loads it."""

from peewee import BlobField, ForeignKeyField, IntegerField, TextField

from tracker.database import MomentField, Row
from tracker.models.log import MessageRow


class MailboxRow(Row):
    """Under which address a reader of messages is reached, such as ``enterprise:e017``."""

    reader = TextField(unique=True)
    address = TextField()


class MailRow(Row):
    """
    One letter: the message that it tells, its way, and what last went wrong.

    `since` is when it was last asked for, `due` when it is tried next, `leased` until when somebody
    is sending it. `ident` makes its Message-ID.
    """

    message = ForeignKeyField(MessageRow, unique=True)
    to = TextField()
    visit = TextField(index=True)
    week = TextField(index=True)
    address = TextField()
    ident = TextField(index=True)
    state = TextField()
    attempts = IntegerField()
    since = MomentField()
    due = MomentField()
    leased = MomentField(null=True)
    sent = MomentField(null=True)
    fault = TextField()
    reply = TextField()

    class Meta:
        indexes = ((("state", "due"), False),)


class MailContentRow(Row):
    """The bytes of a letter, as it will be sent again; none once it was taken."""

    mail = ForeignKeyField(MailRow, unique=True)
    content = BlobField()
