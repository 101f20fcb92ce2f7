"""How the register of appeals, the page of a matter and the own appeals of an enterprise look."""

from collections.abc import Mapping
from typing import Any

from tracker import clock, departments
from tracker.acts import Act as Right
from tracker.appeals import duplicates, lists, papers
from tracker.appeals.lists import light_of
from tracker.permissions import may
from tracker.records import OPEN, Appeal, AppealFile, AppealState, Deadline, Followed, Light
from web import filters, sessions, wording
from web.acts.nouns import NOUNS
from web.appeals.days import on_page
from web.appeals.matter import Section, Writer, minute
from web.pages.things import View

ALIKE = (AppealState.RECEIVED, AppealState.ACCEPTED)
"""Where a matter can still be merged into the one that it repeats."""


def title_of(record: Any) -> str:
    """What a matter is called: its number and its title."""
    one = getattr(record, "appeal", record)
    number = wording.say("title.appeal", filters.language(), number=one.id)
    return f"{number} · {one.title}"


def next_limit(record: AppealFile) -> tuple[Deadline | None, Light]:
    """The next limit of a matter that waits, and how near it is."""
    waiting = [one for one in record.deadlines if one.met is None and not one.dropped]
    first = min(waiting, key=lambda one: one.due, default=None)
    return first, light_of(first.due if first else None, lists.next_day())


def of_file(record: AppealFile) -> Mapping[str, Any]:
    """Everything that stands on the page of a matter besides its record."""
    by, language = sessions.person(), filters.language()
    names = {one.id: one.name for one in departments.list_departments(by=by)}
    writer = Writer(record, names, language, clock.today(), on_page(language))
    sheet = writer.sheet()
    due, light = next_limit(record)
    return {
        "sheet": sheet,
        "sections": (*sheet.sections, writer.reviews(), sheet.call_backs, _days(record, language)),
        "due": due,
        "light": light,
        "papers": papers.list_papers(record.appeal.id, by=by),
        "alike": _alike(record.appeal),
        "contact": _contact(record.appeal),
        "limit_of": limit_of,
    }


def _alike(appeal: Appeal) -> tuple[duplicates.Likeness, ...]:
    by = sessions.person()
    if appeal.state not in ALIKE or not may(by, Right.KEEP_APPEALS):
        return ()
    return duplicates.suggest_for(appeal.id, by=by)


def _contact(appeal: Appeal) -> tuple[tuple[str, str], ...]:
    found = {"contact": appeal.contact, "phone": appeal.phone}
    return tuple(
        (wording.say(f"appeal.{key}", filters.language()), one) for key, one in found.items() if one
    )


def _days(record: AppealFile, language: str) -> Section:
    """The days that count for each limit that waits."""
    waiting = [one for one in record.deadlines if one.met is None and not one.dropped]
    rows = [
        (
            clock_of(one, language),
            minute_of(one, language),
            wording.listed((wording.day(day, language) for day in one.counted), language),
        )
        for one in waiting
    ]
    keys = ("clock", "due", "days.on")
    headings = tuple(wording.say(f"appeal.{key}", language) for key in keys)
    return Section(wording.say("appeal.days.on", language), headings, (1, 1, 4), tuple(rows))


def clock_of(one: Deadline, language: str) -> str:
    """What a limit is for."""
    return wording.word("appeal_clock", one.kind.rstrip("0123456789 "), language)


def minute_of(one: Deadline, language: str) -> str:
    """The last day of a limit, and whether it is a guess."""
    day = wording.day(one.due, language)
    return wording.say("appeal.due.guess", language, day=day) if one.provisional else day


def limit_of(one: Deadline | None) -> str:
    """The next limit of a matter in a line, such as 签收 11月24日 周二."""
    if one is None:
        return ""
    language = filters.language()
    return f"{clock_of(one, language)} {minute_of(one, language)}"


def of_list() -> Mapping[str, Any]:
    """What the list asks of its template."""
    return {"limit_of": limit_of, "open_states": [one.value for one in OPEN]}


def of_own(record: Followed) -> Mapping[str, Any]:
    """The files of an own matter."""
    return {"papers": papers.list_papers(record.id, by=sessions.person()), "minute": minute}


def columns_of_appeal() -> Mapping[str, Any]:
    """What a line of the register tells, besides its light."""
    return {
        "number": lambda one: one.appeal.id,
        "appeal_title": lambda one: one.appeal.title,
        "enterprise": lambda one: one.appeal.enterprise,
        "state": lambda one: one.appeal.state,
        "department": lambda one: one.appeal.department,
        "next_limit": lambda one: limit_of(one.due),
    }


APPEALS = View(
    noun=NOUNS["appeals"],
    columns=columns_of_appeal(),
    title=title_of,
    filters=("states", "category", "department", "enterprise", "light", "late"),
    template="appeals/show.html",
    more=of_file,
    list_template="appeals/index.html",
    list_more=of_list,
    paged=True,
)

OWN = View(
    noun=NOUNS["my-appeals"],
    columns={
        "appeal_title": lambda one: one.title,
        "number": lambda one: one.id,
        "received": lambda one: one.received,
        "state": lambda one: one.state,
        "departments": lambda one: one.departments,
        "limit": lambda one: one.due and wording.day(one.due, filters.language()),
    },
    title=title_of,
    template="appeals/own.html",
    more=of_own,
)

VIEWS = (APPEALS, OWN)
