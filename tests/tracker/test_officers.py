"""The register of officers: who may inspect for a department."""

import datetime as dt
from typing import Any

import pytest

from tests.tracker import builders
from tracker import clock, history, officers
from tracker.errors import Fault, FaultCode, NotAllowed, NotFound, Rejected
from tracker.records import Officer, Role

HEAD = builders.officer("FIRE", Role.HEAD)
TODAY = builders.COLLECTING.date()
DAY = dt.timedelta(days=1)


def officer(id: str = "GD-0001", **fields: Any) -> Officer:
    """An officer of FIRE whose certificate holds for a year."""
    facts = {"name": "王五", "department": "FIRE", "until": TODAY + 365 * DAY}
    return Officer(**{"id": id, **facts, **fields})


def test_a_head_keeps_the_officers_of_the_own_department(park: str):
    found = officers.register(officer(), by=HEAD)

    assert officers.list_officers(by=HEAD) == (found,)
    with pytest.raises(NotAllowed):
        officers.register(officer("GD-0002", department="TAX"), by=HEAD)


def test_nobody_takes_an_officer_away_from_another_department(park: str):
    officers.register(officer(department="TAX"), by=builders.OPERATOR)

    with pytest.raises(NotAllowed):
        officers.register(officer(), by=HEAD)
    with pytest.raises(NotAllowed):
        officers.retire("GD-0001", by=HEAD)


def test_registering_again_changes_nothing_and_a_new_certificate_is_taken(park: str):
    officers.register(officer(), by=HEAD)
    before = history.seal()
    officers.register(officer(), by=HEAD)
    assert history.seal() == before

    longer = officers.register(officer(until=TODAY + 900 * DAY), by=HEAD)

    assert officers.list_officers(by=HEAD) == (longer,)


def test_a_certificate_holds_to_its_last_day(park: str):
    officers.register(officer(until=TODAY + DAY), by=HEAD)

    with clock.fixed(builders.COLLECTING + DAY):
        assert len(officers.list_officers(by=HEAD)) == 1
    with clock.fixed(builders.COLLECTING + 2 * DAY):
        assert officers.list_officers(by=HEAD) == ()
        assert len(officers.list_officers(by=HEAD, all_times=True)) == 1


def test_a_retired_officer_inspects_no_more_but_stays_known(park: str):
    officers.register(officer(), by=HEAD)

    retired = officers.retire("GD-0001", by=HEAD)

    assert retired.retired == TODAY
    assert officers.list_officers(by=HEAD) == ()
    assert officers.list_officers(by=HEAD, all_times=True) == (retired,)
    with clock.fixed(builders.COLLECTING + DAY):
        assert officers.retire("GD-0001", by=HEAD) == retired


def test_all_faults_of_an_entry_are_told_at_once(park: str):
    with pytest.raises(Rejected) as refused:
        officers.register(officer("gd 1", name=" ", until=TODAY - DAY), by=HEAD)

    assert len(refused.value.problems) == 3
    assert officers.list_officers(by=HEAD, all_times=True) == ()


def test_a_department_sees_its_own_officers_and_the_committee_everybodys(park: str):
    officers.register(officer(), by=HEAD)
    officers.register(officer("GD-0002", department="TAX"), by=builders.OPERATOR)

    assert [one.id for one in officers.list_officers(by=HEAD)] == ["GD-0001"]
    assert officers.list_officers(by=HEAD, department="TAX") == ()
    both = officers.list_officers(by=builders.COMMITTEE)
    assert [one.id for one in both] == ["GD-0001", "GD-0002"]
    (one,) = officers.list_officers(by=builders.COMMITTEE, department="TAX")
    assert one.department == "TAX"


def test_who_is_sent_stands_in_the_register_with_a_certificate_that_holds(park: str):
    officers.register(officer(until=TODAY + DAY), by=HEAD)
    officers.register(officer("GD-0002", department="TAX"), by=builders.OPERATOR)

    assert officers.faults("FIRE", ["GD-0001"], TODAY) == []
    assert officers.faults("FIRE", ["GD-0001", "GD-0002", "X"], TODAY + 2 * DAY) == [
        Fault("officers", FaultCode.FORBIDDEN, "GD-0001"),
        Fault("officers", FaultCode.UNKNOWN, "GD-0002"),
        Fault("officers", FaultCode.UNKNOWN, "X"),
    ]


def test_the_log_holds_neither_name_nor_number(park: str):
    officers.register(officer(), by=HEAD)

    told = repr(history.events("department:FIRE", by=builders.COMMITTEE))

    assert "register officer" in told
    assert "王五" not in told
    assert "GD-0001" not in told


def test_an_unknown_officer_is_told(park: str):
    with pytest.raises(NotFound, match="there is no officer 'X'"):
        officers.retire("X", by=HEAD)
