"""Facts about who leads a visit."""

import pytest

from optimizer import Request
from optimizer.lead import lead_of
from tests.builders import enterprise, request

PLACE = enterprise()


def led(*requests: Request, order: tuple[str, ...] = ()) -> str | None:
    """The lead of a visit that no fixed visit names."""
    return lead_of(enterprise(lead_order=order), requests)


def test_a_single_department_leads_itself_even_if_it_may_not_lead():
    assert led(request(may_lead=False), request("fire-2", may_lead=False)) == "fire"


def test_the_first_of_the_lead_order_that_qualifies_leads():
    both = (request(minutes=90), request("tax-1"))
    assert led(*both, order=("env", "tax", "fire")) == "tax"
    assert led(both[0], request("tax-1", may_lead=False), order=("tax", "fire")) == "fire"


def test_who_is_not_in_the_lead_order_leads_when_nobody_in_it_qualifies():
    assert led(request(), request("tax-1", may_lead=False), order=("tax",)) == "fire"


def test_else_the_longest_request_leads():
    assert led(request(), request("tax-1", minutes=75)) == "tax"
    assert led(request(), request("tax-1", minutes=75, may_lead=False)) == "fire"


def test_then_the_most_inspectors():
    assert led(request(), request("tax-1", inspectors=3)) == "tax"
    assert led(request(minutes=61), request("tax-1", inspectors=3)) == "fire"


def test_then_the_smallest_id():
    assert led(request("tax-1"), request("env-1"), request("fire-1")) == "env"


def test_nobody_leads_where_nobody_may():
    assert led(request(may_lead=False), request("tax-1", may_lead=False)) is None


@pytest.mark.parametrize("named", ["fire", "tax"])
def test_the_lead_that_a_fixed_visit_names_stands(named: str):
    both = [request(may_lead=False), request("tax-1")]
    assert lead_of(PLACE, both, named) == named
