"""Why a plan is as it is: what the optimizer found, in the names of people and places."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tracker import planning, preparations
from tracker.acts import Act as Right
from tracker.errors import TrackerError
from tracker.history import digest
from tracker.records import Person, PlanVersion, Request, Visit
from tracker.records.preparations import Preparation, PreparationState
from tracker.week import Week, write_minute
from web import filters, sessions, wording
from web.pages import weekly
from web.pages.whens import told
from web.remembered import remembered

MOST = 12
"""Other starts that are shown: those that would do come first."""

PLAIN = ("kind", "field")
"""Facts of a remedy that are no ids."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """What would help, and what that was found to save."""

    words: str
    saves: str


@dataclass(frozen=True, slots=True)
class Start:
    """Another time of a visit, and what stands against it; nothing does where it is empty."""

    when: str
    against: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Whether the visit could be there just as well."""
        return not self.against


class Reasons:
    """
    Speaks of one version of a week's plan.

    What the plan itself keeps is told always; what has to be searched for, only as long as the
    week is still the one that was planned.
    """

    def __init__(self, version: PlanVersion, names: Mapping[str, str]) -> None:
        self.version, self.week, self._names = version, version.week, names

    def ask(self, key: str) -> Preparation | None:
        """
        What is being searched for of a request, or of a visit ``enterprise@start``.

        None if the week cannot be planned any more as it was.
        """
        try:
            question = remembered(_question, self.week, by=weekly.reader(Right.READ_VERSIONS))
        except TrackerError:
            return None
        told = {"week": str(self.week), "version": self.version.number, "key": key}
        return preparations.ask("why", {**told, "question": question}, by=sessions.person())

    def answer(self, asked: Preparation | None) -> Mapping[str, Any]:
        """What the optimizer found, once it is there; {} before, and where it found nothing."""
        if asked is None or asked.state is not PreparationState.READY:
            return {}
        found: Mapping[str, Any] = json.loads(
            preparations.content(asked.token, by=sessions.person())
        )
        return found

    def remedies(self, found: Iterable[Mapping[str, Any]]) -> tuple[Remedy, ...]:
        """Remedies in words."""
        return tuple(Remedy(self._remedy(one), _saves(one)) for one in found)

    def _remedy(self, one: Mapping[str, Any]) -> str:
        named = {
            key: self.name(value)
            if isinstance(value, str) and key not in ("kind", "field")
            else value
            for key, value in one.items()
        }
        return wording.remedy(named, filters.language())

    def name(self, text: str) -> str:
        """What an id or a time of a plan is called."""
        if text in self._names:
            return self._names[text]
        place, sign, when = text.partition("@")
        if sign:
            return f"{self._names.get(place, place)} {told(self.week, when)}"
        return told(self.week, text)

    def names(self, ids: Iterable[str]) -> str:
        """Several of them."""
        language = filters.language()
        return wording.say("list.stop", language).join(self.name(one) for one in ids)

    def starts(self, found: Iterable[Mapping[str, Any]]) -> tuple[Start, ...]:
        """Other times of a visit, those that would do first."""
        every = [Start(self.name(one["start"]), tuple(self._against(one))) for one in found]
        return tuple(sorted(every, key=lambda one: len(one.against))[:MOST])

    def _against(self, one: Mapping[str, Any]) -> Iterator[str]:
        for key in ("windows", "visits", "full"):
            if one.get(key):
                yield filters.say(f"why.start.{key}", names=self.names(one[key]))
        if one.get("closed"):
            yield filters.say("why.start.closed")
        for tier, more in (one.get("costs") or {}).items():
            yield filters.say("why.start.costs", tier=filters.say(f"tier.{tier}"), more=more)


def _question(week: Week, *, by: Person) -> str:
    """What would be asked if the week were planned now: an answer holds as long as this does."""
    return digest(planning.week_file(week, by=by))


def _saves(one: Mapping[str, Any]) -> str:
    """What a remedy was found to save, tier by tier."""
    language = filters.language()
    found = (
        filters.say("why.saves", tier=filters.say(f"tier.{tier}"), count=count)
        for tier, count in (one.get("saves") or {}).items()
    )
    return wording.listed(found, language)


def place(visit: Visit) -> str:
    """A visit as the optimizer names it."""
    return f"{visit.enterprise.id}@{write_minute(visit.week.minute(visit.start))}"


def names_of(version: PlanVersion, week: Week) -> dict[str, str]:
    """What ids of a version's departments, enterprises and requests are called."""
    requests: list[Request] = [one for visit in version.visits for one in visit.requests]
    requests += [one.request for one in version.unplanned]
    requests += [one.request for one in version.held]
    found: dict[str, str] = {}
    for one in requests:
        found[one.department.id] = one.department.name
        found[one.enterprise.id] = one.enterprise.name
        found[one.id] = f"{one.department.short or one.department.name} {one.id}"
    return found
