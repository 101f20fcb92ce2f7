"""The register of departments."""

import pytest

from tests.tracker import builders
from tracker import departments, history
from tracker.database import transaction
from tracker.errors import Conflict, NotAllowed, NotFound, Rejected
from tracker.models import DepartmentRow
from tracker.records import Role

MORNING = (540, 720)


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("PMC", "园区办"),
        ("esc", "中心"),
        ("OBE", "办公室"),
        ("X", "源城区工业园管委会"),
        ("X", "高新区管理委员会"),
        ("X", "源城区企业服务中心"),
        ("X", "区营商办"),
    ],
)
def test_who_coordinates_can_never_inspect(tracker: str, id: str, name: str):
    with pytest.raises(Rejected, match=r"department of .*: forbidden"):
        departments.register(builders.department(id, name=name), by=builders.OPERATOR)

    assert departments.list_departments(by=builders.OPERATOR) == ()


@pytest.mark.parametrize("id", ["PMC", "ESC"])
def test_the_table_itself_refuses_who_coordinates(tracker: str, id: str):
    facts = {"name": "x", "short": "", "teams": 1, "level": "", "contact": ""}

    with pytest.raises(Exception, match=r"(?i)check"), transaction():
        DepartmentRow.create(code=id, **facts)


def test_a_department_is_found_as_it_was_entered(tracker: str):
    fire = builders.department("FIRE", short="消防", level="国家垂直管理", contact="某某")

    departments.register(fire, by=builders.OPERATOR)

    assert departments.find("FIRE", by=builders.COMMITTEE) == fire
    assert departments.list_departments(by=builders.COMMITTEE) == (fire,)


def test_entering_a_department_again_changes_nothing(tracker: str):
    departments.register(builders.department(), by=builders.OPERATOR)
    before = history.seal()

    departments.register(builders.department(), by=builders.OPERATOR)

    assert history.seal() == before


def test_a_changed_entry_is_logged_without_personal_facts(tracker: str):
    departments.register(builders.department(), by=builders.OPERATOR)

    departments.register(builders.department(teams=5, contact="某某"), by=builders.OPERATOR)

    last = history.events("department:FIRE", by=builders.COMMITTEE)[-1]
    assert (last.act, last.facts) == ("change", {"teams": 5})


def test_every_fault_of_an_entry_is_told(tracker: str):
    with pytest.raises(Rejected) as fault:
        departments.register(builders.department("消防", name="", teams=-1), by=builders.OPERATOR)

    assert len(fault.value.problems) == 3


def test_two_departments_do_not_share_a_name(tracker: str):
    departments.register(builders.department("A", name="局"), by=builders.OPERATOR)

    with pytest.raises(Conflict):
        departments.register(builders.department("B", name="局"), by=builders.OPERATOR)


def test_an_unknown_department_is_not_found(tracker: str):
    with pytest.raises(NotFound, match="there is no department 'TAX'"):
        departments.find("TAX", by=builders.COMMITTEE)


def test_an_officer_does_not_enter_departments(tracker: str):
    with pytest.raises(NotAllowed):
        departments.register(builders.department(), by=builders.officer())


def test_absences_are_said_anew_for_a_week(park: str):
    fire = builders.officer("FIRE")
    departments.set_away("FIRE", builders.WEEK, [(1, MORNING), (2, (0, 60))], by=fire)

    departments.set_away("FIRE", builders.WEEK, [(1, MORNING)], by=fire)

    assert departments.away(builders.WEEK) == {"FIRE": ((1, MORNING),)}


def test_equal_absences_change_nothing(park: str):
    departments.set_away("FIRE", builders.WEEK, [(1, MORNING)], by=builders.COMMITTEE)
    before = history.seal()

    departments.set_away("FIRE", builders.WEEK, [(1, MORNING)], by=builders.COMMITTEE)

    assert history.seal() == before


@pytest.mark.parametrize(
    ("absence", "fault"),
    [((0, MORNING), "teams: too-few"), ((1, (60, 60)), "windows: too-early")],
)
def test_an_absence_of_nobody_or_no_time_is_refused(park: str, absence, fault: str):
    with pytest.raises(Rejected, match=fault):
        departments.set_away("FIRE", builders.WEEK, [absence], by=builders.COMMITTEE)


@pytest.mark.parametrize("who", [builders.officer("TAX"), builders.person(Role.SERVICE_CENTRE)])
def test_nobody_else_says_who_is_absent(park: str, who):
    with pytest.raises(NotAllowed):
        departments.set_away("FIRE", builders.WEEK, [(1, MORNING)], by=who)


@pytest.mark.parametrize("field", ["name", "short", "contact"])
def test_texts_that_letters_tell_are_one_line(tracker: str, field: str):
    office = builders.department("FIRE", **{field: "消防\r\nBcc: a@b.example"})

    with pytest.raises(Rejected) as found:
        departments.register(office, by=builders.OPERATOR)

    assert [(one.field, one.code.value) for one in found.value.faults] == [(field, "not-text")]
