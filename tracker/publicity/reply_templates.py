"""
Words for replies, by category and occasion.

Placeholders are put in by name from a short list. Python's own formatting would let whoever
writes a template reach into objects.
"""

import re
from collections.abc import Iterator, Mapping

from tracker import clock, history, permissions, settings
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected
from tracker.models import ReplyTemplateRow
from tracker.permissions import Act
from tracker.records import Person
from tracker.records.publicity import ReplyTemplate, TemplateEntry
from tracker.week import local

PLACEHOLDERS = ("enterprise", "number", "due", "department", "result", "contact", "today")
"""What a template may leave open."""

LIMIT = "reply_template.most_characters"
MOST_OF_A_TITLE = 60
"""Characters of a heading that a list shows whole."""

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def put(entry: TemplateEntry, *, by: Person) -> ReplyTemplate:
    """
    Keep words for a reply, in place of those of the same category, occasion and title.

    Equal input again changes nothing.

    Raises
    ------
    Rejected
        With every fault: no title, no text, too much of it, an unknown placeholder, a brace that
        does not close.
    """
    permissions.require(by, Act.KEEP_TEMPLATES)
    entry = TemplateEntry(
        entry.category.strip(), entry.occasion.strip(), entry.title.strip(), entry.text.strip()
    )
    with transaction():
        problems = [*_faults(entry)]
        if problems:
            raise Rejected(problems)
        row = _same_title(entry)
        if row is not None and row.text == entry.text:
            return _record_of(row)
        act = "put" if row is None else "change"
        facts = {name: getattr(entry, name) for name in TemplateEntry.__dataclass_fields__}
        if row is None:
            row = ReplyTemplateRow.create(**facts)
        row.text = entry.text
        row.save()
        told = {**facts, "text": history.digest(entry.text)}
        history.record(_case(row), act, by, told)
        return _record_of(row)


def _faults(entry: TemplateEntry) -> Iterator[Fault]:
    most = settings.number(LIMIT)
    for field, longest in (("title", MOST_OF_A_TITLE), ("text", most)):
        said = getattr(entry, field)
        if not said:
            yield Fault(field, FaultCode.MISSING)
        if len(said) > longest:
            yield Fault(field, FaultCode.TOO_LONG, str(len(said)), str(longest))
    yield from _misspelt(entry.text)


def _misspelt(text: str) -> Iterator[Fault]:
    for name in dict.fromkeys(_PLACEHOLDER.findall(text)):
        if name not in PLACEHOLDERS:
            yield Fault("text", FaultCode.UNKNOWN, name, ", ".join(PLACEHOLDERS))
    open_brace = re.search(r"[{}]", _PLACEHOLDER.sub(lambda found: "_" * len(found[0]), text))
    if open_brace:
        found = text[open_brace.start() : open_brace.start() + 12]
        yield Fault("text", FaultCode.WRONG_FORM, found, "{due}")


def retire(template: int, *, by: Person) -> ReplyTemplate:
    """It is not offered any more; again changes nothing. NotFound if there is none."""
    permissions.require(by, Act.KEEP_TEMPLATES)
    with transaction():
        row = _row_of(template)
        if row.retired is None:
            row.retired = clock.now()
            row.save()
            history.record(_case(row), "retire", by, {})
        return _record_of(row)


def list_templates(
    *, by: Person, category: str | None = None, occasion: str | None = None, all_times: bool = False
) -> tuple[ReplyTemplate, ...]:
    """
    Words for replies, the most specific first.

    Parameters
    ----------
    category, occasion
        Only those for it, and those for all.
    all_times
        Whether those are listed too that are retired.
    """
    permissions.require(by, Act.READ_TEMPLATES)
    with reading():
        found = [_record_of(row) for row in ReplyTemplateRow.select().order_by(ReplyTemplateRow.id)]
    fitting = [
        one
        for one in found
        if (all_times or one.retired is None)
        and (category is None or one.entry.category in ("", category))
        and (occasion is None or one.entry.occasion in ("", occasion))
    ]
    return tuple(
        sorted(fitting, key=lambda one: (not one.entry.category, not one.entry.occasion, one.id))
    )


def show(template: int, *, by: Person) -> ReplyTemplate:
    """Words for a reply; NotFound if there are none."""
    permissions.require(by, Act.READ_TEMPLATES)
    with reading():
        return _record_of(_row_of(template))


def fill(template: ReplyTemplate, facts: Mapping[str, str]) -> str:
    """
    The reply: every placeholder replaced by its fact, once, as it is written.

    Raises
    ------
    Rejected
        With every placeholder that has no fact, and every fact that no template may name.
    """
    text = template.entry.text
    needed = dict.fromkeys(_PLACEHOLDER.findall(text))
    problems = [
        Fault(name if name in PLACEHOLDERS else "text", FaultCode.MISSING)
        for name in needed
        if not facts.get(name, "").strip()
    ]
    known = ", ".join(PLACEHOLDERS)
    problems += [
        Fault("text", FaultCode.UNKNOWN, name, known) for name in facts if name not in PLACEHOLDERS
    ]
    if problems:
        raise Rejected(problems)
    return _PLACEHOLDER.sub(lambda found: facts[found[1]], text)


def _same_title(entry: TemplateEntry) -> ReplyTemplateRow | None:
    found: ReplyTemplateRow | None = ReplyTemplateRow.get_or_none(
        ReplyTemplateRow.category == entry.category,
        ReplyTemplateRow.occasion == entry.occasion,
        ReplyTemplateRow.title == entry.title,
        ReplyTemplateRow.retired.is_null(),
    )
    return found


def _row_of(template: int) -> ReplyTemplateRow:
    row: ReplyTemplateRow | None = ReplyTemplateRow.get_or_none(ReplyTemplateRow.id == template)
    if row is None:
        raise NotFound("reply template", template)
    return row


def _case(row: ReplyTemplateRow) -> str:
    return f"reply_template:{row.id}"


def _record_of(row: ReplyTemplateRow) -> ReplyTemplate:
    entry = TemplateEntry(row.category, row.occasion, row.title, row.text)
    return ReplyTemplate(row.id, entry, local(row.retired) if row.retired else None)
