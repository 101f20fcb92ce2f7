"""What stands before a district lives: registers, catalogue, grades, periods, public words."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from functools import partial

from tracker import (
    annual,
    contacts,
    credit,
    items,
    observation,
    officers,
    parks,
    people,
    quiet,
    quiet_choices,
    settings,
)
from tracker.appeals import delegations
from tracker.mail import mailboxes
from tracker.publicity import mechanism, reply_templates
from tracker.records import (
    AnnualLine,
    Contact,
    ContactPost,
    CreditKind,
    Department,
    InspectionItem,
    ObservationEntry,
    Officer,
    QuietEntry,
    QuietShape,
    Source,
)
from tracker.records.publicity import Section, TemplateEntry
from web import arrivals
from web.demos import cast, script
from web.demos.stage import Stage

GRADED = {1: "C", 2: "B", 3: "C", 9: "C", 10: "D", 11: "C", 12: "C", 13: "B", 14: "D", 17: "A"}
"""Classes of credit risk by the place of the enterprise."""

PUBLIC = {"A": "excellent", "B": "good", "C": "fair", "D": "poor"}
"""The public grade that goes with a class."""


def enter(stage: Stage) -> None:
    """Note what is entered on the first day, and what follows from it later."""
    first, note = stage.days.first, stage.diary.note
    minute = dt.timedelta(minutes=1)
    for place, act in enumerate(
        (catalogue, officers_and_contacts, addresses, grades, annual_plan, public_words)
    ):
        note(first + (place + 1) * minute, partial(act, stage))
    note(stage.days.spot("-8 10:00"), lambda: quiet_days(stage))
    note(stage.days.spot("-7 10:00"), lambda: observe(stage))
    note(stage.days.spot("-2 08:40"), lambda: delegate(stage))


def registers(stage: Stage) -> None:
    """The park, and everybody's account; nobody can sign in yet."""
    parks.import_park(stage.folder / arrivals.PARK, by=people.OPERATOR)
    cast.open_accounts(stage.cast)


def catalogue(stage: Stage) -> None:
    """Every item of the sheets stands in the published catalogue."""
    basis = script.page("foundations").text("basis")
    known = {
        (office, line.item): line.basis for office, lines in stage.lines.items() for line in lines
    }
    items.take(
        [
            InspectionItem(f"{office}-{number:03}", office, name, law or basis)
            for number, ((office, name), law) in enumerate(sorted(known.items()), start=1)
        ],
        by=people.OPERATOR,
    )


def officers_and_contacts(stage: Stage) -> None:
    """Each department names its people; the last one has not named everybody."""
    offices = stage.cast.offices
    for place, office in enumerate(offices):
        by, until = stage.cast.head(office.id), dt.date(stage.days.today.year + 1, 12, 31)
        for one in officers_of(office, place, until):
            officers.register(one, by=by)
        posts = list(ContactPost) if place + 1 < len(offices) else [ContactPost.LEADER]
        for seat, post in enumerate(posts):
            who = stage.cast.officer(office.id) if seat else by
            told = Contact(who.name, f"0762-{place:04}{seat:03}")
            contacts.name(office.id, post, told, by=by)


def addresses(stage: Stage) -> None:
    """Enterprises are reached by mail, where no mail can go (RFC 2606); the last has not said."""
    for firm in stage.cast.firms[:-1]:
        address = f"office@{firm.id.lower()}.example"
        mailboxes.enter_enterprise(firm.id, address, by=people.OPERATOR)


def officers_of(office: Department, place: int, until: dt.date) -> Iterator[Officer]:
    """As many as its teams need, until a day; names come round again."""
    words = script.page("foundations")
    surnames, given = words.texts("surnames"), words.texts("given")
    for number in range(contacts.OFFICERS_PER_TEAM * office.teams):
        spot = place * 7 + number
        name = surnames[spot % len(surnames)] + given[(spot * 3) % len(given)]
        number_of = f"{words.text('certificate')}{place + 1:02}{number + 1:03}"
        yield Officer(number_of, name, office.id, until)


