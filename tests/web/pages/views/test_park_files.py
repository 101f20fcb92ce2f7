"""The park file on pages: looked at, refused with all its faults, confirmed."""

import io
import json
from pathlib import Path

import pytest

from tests.web.builders import small_park
from tests.web.signing import ADMINISTRATOR, send, signed_in
from tracker import departments, enterprises, history, parks
from tracker.records import Person, Role

FORM = "/park-file"
DESK = Person("desk", "经办", Role.COMMITTEE)
OFFICER = Person("li", "李", Role.OFFICER, department="FIRE")


@pytest.fixture
def desk(office):
    """A browser of the committee, which knows three departments and no park."""
    return signed_in(office, DESK)


def content(folder: Path, **changes) -> bytes:
    """A park file; one of its two departments is registered already."""
    return (small_park(folder, **changes) / "park.json").read_bytes()


def sent(client, told: bytes):
    """What comes back when a file is sent."""
    return send(client, FORM, file=(io.BytesIO(told), "park.json"))


@pytest.mark.parametrize("person", [ADMINISTRATOR, DESK])
def test_a_park_file_is_looked_at_before_it_is_stored(office, tmp_path, person):
    client = signed_in(office, person)
    before = history.seal()

    answer = sent(client, content(tmp_path / "park"))
    page = client.get(answer.location)

    assert (answer.status_code, page.status_code) == (303, 200)
    for words in ("小园区", "新增：河源市榕汀新材料有限公司", "变更：某区消防救援大队"):
        assert words in page.text
    assert history.seal() == before
    assert parks.list_parks(by=DESK) == ()


def test_a_confirmed_file_is_stored_and_gone(desk, tmp_path):
    address = sent(desk, content(tmp_path / "park")).location

    done = send(desk, address)

    assert done.status_code == 303
    page = desk.get(done.location).text
    assert "小园区：登记新增 3，变更 2，未变 0" in page
    assert "08:30-12:00" in page
    assert departments.find("FIRE", by=DESK).name == "某区消防救援大队"
    assert len(enterprises.list_enterprises(by=DESK)) == 5
    assert desk.get(address).status_code == 404
    again = desk.get(sent(desk, content(tmp_path / "park")).location).text
    assert "新增：" not in again
    assert "变更：" not in again


def test_every_fault_of_a_file_stands_on_the_page_and_nothing_is_stored(desk, tmp_path):
    wrong = content(tmp_path / "park", week="2026-49", sessions=["8-12"])
    address = sent(desk, wrong).location

    page = desk.get(address)

    assert page.status_code == 422
    for found in ("2026-49", "8-12"):
        assert found in page.text
    assert "什么也没有保存" in page.text
    assert "确认导入" not in page.text
    assert send(desk, address, FORM).status_code == 422
    assert parks.list_parks(by=DESK) == ()


def test_a_name_that_another_entry_bears_is_told(desk, tmp_path):
    known = json.loads(content(tmp_path / "park"))
    known["departments"][1]["name"] = "TAX 局"

    page = desk.get(sent(desk, json.dumps(known).encode()).location)

    assert page.status_code == 409
    assert parks.list_parks(by=DESK) == ()


def test_hours_that_a_file_closes_are_told(desk, tmp_path):
    known = json.loads(content(tmp_path / "park"))
    known["enterprises"][0]["closed"] = ["Mon 00:00-24:00"]

    page = desk.get(sent(desk, json.dumps(known).encode()).location).text

    assert "2026年第49周不便接待的时段，有 1 家企业将按文件改设" in page


def test_no_file_is_told(desk):
    answer = send(desk, FORM)

    assert answer.status_code == 422
    assert "文件：未填写" in answer.text


def test_it_stands_beside_the_registers_for_those_who_keep_them(office, desk):
    menu = desk.get(FORM).text.split('id="menu"')[1]

    assert menu.index('href="/departments"') < menu.index('href="/park-file"')
    assert "还没有园区" in desk.get(FORM).text
    assert signed_in(office, OFFICER).get(FORM).status_code == 404


def test_what_one_sent_nobody_else_confirms(office, desk, tmp_path):
    address = sent(desk, content(tmp_path / "park")).location

    other = signed_in(office, ADMINISTRATOR)

    assert other.get(address).status_code == 404
    assert send(other, address, FORM).status_code == 404


def test_the_page_speaks_english(desk, tmp_path):
    page = desk.get("/en" + sent(desk, content(tmp_path / "park")).location).text

    assert "new: 河源市榕汀新材料有限公司" in page
