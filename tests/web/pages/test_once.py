import re

from tests.web.signing import csrf
from tracker import database, departments, people

DEPARTMENT = {"id": "PARKS", "name": "某区公园局", "short": "公园", "teams": 1}


def _mark(client, address: str) -> str:
    return re.search(r'name="once" value="([^"]+)"', client.get(address).text)[1]


def _register(client, once: str, **more: object):
    address = "/departments:register"
    return client.post(address, data={**csrf(client, address), "once": once, **DEPARTMENT, **more})


def test_a_form_sent_twice_is_done_once_and_leads_to_it_both_times(client):
    once = _mark(client, "/departments:register")

    first, again = _register(client, once), _register(client, once)

    assert (first.status_code, again.status_code) == (302, 302)
    assert first.location == again.location == "/departments/PARKS"


def test_a_form_that_was_changed_is_another_one(client):
    once = _mark(client, "/departments:register")
    _register(client, once)

    other = _register(client, once, id="GARDENS", name="某区园林局", short="园林")

    assert other.location == "/departments/GARDENS"
    with database.session():
        known = {one.id for one in departments.list_departments(by=people.COMMITTEE)}
    assert {"PARKS", "GARDENS"} <= known


def test_what_went_wrong_may_be_put_right_under_the_same_mark(client):
    once = _mark(client, "/departments:register")

    assert _register(client, once, name="").status_code == 422
    assert _register(client, once).status_code == 302
    assert f'value="{once}"' in _register(client, once, name="").text


def test_every_showing_has_a_mark_of_its_own(client):
    assert _mark(client, "/departments:register") != _mark(client, "/departments:register")
