"""Who may do what: role by act, and whom the person speaks for. What is not named is denied."""

from enum import StrEnum

from tracker.errors import NotAllowed
from tracker.records import Person, Role


class Act(StrEnum):
    """What a service does."""

    REGISTER = "change registers"
    APPOINT = "change people"
    SET = "change settings"
    OPEN_WEEK = "open a week"
    SUBMIT = "submit a plan"
    PLAN = "plan a week"
    PUBLISH = "publish a week"
    READ_REGISTERS = "read registers"
    READ_WEEK = "read a week"
    READ_REQUESTS = "read requests"
    READ_VERSIONS = "read plan versions"
    READ_VISITS = "read visits"
    READ_LOG = "read the log"


_EVERYBODYS = {Act.READ_REGISTERS, Act.READ_WEEK, Act.READ_VISITS}

TABLE: dict[Role, frozenset[Act]] = {
    Role.ADMINISTRATOR: frozenset(
        {
            *_EVERYBODYS,
            Act.REGISTER,
            Act.APPOINT,
            Act.SET,
            Act.OPEN_WEEK,
            Act.READ_REQUESTS,
            Act.READ_VERSIONS,
            Act.READ_LOG,
        }
    ),
    Role.COMMITTEE: frozenset(Act) - {Act.APPOINT},
    Role.SERVICE_CENTRE: frozenset(_EVERYBODYS),
    Role.OFFICER: frozenset({*_EVERYBODYS, Act.SUBMIT, Act.READ_REQUESTS}),
    Role.HEAD: frozenset({*_EVERYBODYS, Act.SUBMIT, Act.READ_REQUESTS}),
    Role.SUPERVISION: frozenset({*_EVERYBODYS, Act.READ_REQUESTS, Act.READ_LOG}),
    Role.ENTERPRISE: frozenset({Act.READ_WEEK, Act.READ_VISITS}),
    Role.ANONYMOUS: frozenset(),
}
"""The acts of each role."""


def may(by: Person, act: Act, *, department: str | None = None) -> bool:
    """
    Whether a person may do an act, on behalf of a department if one is named.

    Officers and heads speak for their own department only.
    """
    if act not in TABLE[by.role]:
        return False
    return department is None or by.department in (None, department)


def require(by: Person, act: Act, *, department: str | None = None) -> None:
    """Raise NotAllowed unless `may` says yes."""
    if not may(by, act, department=department):
        whose = f" for {department}" if department else ""
        raise NotAllowed(by.role, f"{act}{whose}")
