"""Who is named for a visit: on the approval form, else in the plan, else by lot."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.tracker.builders import OPERATOR, WEEK, line, officer, person, publish_plan
from tests.tracker.onsite import visit
from tracker import draws, items, named_officers, officers, site_records
from tracker.records import DrawPool, InspectionItem, Officer, Role, SiteRecordKind

FORM = SiteRecordKind.APPROVAL_FORM
OWN = ("GD-0001", "GD-0002", "GD-0003")


@pytest.fixture(autouse=True)
def staff(park: str) -> None:
    for certificate, name in zip(OWN, ("林溪", "陈立", "周岩"), strict=True):
        known = Officer(certificate, name, "FIRE", WEEK.date(300))
        officers.register(known, by=OPERATOR)


def named(department: str = "FIRE") -> named_officers.Names:
    found = visit()
    return named_officers.of_visits([found])[found.uid, department]


def drawn(item: str = "消防安全") -> tuple[str, ...]:
    """Who goes to E1 by a draw of FIRE."""
    pool = DrawPool({"B": ("E1",)}, {"B": "20"}, OWN)
    announced = draws.announce("FIRE", item, pool, by=officer())
    found = draws.draw(announced.id, "昨天的气温是十九度", by=person(Role.SUPERVISION))
    return found.lots[0].officers


def test_nobody_is_named_where_nobody_was_entered():
    publish_plan(line(), line("TAX"))

    assert (named(), named("TAX")) == ((), ())


def test_the_plan_names_who_comes():
    publish_plan(line(officers=("林溪 GD-0001", "赵六 粤P00007")), line("TAX", officers=("钱七",)))

    assert named() == (("林溪", "GD-0001"), ("赵六", "粤P00007"))
    assert named("TAX") == (("钱七", ""),)


def test_two_lines_of_a_request_name_everybody_once():
    publish_plan(line(officers=("林溪", "陈立")), line(item="电气", officers=("陈立", "周岩")))

    assert [name for name, _ in named()] == ["林溪", "陈立", "周岩"]


def test_the_approval_form_counts_more_than_the_plan():
    publish_plan(line(officers=("林溪",)))
    site_records.complete(visit().uid, "FIRE", FORM, {"officers": ("陈立",)}, by=officer())

    assert named() == (("陈立", "GD-0002"),)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("林溪 GD-0001", ("林溪", "GD-0001")),
        ("林溪（执法证号：GD-0001）", ("林溪", "GD-0001")),
        ("GD-0001", ("林溪", "GD-0001")),
        ("林溪", ("林溪", "GD-0001")),
        ("陈立（证号 GD-0002）", ("陈立", "GD-0002")),
        ("吴八", ("吴八", "")),
    ],
)
def test_the_register_completes_what_was_typed(typed: str, expected: tuple[str, str]):
    publish_plan(line(officers=(typed,)))

    assert named() == (expected,)


def test_of_two_with_one_name_the_certificate_stays_a_blank():
    officers.register(Officer("GD-0009", "林溪", "FIRE", WEEK.date(300)), by=OPERATOR)
    publish_plan(line(officers=("林溪",)))

    assert named() == (("林溪", ""),)


def test_the_certificate_of_another_department_is_not_taken():
    publish_plan(line(), line("TAX", officers=("林溪",)))

    assert named("TAX") == (("林溪", ""),)


def test_a_lot_names_who_goes_to_an_enterprise_for_its_item():
    sent = drawn()
    publish_plan(line())

    assert tuple(certificate for _, certificate in named()) == sent


def test_the_plan_counts_more_than_a_lot():
    drawn()
    publish_plan(line(officers=("周岩",)))

    assert named() == (("周岩", "GD-0003"),)


def test_a_lot_for_another_item_names_nobody():
    drawn("电气")
    publish_plan(line())

    assert named() == ()


def test_a_lot_that_numbers_its_item_means_the_one_that_the_sheet_names():
    items.register(InspectionItem("F-1", "FIRE", "消防安全", "消防法"), by=OPERATOR)
    sent = drawn("F-1")
    publish_plan(line())

    assert tuple(certificate for _, certificate in named()) == sent


def test_a_lot_of_last_year_names_nobody():
    drawn()
    publish_plan(line())
    found = visit()
    next_year = replace(found, start=found.start + dt.timedelta(days=364))

    assert named()
    assert named_officers.of_visits([next_year])[found.uid, "FIRE"] == ()
