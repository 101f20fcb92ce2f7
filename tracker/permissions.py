"""
Who may do what: role by act by relation. What is not named is denied.

A *relation* says what the person has to do with the thing at hand: it is of the own department,
the own department leads the visit or takes part in it, it is about the own enterprise, it is the
own account. Whoever may do an act to *anything* needs no relation.
"""

from collections.abc import Collection, Mapping

from tracker.acts import Act, Relation
from tracker.errors import NotAllowed
from tracker.records import Person, Role

__all__ = ["TABLE", "Act", "Relation", "may", "relations", "require"]

Granted = Mapping[Act, frozenset[Relation]]

ANY = frozenset({Relation.ANY})
OWN = frozenset({Relation.OWN_DEPARTMENT})
PART = frozenset({Relation.PART})
LEAD = frozenset({Relation.LEAD})
FIRM = frozenset({Relation.OWN_ENTERPRISE})
SELF = frozenset({Relation.OWN_ACCOUNT})

_EVERYBODYS: Granted = {
    **dict.fromkeys((Act.READ_REGISTERS, Act.READ_WEEK, Act.READ_VISITS, Act.READ_CONTACTS), ANY),
    Act.KEEP_ACCOUNT: SELF,
    Act.READ_PUBLIC: ANY,
}

_DEPARTMENTS: Granted = {
    **_EVERYBODYS,
    Act.READ_ACCUSATIONS: OWN,
    Act.ANSWER_ACCUSATION: OWN,
    Act.READ_UNPLANNED: OWN,
    Act.READ_HEADLINES: OWN,
    Act.REGISTER_DEMAND: OWN,
    Act.READ_DEMANDS: OWN,
    Act.READ_OFFICERS: OWN,
    Act.SUBMIT: OWN,
    Act.READ_REQUESTS: ANY,
    Act.READ_DEADLINES: OWN,
    Act.ASK_ENTRY: OWN,
    Act.READ_ENTRIES: OWN,
    Act.ANSWER: PART,
    Act.ARRANGE: LEAD,
    Act.ATTEND: PART,
    Act.CLOSE_VISIT: LEAD,
    Act.SHOW_CODE: PART,
    Act.READ_SCANS: PART,
    Act.READ_PROPOSALS: PART,
    Act.FIND: OWN,
    Act.READ_SITE: PART,
    Act.READ_FINDINGS: frozenset({Relation.OWN_DEPARTMENT, Relation.PART}),
    Act.PUNISH: OWN,
    Act.COERCE: OWN,
    Act.KEEP_RECORD: OWN,
    Act.READ_PAPERS: OWN,
    Act.INSPECT_DIRECTLY: OWN,
    Act.VOID_DIRECT: OWN,
    Act.READ_DIRECT: OWN,
    Act.REPORT: OWN,
    Act.READ_REPORTS: frozenset({Relation.OWN_DEPARTMENT, Relation.LEAD}),
    Act.READ_ANNUAL: ANY,
    Act.ANNOUNCE_DRAW: OWN,
    Act.VOID_DRAW: OWN,
    Act.READ_DRAWS: OWN,
    Act.READ_CHECKS: OWN,
    Act.READ_CREDIT: ANY,
    Act.READ_OBSERVATIONS: ANY,
    Act.WRITE_STORY: OWN,
    Act.READ_TEMPLATES: ANY,
    Act.READ_APPEALS: PART,
    Act.READ_DELEGATIONS: OWN,
}

