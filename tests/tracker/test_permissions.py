"""Who may do what: written down a second time, from the policy's roles."""

import itertools

import pytest

from tests.tracker.builders import COMMITTEE, officer
from tracker import permissions
from tracker.errors import NotAllowed
from tracker.people import OPERATOR, of_enterprise
from tracker.permissions import Act, Relation
from tracker.records import Person, Role

ROLES = "ACSOHVENF"
"""Administrator, committee, service centre, officer, head, supervision, enterprise and two more:
nobody, and the reader of a feed."""

GRID = {
    # Each column is a role: + to anything, d own department, l leads, p takes part,
    # e own enterprise, s own account, b own department or leads,
    # q own department or takes part, . never.
    "change registers": "++.......",
    "change the own enterprise": "......e..",
    "change people": "+........",
    "keep an account": "+ssssss..",
    "change officers": "++..d....",
    "read officers": "++.dd+...",
    "change contact cards": "++..d....",
    "read contact cards": "+++++++..",
    "change settings": "++.......",
    "open a week": "++.......",
    "submit a plan": ".+.dd....",
    "plan a week": ".+.......",
    "publish a week": ".+.......",
    "read registers": "++++++...",
    "read a week": "+++++++..",
    "read requests": "++.+++...",
    "read plan versions": "++.......",
    "read visits": "+++++++.+",
    "read deadlines": ".++dd+...",
    "ask for an entry": "...dd....",
    "approve an entry": "....d....",
    "read entries": ".+.dd+...",
    "review": ".+.......",
    "read trends": ".+...+...",
    "change improvements": ".+.......",
    "answer a visit": "...pp....",
    "arrange a visit": ".+.ll....",
    "tell who came": "...pp....",
    "close a visit": ".+.ll....",
    "show the code of a visit": "...pp....",
    "change the code of a visit": ".+.......",
    "read who confirmed a visit by its code": ".+.pp+e..",
    "read refusals at a visit": ".+...+e..",
    "answer a refusal at a visit": ".+...+...",
    "read ratings of visits": ".+...+...",
    "propose another time": "......e..",
    "decide a proposed time": ".+.......",
    "read proposed times": ".+.pp+e..",
    "record a finding": "...dd....",
    "read what happened at a visit": ".+.pp+...",
    "read findings": ".+.qq+e..",
    "bring a penalty case": "...dd....",
    "take a coercive measure": "...dd....",
    "keep a site record": "...dd....",
    "read site records": ".+.dd+...",
    "sign an approval form": "....d....",
    "inspect directly": "...dd....",
    "void a direct inspection": ".+.dd....",
    "read direct inspections": ".+.dd+...",
    "submit a report": "...dd....",
    "waive a report": ".+.......",
    "read reports": ".+.bb+...",
    "keep the annual plan": ".+.......",
    "read the annual plan": ".+.+++...",
    "announce a draw": ".+.dd....",
    "witness a draw": ".+...+...",
    "void a draw": ".+.dd....",
    "read draws": ".+.dd+...",
    "override a finding of the checks": ".+.......",
    "read overrides": ".+...+...",
    "read checks": ".+.dd+...",
    "enter a credit grade": ".+.......",
    "read credit grades": ".+.+++e..",
    "change quiet periods": ".+.......",
    "choose quiet days": ".++...e..",
    "give an observation period": "....d....",
    "read observation periods": ".+++++e..",
    "raise an appeal": "..+...e+.",
    "follow an appeal": "......e..",
    "keep the register of appeals": "..+......",
    "assign an appeal finally": ".+.......",
    "read appeals": ".++pp+...",
    "handle an appeal": "...d.....",
    "sign for an appeal": "....d....",
    "let somebody sign": "....d....",
    "read delegations": ".+.dd+...",
    "supervise appeals": ".++..+...",
    "decide what was escalated": ".....+...",
    "take a measure": ".+...+...",
    "report a disturbance": "..+...e+.",
    "read disturbances": "..+..+e..",
    "decide a disturbance": ".....+...",
    "read accusations": "...dd....",
    "answer an accusation": "...dd....",
    "read decided disturbances": ".+...+...",
    "read unplanned inspections": ".+.dd+...",
    "read the headline figures": ".++dd+e..",
    "register a demand": "...dd....",
    "read demands": ".++dd+e..",
    "read the log": "++...+...",
    "keep the policy": ".+.......",
    "write a case study": ".++dd....",
    "decide on a case study": ".+.......",
    "read what is public": "++++++++.",
    "keep reply templates": ".++......",
    "read reply templates": ".+++++...",
}
"""The whole table."""

