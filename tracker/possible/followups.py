"""What a person may do to an entry, a direct inspection and a report now."""

from tracker import clock, permissions, states
from tracker.permissions import Act
from tracker.records import DirectInspection, DirectState, EntryApproval, Person, Report


def for_entry(entry: EntryApproval, *, by: Person) -> frozenset[str]:
    """Names of services that refuse neither the person nor the moment: ``"approvals.approve"``."""
    legal, office = states.APPROVAL.legal(entry.state), entry.department.id
    found = set()
    if permissions.may(by, Act.APPROVE_ENTRY, department=office):
        late = entry.wish.exempt is None and entry.wish.begins <= clock.now()
        found |= {"refuse"} if late else {"approve", "refuse"}
    if permissions.may(by, Act.ASK_ENTRY, department=office):
        found.add("withdraw")
    return frozenset(f"approvals.{act}" for act in found.intersection(legal))


def for_direct(inspection: DirectInspection, *, by: Person) -> frozenset[str]:
    """Names of services that refuse neither the person nor the moment: ``"direct.complete"``."""
    legal, office = states.DIRECT.legal(inspection.state), inspection.department.id
    found = set()
    if permissions.may(by, Act.VOID_DIRECT, department=office) and "void" in legal:
        found.add("direct.void")
    if permissions.may(by, Act.INSPECT_DIRECTLY, department=office):
        if "go on site" in legal:
            found.add("direct.go_on_site")
        if "complete" in legal and max(inspection.days) <= clock.today():
            found.add("direct.complete")
        if inspection.state is not DirectState.VOID:
            found.add("direct.withdraw_planned")
    return frozenset(found)


def for_report(report: Report, *, by: Person) -> frozenset[str]:
    """Names of services that refuse neither the person nor its state: ``"followups.submit"``."""
    legal = states.REPORT.legal(report.state)
    found = set()
    if permissions.may(by, Act.REPORT, department=report.department.id):
        found |= {"submit", "supplement"}
    if permissions.may(by, Act.WAIVE_REPORT):
        found.add("waive")
    return frozenset(f"followups.{act}" for act in found.intersection(legal))
