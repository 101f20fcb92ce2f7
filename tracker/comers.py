"""Who may come for the departments of a visit, with as much of the certificates as a gate needs."""

from tracker import named_officers
from tracker.models import DepartmentRow, OfficerRow
from tracker.officers import record_of
from tracker.records import Visit
from tracker.records.visit_codes import Comers, Holder

KEPT = 2
"""Signs of a certificate that are shown at each end."""


def of_visit(visit: Visit) -> tuple[Comers, ...]:
    """For each department: who is named for the visit, else who may inspect that day."""
    known, named = _registered(visit), named_officers.of_visits([visit])
    return tuple(
        Comers(one.id, bool(chosen), _holders(chosen) or tuple(known.get(one.id, ())))
        for one in visit.departments
        for chosen in (named[visit.uid, one.id],)
    )


def _holders(named: named_officers.Names) -> tuple[Holder, ...]:
    return tuple(Holder(name, hidden(number)) for name, number in named)


def _registered(visit: Visit) -> dict[str, list[Holder]]:
    rows = OfficerRow.select(OfficerRow, DepartmentRow).join(DepartmentRow)
    offices = [one.id for one in visit.departments]
    found: dict[str, list[Holder]] = {}
    for row in rows.where(DepartmentRow.code.in_(offices)).order_by(OfficerRow.id):
        one = record_of(row)
        if one.may_inspect(visit.start.date()):
            found.setdefault(one.department, []).append(Holder(one.name, hidden(one.id)))
    return found


def hidden(certificate: str) -> str:
    """The number of a certificate as it is compared at the gate: its ends, stars between."""
    shown = min(KEPT, max(0, len(certificate) - 1) // 2)
    middle = "*" * (len(certificate) - 2 * shown)
    return certificate[:shown] + middle + certificate[len(certificate) - shown :]