MARKS = {
    "d": Relation.OWN_DEPARTMENT,
    "l": Relation.LEAD,
    "p": Relation.PART,
    "e": Relation.OWN_ENTERPRISE,
    "s": Relation.OWN_ACCOUNT,
}

BOTH = {"b": "dl", "q": "dp"}
"""Marks that stand for several."""

THINGS = {
    Relation.ANY: {},
    Relation.OWN_DEPARTMENT: {"department": "FIRE"},
    Relation.LEAD: {"lead": "FIRE"},
    Relation.PART: {"departments": ("TAX", "FIRE"), "lead": "TAX"},
    Relation.OWN_ENTERPRISE: {"enterprise": "E1"},
    Relation.OWN_ACCOUNT: {"account": "somebody"},
}
"""A thing to which somebody of FIRE, or of E1, has just this relation."""

FOREIGN = {
    "department": "TAX",
    "departments": ("EMB",),
    "lead": "TAX",
    "enterprise": "E2",
    "account": "somebody else",
}


def somebody(role: Role) -> Person:
    """A person of the role who speaks for FIRE or for E1, where the role speaks for anybody."""
    department = "FIRE" if role in (Role.OFFICER, Role.HEAD) else None
    enterprise = "E1" if role is Role.ENTERPRISE else None
    return Person("somebody", "某某", role, department=department, enterprise=enterprise)


def meant(role: Role, act: Act, relation: Relation) -> bool:
    """What the grid says; who leads a visit takes part in it."""
    mark = GRID[act][list(Role).index(role)]
    if mark in "+.":
        return mark == "+"
    held = {relation, Relation.PART} if relation is Relation.LEAD else {relation}
    speaks = role in (Role.OFFICER, Role.HEAD, Role.ENTERPRISE)
    marks = {MARKS[one] for one in BOTH.get(mark, mark)}
    return (speaks or relation is Relation.OWN_ACCOUNT) and not marks.isdisjoint(held)


def test_every_act_has_a_line_in_the_grid_and_no_line_is_of_yesterday():
    assert set(GRID) == {str(act) for act in Act}
    assert {len(line) for line in GRID.values()} == {len(Role)} == {len(ROLES)}


@pytest.mark.parametrize(("role", "act"), [*itertools.product(Role, Act)])
@pytest.mark.parametrize("relation", Relation)
def test_every_cell_of_the_table_is_meant(role: Role, act: Act, relation: Relation):
    found = permissions.may(somebody(role), act, **THINGS[relation])

    assert found == meant(role, act, relation)


@pytest.mark.parametrize(("role", "act"), [*itertools.product(Role, Act)])
def test_a_thing_of_others_needs_the_right_to_anything(role: Role, act: Act):
    expected = GRID[act][list(Role).index(role)] == "+"

    assert permissions.may(somebody(role), act, **FOREIGN) == expected


def test_who_speaks_for_nobody_has_no_relation_to_what_names_nobody():
    nobody = Person("x", "某某", Role.SERVICE_CENTRE)

    assert permissions.relations(nobody) == {Relation.ANY}


def test_an_officer_speaks_for_the_own_department_only():
    assert permissions.may(officer("FIRE"), Act.SUBMIT, department="FIRE")
    assert not permissions.may(officer("FIRE"), Act.SUBMIT, department="TAX")
    assert not permissions.may(officer("FIRE"), Act.SUBMIT)


def test_the_committee_may_submit_for_any_department():
    assert permissions.may(COMMITTEE, Act.SUBMIT, department="TAX")


def test_whoever_keeps_the_machine_decides_nothing():
    decisions = (Act.SUBMIT, Act.PLAN, Act.PUBLISH)

    assert not any(permissions.may(OPERATOR, act) for act in decisions)


def test_a_refusal_says_who_and_what():
    with pytest.raises(NotAllowed, match="'enterprise' may not submit a plan for FIRE"):
        permissions.require(of_enterprise("E1"), Act.SUBMIT, department="FIRE")
