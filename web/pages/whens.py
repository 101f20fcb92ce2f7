"""Minutes of a week as people read and type them: a day, and a time of it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from tracker import parks
from tracker.records import Park, Person
from tracker.week import DAY, Week, parse_minute, parse_window, write_session
from web import filters, wording

SHORTEST = 5
"""Minutes between two times that can be chosen, at least."""


def window_of(week: Week, window: tuple[int, int]) -> str:
    """A window, such as 12月1日 周二 09:00–12:00, or 12月1日 周二 全天."""
    start, end = window
    if start % DAY == 0 and end - start == DAY:
        day = filters.near(week.moment(start).date())
        return f"{day} {filters.say('day.whole')}"
    until = f"{end % DAY // 60:02}:{end % 60:02}" if end % DAY else "24:00"
    return f"{moment_of(week, start)}–{until}"


def typed(windows: Iterable[tuple[int, int]]) -> str:
    """Windows within a day each as a form is told of them, a line each: 周二 09:00-12:00."""
    names = wording.LANGUAGES[filters.language()].WEEKDAYS
    days = ((start, end, start // DAY) for start, end in windows)
    return "\n".join(
        f"{names[day]} {write_session((start - day * DAY, end - day * DAY))}"
        for start, end, day in days
    )


def moment_of(week: Week, minute: int) -> str:
    """A minute of the week, such as 12月1日 周二 09:00."""
    return wording.moment(week.moment(minute), filters.language())


def told(week: Week, text: str) -> str:
    """What a plan file writes as ``Tue 09:00`` or ``Tue 09:00-12:00``, in the reader's words."""
    for read in (parse_minute, parse_window):
        try:
            found = read(text)
        except ValueError:
            continue
        return moment_of(week, found) if isinstance(found, int) else window_of(week, found)
    return text


def minute_of(week: Week, typed: Mapping[str, str], time: str = "time") -> int | None:
    """The minute of the week that a day and a time say; None if they say none."""
    try:
        day = dt.date.fromisoformat(typed.get("day", ""))
        hour = dt.time.fromisoformat(typed.get(time, ""))
    except ValueError:
        return None
    days = (day - week.monday).days
    return days * DAY + hour.hour * 60 + hour.minute if 0 <= days < 7 else None


def times(by: Person) -> tuple[str, ...]:
    """The times at which a visit may begin, by the park's hours and grid."""
    known = parks.list_parks(by=by)
    return tuple(_times(known[0] if known else Park("", "")))


def ends(by: Person) -> tuple[str, ...]:
    """The times at which a window may end."""
    known = parks.list_parks(by=by)
    park = known[0] if known else Park("", "")
    found = {*_times(park), *(_clock(end) for _, end in park.sessions)}
    return tuple(sorted(found))


def _times(park: Park) -> Iterator[str]:
    step = max(park.grid, SHORTEST)
    for start, end in park.sessions:
        yield from (_clock(minute) for minute in range(start, end, step))


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def days(week: Week, numbers: Iterable[int]) -> tuple[dt.date, ...]:
    """Days of a week by their numbers."""
    return tuple(week.date(one) for one in numbers)
