"""A park comes in whole, or not at all."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.tracker import builders
from tracker import departments, enterprises, history, own_enterprise, parks, people
from tracker.errors import Conflict, NotAllowed, Rejected
from tracker.week import parse_window

PARK: dict[str, Any] = {
    "format": "onevisit/park/1",
    "park": {"id": "yc", "name": "源城工业园", "zones": ["东片区", "西片区"]},
    "week": "2026-W49",
    "sessions": ["08:30-12:00", "14:30-17:30"],
    "travel": {"within": 10, "between": {"东片区": {"西片区": 25}}},
    "departments": [
        {"id": "FIRE", "name": "消防救援大队", "workbook": "消防.xlsx", "teams": 3},
        {"id": "EMB", "name": "应急管理局"},
    ],
    "enterprises": [
        {
            "id": "E1",
            "name": "甲公司",
            "uscc": builders.uscc("E1"),
            "zone": "东片区",
            "closed": ["Wed 09:00-12:00", "Mon 00:00-24:00"],
            "most_visits": None,
            "most_departments": 5,
            "lead_order": ["EMB"],
        },
    ],
}


@pytest.fixture
def file(tmp_path: Path):
    """Writes a park file with some fields changed."""

    def write(**fields: Any) -> Path:
        path = tmp_path / "park.json"
        path.write_text(json.dumps({**PARK, **fields}), encoding="ascii")
        return path

    return write


def problems(path: Path) -> tuple[str, ...]:
    with pytest.raises(Rejected) as fault:
        parks.import_park(path, by=builders.OPERATOR)
    assert parks.list_parks(by=builders.OPERATOR) == ()
    return fault.value.problems


def test_a_park_brings_its_registers(tracker: str, file):
    found = parks.import_park(file(), by=builders.OPERATOR)

    assert (found.new, found.changed, found.unchanged) == (4, 0, 0)
    assert found.workbooks == {"FIRE": "消防.xlsx"}
    assert found.week == builders.WEEK
    assert parks.list_parks(by=builders.OPERATOR) == (found.park,)
    assert found.park.sessions == ((510, 720), (870, 1050))
    assert departments.list_departments(by=builders.OPERATOR) == found.departments
    assert enterprises.list_enterprises(by=builders.OPERATOR) == found.enterprises
    assert found.enterprises[0].park == "yc"


def test_a_park_brings_the_windows_in_which_nobody_may_come(tracker: str, file):
    parks.import_park(file(), by=builders.OPERATOR)

    monday, wednesday = parse_window("Mon 00:00-24:00"), parse_window("Wed 09:00-12:00")
    assert enterprises.closed(builders.WEEK) == {"E1": (monday, wednesday)}


def test_importing_a_park_again_changes_nothing(tracker: str, file):
    parks.import_park(file(), by=builders.OPERATOR)
    before = history.seal()

    found = parks.import_park(file(), by=builders.OPERATOR)

    assert (found.new, found.changed, found.unchanged) == (0, 0, 4)
    assert history.seal() == before


def test_a_look_at_a_park_tells_what_importing_it_will_do_and_stores_nothing(tracker: str, file):
    before = history.seal()

    seen = parks.preview(file(), by=builders.OPERATOR)

    assert parks.list_parks(by=builders.OPERATOR) == ()
    assert departments.list_departments(by=builders.OPERATOR) == ()
    assert enterprises.closed(builders.WEEK) == {}
    assert history.seal() == before
    assert parks.import_park(file(), by=builders.OPERATOR) == seen
    assert seen.written["department:FIRE"] == "new"
    assert seen.closed == ("E1",)


def test_a_second_look_tells_each_entry_that_would_change(tracker: str, file):
    parks.import_park(file(), by=builders.OPERATOR)
    offices = [{**PARK["departments"][0], "teams": 4}, PARK["departments"][1]]

    seen = parks.preview(file(departments=offices), by=builders.OPERATOR)

    assert seen.written == {
        "park:yc": "unchanged",
        "department:FIRE": "changed",
        "department:EMB": "unchanged",
        "enterprise:E1": "unchanged",
    }
    assert seen.closed == ()
    assert departments.find("FIRE", by=builders.OPERATOR).teams == 3


def test_a_look_meets_what_the_import_would_meet_and_is_for_those_who_may(tracker: str, file):
    enterprises.register(builders.enterprise("E9", uscc=builders.uscc("E1")), by=builders.OPERATOR)
    before = history.seal()

    with pytest.raises(Conflict):
        parks.preview(file(), by=builders.OPERATOR)
    with pytest.raises(NotAllowed):
        parks.preview(file(), by=builders.officer())

    assert history.seal() == before
    assert parks.list_parks(by=builders.OPERATOR) == ()


def test_a_changed_entry_is_brought_up_to_date(tracker: str, file):
    parks.import_park(file(), by=builders.OPERATOR)
    offices = [{**PARK["departments"][0], "teams": 4}, PARK["departments"][1]]

    found = parks.import_park(file(departments=offices), by=builders.OPERATOR)

    assert (found.new, found.changed, found.unchanged) == (0, 1, 3)
    assert departments.find("FIRE", by=builders.OPERATOR).teams == 4


def test_a_file_without_contacts_leaves_those_that_enterprises_named(tracker: str, file):
    parks.import_park(file(), by=builders.OPERATOR)
    me = people.of_enterprise("E1")
    own_enterprise.name_contact("E1", "陈某", "0762-0000009", by=me)

    found = parks.import_park(file(), by=builders.OPERATOR)

    assert found.changed == 0
    assert enterprises.find("E1", by=me).phone == "0762-0000009"
    firms = [{**PARK["enterprises"][0], "contact": "李某", "phone": "0762-0000010"}]
    assert parks.import_park(file(enterprises=firms), by=builders.OPERATOR).changed == 1
    assert enterprises.find("E1", by=me).contact == "李某"


def test_every_fault_of_the_file_is_told_with_its_path(tracker: str, file):
    offices = [{"id": "PMC", "name": "园区管委会", "teams": "3"}, 7]
    firms = [
        {
            "id": "E1",
            "name": "甲公司",
            "uscc": "91",
            "zone": "北片区",
            "closed": ["Wed 9-12"],
            "most_visits": "2",
            "lead_order": ["FYRE"],
        },
        {"id": "E1", "uscc": "91"},
    ]

    found = problems(
        file(week="2026-49", departments=offices, enterprises=firms, sessions=["8-12"], travel=5)
    )

    for path in (
        "park_file of week: wrong-form, found '2026-49'",
        "park_file of sessions[0]: wrong-form, found '8-12'",
        "park_file of travel: wrong-form, found '5'",
        "park_file of departments[0].teams: wrong-form, found '3', expected number",
        "department of departments[0]: forbidden, found '园区管委会'",
        "park_file of departments[1]: wrong-form, found '7', expected object",
        "park_file of enterprises[0].zone: unknown, found '北片区', expected 东片区, 西片区",
        "park_file of enterprises[0].closed[0]: wrong-form, found 'Wed 9-12'",
        "park_file of enterprises[0].most_visits: wrong-form, found '2'",
        "uscc of enterprises[0]: too-short, found '2'",
        "park_file of enterprises[0].lead_order: unknown, found 'FYRE'",
        "park_file of enterprises[1].name: wrong-form, found '-', expected text",
        "park_file of enterprises: twice, found 'E1'",
    ):
        assert any(line.startswith(path) for line in found), path


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_park_file_is_refused(tracker: str, tmp_path: Path, content: bytes):
    path = tmp_path / "park.json"
    path.write_bytes(content)

    assert len(problems(path)) == 1


def test_a_file_that_is_not_there_is_told(tracker: str, tmp_path: Path):
    (line,) = problems(tmp_path / "park.json")

    assert line.startswith("park_file: unknown, found ")
    assert line.endswith("park.json'")


def test_another_format_is_refused(tracker: str, file):
    assert problems(file(format="onevisit/park/9")) == (
        "park_file of format: wrong-form, found 'onevisit/park/9', expected onevisit/park/1",
    )


def test_roads_are_given_in_minutes_between_known_zones(tracker: str, file):
    travel = {"within": -1, "between": {"东片区": {"西片区": "25", "南片区": 5}}}

    assert len(problems(file(travel=travel))) == 3


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"grid": 0}, "grid: wrong-form, found '0', expected 5, 10"),
        ({"grid": 7}, "grid: wrong-form, found '7', expected 5, 10"),
        ({"travel": {"within": 10**9}}, "travel.within: out-of-range, found '1000000000'"),
        ({"travel": {"roads": 5}}, "travel.roads: unknown, found 'roads'"),
        ({"travel": {"between": {"东片区": {"东片区": 5}}}}, "travel.between.东片区.东片区"),
        (
            {"sessions": ["08:30-12:00", "11:00-13:00"]},
            "sessions: overlaps, found '08:30",
        ),
    ],
)
def test_what_no_week_could_be_planned_with_is_refused(
    tracker: str, file, fields: dict[str, Any], fault: str
):
    (line,) = problems(file(**fields))

    assert line.startswith(f"park_file of {fault}")


def test_a_road_takes_as_long_forth_as_back(tracker: str, file):
    between = {"东片区": {"西片区": 25}, "西片区": {"东片区": 20}}

    assert problems(file(travel={"between": between})) == (
        "park_file of travel.between.西片区.东片区: differs, found '20', expected 25",
        "park_file of travel.between.东片区.西片区: differs, found '25', expected 20",
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "企业1"),
        ("id", "../../etc"),
        ("id", "e" * 41),
        ("name", "甲\ud800"),
        ("name", "甲\0乙"),
        ("name", "甲\r\nATTENDEE:x"),
        ("name", "甲" * 501),
        ("hazards", ["粉\x07尘"]),
        ("most_visits", 10**40),
    ],
)
def test_an_enterprise_that_no_paper_could_name_is_refused(
    tracker: str, file, field: str, value: Any
):
    (line,) = problems(file(enterprises=[{**PARK["enterprises"][0], field: value}]))

    assert " of enterprises[0]" in line
    assert len(line) < 200
    line.encode()


@pytest.mark.parametrize("teams", [-1, 2001, 10**40])
def test_a_department_has_as_many_teams_as_can_be_planned(tracker: str, file, teams: int):
    office = {**PARK["departments"][0], "teams": teams}

    (line,) = problems(file(departments=[office], enterprises=[]))

    assert line.startswith("teams of departments[0]: out-of-range")
    assert line.endswith("expected 0-2000")


@pytest.mark.parametrize("name", ["../消防.xlsx", "/etc/passwd", "消\0防.xlsx", ".."])
def test_a_workbook_lies_beside_the_park_file(tracker: str, file, name: str):
    offices = [{**PARK["departments"][0], "workbook": name}, PARK["departments"][1]]

    assert problems(file(departments=offices))[0].startswith("park_file of departments[0].workbook")


def test_a_workbook_is_of_one_department(tracker: str, file):
    offices = [{**one, "workbook": "消防.xlsx"} for one in PARK["departments"]]

    assert problems(file(departments=offices)) == (
        "park_file of workbooks: twice, found '消防.xlsx'",
    )


def test_a_park_without_a_name_is_refused(tracker: str, file):
    assert len(problems(file(park={"id": "", "name": "", "zones": []}))) == 2


def test_nothing_is_stored_when_a_name_is_taken(tracker: str, file):
    taken = builders.department("POLICE", name="应急管理局")
    departments.register(taken, by=builders.OPERATOR)

    with pytest.raises(Conflict):
        parks.import_park(file(), by=builders.OPERATOR)

    assert parks.list_parks(by=builders.OPERATOR) == ()
    assert departments.list_departments(by=builders.OPERATOR) == (taken,)


def test_an_officer_imports_no_park(tracker: str, file):
    with pytest.raises(NotAllowed):
        parks.import_park(file(), by=builders.officer())
