"""Who may do what: written down a second time, from the policy's roles."""

import itertools

import pytest

from tests.tracker.builders import COMMITTEE, officer, person
from tracker import permissions
from tracker.errors import NotAllowed
from tracker.people import OPERATOR, of_enterprise
from tracker.permissions import Act
from tracker.records import Role

READ = {Act.READ_REGISTERS, Act.READ_WEEK, Act.READ_VISITS}
SET_UP = {Act.REGISTER, Act.SET, Act.OPEN_WEEK}
DECIDE = {Act.SUBMIT, Act.PLAN, Act.PUBLISH}
INSIGHT = {Act.READ_REQUESTS, Act.READ_VERSIONS, Act.READ_LOG}

MAY = {
    Role.ADMINISTRATOR: READ | SET_UP | INSIGHT | {Act.APPOINT},
    Role.COMMITTEE: READ | SET_UP | INSIGHT | DECIDE,
    Role.SERVICE_CENTRE: READ,
    Role.OFFICER: READ | {Act.SUBMIT, Act.READ_REQUESTS},
    Role.HEAD: READ | {Act.SUBMIT, Act.READ_REQUESTS},
    Role.SUPERVISION: READ | {Act.READ_REQUESTS, Act.READ_LOG},
    Role.ENTERPRISE: {Act.READ_WEEK, Act.READ_VISITS},
    Role.ANONYMOUS: set(),
}


@pytest.mark.parametrize(("role", "act"), [*itertools.product(Role, Act)])
def test_every_cell_of_the_table_is_meant(role: Role, act: Act):
    assert permissions.may(person(role), act) == (act in MAY[role])


def test_an_officer_speaks_for_the_own_department_only():
    assert permissions.may(officer("FIRE"), Act.SUBMIT, department="FIRE")
    assert not permissions.may(officer("FIRE"), Act.SUBMIT, department="TAX")


def test_the_committee_may_submit_for_any_department():
    assert permissions.may(COMMITTEE, Act.SUBMIT, department="TAX")


def test_whoever_keeps_the_machine_decides_nothing():
    assert not any(permissions.may(OPERATOR, act) for act in DECIDE)


def test_a_refusal_says_who_and_what():
    with pytest.raises(NotAllowed, match="'enterprise' may not submit a plan for FIRE"):
        permissions.require(of_enterprise("E1"), Act.SUBMIT, department="FIRE")
