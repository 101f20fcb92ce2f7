"""What a file says about its department: the facts sheet, and the title above the header."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from tracker.intake import cells, header
from tracker.intake.cells import Value, is_blank, text
from tracker.intake.faults import Fault, Place, Refused
from tracker.intake.lines import Findings
from tracker.intake.registers import Departments
from tracker.intake.sheets import FACTS, Sheet, cell_name
from tracker.intake.when import Hours, Window, times
from tracker.records import Department
from tracker.week import Week

_MOST_TEAMS: Final = 99
_TEAMS: Final = re.compile(r"(\d{1,2})\s*(?:个)?\s*(?:组|队|支)\s*$")
_WEEK: Final = re.compile(r"(\d{4})\s*年?\D{0,3}第\s*(\d{1,2})\s*周")


@dataclass(frozen=True, slots=True)
class Facts:
    """
    What the department says about itself; None or empty: nothing.

    Parameters
    ----------
    away
        How many teams are absent in which window, in minutes of the week.
    """

    name: str = ""
    code: str = ""
    teams: int | None = None
    away: tuple[tuple[int, Window], ...] = ()
    contact: str = ""


def is_facts(sheet: Sheet) -> bool:
    """Whether it is the facts sheet, by its name."""
    return text(sheet.name) == FACTS


def read(sheet: Sheet, file: str, hours: Hours, into: Findings) -> Facts:
    """The facts of the sheet; what cannot be read is a problem with its row."""
    found: dict[str, str] = {}
    teams: int | None = None
    away: list[tuple[int, Window]] = []
    for row, key, value in _pairs(sheet):
        place = Place(file, sheet.name, row, key, cell_name(row, 1))
        try:
            if key in ("检查组数", "组数"):
                teams = cells.number(value, 0, _MOST_TEAMS)
            elif key == "不在岗":
                away += _away(value, hours)
            else:
                found[key] = text(value)
        except Refused as fault:
            into.refuse(place, Refused(Fault.UNKNOWN_FACT, fault.found, fault.expected))
    name, code = found.get("部门名称", ""), found.get("部门代码", "")
    return Facts(name, code, teams, tuple(away), found.get("联系人", ""))


def _pairs(sheet: Sheet) -> Iterator[tuple[int, str, Value]]:
    for row, raw in enumerate(sheet.rows, sheet.first):
        if row not in sheet.hidden and len(raw) > 1 and not is_blank(raw[1]):
            yield row, header.plain(raw[0]), raw[1]


def _away(value: Value, hours: Hours) -> list[tuple[int, Window]]:
    written = text(value)
    match = _TEAMS.search(written)
    said = times(written[: match.start()].strip() if match else written, hours)
    for fault in said.refused:
        raise fault
    return [(int(match[1]) if match else 1, window) for window in said.windows]


def title(sheet: Sheet, row: int) -> list[tuple[int, str]]:
    """Row and words of what stands above the header."""
    above = range(sheet.first, row)
    said = ((one, [text(cell) for cell in sheet.rows[one - sheet.first]]) for one in above)
    return [(one, " ".join(filter(None, words))) for one, words in said if any(words)]


def check_week(
    titles: Iterable[tuple[int, str]], place: Place, hours: Hours, into: Findings
) -> None:
    """A title that names another week is a problem: weekdays would land in the wrong one."""
    expected = str(Week.of(hours.monday))
    for row, words in titles:
        match = _WEEK.search(words)
        if match and f"{match[1]}-W{int(match[2]):02}" != expected:
            at = Place(place.file, place.sheet, row)
            into.refuse(at, Refused(Fault.OUTSIDE_WEEK, match[0], expected))


def whose(
    facts: Facts, titles: Iterable[str], file: str, known: Departments, sent_for: str | None
) -> Department:
    """
    The department whose plan it is: as the caller says, else the facts, the title, the name.

    Raises
    ------
    Refused
        If nothing says so, if nobody is called so, or if the file says another one.
    """
    said = _said(facts, titles, known)
    if sent_for is not None:
        sender = known.called(sent_for)
        if sender is None:
            raise Refused(Fault.UNKNOWN_DEPARTMENT, sent_for, known.near(sent_for))
        if said is not None and said != sender:
            raise Refused(Fault.CONFLICTING_DEPARTMENT, said.name, sender.name)
        return sender
    found = said or known.called(PurePath(file).stem)
    if found is None:
        raise Refused(Fault.NO_DEPARTMENT, file, known.near(PurePath(file).stem))
    return found


def _said(facts: Facts, titles: Iterable[str], known: Departments) -> Department | None:
    named = [words for words in (facts.code, facts.name) if words]
    for words in named:
        if known.called(words) is None:
            raise Refused(Fault.UNKNOWN_DEPARTMENT, words, known.near(words))
    if len({known.called(words) for words in named}) > 1:
        raise Refused(Fault.CONFLICTING_DEPARTMENT, facts.name, facts.code)
    if named:
        return known.called(named[0])
    return next(filter(None, map(known.named_in, titles)), None)
