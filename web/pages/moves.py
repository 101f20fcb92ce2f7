"""What the checker says of a visit at another time, in words."""

from collections.abc import Iterable, Mapping

from tracker import departments, enterprises, planning
from tracker.errors import Fault, FaultCode, Found, Rejected
from tracker.records import Person
from tracker.week import Week
from web import faults, filters, wording


def broken(week: Week, uid: str, start: int | None, *, by: Person) -> tuple[str, ...]:
    """The rules that a visit of the latest version would break at a minute; empty if none."""
    if start is None:
        return (filters.say("move.no_time"),)
    try:
        found: Iterable[Fault | Found] = planning.check_move(week, uid, start, by=by)
    except Rejected as fault:
        found = fault.faults
    return lines(found, by)


def lines(found: Iterable[Fault | Found], by: Person) -> tuple[str, ...]:
    """Each rule once, with the names of those whom it is about; then what else is wrong."""
    told: dict[str, list[str]] = {}
    others: list[str] = []
    names = _names(by)
    for one in found:
        if not isinstance(one, Fault) or one.code is not FaultCode.BREAKS:
            others += faults.sentences(Rejected([one]), filters.language())
            continue
        known = told.setdefault(one.found, [])
        ids = (each for each in one.expected.split(", ") if each)
        known += [name for each in ids if (name := names.get(each, each)) not in known]
    return (*(_line(rule, concerned) for rule, concerned in told.items()), *others)


def _names(by: Person) -> Mapping[str, str]:
    """What the ids of departments and enterprises are called; those of requests are for people."""
    offices = {one.id: one.short or one.name for one in departments.list_departments(by=by)}
    return offices | enterprises.names(by=by)


def _line(rule: str, concerned: Iterable[str]) -> str:
    language = filters.language()
    words = wording.known(f"broken.{rule}", language) or wording.say("broken.other", language)
    named = wording.say("list.stop", language).join(concerned)
    return words + (wording.say("brackets", language, text=named) if named else "")
