"""All that happened at an enterprise, the latest first, for one reader."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator

from tracker import enterprises, history, registers
from tracker.database import batched, reading
from tracker.errors import Fault, FaultCode, NotFound, Rejected
from tracker.models import EnterpriseRow
from tracker.records import Person
from tracker.records.timeline import Happening, HappeningKind
from tracker.timeline import ground, inspections, proceedings, restraints, voices
from tracker.timeline.ground import Ground
from tracker.timeline.steps import Subject

CASES: tuple[Callable[[Ground], Iterable[Subject]], ...] = (
    inspections.requests,
    inspections.courses,
    inspections.directs,
    inspections.reports,
    proceedings.findings,
    proceedings.penalties,
    proceedings.measures,
    voices.appeals,
    voices.disturbances,
    voices.demands,
    restraints.observations,
    restraints.quiet_choices,
    restraints.grades,
)
"""Sources that name cases; the log says when what was done to them."""

MOMENTS: tuple[Callable[[Ground], Iterable[Happening]], ...] = (
    inspections.visits,
    voices.messages,
)
"""Sources that know the moments themselves."""

AT_ONCE = 10_000
"""Cases whose events come in one query; every database takes so many names."""

Place = tuple[dt.datetime, int, str]


def of_enterprise(
    enterprise: str,
    *,
    by: Person,
    since: dt.date | None = None,
    until: dt.date | None = None,
    kinds: Collection[HappeningKind] = (),
    before: str = "",
    most: int | None = None,
) -> tuple[Happening, ...]:
    """
    What happened at an enterprise and a person may know of, the latest first.

    Parameters
    ----------
    since, until
        Only from the one day to the other, both included.
    kinds
        Only of these; none: of all.
    before
        The `Happening.mark` with which the page before ended.
    most
        At most so many.

    Raises
    ------
    NotAllowed
        If the person may not read the register of enterprises.
    NotFound
        If there is no such enterprise, or an enterprise asks for another one.
    Rejected
        If `before` is no mark.
    """
    if by.enterprise not in (None, enterprise):
        raise NotFound("enterprise", enterprise)
    last = _read_mark(before) if before else None
    with reading():
        enterprises.find(enterprise, by=by)
        known = ground.load(registers.row_of(EnterpriseRow, enterprise), by)
        found = [*_logged(known), *(one for source in MOMENTS for one in source(known))]
    wanted = (
        one
        for one in found
        if (not kinds or one.kind in kinds)
        and (since is None or one.moment.date() >= since)
        and (until is None or one.moment.date() <= until)
        and (last is None or _place(one) < last)
    )
    return tuple(sorted(wanted, key=_place, reverse=True)[:most])


def _logged(known: Ground) -> Iterator[Happening]:
    subjects = {one.case: one for source in CASES for one in source(known)}
    counts = dict.fromkeys(subjects, 0)
    for cases in batched(sorted(subjects), AT_ONCE):
        for event in history.of_cases(cases):
            subject = subjects[event.case]
            step = subject.steps.get(event.act)
            if step is None or not step.fits(event):
                continue
            counts[event.case] += 1
            told = {name: event.facts[name] for name in step.named if event.facts.get(name)}
            yield Happening(
                moment=event.moment,
                kind=step.kind,
                key=event.case,
                act=step.act or event.act,
                number=counts[event.case],
                facts={**subject.facts, **told},
            )


def _place(one: Happening) -> Place:
    return one.moment, one.number, one.key


def _read_mark(mark: str) -> Place:
    try:
        moment, number, key = mark.split("/", 2)
        when = dt.datetime.fromisoformat(moment)
        if when.tzinfo is None:
            raise ValueError(moment)
        return when, int(number), key
    except ValueError as fault:
        raise Rejected([Fault("before", FaultCode.WRONG_FORM, mark)]) from fault
