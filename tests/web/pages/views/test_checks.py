import dataclasses

import pytest

from tests.web.pages.views.conftest import WEEK
from tests.web.signing import CLERK, csrf
from tracker import checks, database, requests
from tracker.records import Source

CHECKS = f"/weeks/{WEEK}/checks"


@pytest.fixture
def unapproved(app, before_the_week):
    """A request whose head has not approved it yet."""
    with database.session():
        (asked,) = requests.list_requests(WEEK, by=CLERK, department="EMB")
        lines = [dataclasses.replace(one, approver="", approved_on=None) for one in asked.lines]
        requests.accept(
            lines, week=WEEK, department="EMB", source=Source("x.csv", ""), late="改", by=CLERK
        )


def test_what_is_held_back_stands_with_its_reason(client, unapproved):
    page = client.get(CHECKS).text

    assert "本部门主要负责人尚未批准" in page
    assert "EMB-1" in page
    assert "个审查未通过" in client.get(f"/weeks/{WEEK}/runs").text


def test_nothing_held_back_is_said_too(client):
    assert "没有被审查规则挡住的请求" in client.get(CHECKS).text


def test_a_department_sees_what_is_held_back_of_its_own(officer, firm, unapproved):
    page = officer.get(CHECKS).text

    assert "EMB-1" in page
    assert "/overrides:override" not in page
    assert firm.get(CHECKS).status_code == 404


def test_a_finding_is_set_aside_with_a_reason(client, unapproved):
    with database.session():
        (found,) = [one for one in checks.of_week(WEEK, by=CLERK) if one.blocks]
    address = "/overrides:override"
    typed = {"code": found.code.value, "key": found.request or found.key, "reason": "事故核查"}

    answer = client.post(address, data=csrf(client, address) | typed)

    if found.overridable:
        assert answer.status_code == 302
        assert "事故核查" in client.get(CHECKS).text
    else:
        assert answer.status_code == 422
        assert 'value="事故核查"' in answer.text or "事故核查</textarea>" in answer.text


def test_overrides_are_not_for_departments(officer):
    assert officer.get("/overrides").status_code == 404
    assert officer.get("/overrides:override").status_code == 404
