"""Words for replies to a matter: templates of its category and where it stands, filled."""

from collections.abc import Mapping

from tracker import clock, contacts
from tracker.appeals import clocks
from tracker.appeals.rows import record_of, visible
from tracker.database import reading
from tracker.errors import Fault, FaultCode, NotFound, Rejected
from tracker.models import AppealRow
from tracker.publicity import reply_templates
from tracker.records import Category, ContactPost, Person
from tracker.records.publicity import ReplyTemplate


def suited(appeal: int, *, by: Person) -> tuple[ReplyTemplate, ...]:
    """Templates for a matter as it stands, those of its own category first."""
    row = visible(appeal, by)
    return reply_templates.list_templates(category=row.category, occasion=row.state, by=by)


def draft(template: int, appeal: int, words: Mapping[str, str], *, by: Person) -> str:
    """
    A template filled with what is known of a matter; nothing is stored or sent.

    Parameters
    ----------
    words
        What readers call things that the tracker has only codes for, such as ``result``; they go
        before what is known.

    Raises
    ------
    Rejected
        If the template leaves open what nobody knows, or belongs to another category.
    NotFound
        If it was retired: nobody is offered it.
    """
    found = reply_templates.show(template, by=by)
    if found.retired is not None:
        raise NotFound("reply template", template)
    with reading():
        row = visible(appeal, by)
        _refuse_foreign(found, row)
        known = _known(row, by)
    return reply_templates.fill(found, {**known, **words})


def _refuse_foreign(template: ReplyTemplate, row: AppealRow) -> None:
    """What was written for one category says what is not so in another; own words bind nobody."""
    meant = template.entry.category
    if meant in set(Category) - {row.category}:
        at = f"reply_template:{template.id}"
        raise Rejected([Fault("category", FaultCode.DIFFERS, meant, row.category, at)])


def _known(row: AppealRow, by: Person) -> dict[str, str]:
    told = record_of(row, by)
    limit = clocks.running(row, "solve")
    facts = {"number": str(told.id), "today": str(clock.today())}
    if told.enterprise:
        facts["enterprise"] = told.enterprise.name
    if limit is not None:
        facts["due"] = str(limit.due)
    if told.department:
        card = contacts.card(told.department.id, by=by)
        facts["department"] = told.department.name
        named = card.contacts.get(ContactPost.PERSON)
        facts |= {"contact": f"{named.name} {named.phone}"} if named else {}
    return facts
