"""What hangs on a case. Content lies apart, so that no list ever loads it."""

from peewee import SQL, BlobField, ForeignKeyField, IntegerField, TextField

from tracker.database import MomentField, Row


class AttachmentRow(Row):
    """A file of a case; `given` is the digest of what was handed in, before it was cleaned."""

    token = TextField(unique=True)
    case = TextField(index=True)
    name = TextField()
    media = TextField()
    size = IntegerField()
    sha256 = TextField()
    given = TextField()
    actor = TextField()
    kept = MomentField()
    removed = MomentField(null=True)
    why = TextField()


AttachmentRow.add_index(
    AttachmentRow.index(
        AttachmentRow.case,
        AttachmentRow.given,
        unique=True,
        where=SQL("removed IS NULL"),
        name="one_of_each_content",
    )
)


class AttachmentContentRow(Row):
    """The bytes of a file; gone once it is removed."""

    attachment = ForeignKeyField(AttachmentRow, unique=True)
    content = BlobField()