TABLE: Mapping[Role, Granted] = {
    Role.ADMINISTRATOR: {
        **_EVERYBODYS,
        Act.REGISTER: ANY,
        Act.APPOINT: ANY,
        Act.KEEP_ACCOUNT: ANY,
        Act.KEEP_OFFICERS: ANY,
        Act.READ_OFFICERS: ANY,
        Act.KEEP_CONTACTS: ANY,
        Act.SET: ANY,
        Act.OPEN_WEEK: ANY,
        Act.READ_REQUESTS: ANY,
        Act.READ_VERSIONS: ANY,
        Act.READ_LOG: ANY,
    },
    Role.COMMITTEE: {
        **_EVERYBODYS,
        Act.READ_DECIDED: ANY,
        Act.READ_UNPLANNED: ANY,
        Act.READ_HEADLINES: ANY,
        Act.READ_DEMANDS: ANY,
        Act.REGISTER: ANY,
        Act.KEEP_OFFICERS: ANY,
        Act.READ_OFFICERS: ANY,
        Act.KEEP_CONTACTS: ANY,
        Act.SET: ANY,
        Act.OPEN_WEEK: ANY,
        Act.SUBMIT: ANY,
        Act.PLAN: ANY,
        Act.PUBLISH: ANY,
        Act.READ_REQUESTS: ANY,
        Act.READ_VERSIONS: ANY,
        Act.READ_DEADLINES: ANY,
        Act.REVIEW: ANY,
        Act.READ_TRENDS: ANY,
        Act.IMPROVE: ANY,
        Act.READ_ENTRIES: ANY,
        Act.ARRANGE: ANY,
        Act.CLOSE_VISIT: ANY,
        Act.CHANGE_CODE: ANY,
        Act.DECIDE_PROPOSAL: ANY,
        Act.READ_PROPOSALS: ANY,
        Act.READ_SCANS: ANY,
        Act.READ_REFUSALS: ANY,
        Act.ANSWER_REFUSAL: ANY,
        Act.READ_RATINGS: ANY,
        Act.READ_SITE: ANY,
        Act.READ_FINDINGS: ANY,
        Act.READ_PAPERS: ANY,
        Act.VOID_DIRECT: ANY,
        Act.READ_DIRECT: ANY,
        Act.WAIVE_REPORT: ANY,
        Act.READ_REPORTS: ANY,
        Act.KEEP_ANNUAL: ANY,
        Act.READ_ANNUAL: ANY,
        Act.ANNOUNCE_DRAW: ANY,
        Act.WITNESS_DRAW: ANY,
        Act.VOID_DRAW: ANY,
        Act.READ_DRAWS: ANY,
        Act.OVERRIDE: ANY,
        Act.READ_OVERRIDES: ANY,
        Act.READ_CHECKS: ANY,
        Act.GRADE: ANY,
        Act.READ_CREDIT: ANY,
        Act.KEEP_QUIET: ANY,
        Act.CHOOSE_QUIET: ANY,
        Act.READ_OBSERVATIONS: ANY,
        Act.ASSIGN_FINALLY: ANY,
        Act.READ_APPEALS: ANY,
        Act.SUPERVISE_APPEALS: ANY,
        Act.TAKE_MEASURE: ANY,
        Act.READ_DELEGATIONS: ANY,
        Act.READ_LOG: ANY,
        Act.KEEP_POLICY: ANY,
        Act.WRITE_STORY: ANY,
        Act.DECIDE_STORY: ANY,
        Act.KEEP_TEMPLATES: ANY,
        Act.READ_TEMPLATES: ANY,
    },
    Role.SERVICE_CENTRE: {
        **_EVERYBODYS,
        Act.WRITE_STORY: ANY,
        Act.KEEP_TEMPLATES: ANY,
        Act.READ_TEMPLATES: ANY,
        Act.REPORT_DISTURBANCE: ANY,
        Act.READ_DISTURBANCES: ANY,
        Act.READ_HEADLINES: ANY,
        Act.READ_DEMANDS: ANY,
        Act.RAISE_APPEAL: ANY,
        Act.KEEP_APPEALS: ANY,
        Act.READ_APPEALS: ANY,
        Act.SUPERVISE_APPEALS: ANY,
        Act.READ_DEADLINES: ANY,
        Act.CHOOSE_QUIET: ANY,
        Act.READ_OBSERVATIONS: ANY,
    },
    # Who writes a plan or a result is never the one who signs it.
    Role.OFFICER: {**_DEPARTMENTS, Act.HANDLE_APPEAL: OWN},
    Role.HEAD: {
        **_DEPARTMENTS,
        Act.KEEP_OFFICERS: OWN,
        Act.KEEP_CONTACTS: OWN,
        Act.APPROVE_ENTRY: OWN,
        Act.SIGN_APPROVAL: OWN,
        Act.OBSERVE: OWN,
        Act.SIGN_APPEAL: OWN,
        Act.DELEGATE: OWN,
    },
    Role.SUPERVISION: {
        **_EVERYBODYS,
        Act.READ_DISTURBANCES: ANY,
        Act.DECIDE_DISTURBANCE: ANY,
        Act.READ_DECIDED: ANY,
        Act.READ_UNPLANNED: ANY,
        Act.READ_HEADLINES: ANY,
        Act.READ_DEMANDS: ANY,
        Act.READ_OFFICERS: ANY,
        Act.READ_REQUESTS: ANY,
        Act.READ_DEADLINES: ANY,
        Act.READ_TRENDS: ANY,
        Act.READ_ENTRIES: ANY,
        Act.READ_SITE: ANY,
        Act.READ_PROPOSALS: ANY,
        Act.READ_SCANS: ANY,
        Act.READ_REFUSALS: ANY,
        Act.ANSWER_REFUSAL: ANY,
        Act.READ_RATINGS: ANY,
        Act.READ_FINDINGS: ANY,
        Act.READ_PAPERS: ANY,
        Act.READ_DIRECT: ANY,
        Act.READ_REPORTS: ANY,
        Act.READ_ANNUAL: ANY,
        Act.WITNESS_DRAW: ANY,
        Act.READ_DRAWS: ANY,
        Act.READ_OVERRIDES: ANY,
        Act.READ_CHECKS: ANY,
        Act.READ_CREDIT: ANY,
        Act.READ_OBSERVATIONS: ANY,
        Act.READ_APPEALS: ANY,
        Act.SUPERVISE_APPEALS: ANY,
        Act.DECIDE_ESCALATION: ANY,
        Act.TAKE_MEASURE: ANY,
        Act.READ_DELEGATIONS: ANY,
        Act.READ_LOG: ANY,
        Act.READ_TEMPLATES: ANY,
    },
    Role.ENTERPRISE: {
        **dict.fromkeys((Act.READ_WEEK, Act.READ_VISITS, Act.READ_CONTACTS), ANY),
        Act.KEEP_ACCOUNT: SELF,
        Act.READ_PUBLIC: ANY,
        Act.KEEP_OWN_ENTERPRISE: FIRM,
        Act.REPORT_DISTURBANCE: FIRM,
        Act.READ_DISTURBANCES: FIRM,
        Act.READ_HEADLINES: FIRM,
        Act.READ_DEMANDS: FIRM,
        Act.READ_FINDINGS: FIRM,
        Act.READ_SCANS: FIRM,
        Act.PROPOSE_TIME: FIRM,
        Act.READ_PROPOSALS: FIRM,
        Act.READ_REFUSALS: FIRM,
        Act.READ_CREDIT: FIRM,
        Act.CHOOSE_QUIET: FIRM,
        Act.READ_OBSERVATIONS: FIRM,
        Act.RAISE_APPEAL: FIRM,
        Act.FOLLOW_APPEAL: FIRM,
    },
    Role.ANONYMOUS: {
        Act.READ_PUBLIC: ANY,
        Act.RAISE_APPEAL: ANY,
        Act.REPORT_DISTURBANCE: ANY,
    },
    Role.FEED: {Act.READ_VISITS: ANY},
}
"""The acts of each role, and to what."""

