"""What a person may do about a finding now: names of services of `tracker`."""

from collections.abc import Mapping

from tracker import permissions, reinspections, states
from tracker.database import reading
from tracker.finding_papers import KEEPING
from tracker.permissions import Act
from tracker.records import Finding, FindingState, Person

STEPS: Mapping[str, str] = {
    "findings.withdraw": "withdraw",
    "rectifications.rectify": "rectify",
    "rectifications.accept": "accept",
    "rectifications.reject": "reject",
    "reinspections.passed": "pass",
    "reinspections.failed": "fail",
}
"""Services, and the acts of the machine that they do."""


def for_finding(finding: Finding, *, by: Person) -> frozenset[str]:
    """
    Names of services that refuse neither the person nor where the finding stands, such as
    ``"rectifications.accept"``.
    """
    if not permissions.may(by, Act.FIND, department=finding.department.id):
        return frozenset()
    legal = states.FINDING.legal(finding.state)
    found = {name for name, act in STEPS.items() if act in legal}
    if finding.released is None and finding.state is not FindingState.WITHDRAWN:
        found.add("findings.release")
    if finding.state in KEEPING:
        found.add("finding_papers.attach")
    with reading():
        if reinspections.can_be_ordered(finding.id):
            found.add("reinspections.order")
    return frozenset(found)
