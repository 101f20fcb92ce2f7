"""The catalogue: what is not in it, or not published, is not inspected."""

from dataclasses import replace

import pytest

from tests.tracker.builders import COMMITTEE, officer
from tracker import history, items
from tracker.errors import NotAllowed, NotFound, Rejected
from tracker.people import of_enterprise
from tracker.records import InspectionItem, ItemsImported, Risk

EXITS = InspectionItem("FIRE-01", "FIRE", "疏散通道", "消防法第五十三条", cap=2)
DRILLS = InspectionItem("FIRE-02", "FIRE", "消防演练", "消防法第十六条", risk=Risk.LOW)


def acts(item: str = "FIRE-01") -> list[str]:
    return [one.act for one in history.events(f"item:{item}", by=COMMITTEE)]


def test_an_item_is_found_by_its_id_with_everything_it_was_given(park: str):
    items.register(EXITS, by=COMMITTEE)

    assert items.find("FIRE-01", by=officer("TAX")) == EXITS
    assert acts() == ["register"]


def test_an_equal_entry_changes_nothing_and_another_one_is_logged(park: str):
    items.register(EXITS, by=COMMITTEE)
    items.register(EXITS, by=COMMITTEE)
    assert acts() == ["register"]

    items.register(replace(EXITS, published=False), by=COMMITTEE)

    assert acts() == ["register", "change"]
    assert not items.find("FIRE-01", by=COMMITTEE).published


def test_a_department_reads_the_catalogue_and_does_not_change_it(park: str):
    items.register(EXITS, by=COMMITTEE)

    assert items.list_items(by=officer("TAX"), department="FIRE") == (EXITS,)
    assert items.list_items(by=officer("TAX"), department="TAX") == ()
    for act in (items.register, lambda one, by: items.take([one], by=by)):
        with pytest.raises(NotAllowed):
            act(DRILLS, by=officer("FIRE"))


def test_an_enterprise_does_not_read_the_register_of_items(park: str):
    for read in (lambda by: items.list_items(by=by), lambda by: items.find("FIRE-01", by=by)):
        with pytest.raises(NotAllowed):
            read(of_enterprise("E1"))


def test_an_unknown_item_is_not_found(park: str):
    with pytest.raises(NotFound, match="FIRE-01"):
        items.find("FIRE-01", by=COMMITTEE)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"name": " "}, "name of FIRE-01: missing"),
        ({"basis": ""}, "basis of FIRE-01: missing"),
        ({"id": "消防"}, "id of 消防: wrong-form"),
        ({"cap": 0}, "cap of .*: out-of-range, found '0', expected 1-1000"),
        ({"cap": 1001}, "cap of .*: out-of-range, found '1001', expected 1-1000"),
        ({"department": "PMC"}, "department of .*: unknown, found 'PMC', expected EMB, FIRE, TAX"),
    ],
)
def test_a_wrong_entry_is_refused_with_what_was_expected(
    park: str, fields: dict[str, object], fault: str
):
    with pytest.raises(Rejected, match=fault):
        items.register(replace(EXITS, **fields), by=COMMITTEE)

    assert items.list_items(by=COMMITTEE) == ()


def test_an_item_stays_with_its_department_and_a_name_with_its_item(park: str):
    items.register(EXITS, by=COMMITTEE)

    with pytest.raises(Rejected, match="item: taken, found 'FIRE-01', expected FIRE"):
        items.register(replace(EXITS, department="TAX"), by=COMMITTEE)
    with pytest.raises(Rejected, match=r"name of .*: taken, found .*, expected FIRE-01"):
        items.register(replace(EXITS, id="FIRE-09"), by=COMMITTEE)


def test_a_list_counts_what_it_did(park: str):
    items.register(EXITS, by=COMMITTEE)
    items.register(DRILLS, by=COMMITTEE)

    done = items.take(
        [EXITS, replace(DRILLS, cap=1), replace(DRILLS, id="FIRE-03", name="电气")], by=COMMITTEE
    )

    assert done == ItemsImported(new=1, changed=1, unchanged=1)


def test_a_list_with_faults_is_refused_whole_with_all_of_them(park: str):
    with pytest.raises(Rejected) as refused:
        items.take([EXITS, EXITS, replace(DRILLS, basis=""), DRILLS], by=COMMITTEE)

    assert refused.value.problems == (
        "basis of FIRE-02: missing",
        "item of FIRE-01: twice, found '疏散通道'",
        "item of FIRE-02: twice, found '消防演练'",
    )
    assert items.list_items(by=COMMITTEE) == ()


def test_a_sheet_names_an_item_by_name_or_id():
    assert items.named((EXITS, DRILLS), " 消防演练 ") == DRILLS
    assert items.named((EXITS, DRILLS), "FIRE-01") == EXITS
    assert items.named((EXITS, DRILLS), "油烟") is None
