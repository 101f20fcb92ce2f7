"""Visits and findings are found by who may know of them."""

from tests.tracker.builders import COMMITTEE, line, officer, person, publish_plan
from tests.tracker.onsite import LATER, at, came, found, publish_joint, visit
from tracker import findings, search
from tracker.people import of_enterprise
from tracker.records import Person, Role
from tracker.records.search import FoundKind


def keys(text: str, by: Person, kind: FoundKind = FoundKind.VISIT) -> list[str]:
    return [one.key for one in search.find(text, by=by) if one.kind is kind]


def test_a_visit_is_found_by_uid_and_by_enterprise(park: str) -> None:
    publish_joint()
    uid = visit().uid

    for by in (officer("FIRE"), officer("TAX"), of_enterprise("E1"), person(Role.SERVICE_CENTRE)):
        assert keys(uid, by) == keys("E1 公司", by) == [uid]
    assert keys(uid, officer("EMB")) == keys(uid, of_enterprise("E2")) == []


def test_an_unannounced_visit_is_found_by_no_enterprise(park: str) -> None:
    publish_plan(line(announced=False))
    uid = visit().uid

    assert keys(uid, of_enterprise("E1")) == keys("E1 公司", of_enterprise("E1")) == []
    assert keys(uid, person(Role.SERVICE_CENTRE)) == []
    assert keys(uid, COMMITTEE) == keys(uid, officer("FIRE")) == [uid]


def test_a_visit_that_was_moved_out_is_not_found_any_more(park: str) -> None:
    publish_joint()
    gone = visit().uid
    publish_plan(line(enterprise="E3"), line("TAX", enterprise="E3"), line("EMB", enterprise="E2"))

    assert gone not in keys(gone, COMMITTEE)


def test_a_finding_is_found_as_it_is_shared_and_told(park: str) -> None:
    publish_joint()
    kind = FoundKind.FINDING
    with at(LATER):
        came("FIRE")
        came("TAX")
        shared, kept = str(found().id), str(found("TAX", item="发票", shared=False).id)
        for by in (officer("TAX"), officer("FIRE"), COMMITTEE):
            assert keys("通道", by, kind) == keys(f"#{shared}", by, kind) == [shared]
        assert keys("发票", officer("FIRE"), kind) == []
        assert keys("发票", officer("TAX"), kind) == [kept]
        assert keys("通道", officer("EMB"), kind) == keys("通道", of_enterprise("E1"), kind) == []
        findings.release(int(shared), by=officer("FIRE"))
        assert keys("通道", of_enterprise("E1"), kind) == [shared]
        assert keys("通道", of_enterprise("E2"), kind) == []
