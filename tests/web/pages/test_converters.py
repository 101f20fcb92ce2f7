import pytest
from werkzeug.datastructures import MultiDict

from web.pages import converters

HUGE = "9" * 25


@pytest.mark.parametrize("told", [HUGE, f"-{HUGE}", "2147483648", "x", "", "9" * 5000])
def test_a_number_that_no_record_has_is_none(told):
    known = MultiDict({"wrong": told, "right": "2147483647"})

    assert known.get("wrong", type=converters.number) is None
    assert known.get("right", type=converters.number) == converters.LARGEST


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"/weeks/2026-W49/versions/compare?before={HUGE}&after=1", 404),
        (f"/weeks/2026-W49/plan.json?version={HUGE}", 200),
        (f"/weeks/2026-W49/visits/V1/why?version={HUGE}", 404),
        (f"/weeks/2026-W49/visits/V1?version={HUGE}", 404),
        (f"/appeals?before={HUGE}", 200),
        (f"/findings?before={HUGE}", 200),
    ],
)
def test_a_number_beyond_every_database_is_no_fault_of_ours(client, address, status):
    assert client.get(address).status_code == status
