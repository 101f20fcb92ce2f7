"""What a question to the database says of a visit is what the rules say of it one by one."""

from collections.abc import Iterator

import pytest
from peewee import Value

from tests.benchmarks import year
from tests.benchmarks.year import TINY
from tests.tracker.appeals.builders import CLERK, OBE
from tests.tracker.builders import COMMITTEE, OPERATOR, officer
from tracker import cases, clock, people, sight, visits
from tracker.errors import NotFound
from tracker.findings import Sight
from tracker.models import DepartmentRow, VisitCaseRow
from tracker.permissions import Act

READERS = (COMMITTEE, OBE, CLERK, OPERATOR, officer("FIRE"), officer("TAX"))
FIRMS = tuple(people.of_enterprise(one) for one in ("E1", "E2"))


@pytest.fixture
def uids(tracker: str) -> Iterator[list[str]]:
    with clock.fixed(TINY.now):
        year.fill(TINY)
        yield [one.uid for one in visits.list_visits(by=COMMITTEE)]


def test_the_course_of_a_visit_is_known_to_those_who_may_open_it(uids: list[str]):
    told = {}
    for by in (*READERS, *FIRMS):
        rows = VisitCaseRow.select().where(sight.of_course(by, VisitCaseRow.uid))
        found = {row.uid for row in rows} & set(uids)

        assert found == {uid for uid in uids if _opens(uid, by)}, by.login
        told[by.login] = len(found)
    assert told["committee"] == len(uids) > told[officer("FIRE").login] > 0 == told["clerk"]


def _opens(uid: str, by) -> bool:
    try:
        cases.visible(uid, by)
    except NotFound:
        return False
    return True


@pytest.mark.parametrize("shared", [True, False])
@pytest.mark.parametrize("released", [True, False])
def test_what_was_found_is_seen_as_each_single_finding_is(uids: list[str], shared, released):
    for by in (*READERS, *FIRMS):
        sees = Sight(by)
        seen = sight.of_findings(
            by,
            VisitCaseRow.uid,
            Value("TAX"),
            shared=Value(int(shared)) == 1,
            released=Value(int(released)) == 1,
        )
        found = {row.uid for row in VisitCaseRow.select().where(seen)} & set(uids)

        assert found == {
            uid for uid in uids if sees(uid, "TAX", shared=shared, released=released)
        }, by.login


def test_a_department_sees_its_own_rows_and_who_reads_all_sees_all(uids: list[str]):
    def offices(by) -> set[str]:
        return {row.code for row in DepartmentRow.select().where(sight.own(by, Act.READ_DIRECT))}

    assert offices(officer("TAX")) == {"TAX"}
    assert offices(CLERK) == set()
    assert len(offices(COMMITTEE)) == TINY.departments
