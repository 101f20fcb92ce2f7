"""Who may come for the departments of a visit, with as much of the certificates as a gate needs."""

import re

from tracker.models import DepartmentRow, OfficerRow, SiteRecordRow
from tracker.officers import record_of
from tracker.records import SiteRecordKind, Visit
from tracker.records.visit_codes import Comers, Holder

KEPT = 2
"""Signs of a certificate that are shown at each end."""

BETWEEN = re.compile(r"[\s,，、;；:：()（）]+")
"""What stands between a name and a number where both are typed in one line."""


def of_visit(visit: Visit) -> tuple[Comers, ...]:
    """For each department: who is named on its approval form, else who may inspect that day."""
    known, named = _registered(visit), _named(visit)
    return tuple(
        Comers(one.id, one.id in named, tuple(named.get(one.id, known.get(one.id, []))))
        for one in visit.departments
    )


def _offices(visit: Visit) -> list[str]:
    return [one.id for one in visit.departments]


def _registered(visit: Visit) -> dict[str, list[Holder]]:
    rows = OfficerRow.select(OfficerRow, DepartmentRow).join(DepartmentRow)
    found: dict[str, list[Holder]] = {}
    for row in rows.where(DepartmentRow.code.in_(_offices(visit))).order_by(OfficerRow.id):
        one = record_of(row)
        if one.may_inspect(visit.start.date()):
            found.setdefault(one.department, []).append(Holder(one.name, hidden(one.id)))
    return found


def _named(visit: Visit) -> dict[str, list[Holder]]:
    """Who is named on the approval forms, which are filled in by hand."""
    rows = SiteRecordRow.select(SiteRecordRow, DepartmentRow).join(DepartmentRow)
    form = SiteRecordRow.kind == SiteRecordKind.APPROVAL_FORM.value
    found = {
        row.department.code: [_holder(one) for one in row.entered.get("officers", ())]
        for row in rows.where(SiteRecordRow.uid == visit.uid, form)
    }
    return {office: officers for office, officers in found.items() if officers}


def _holder(line: str) -> Holder:
    """A name and the number behind it, as it was typed."""
    parts = [one for one in BETWEEN.split(line) if one]
    numbers = [one for one in parts if any(sign.isdigit() for sign in one)]
    name = " ".join(one for one in parts if one not in numbers)
    return Holder(name, " ".join(map(hidden, numbers)))


def hidden(certificate: str) -> str:
    """The number of a certificate as it is compared at the gate: its ends, stars between."""
    shown = min(KEPT, max(0, len(certificate) - 1) // 2)
    middle = "*" * (len(certificate) - 2 * shown)
    return certificate[:shown] + middle + certificate[len(certificate) - shown :]
