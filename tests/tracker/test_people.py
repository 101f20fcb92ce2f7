"""Accounts."""

import pytest

from tests.tracker import builders
from tracker import history, people
from tracker.database import transaction
from tracker.errors import Conflict, NotAllowed, NotFound, Rejected
from tracker.models import PersonRow
from tracker.records import Person, Role

PEOPLE = (
    builders.officer("FIRE"),
    builders.officer("TAX", Role.HEAD),
    Person("zhou", "周某", Role.COMMITTEE),
    Person("e1", "某某", Role.ENTERPRISE, enterprise="E1"),
)


def test_people_are_found_as_they_were_added(park: str):
    for person in PEOPLE:
        people.add(person, by=builders.OPERATOR)

    assert people.list_people(by=builders.OPERATOR) == PEOPLE
    assert people.find("e1", by=builders.OPERATOR) == PEOPLE[-1]


def test_adding_somebody_again_changes_nothing(park: str):
    people.add(PEOPLE[0], by=builders.OPERATOR)
    before = history.seal()

    people.add(PEOPLE[0], by=builders.OPERATOR)

    assert history.seal() == before


def test_a_login_belongs_to_one_person(park: str):
    people.add(Person("x", "某某", Role.COMMITTEE), by=builders.OPERATOR)

    with pytest.raises(Conflict, match="taken: kind person, name x"):
        people.add(Person("x", "另一人", Role.COMMITTEE), by=builders.OPERATOR)


@pytest.mark.parametrize(
    "person",
    [
        Person("x", "某某", Role.OFFICER),
        Person("x", "某某", Role.COMMITTEE, department="FIRE"),
        Person("x", "某某", Role.SERVICE_CENTRE, department="FIRE"),
        Person("x", "某某", Role.ENTERPRISE),
        Person("x", "某某", Role.HEAD, department="FIRE", enterprise="E1"),
        Person("", "", Role.COMMITTEE),
        Person("x", "某某", Role.ANONYMOUS),
        Person("x", "某某", Role.FEED),
        Person("a b", "某某", Role.COMMITTEE),
        Person("department:FIRE", "某某", Role.COMMITTEE),
        Person("operator", "某某", Role.ADMINISTRATOR),
        Person("nobody", "某某", Role.COMMITTEE),
    ],
)
def test_a_role_fits_whom_the_person_speaks_for(park: str, person: Person):
    with pytest.raises(Rejected):
        people.add(person, by=builders.OPERATOR)


def test_the_table_itself_keeps_the_committee_out_of_departments(park: str):
    with pytest.raises(Exception, match=r"(?i)check"), transaction():
        PersonRow.create(login="x", name="x", role="committee", department=1)


def test_an_unknown_department_is_told(park: str):
    with pytest.raises(NotFound, match="there is no department 'WATER'"):
        people.add(builders.officer("WATER"), by=builders.OPERATOR)


def test_an_unknown_login_is_told(park: str):
    with pytest.raises(NotFound, match="there is no person 'x'"):
        people.find("x", by=builders.OPERATOR)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_administrators_appoint(park: str, role: Role):
    with pytest.raises(NotAllowed):
        people.add(PEOPLE[0], by=builders.person(role))


def test_an_account_changes_its_name_its_role_and_whom_it_speaks_for(park: str):
    people.add(builders.officer("FIRE"), by=builders.OPERATOR)
    moved = Person("FIRE-officer", "新名", Role.HEAD, department="TAX")

    people.change(moved, by=builders.OPERATOR)
    before = history.seal()
    people.change(moved, by=builders.OPERATOR)

    assert people.find("FIRE-officer", by=builders.OPERATOR) == moved
    assert history.seal() == before
    told = history.events("person:FIRE-officer", by=builders.OPERATOR)
    assert [event.facts for event in told] == [
        {"role": "officer", "department": "FIRE"},
        {"role": "head", "department": "TAX"},
    ]


def test_an_impossible_change_changes_nothing(park: str):
    people.add(builders.officer("FIRE"), by=builders.OPERATOR)

    with pytest.raises(Rejected):
        people.change(Person("FIRE-officer", "某某", Role.COMMITTEE, "TAX"), by=builders.OPERATOR)
    with pytest.raises(NotFound):
        people.change(Person("x", "某某", Role.COMMITTEE), by=builders.OPERATOR)

    assert people.find("FIRE-officer", by=builders.OPERATOR) == builders.officer("FIRE")