def grades(stage: Stage) -> None:
    """Some enterprises have been given grades."""
    source = script.page("foundations").text("grades")
    day = stage.days.first.date()
    for place, grade in GRADED.items():
        if place < len(stage.cast.firms):
            firm = stage.cast.firm(place).id
            for kind, told in (
                (CreditKind.RISK_CLASS, grade),
                (CreditKind.PUBLIC_GRADE, PUBLIC[grade]),
            ):
                credit.set_grade(firm, kind, told, day, source, by=stage.committee)


def annual_plan(stage: Stage) -> None:
    """The year's joint plan is in force, if there are two departments for one."""
    offices = [one.id for one in stage.cast.offices if stage.lines.get(one.id)]
    if len(offices) < 2:
        return
    year, words = stage.days.today.year, script.page("foundations").parts("annual")
    lines = tuple(
        AnnualLine(
            number=place + 1,
            title=one.text("title"),
            item=stage.lines[offices[place % len(offices)]][0].item,
            objects=one.text("objects"),
            rate=one.text("rate"),
            since=dt.date(year, 1, 1),
            until=dt.date(year, 12, 31),
            initiator=offices[place % len(offices)],
            cooperating=(offices[(place + 1) % len(offices)],),
            mode=one.text("mode"),
            lead=offices[place % len(offices)],
        )
        for place, one in enumerate(words)
    )
    source = Source(f"{year}.xlsx", hashlib.sha256(repr(lines).encode()).hexdigest())
    draft = annual.take(lines, year=year, source=source, by=stage.committee)
    annual.put_in_force(year, draft.version, by=stage.committee)


def public_words(stage: Stage) -> None:
    """What the mechanism means, and words for replies."""
    page = script.page("foundations")
    told = [Section(one.text("title"), one.text("text")) for one in page.parts("section")]
    mechanism.publish(told, page.text("decision"), by=stage.committee)
    for one in page.parts("template"):
        fields = ("category", "occasion", "title", "text")
        entry = TemplateEntry(*(one.text(field) for field in fields))
        reply_templates.put(entry, by=stage.centre)


def quiet_days(stage: Stage) -> None:
    """Weekends are quiet for all, and each enterprise chooses two days a month; one has."""
    page, since = script.page("foundations").part("quiet"), stage.days.today
    by = stage.committee
    weekend = QuietEntry(QuietShape.WEEKDAYS, page.text("weekend"), since, weekdays=(5, 6))
    quiet.enter(weekend, by=by)
    chosen = QuietEntry(QuietShape.CHOSEN_DAYS, page.text("chosen"), since, chosen=2)
    period = quiet.enter(chosen, by=by)
    firm, month = stage.cast.of_firm(0), since + dt.timedelta(days=62)
    quiet_choices.choose(period.id, firm.enterprise or "", f"{month:%Y-%m}", (8, 9), by=firm)


def observe(stage: Stage) -> None:
    """A new form of business is left in peace by a department that has not asked for it."""
    office = stage.cast.office("EMB")
    busy = {line.enterprise for line in stage.lines.get(office, ())}
    free = [one for one in stage.cast.firms if one.uscc not in busy]
    page = script.page("foundations").part("observation")
    if free:
        entry = ObservationEntry(
            department=office,
            enterprise=free[0].id,
            matter=page.text("matter"),
            basis=page.text("basis"),
            start=stage.days.today,
            safe=True,
            safety=page.text("safety"),
            days=180,
        )
        observation.give(entry, by=stage.cast.head(office))


def delegate(stage: Stage) -> None:
    """The first head is away for some days; a deputy may sign, as the committee has allowed."""
    page, today = script.page("foundations").part("delegation"), stage.days.today
    settings.write("delegation.allowed", True, page.text("source"), by=stage.committee)
    office = stage.cast.offices[0].id
    login = next(one.login for one in stage.cast.others if one.department == office)
    since, until = stage.days.day(-2), today + dt.timedelta(days=9)
    delegations.delegate(login, page.text("document"), since, until, by=stage.cast.head(office))
