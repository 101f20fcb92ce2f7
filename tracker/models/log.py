"""What happened, what is to be sent, what is set."""

from peewee import Check, IntegerField, TextField

from tracker.database import JsonField, MomentField, Row


class EventRow(Row):
    """One line of the log; `facts` is canonical JSON, hashed as it stands."""

    case = TextField()
    seq = IntegerField()
    moment = TextField()
    actor = TextField()
    act = TextField()
    facts = TextField()
    hash = TextField()

    class Meta:
        indexes = ((("case", "seq"), True), (("act", "moment"), False))


class HeadRow(Row):
    """The last event of each case."""

    case = TextField(unique=True)
    seq = IntegerField()
    hash = TextField()


class SealRow(Row):
    """One row: how many events there are, and a hash over all of them in their order."""

    events = IntegerField()
    hash = TextField()


class MessageRow(Row):
    """A message to send; its key makes a second attempt recognisable."""

    key = TextField(unique=True)
    kind = TextField()
    to = TextField()
    facts = JsonField()
    written = MomentField()
    sent = MomentField(null=True)


class SettingRow(Row):
    """A number or text that the committee may change, and where it comes from."""

    name = TextField(unique=True, constraints=[Check("name <> ''")])
    value = JsonField()
    source = TextField()
