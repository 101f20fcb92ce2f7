import flask
import pytest

from tests.web.signing import CLERK
from tracker.records import Person, Role
from web.pages import places


@pytest.mark.parametrize(
    ("case", "address"),
    [
        ("enterprise:C001", "/enterprises/C001"),
        ("week:2026-W49", "/weeks/2026-W49"),
        ("week:2026-W49:FIRE", "/weeks/2026-W49"),
        ("nothing:3", None),
    ],
)
def test_a_case_leads_to_its_page(app, case, address):
    with app.test_request_context("/"):
        flask.g.person = CLERK
        assert places.address_of(case) == address


@pytest.mark.parametrize(
    ("case", "address"),
    [
        ("appeal:12", "/my-appeals/12"),
        ("quiet:2:2026-12", "/quiet/2/choose?month=2026-12"),
        ("finding:6", "/findings/6"),
        ("week:2026-W49", "/weeks/2026-W49"),
        ("person:admin", None),
    ],
)
def test_what_waits_for_an_enterprise_leads_to_where_it_may_act(app, case, address):
    with app.test_request_context("/"):
        flask.g.person = Person("firm", "企业", Role.ENTERPRISE, enterprise="C001")
        assert places.address_of(case) == address


def test_days_that_others_choose_have_no_page_for_a_department(app):
    with app.test_request_context("/"):
        flask.g.person = Person("fire", "经办", Role.OFFICER, department="FIRE")
        assert places.address_of("quiet:2:2026-12") is None
