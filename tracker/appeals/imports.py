"""
Lists of problems from other channels: all of them are gathered in the one register (clause 3.1.2).

A matter comes in once, by the number that it has in its channel. Taking a list is all or nothing,
unless somebody wants its good rows on purpose.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tracker import clock, enterprises, history, permissions, settings
from tracker.appeals import duplicates, register
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, Rejected
from tracker.intake import faults as intake
from tracker.intake import problem_list
from tracker.intake.problem_list import Bounds, CheckedList, Listed
from tracker.models import AppealRow
from tracker.permissions import Act
from tracker.records import Channel, Person

CHANNELS: Final = (
    Channel.HOTLINE_12345,
    Channel.HOTLINE_12348,
    Channel.SUPERIOR,
    Channel.MEETING,
)
"""Those that send lists."""

MOST_NUMBERS: Final = 500
"""So many numbers go into one question."""


@dataclass(frozen=True, slots=True)
class Preview:
    """
    What taking a list would do.

    Parameters
    ----------
    known
        Rows that the register has already, with the numbers that they have there.
    likely
        New rows that may repeat a matter of the register, with the matters, best first.
    """

    new: tuple[Listed, ...]
    known: tuple[tuple[Listed, int], ...]
    wrong: tuple[intake.Problem, ...]
    likely: tuple[tuple[Listed, tuple[duplicates.Likeness, ...]], ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking a list did: numbers of new and known matters, and what was left out."""

    new: tuple[int, ...]
    known: tuple[int, ...]
    wrong: tuple[intake.Problem, ...]


def check(content: bytes, channel: Channel, *, name: str = "", by: Person) -> CheckedList:
    """
    Read a list and hold it against the registers; nothing is stored.

    Raises
    ------
    Rejected
        If the channel sends no lists.
    """
    permissions.require(by, Act.KEEP_APPEALS)
    if channel not in CHANNELS:
        expected = ", ".join(CHANNELS)
        raise Rejected([Fault("channel", FaultCode.UNKNOWN, channel, expected)])
    known = enterprises.list_enterprises(by=by)
    most = settings.number("appeal.most_characters")
    bounds = Bounds(clock.now(), register.TITLE, most)
    found = problem_list.check(content, channel, known, bounds, name=name)
    longest = settings.number("appeal.most_rows")
    if len(found.rows) > longest:
        code = intake.Fault.TOO_MANY_CELLS
        long = intake.Problem(intake.Place(name), str(len(found.rows)), f"≤ {longest}", code)
        return replace(found, rows=(), problems=(*found.problems, long))
    with reading():
        return _held(found, channel)


def _held(found: CheckedList, channel: Channel) -> CheckedList:
    """Without the rows whose number the register gives to other words; those are faults."""
    known = _known(channel, found.rows)
    wrong = {row for row in found.rows if _differs(row, known)}
    more = [
        intake.Problem(
            row.place, row.entry.source, known[row.entry.source].title, intake.Fault.OTHER_WORDS
        )
        for row in found.rows
        if row in wrong
    ]
    kept = tuple(row for row in found.rows if row not in wrong)
    return replace(found, rows=kept, problems=(*found.problems, *more))


def _differs(row: Listed, known: dict[str, AppealRow]) -> bool:
    same = known.get(row.entry.source)
    return same is not None and (same.title, same.text) != (row.entry.title, row.entry.text)


def _known(channel: Channel, rows: Sequence[Listed]) -> dict[str, AppealRow]:
    """What the register has of a list, by the numbers of the channel."""
    numbers = [row.entry.source for row in rows]
    found: dict[str, AppealRow] = {}
    for start in range(0, len(numbers), MOST_NUMBERS):
        some = AppealRow.source.in_(numbers[start : start + MOST_NUMBERS])
        query = AppealRow.select().where(AppealRow.channel == channel.value, some)
        found |= {str(row.source): row for row in query}
    return found


def preview(checked: CheckedList, channel: Channel, *, by: Person) -> Preview:
    """What taking a checked list would do: new, known, wrong, and what may be told twice."""
    permissions.require(by, Act.KEEP_APPEALS)
    with reading():
        known = _known(channel, checked.rows)
        new = tuple(row for row in checked.rows if row.entry.source not in known)
        alike = duplicates.suggest_each([row.entry for row in new], by=by)
        return Preview(
            new,
            tuple(
                (row, known[row.entry.source].id)
                for row in checked.rows
                if row.entry.source in known
            ),
            checked.problems,
            tuple((row, some) for row, some in zip(new, alike, strict=True) if some),
        )


def take(
    checked: CheckedList,
    channel: Channel,
    *,
    good_rows: bool = False,
    by: Person,
) -> Taken:
    """
    Enter every row of a checked list, in one transaction; again changes nothing.

    Parameters
    ----------
    good_rows
        Whether the rows without a fault are taken although others have one.

    Raises
    ------
    Rejected
        With every fault, unless the good rows are enough; also if there is none.
    Conflict
        If a number was given to other words since the list was checked.
    """
    permissions.require(by, Act.KEEP_APPEALS)
    rows = checked.rows if good_rows and checked.rows else checked.accepted()
    with transaction():
        before = {row.id for row in _known(channel, rows).values()}
        found = [*_kept(rows, channel, by)]
        new = tuple(one for one in found if one not in before)
        if new:
            facts = {
                "channel": channel.value,
                "sha256": checked.source.sha256,
                "new": len(new),
                "known": len(found) - len(new),
                "wrong": len(checked.problems),
            }
            history.record(f"appeals:{channel.value}", "import", by, facts)
        return Taken(new, tuple(one for one in found if one in before), checked.problems)


def _kept(rows: Sequence[Listed], channel: Channel, by: Person) -> Iterator[int]:
    for row in rows:
        yield register.keep(replace(row.entry, channel=channel), by).id
