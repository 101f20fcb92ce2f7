"""Who may come: as named on the approval form, else as registered, never with a whole number."""

import datetime as dt

import pytest

from tests.tracker.builders import OPERATOR, officer
from tests.tracker.onsite import publish_joint, visit
from tracker import comers, officers, site_records
from tracker.records import Officer, SiteRecordKind
from tracker.records.visit_codes import Comers, Holder


def register(id: str, name: str, department: str = "FIRE", until: dt.date = dt.date(2030, 1, 1)):
    officers.register(Officer(id, name, department, until), by=OPERATOR)


def test_who_may_inspect_for_a_department_is_told_in_its_order(park: str):
    publish_joint()
    register("GD-0001", "某甲")
    register("GD-0002", "某乙", until=dt.date(2026, 11, 30))
    register("粤P00003", "某丙", "TAX")
    register("GD-0009", "某丁", "EMB")

    assert comers.of_visit(visit()) == (
        Comers("FIRE", False, (Holder("某甲", "GD***01"),)),
        Comers("TAX", False, (Holder("某丙", "粤P***03"),)),
    )


def test_who_is_named_on_the_approval_form_stands_for_the_department(park: str):
    publish_joint()
    register("GD-0001", "某甲")
    lines = ("某乙 粤P00001", "某丙（粤P00002）", "某丁")
    form = SiteRecordKind.APPROVAL_FORM
    site_records.complete(visit().uid, "FIRE", form, {"officers": lines}, by=officer("FIRE"))

    found = comers.of_visit(visit())[0]

    assert found.named
    assert found.officers == (
        Holder("某乙", "粤P***01"),
        Holder("某丙", "粤P***02"),
        Holder("某丁", ""),
    )


@pytest.mark.parametrize(
    ("whole", "shown"),
    [("GD-0001", "GD***01"), ("12345", "12*45"), ("1234", "1**4"), ("12", "**"), ("1", "*")],
)
def test_never_is_a_whole_number_shown(whole: str, shown: str):
    assert comers.hidden(whole) == shown
