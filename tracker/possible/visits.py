"""What a person may do at a published visit now: names of services of `tracker`."""

from collections.abc import Iterator, Mapping

from tracker import clock, permissions, states, visits
from tracker.cases import offices, state_of, visible
from tracker.database import reading
from tracker.errors import NotAllowed, NotFound
from tracker.permissions import Act
from tracker.proposals import may_propose
from tracker.records import Person, SiteRecord, SiteRecordKind, Visit, VisitState
from tracker.records.proposals import TimeProposal, TimeProposalState
from tracker.records.visit_codes import Refusal, ScanState
from tracker.site_records import GONE
from tracker.visit_codes import state_of_code

FOUND: Mapping[str, tuple[Act, str]] = {
    "findings.record": (Act.FIND, "find"),
    "penalties.propose": (Act.PUNISH, "punish"),
    "coercive.take": (Act.COERCE, "coerce"),
}
"""Services of a department about its own part, their rights, and the acts that they do."""


def for_visit(visit: Visit | str, *, by: Person) -> frozenset[str]:
    """
    Names of services that refuse neither the person nor the moment, such as
    ``"responses.acknowledge"``; none for whoever may not know how the visit goes.

    Parameters
    ----------
    visit
        As it is published, or its uid; how far it has come is looked up.
    """
    with reading():
        uid = visit if isinstance(visit, str) else visit.uid
        try:
            found = visible(uid, by)
        except NotFound:
            return _of_enterprise(uid, by)
        state = state_of(found)
        legal = states.VISIT.legal(state)
        names = {*_before(found, state, by), *_leads(found, legal, by)}
        return frozenset(names | {*_there(found, state, legal, by)})


def _of_enterprise(uid: str, by: Person) -> frozenset[str]:
    """What may be done by whoever sees that a visit comes, and not how it goes."""
    try:
        visit = visits.show(uid, by=by)
    except (NotFound, NotAllowed):
        return frozenset()
    may = permissions.may(by, Act.PROPOSE_TIME, enterprise=visit.enterprise.id)
    return frozenset({"proposals.propose"} if may and may_propose(visit) else ())


def _before(visit: Visit, state: VisitState, by: Person) -> Iterator[str]:
    if state is not VisitState.PLANNED or visit.start <= clock.now():
        return
    if by.department and permissions.may(by, Act.ANSWER, departments=(by.department,)):
        yield from ("responses.acknowledge", "responses.decline")
    if permissions.may(by, Act.ARRANGE, lead=visit.lead.id):
        yield "arrangements.arrange"


def _leads(visit: Visit, legal: tuple[str, ...], by: Person) -> Iterator[str]:
    if not permissions.may(by, Act.CLOSE_VISIT, lead=visit.lead.id):
        return
    yield from (f"visit_cases.{act}" for act in ("end", "close") if act in legal)
    if "miss" in legal and visit.end <= clock.now():
        yield "visit_cases.miss"
    if state_of_code(visit) is ScanState.VALID and permissions.may(by, Act.CHANGE_CODE):
        yield "visit_codes.rotate"


def _there(visit: Visit, state: VisitState, legal: tuple[str, ...], by: Person) -> Iterator[str]:
    office = by.department or ""
    if office not in offices(visit):
        return
    attends = permissions.may(by, Act.ATTEND, departments=(office,), lead=visit.lead.id)
    if "attend" in legal and visit.start <= clock.now() and attends:
        yield "attendance.attend"
    for name, (act, step) in FOUND.items():
        if step in legal and permissions.may(by, act, department=office):
            yield name


def for_paper(paper: SiteRecord, *, by: Person) -> frozenset[str]:
    """
    Names of services about one paper of a visit that refuse neither the person nor the moment,
    such as ``"site_records.sign"``; the head signs the approval form, nobody refuses it.
    """
    with reading():
        try:
            visit = visible(paper.visit, by)
        except NotFound:
            return frozenset()
        office = paper.department
        if state_of(visit) in GONE or office not in offices(visit):
            return frozenset()
    found = set()
    if permissions.may(by, Act.KEEP_RECORD, department=office):
        found.add("complete")
    if paper.kind is SiteRecordKind.APPROVAL_FORM:
        found |= {"sign"} if permissions.may(by, Act.SIGN_APPROVAL, department=office) else set()
    elif found and visit.start <= clock.now():
        found |= {"sign", "refuse"}
    return frozenset(
        f"site_records.{act}" for act in found.intersection(states.SITE_RECORD.legal(paper.state))
    )


def for_refusal(refusal: Refusal, *, by: Person) -> frozenset[str]:
    """Names of services about a refusal that refuse neither the person nor the moment."""
    may = permissions.may(by, Act.ANSWER_REFUSAL) and refusal.answered is None
    return frozenset({"refusals.answer"} if may else ())


def for_proposal(proposal: TimeProposal, *, by: Person) -> frozenset[str]:
    """Names of services about another time that refuse neither the person nor the moment."""
    may = permissions.may(by, Act.DECIDE_PROPOSAL)
    names = {"proposals.accept", "proposals.decline"}
    return frozenset(names if may and proposal.state is TimeProposalState.OPEN else ())