CONFINED: Mapping[str, Act] = {
    "disturbance:": Act.READ_DISTURBANCES,
    "rating:": Act.READ_RATINGS,
    "refusal:": Act.READ_REFUSALS,
}
"""Cases that stay hidden from those who read logs and limits otherwise, and the act that shows."""


def follows(by: Person, case: str) -> bool:
    """Whether somebody who reads logs or limits may read those of a case."""
    return not case.startswith(confined(by))


def confined(by: Person) -> tuple[str, ...]:
    """How the cases begin that stay hidden from somebody, whoever reads logs or limits."""
    return tuple(prefix for prefix, act in CONFINED.items() if not may(by, act))


def relations(
    by: Person,
    *,
    department: str | None = None,
    departments: Collection[str] = (),
    lead: str | None = None,
    enterprise: str | None = None,
    account: str | None = None,
) -> frozenset[Relation]:
    """
    What a person has to do with a thing.

    Parameters
    ----------
    department
        Whose it is.
    departments, lead
        Who takes part in the visit, and who leads it.
    enterprise
        Which enterprise it is about.
    account
        The login whose account it is.
    """
    claims = {
        Relation.OWN_DEPARTMENT: by.department is not None and by.department == department,
        Relation.PART: by.department is not None and by.department in (lead, *departments),
        Relation.LEAD: by.department is not None and by.department == lead,
        Relation.OWN_ENTERPRISE: by.enterprise is not None and by.enterprise == enterprise,
        Relation.OWN_ACCOUNT: by.login == account,
    }
    return frozenset({Relation.ANY, *(one for one, holds in claims.items() if holds)})


def may(
    by: Person,
    act: Act,
    *,
    department: str | None = None,
    departments: Collection[str] = (),
    lead: str | None = None,
    enterprise: str | None = None,
    account: str | None = None,
) -> bool:
    """Whether a person may do an act to a thing; see `relations` for what is told of it."""
    held = relations(
        by,
        department=department,
        departments=departments,
        lead=lead,
        enterprise=enterprise,
        account=account,
    )
    return not held.isdisjoint(TABLE[by.role].get(act, ()))


def require(
    by: Person,
    act: Act,
    *,
    department: str | None = None,
    departments: Collection[str] = (),
    lead: str | None = None,
    enterprise: str | None = None,
    account: str | None = None,
) -> None:
    """Raise NotAllowed unless `may` says yes."""
    if not may(
        by,
        act,
        department=department,
        departments=departments,
        lead=lead,
        enterprise=enterprise,
        account=account,
    ):
        raise NotAllowed(by.role, act, department or lead or enterprise or account or "")
