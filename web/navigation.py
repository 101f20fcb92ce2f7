"""One navigation for everybody: each reader sees what they may open, in the same order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import flask

from web import access, filters, sessions

GROUPS: Mapping[str, tuple[str, ...]] = {
    "plan": (
        "weeks.index",
        "overrides.index",
        "improvements.index",
        "annual.index",
        "draws.index",
        "items.index",
    ),
    "visits": (
        "today.show",
        "visits.index",
        "subscriptions.index",
        "mails.index",
        "findings.index",
        "reports.index",
        "direct.index",
        "proposals.index",
        "refusals.index",
        "ratings.index",
        "entries.index",
        "exemptions.index",
        "penalties.index",
        "coercive.index",
    ),
    "appeals": (
        "desk.show",
        "intake.show",
        "appeals.index",
        "my-appeals.index",
        "ageing.show",
        "escalations.index",
        "measures.index",
        "meetings.index",
        "templates.index",
    ),
    "calm": (
        "disturbances.index",
        "accusations.index",
        "decided.index",
        "unplanned.index",
        "demands.index",
        "my-enterprise.index",
        "quiet.index",
        "observation.index",
        "credit.index",
    ),
    "registers": (
        "enterprises.index",
        "departments.index",
        "park-file.show",
        "officers.index",
        "contacts.index",
        "reviews.show",
    ),
    "rules": (
        "people.index",
        "settings.index",
        "years.index",
        "policies.index",
        "mechanism.show",
        "stories.index",
        "delegations.index",
        "served-calendars.index",
        "robots.index",
        "log.index",
    ),
}
"""Groups of pages by their endpoints; what is not there yet, or not for a reader, is left out."""


@dataclass(frozen=True, slots=True)
class Link:
    """A page in the navigation, and whether it, or one below it, is being read."""

    label: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that belong together."""

    label: str
    links: tuple[Link, ...]


def groups() -> tuple[Group, ...]:
    """What this reader may open."""
    found = (
        Group(filters.say(f"nav.{name}"), tuple(_links(endpoints)))
        for name, endpoints in GROUPS.items()
    )
    return tuple(one for one in found if one.links)


def _links(endpoints: tuple[str, ...]) -> Iterator[Link]:
    language, role = filters.language(), sessions.person().role
    here = (flask.request.endpoint or "").partition(".")[0]
    for endpoint in endpoints:
        blueprint, view = endpoint.split(".")
        full = f"{blueprint}_{language}.{view}"
        if role in (access.audience(flask.current_app, full) or ()):
            label = filters.say(f"noun.{blueprint}")
            yield Link(label, flask.url_for(full), here == f"{blueprint}_{language}")


def attach(app: flask.Flask) -> None:
    """Give templates the navigation."""
    app.add_template_global(groups, "navigation")
