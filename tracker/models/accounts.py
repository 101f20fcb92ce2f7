"""How people sign in, and what proves that they have; secrets are kept as digests only."""

from peewee import BooleanField, Check, DateField, ForeignKeyField, IntegerField, TextField

from tracker.database import MomentField, Row
from tracker.models.registers import DepartmentRow, PersonRow


class PasswordRow(Row):
    """The password of an account, hashed."""

    person = ForeignKeyField(PersonRow, unique=True)
    hash = TextField()
    since = MomentField()


class InvitationRow(Row):
    """A code with which somebody sets a password, once."""

    person = ForeignKeyField(PersonRow, backref="invitations")
    digest = TextField(unique=True)
    actor = TextField()
    made = MomentField()
    ends = MomentField()
    used = MomentField(null=True)


class SignInRow(Row):
    """Somebody is signed in on a device until it ends."""

    person = ForeignKeyField(PersonRow, backref="sign_ins")
    digest = TextField(unique=True)
    device = TextField()
    made = MomentField()
    seen = MomentField()
    ends = MomentField()
    ended = MomentField(null=True)


class AttemptRow(Row):
    """How often somebody lately failed to sign in with a login or from an address."""

    key = TextField(unique=True)
    count = IntegerField(constraints=[Check("count > 0")])
    last = MomentField()


class ApiTokenRow(Row):
    """A secret with which a program acts for a person."""

    person = ForeignKeyField(PersonRow, backref="tokens")
    digest = TextField(unique=True)
    name = TextField()
    reads_only = BooleanField()
    made = MomentField()
    ends = MomentField()
    used = MomentField(null=True)
    revoked = MomentField(null=True)


class OfficerRow(Row):
    """Whoever may inspect for a department, by the number of the certificate."""

    code = TextField(unique=True)
    name = TextField()
    department = ForeignKeyField(DepartmentRow, backref="officers")
    until = DateField()
    retired = DateField(null=True)


class ContactRow(Row):
    """Who holds one of the posts of a department's contact card."""

    department = ForeignKeyField(DepartmentRow, backref="contacts")
    post = TextField()
    name = TextField()
    phone = TextField()

    class Meta:
        indexes = ((("department", "post"), True),)
