import pytest

from tests.web.signing import CLERK, csrf, signed_in
from tracker import database, departments, enterprises, people


def _send(client, address, **typed):
    return client.post(address, data={**csrf(client, address), **typed})


def test_an_act_is_done_and_leads_to_its_thing(client):
    answer = _send(
        client, "/departments:register", id="PARKS", name="某区公园局", short="公园", teams=1
    )

    assert (answer.status_code, answer.location) == (302, "/departments/PARKS")
    assert "已办：登记部门" in client.get("/departments/PARKS").text
    with database.session():
        assert departments.find("PARKS", by=people.COMMITTEE).short == "公园"


def test_what_was_typed_comes_back_with_every_fault_at_its_field(client):
    answer = _send(client, "/departments:register", id="PARKS", name="", teams="many")

    assert answer.status_code == 422
    assert 'value="PARKS"' in answer.text
    assert 'value="many"' in answer.text
    assert 'id="name-fault"' in answer.text
    assert 'id="teams-fault"' in answer.text
    assert "未填写" in answer.text
    with database.session():
        assert "PARKS" not in {one.id for one in departments.list_departments(by=people.COMMITTEE)}


def test_looking_at_a_form_changes_nothing(client):
    before = client.get("/log").text

    client.get("/enterprises/C001/change")

    assert client.get("/log").text.split("<tbody")[1] == before.split("<tbody")[1]


def test_a_form_of_something_known_begins_with_what_is_known(client):
    page = client.get("/enterprises/C001/change").text

    assert 'value="河源市榕汀新材料有限公司"' in page
    assert 'name="id"' not in page


def test_a_link_may_fill_in_a_form(client):
    assert 'value="TAX9"' in client.get("/departments:register?id=TAX9").text


def test_an_act_on_what_is_not_there_is_not_found(client):
    assert client.get("/enterprises/NOBODY/change").status_code == 404


@pytest.mark.parametrize("typed", ["C001 河源市榕汀新材料有限公司", "C001", "榕汀"])
def test_an_enterprise_may_be_typed_by_name_or_id(app, typed):
    from web.forms.chosen import resolved

    with database.session():
        known = enterprises.find("C001", by=people.COMMITTEE)
        assert resolved({"enterprise": typed, "text": typed}, CLERK) == {
            "enterprise": known.id,
            "text": typed,
        }


@pytest.mark.parametrize("typed", ["诉求 17", "诉求17", "17", "Appeal 17", "appeal:17"])
def test_a_matter_may_be_told_as_people_call_it(app, typed):
    from web.forms.chosen import resolved

    assert resolved({"case": typed}, CLERK) == {"case": "appeal:17"}
    assert resolved({"case": "finding:3"}, CLERK) == {"case": "finding:3"}


def test_an_act_that_is_not_mine_is_not_there(app):
    from tracker.records import Person, Role

    officer = signed_in(app, Person("li", "李", Role.OFFICER, department="FIRE"))

    assert officer.get("/departments:register").status_code == 404
    hidden = csrf(officer, "/account")
    answer = officer.post("/departments:register", data={**hidden, "id": "X", "name": "X"})
    assert answer.status_code == 404
