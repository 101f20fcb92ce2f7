"""What the public is shown, and words for replies."""

from peewee import SQL, Check, DateField, IntegerField, TextField

from tracker.database import JsonField, MomentField, Row


class PolicyRow(Row):
    """A version of the policy; those that were in force stay."""

    title = TextField()
    number = TextField()
    organ = TextField()
    issued = DateField()
    valid_from = DateField(unique=True)
    valid_to = DateField(null=True)
    trial_until = DateField(null=True)
    text = TextField()


class MechanismRow(Row):
    """What the mechanism means, in one version."""

    version = IntegerField(unique=True)
    sections = JsonField()
    decision = TextField()
    actor = TextField()
    published = MomentField()


class CaseStudyRow(Row):
    """A case worth copying; `authors` are all who have written it, the last one last."""

    version = IntegerField(constraints=[Check("version > 0")])
    state = TextField(index=True)
    side = TextField()
    case = TextField()
    text = JsonField()
    authors = JsonField()
    published = MomentField(null=True)
    why = TextField()


class ReplyTemplateRow(Row):
    """Words for a reply."""

    category = TextField()
    occasion = TextField()
    title = TextField()
    text = TextField()
    retired = MomentField(null=True)


ReplyTemplateRow.add_index(
    ReplyTemplateRow.index(
        ReplyTemplateRow.category,
        ReplyTemplateRow.occasion,
        ReplyTemplateRow.title,
        unique=True,
        where=SQL("retired IS NULL"),
        name="one_template_of_a_title",
    )
)
