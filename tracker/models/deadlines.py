"""What is due when, and what became of it."""

from peewee import SQL, BooleanField, Check, DateField, TextField

from tracker.database import JsonField, MomentField, Row


class DeadlineRow(Row):
    """
    A limit that runs for a case: `counted` are the working days, the last of them is `due`.

    `overdue` is stamped once, when the limit passes or the act comes too late, and stays.
    """

    case = TextField()
    kind = TextField(constraints=[Check("kind <> ''")])
    owner = TextField(index=True)
    start = DateField()
    counted = JsonField()
    due = DateField(index=True)
    provisional = BooleanField()
    met = MomentField(null=True, index=True)
    dropped = TextField()
    overdue = MomentField(null=True)

    class Meta:
        indexes = ((("case", "kind"), True),)


DeadlineRow.add_index(
    DeadlineRow.index(
        DeadlineRow.due,
        DeadlineRow.id,
        where=SQL("met IS NULL AND dropped = ''"),
        name="waiting_deadline",
    )
)
