"""The days of a working year in words: what follows one another is told as one."""

import datetime as dt
from collections.abc import Iterator

from tracker.records import WorkingYear
from web import wording

Run = tuple[str, dt.date, dt.date]
"""A name, the first and the last day that bear it."""


def free(year: WorkingYear, language: str) -> str:
    """When offices are closed although it is a weekday, or for a holiday; a line for each run."""
    runs = _runs([(day, name) for day, works, name in year.days if not works])
    return "\n".join(_told(one, language) for one in runs)


def made_up(year: WorkingYear, language: str) -> str:
    """The days of weekends on which offices work, a line for each."""
    return "\n".join(wording.day(day, language) for day, works, _ in year.days if works)


def source(year: WorkingYear, language: str) -> str:
    """Where the table comes from."""
    return wording.known(f"holiday.source.{year.source}", language) or year.source


def _runs(days: list[tuple[dt.date, str]]) -> Iterator[Run]:
    run: Run | None = None
    for day, name in days:
        if run is not None and run[0] == name and day - run[2] == dt.timedelta(days=1):
            run = (name, run[1], day)
            continue
        if run is not None:
            yield run
        run = (name, day, day)
    if run is not None:
        yield run


def _told(run: Run, language: str) -> str:
    name, first, last = run
    said = wording.known(f"holiday.{name}", language) or name
    days = wording.day(first, language)
    if last != first:
        days = wording.say("holiday.run", language, first=days, last=wording.day(last, language))
    return f"{said} {days}"
