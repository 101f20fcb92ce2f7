"""The register of enterprises."""

import pytest

from tests.tracker import builders
from tracker import enterprises, history, people
from tracker.errors import Conflict, FaultCode, NotAllowed, NotFound, Rejected

FULL = builders.enterprise(
    "E9",
    zone="东片区",
    address="云岭东路1号",
    trade="电子",
    hazards=("粉尘", "危化"),
    contact="某某",
    phone="0762-0000001",
    credit="A",
    most_departments=5,
    most_inspectors=12,
    most_visits=2,
    lead_order=("EMB", "FIRE"),
)


def test_an_enterprise_is_found_as_it_was_entered(tracker: str):
    enterprises.register(FULL, by=builders.OPERATOR)

    assert enterprises.find("E9", by=builders.COMMITTEE) == FULL
    assert enterprises.find_by_uscc(FULL.uscc, by=builders.COMMITTEE) == FULL
    assert enterprises.list_enterprises(by=builders.COMMITTEE) == (FULL,)


def test_entering_an_enterprise_again_changes_nothing(tracker: str):
    enterprises.register(FULL, by=builders.OPERATOR)
    before = history.seal()

    enterprises.register(FULL, by=builders.OPERATOR)

    assert history.seal() == before


def test_the_log_keeps_no_phone_number(tracker: str):
    enterprises.register(FULL, by=builders.OPERATOR)

    (event,) = history.events("enterprise:E9", by=builders.COMMITTEE)

    assert FULL.phone not in str(event.facts)
    assert FULL.contact not in str(event.facts)


def test_every_fault_of_an_entry_is_told(tracker: str):
    broken = builders.enterprise("", name="", uscc="91440000", most_visits=0)

    with pytest.raises(Rejected) as fault:
        enterprises.register(broken, by=builders.OPERATOR)

    assert len(fault.value.problems) == 4


def test_a_park_must_be_known(tracker: str):
    with pytest.raises(NotFound, match="there is no park 'nowhere'"):
        enterprises.register(builders.enterprise(park="nowhere"), by=builders.OPERATOR)


def test_two_enterprises_do_not_share_a_credit_code(park: str):
    twin = builders.enterprise("E7", uscc=builders.uscc("E1"))

    with pytest.raises(Conflict):
        enterprises.register(twin, by=builders.OPERATOR)


def test_an_enterprise_finds_itself_and_nobody_else(park: str):
    me = people.of_enterprise("E1")

    assert enterprises.find("E1", by=me).id == "E1"
    for refused in ("E2", "E99"):
        with pytest.raises(NotAllowed):
            enterprises.find(refused, by=me)


def test_an_unknown_credit_code_is_not_found(park: str):
    with pytest.raises(NotFound):
        enterprises.find_by_uscc("914400000000000000", by=builders.COMMITTEE)


def test_closed_windows_are_said_anew_for_a_week(park: str):
    enterprises.close("E1", builders.WEEK, [(0, 60), (120, 180)], by=builders.COMMITTEE)

    enterprises.close("E1", builders.WEEK, [(0, 90)], by=builders.COMMITTEE)

    assert enterprises.closed(builders.WEEK) == {"E1": ((0, 90),)}


def test_a_week_is_open_again_without_windows(park: str):
    enterprises.close("E1", builders.WEEK, [(0, 60)], by=builders.COMMITTEE)

    enterprises.close("E1", builders.WEEK, by=builders.COMMITTEE)

    assert enterprises.closed(builders.WEEK) == {}


def test_an_empty_closed_window_is_refused(park: str):
    with pytest.raises(Rejected, match="windows: too-early"):
        enterprises.close("E1", builders.WEEK, [(60, 60)], by=builders.COMMITTEE)


def test_each_enterprise_is_called_by_its_name(park: str):
    known = enterprises.list_enterprises(by=builders.COMMITTEE)

    found = enterprises.names(by=builders.COMMITTEE)

    assert list(found.items()) == [(one.id, one.name) for one in known]
    with pytest.raises(NotAllowed):
        enterprises.names(by=people.NOBODY)


@pytest.mark.parametrize("field", ["name", "zone", "address", "contact", "phone"])
@pytest.mark.parametrize("words", ["一\r\nBcc: a@b.example", "一\x00", "一\u2028二", "一\x1b[2J"])
def test_texts_that_letters_tell_are_one_line(tracker: str, field: str, words: str):
    firm = builders.enterprise("E1", **{field: words})

    with pytest.raises(Rejected) as found:
        enterprises.register(firm, by=builders.OPERATOR)

    assert [(one.field, one.code) for one in found.value.faults] == [(field, FaultCode.NOT_TEXT)]
