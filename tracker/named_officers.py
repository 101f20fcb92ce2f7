"""
Whom departments named for a visit: on the approval form, else in the plan, else by lot.

Forms and sheets are typed by hand, so that a line may hold a name, a certificate or both; what
the register of officers knows completes it.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from tracker import items
from tracker.models import DepartmentRow, OfficerRow, RandomDrawRow, SiteRecordRow
from tracker.officers import CERTIFICATE
from tracker.paging import among
from tracker.records import DrawState, InspectionItem, SiteRecordKind, Visit
from tracker.week import ZONE, local

Names = tuple[tuple[str, str], ...]
"""A name and the number of a certificate each; what nobody wrote is empty."""

Place = tuple[str, str]
"""Uid of a visit and id of a department."""

Lots = Mapping[tuple[str, str, str], Sequence[tuple[int, tuple[str, ...]]]]
"""By department, item and enterprise: years of draws and whom they send, the latest first."""

_BETWEEN = re.compile(r"[\s,，、;；:：（）()]+")


def of_visits(
    found: Collection[Visit], catalogue: Collection[InspectionItem] | None = None
) -> Mapping[Place, Names]:
    """
    Who is named for each department of each visit; nobody is invented.

    Parameters
    ----------
    catalogue
        The items of all departments, where the caller has them already.
    """
    if not found:
        return {}
    known = items.of_departments() if catalogue is None else catalogue
    offices = {one.id for visit in found for one in visit.departments}
    register = _Register(offices)
    years = {one.start.year for one in found}
    forms, lots = _forms([one.uid for one in found]), _lots(offices, years, known)
    return {
        (visit.uid, office.id): tuple(
            register.officer(line, office.id)
            for line in forms.get((visit.uid, office.id), ())
            or _planned(visit, office.id)
            or _drawn(visit, office.id, lots, known)
        )
        for visit in found
        for office in visit.departments
    }


class _Register:
    """The officers of departments, by certificate and by name."""

    def __init__(self, offices: Collection[str]) -> None:
        rows = OfficerRow.select(OfficerRow, DepartmentRow).join(DepartmentRow)
        known = [
            (row.department.code, row.code, row.name)
            for row in rows.where(among(DepartmentRow.code, list(offices)))
        ]
        self._names = {code: name for _, code, name in known}
        self._codes: dict[tuple[str, str], list[str]] = {}
        for office, code, name in known:
            self._codes.setdefault((office, name), []).append(code)

    def officer(self, line: str, office: str) -> tuple[str, str]:
        """Name and certificate of a line; two of one name in an office stay without one."""
        words = [one for one in _BETWEEN.split(line.strip()) if one]
        number = next((one for one in reversed(words) if self._is_certificate(one)), "")
        name = " ".join(one for one in words if one != number and "证" not in one)
        codes = self._codes.get((office, name), [])
        if not number and len(codes) == 1:
            (number,) = codes
        return name or self._names.get(number, ""), number

    def _is_certificate(self, word: str) -> bool:
        has_digit = any(sign.isdigit() for sign in word)
        return word in self._names or (has_digit and CERTIFICATE.fullmatch(word) is not None)


def _forms(uids: list[str]) -> Mapping[Place, Sequence[str]]:
    """The lines of approval forms, as they were typed."""
    rows = SiteRecordRow.select(SiteRecordRow, DepartmentRow).join(DepartmentRow)
    form = SiteRecordRow.kind == SiteRecordKind.APPROVAL_FORM.value
    return {
        (row.uid, row.department.code): row.entered.get("officers", ())
        for row in rows.where(among(SiteRecordRow.uid, uids), form)
    }


def _planned(visit: Visit, office: str) -> Sequence[str]:
    """Whom the department's sheet names, each once."""
    own = [line for one in visit.requests if one.department.id == office for line in one.lines]
    return list(dict.fromkeys(officer for line in own for officer in line.officers))


def _lots(
    offices: Collection[str], years: Collection[int], catalogue: Collection[InspectionItem]
) -> Lots:
    found: dict[tuple[str, str, str], list[tuple[int, tuple[str, ...]]]] = {}
    for office, item, drawn, lots in _draws(offices, min(years)):
        for enterprise, _, officers in lots:
            key = (office, _item(catalogue, office, item), enterprise)
            found.setdefault(key, []).append((local(drawn).year, tuple(officers)))
    return found


def _draws(offices: Collection[str], since: int) -> Iterator[tuple[str, str, Any, list[Any]]]:
    """What was drawn since a year began, the latest first."""
    rows: Any = RandomDrawRow.select(
        DepartmentRow.code, RandomDrawRow.item, RandomDrawRow.drawn, RandomDrawRow.lots
    ).join(DepartmentRow)
    drawn = RandomDrawRow.state == DrawState.DRAWN.value
    drawn &= RandomDrawRow.drawn >= dt.datetime(since, 1, 1, tzinfo=ZONE)
    rows = rows.where(among(DepartmentRow.code, list(offices)), drawn)
    yield from rows.order_by(RandomDrawRow.id.desc()).tuples()


def _item(catalogue: Collection[InspectionItem], office: str, text: str) -> str:
    """What an item is known by: sheets name it, draws may number it."""
    named = items.named((one for one in catalogue if one.department == office), text)
    return named.id if named else text.strip()


def _drawn(
    visit: Visit, office: str, lots: Lots, catalogue: Collection[InspectionItem]
) -> Sequence[str]:
    """Whom a draw of the visit's year sends there for one of its items."""
    for text in visit.items_of(office):
        key = (office, _item(catalogue, office, text), visit.enterprise.id)
        for year, officers in lots.get(key, ()):
            if year == visit.start.year:
                return officers
    return ()
