"""Gate 5: a visit becomes a calendar entry, and a week becomes one feed for each reader."""

from collections.abc import Iterator

from calendars import Entry, render
from web import wording
from web.board import Board, Department, Enterprise, Park, Visit
from web.config import Config


def entry_of(
    visit: Visit, park: Park, config: Config, *, private: bool = False, busy: bool = True
) -> Entry:
    """
    The visit as an appointment.

    Parameters
    ----------
    private
        It is written for the enterprise: the summary names who comes instead of who is visited,
        and the entry is not shown to those with whom the reader shares the calendar.
    busy
        Whether the visit takes up the reader's time.
    """
    return Entry(
        uid=f"{visit.uid}@{park.domain}",
        sequence=visit.sequence,
        start=visit.start,
        end=visit.end,
        changed=visit.changed,
        summary=_summary(visit, config.language, private=private),
        description=_description(visit, config.language, sources=not private),
        location=visit.enterprise.address or visit.enterprise.name,
        categories=tuple(one.short for one in visit.departments),
        url=f"{config.link}/visits/{visit.code}",
        organizer=(config.mail, visit.committee or park.committee),
        cancelled=visit.cancelled,
        private=private,
        busy=busy,
    )


def committee(board: Board, config: Config) -> bytes:
    """Every visit of the week."""
    name = wording.say("feed.committee", config.language, park=board.park.name)
    visits = (*board.visits, *board.cancelled)
    return render([entry_of(visit, board.park, config, busy=False) for visit in visits], name=name)


def department(board: Board, who: Department, config: Config) -> bytes:
    """The visits to which one department comes, as lead or in support."""
    name = wording.say("feed.department", config.language, department=who.name)
    visits = [one for one in (*board.visits, *board.cancelled) if who in one.departments]
    return render(
        [entry_of(visit, board.park, config) for visit in visits], name=name, color="seagreen"
    )


def enterprise(board: Board, who: Enterprise, config: Config) -> bytes:
    """The announced visits at one enterprise, and nothing else."""
    name = wording.say("feed.enterprise", config.language, enterprise=who.name)
    return render(
        [entry_of(visit, board.park, config, private=True) for visit in _told(board, who)],
        name=name,
        color="darkorange",
    )


def _told(board: Board, who: Enterprise) -> Iterator[Visit]:
    """What an enterprise may know of."""
    for visit in (*board.visits, *board.cancelled):
        if visit.enterprise == who and visit.announced:
            yield visit


def told_enterprises(board: Board) -> tuple[Enterprise, ...]:
    """Everyone with something in an own feed, by id."""
    visits = (*board.visits, *board.cancelled)
    found = {visit.enterprise for visit in visits if visit.announced}
    return tuple(sorted(found, key=lambda one: one.id))


def _summary(visit: Visit, language: str, *, private: bool) -> str:
    """What a phone shows in its list."""
    kind = "joint" if visit.joint else "single"
    if not private:
        return wording.say(f"entry.{kind}", language, enterprise=visit.enterprise.name)
    count = len(visit.departments)
    return wording.say(f"entry.enterprise.{kind}", language, lead=visit.lead.name, count=count)


def _description(visit: Visit, language: str, *, sources: bool) -> str:
    """Who comes for what."""
    lines = [wording.say("entry.lead", language, department=visit.lead.name)]
    for line in visit.lines:
        words = wording.say(
            "entry.line",
            language,
            department=line.department.name,
            items=line.subject,
            minutes=line.minutes,
        )
        lines.append(words)
        if sources:
            lines += [f"  {place}" for place in wording.places(line.items, language)]
    lines.append(wording.say("entry.note", language))
    return "\n".join(lines)
