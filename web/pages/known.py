"""What pages of visits say beside ids: names of departments and enterprises, days, lights."""

import datetime as dt
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from tracker import clock, courses, departments
from tracker.acts import Act as Right
from tracker.appeals.lists import light_of, next_day
from tracker.permissions import may
from tracker.records import Deadline, Enterprise, Light
from tracker.week import local
from web import filters, reading, sessions


def today() -> dt.date:
    """The day by the park's clock."""
    return local(clock.now()).date()


def offices() -> Mapping[str, str]:
    """Names of the departments by their ids; none for whoever may not read the register."""
    by = sessions.person()
    if not may(by, Right.READ_REGISTERS):
        return {}
    return {one.id: one.name for one in departments.list_departments(by=by)}


def colours() -> Mapping[str, int]:
    """Each department's place in the palette, as on the week board."""
    by = sessions.person()
    if not may(by, Right.READ_REGISTERS):
        return {}
    every = departments.list_departments(by=by)
    return {one.id: place % reading.COLOURS for place, one in enumerate(every)}


def soon() -> dt.date:
    """The next working day: what is due until then is due soon."""
    return next_day()


def firms(uids: Iterable[str]) -> Mapping[str, Enterprise]:
    """The enterprises of visits by their uids."""
    wanted = {uid for uid in uids if uid}
    return courses.enterprises_of(wanted, by=sessions.person()) if wanted else {}


def near(day: dt.date | None) -> str:
    """A date as lists show it; nothing for none."""
    return "" if day is None else filters.near(day)


def moment(when: dt.datetime | None) -> str:
    """A moment as lists show it; nothing for none."""
    return "" if when is None else filters.moment(local(when))


def read_day(text: str | None) -> dt.date | None:
    """A date such as 2026-11-30 that stands in an address; None if it is none."""
    try:
        return dt.date.fromisoformat(text or "")
    except ValueError:
        return None


def visit_link(uid: str) -> Markup | str:
    """A visit by its name; as a link but for an enterprise, which does not know of every one."""
    if sessions.person().enterprise is not None:
        return uid
    return Markup('<a href="{}">{}</a>').format(filters.page("visits.show", key=uid), uid)


def lamp(light: Light) -> Markup:
    """A light: a sign and a word beside its colour."""
    words = filters.say(f"light.{light}")
    return Markup('<span class="light {}">{}</span>').format(light.value, words)


def due(day: dt.date | None, until: dt.date | None = None) -> Markup | str:
    """A day by which something has to be done, with its light."""
    if day is None:
        return ""
    return Markup("{} {}").format(near(day), lamp(light_of(day, until or next_day())))


def limit(one: Deadline, until: dt.date, *, waits: bool) -> Markup | str:
    """A limit: with its light while it waits; what was late stays told."""
    if waits:
        return due(one.due, until)
    late = filters.say("limit.late") if one.overdue is not None else filters.say("limit.kept")
    return f"{near(one.due)} {late}" if one.met is not None else near(one.due)


def yuan(fen: int | None) -> str:
    """An amount in yuan, such as 5,000."""
    if fen is None:
        return ""
    return f"{fen // 100:,}" + (f".{fen % 100:02}" if fen % 100 else "")
