"""How the registers look, and the timeline of an enterprise."""

from collections.abc import Mapping, Sequence
from typing import Any

from tracker import credit, enterprises, own_enterprise, settings, timeline
from tracker.acts import Act as Right
from tracker.permissions import may
from tracker.records import ContactCard, Enterprise
from web import filters, happenings, sessions
from web.acts.nouns import NOUNS
from web.pages import known, mails, names, whens
from web.pages.things import View

MOST = 100
"""Lines of a timeline on a page."""


def _around(enterprise: Enterprise) -> Mapping[str, Any]:
    """Its timeline and its credit, as this reader may know them."""
    by = sessions.person()
    reads = may(by, Right.READ_CREDIT, enterprise=enterprise.id)
    return {
        **_hours([enterprise]),
        "timeline": timeline.of_enterprise(enterprise.id, by=by, most=MOST),
        "standing": credit.standing(enterprise.id, by=by) if reads else None,
        "act_of": lambda one: happenings.act(one, filters.language()),
        "told_of": lambda one: happenings.told(one, filters.language(), known.offices()),
    }


def _posts(card: ContactCard) -> str:
    return "\n".join(
        f"{filters.cell(post)} {contact.name} {contact.phone}".strip()
        for post, contact in card.contacts.items()
    )


ENTERPRISES = View(
    noun=NOUNS["enterprises"],
    columns={
        "name": lambda one: one.name,
        "id": lambda one: one.id,
        "uscc": lambda one: one.uscc,
        "zone": lambda one: one.zone,
        "trade": lambda one: one.trade,
    },
    facts={
        "id": lambda one: one.id,
        "uscc": lambda one: one.uscc,
        "zone": lambda one: one.zone,
        "address": lambda one: one.address,
        "trade": lambda one: one.trade,
        "hazards": lambda one: one.hazards,
        "contact": lambda one: one.contact,
        "phone": lambda one: one.phone,
        "mailbox": lambda one: mails.mailbox_of(f"enterprise:{one.id}"),
        "most_visits": lambda one: one.most_visits,
        "most_departments": lambda one: one.most_departments,
        "most_inspectors": lambda one: one.most_inspectors,
    },
    title=lambda one: one.name,
    template="registers/enterprise.html",
    more=_around,
    filters=("named",),
    paged=True,
)


def _hours(found: Sequence[Enterprise]) -> Mapping[str, Any]:
    """When these enterprises take no visit, and how that is said and typed."""
    by = sessions.person()
    return {
        "closures": {one.id: enterprises.closures(one.id, by=by) for one in found},
        "window": whens.window_of,
        "typed": whens.typed,
        "most": settings.number(own_enterprise.LIMIT),
    }


OWN_ENTERPRISE = View(
    noun=NOUNS["my-enterprise"],
    facts={
        "contact": lambda one: one.contact,
        "phone": lambda one: one.phone,
        "mailbox": lambda one: mails.mailbox_of(f"enterprise:{one.id}"),
        "address": lambda one: one.address,
        "zone": lambda one: one.zone,
        "trade": lambda one: one.trade,
        "uscc": lambda one: one.uscc,
    },
    title=lambda one: one.name,
    template="registers/own.html",
    more=lambda one: _hours([one]),
    list_template="registers/own_list.html",
    beside=_hours,
)

DEPARTMENTS = View(
    noun=NOUNS["departments"],
    columns={
        "name": lambda one: one.name,
        "short": lambda one: one.short,
        "id": lambda one: one.id,
        "teams": lambda one: one.teams,
        "contact": lambda one: one.contact,
    },
    facts={
        "short": lambda one: one.short,
        "id": lambda one: one.id,
        "level": lambda one: one.level,
        "teams": lambda one: one.teams,
        "contact": lambda one: one.contact,
    },
    title=lambda one: one.name,
)

OFFICERS = View(
    noun=NOUNS["officers"],
    columns={
        "name": lambda one: one.name,
        "certificate": lambda one: one.id,
        "department": lambda one: names.department(one.department),
        "valid_until": lambda one: one.until,
        "retired": lambda one: one.retired,
    },
    title=lambda one: one.name,
    filters=("department", "all_times"),
)

CONTACTS = View(
    noun=NOUNS["contacts"],
    columns={
        "department": lambda one: names.department(one.department),
        "posts": _posts,
        "needed_officers": lambda one: f"{one.officers} / {one.needed}",
    },
    facts={
        "posts": _posts,
        "mailbox": lambda one: mails.mailbox_of(f"department:{one.department}"),
        "needed_officers": lambda one: f"{one.officers} / {one.needed}",
    },
    title=lambda one: names.department(one.department),
    filters=("incomplete",),
)

ITEMS = View(
    noun=NOUNS["items"],
    columns={
        "name": lambda one: one.name,
        "id": lambda one: one.id,
        "department": lambda one: names.department(one.department),
        "basis": lambda one: one.basis,
        "cap": lambda one: one.cap,
        "published": lambda one: one.published,
    },
    facts={
        "id": lambda one: one.id,
        "department": lambda one: names.department(one.department),
        "basis": lambda one: one.basis,
        "cap": lambda one: one.cap,
        "off_site": lambda one: one.off_site,
        "published": lambda one: one.published,
        "risk": lambda one: one.risk,
    },
    title=lambda one: one.name,
    filters=("department",),
)

VIEWS = (ENTERPRISES, OWN_ENTERPRISE, DEPARTMENTS, OFFICERS, CONTACTS, ITEMS)
