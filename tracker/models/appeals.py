"""Appeals of enterprises: one row a matter, and what was done about it."""

from peewee import SQL, BooleanField, Check, DateField, ForeignKeyField, IntegerField, TextField

from tracker.database import JsonField, MomentField, Row
from tracker.models.registers import DepartmentRow, EnterpriseRow, PersonRow


class AppealRow(Row):
    """
    One matter. `receiver`, `responsible` and `supervisor` are logins, of three people.

    `digest` is that of the tracking code; `into` is set while it is merged with another one.
    """

    channel = TextField()
    source = TextField(null=True)
    enterprise = ForeignKeyField(EnterpriseRow, null=True)
    contact = TextField()
    phone = TextField()
    confidential = BooleanField()
    category = TextField()
    sub = TextField()
    matter = TextField()
    level = TextField()
    severity = TextField()
    mode = TextField()
    title = TextField(constraints=[Check("title <> ''")])
    text = TextField()
    received = MomentField()
    state = TextField()
    receiver = TextField()
    responsible = TextField()
    supervisor = TextField()
    department = ForeignKeyField(DepartmentRow, null=True)
    returns = IntegerField()
    final = BooleanField()
    reopened = IntegerField()
    refusal = TextField()
    result = TextField()
    answer = TextField()
    again_on = DateField(null=True)
    answered = MomentField(null=True)
    closed = MomentField(null=True)
    digest = TextField(null=True, unique=True)
    saved = MomentField(null=True)
    into = ForeignKeyField("self", null=True)

    class Meta:
        # What is open, from the oldest on: counted in the index alone.
        indexes = ((("channel", "source"), True), (("state", "received"), False))
        constraints = (
            SQL("CHECK (receiver = '' OR receiver <> supervisor)"),
            SQL("CHECK (responsible = '' OR responsible NOT IN (receiver, supervisor))"),
        )


class AssignmentRow(Row):
    """A department has to handle an appeal until a day, alone responsible or beside it."""

    appeal = ForeignKeyField(AppealRow)
    department = ForeignKeyField(DepartmentRow)
    leads = BooleanField()
    due = DateField()
    final = BooleanField()
    actor = TextField()
    moment = MomentField()
    ended = MomentField(null=True)


class ReturnRow(Row):
    """A department says that an appeal is not its own; `verdict` is empty until decided."""

    appeal = ForeignKeyField(AppealRow)
    department = ForeignKeyField(DepartmentRow)
    why = TextField(constraints=[Check("why <> ''")])
    proposed = ForeignKeyField(DepartmentRow)
    asked = MomentField()
    verdict = TextField()
    reason = TextField()
    decided = MomentField(null=True)


class ConsultationRow(Row):
    """Departments talk a matter over; `conclusion` is empty until they have."""

    appeal = ForeignKeyField(AppealRow)
    participants = JsonField()
    day = DateField()
    conclusion = TextField()
    agreed = DateField(null=True)
    concluded = MomentField(null=True)


class ProposalRow(Row):
    """A plan or a result that the head reviews; `verdict` is empty until then."""

    appeal = ForeignKeyField(AppealRow)
    kind = TextField()
    text = TextField(constraints=[Check("text <> ''")])
    steps = JsonField()
    result = TextField()
    again_on = DateField(null=True)
    author = TextField()
    moment = MomentField()
    verdict = TextField()
    reviewer = TextField(constraints=[SQL("CHECK (reviewer = '' OR reviewer <> author)")])
    delegation = TextField()
    reason = TextField()
    decided = MomentField(null=True)


class ExtensionRow(Row):
    """A department asks for more time; `verdict` is empty until decided."""

    appeal = ForeignKeyField(AppealRow)
    limit = TextField()
    why = TextField(constraints=[Check("why <> ''")])
    until = DateField()
    author = TextField()
    asked = MomentField()
    verdict = TextField()
    reason = TextField()
    decided = MomentField(null=True)


class CallBackRow(Row):
    """The service centre asked whether the answer is true and satisfies."""

    appeal = ForeignKeyField(AppealRow)
    day = DateField()
    method = TextField()
    reached = BooleanField()
    confirmed = BooleanField()
    satisfaction = TextField()
    note = TextField()
    spoken_to = TextField()
    actor = TextField()
    moment = MomentField()


class EscalationRow(Row):
    """A matter that the business-environment office decides; open while `decided` is null."""

    appeal = ForeignKeyField(AppealRow)
    kind = TextField()
    why = TextField(constraints=[Check("why <> ''")])
    moment = MomentField()
    decision = TextField()
    decided = MomentField(null=True)


class LegalTransferRow(Row):
    """A matter that belongs to another organ left the mechanism."""

    appeal = ForeignKeyField(AppealRow, unique=True)
    kind = TextField()
    organ = TextField(constraints=[Check("organ <> ''")])
    day = DateField()
    why = TextField()


class SupervisionNoticeRow(Row):
    """The one notice that supervision sends about an appeal."""

    appeal = ForeignKeyField(AppealRow, unique=True)
    department = ForeignKeyField(DepartmentRow)
    demand = TextField(constraints=[Check("demand <> ''")])
    actor = TextField()
    moment = MomentField()
    escalated = MomentField(null=True)


class NoteRow(Row):
    """A message on an appeal, between those who work on it."""

    appeal = ForeignKeyField(AppealRow)
    actor = TextField()
    moment = MomentField()
    text = TextField(constraints=[Check("text <> ''")])


class DelegationRow(Row):
    """The head of a department let somebody sign in the own place, in writing."""

    department = ForeignKeyField(DepartmentRow)
    person = ForeignKeyField(PersonRow)
    document = TextField(constraints=[Check("document <> ''")])
    since = DateField()
    until = DateField()
    revoked = MomentField(null=True)


class MergeRow(Row):
    """An appeal was found to be the same matter as another one; `undone` if it was not."""

    appeal = ForeignKeyField(AppealRow)
    into = ForeignKeyField(AppealRow, backref="merged")
    before = TextField()
    why = TextField()
    actor = TextField()
    moment = MomentField()
    undone = MomentField(null=True)


class MeasureRow(Row):
    """
    What supervision does about a department: suggested by rule, decided by a person.

    `appeals` are those that gave rise to it, `counted` of `among` is what the rule found; `reason`
    is that of a dismissal.
    """

    department = ForeignKeyField(DepartmentRow)
    kind = TextField()
    trigger = TextField()
    appeals = JsonField()
    counted = IntegerField()
    among = IntegerField()
    first = DateField()
    last = DateField()
    text = TextField()
    reason = TextField()
    state = TextField()
    actor = TextField()
    moment = MomentField()
    decided = MomentField(null=True)
    answer = TextField()
    answered = MomentField(null=True)

    class Meta:
        indexes = ((("department", "trigger", "first", "last"), True),)


class MeetingRow(Row):
    """A dispatch meeting (调度会) about a period: who was there, what was decided on matters."""

    day = DateField(unique=True)
    first = DateField()
    last = DateField()
    participants = JsonField()
    decisions = JsonField()
    actor = TextField()
    moment = MomentField()
