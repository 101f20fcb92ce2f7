"""What the mechanism means, in versions that a decision publishes."""

import pytest

from tests.tracker.builders import COMMITTEE, officer, person
from tracker import history
from tracker.errors import Conflict, Fault, FaultCode, NotAllowed, Rejected
from tracker.publicity import mechanism
from tracker.records import Role
from tracker.records.publicity import Section

pytestmark = pytest.mark.usefixtures("tracker")

ONE = (Section("有呼必应", "一次说清"), Section("无事不扰", "一起上门"))
OTHER = (Section("有呼必应", "限时答复"),)


def test_a_version_follows_another_and_both_are_kept():
    assert mechanism.show(by=person(Role.ANONYMOUS)) is None

    first = mechanism.publish(ONE, "纪要 1 号", by=COMMITTEE)
    second = mechanism.publish(OTHER, "纪要 2 号", seen=1, by=COMMITTEE)

    assert (first.version, first.sections, second.version) == (1, ONE, 2)
    assert mechanism.show(by=person(Role.ANONYMOUS)) == second
    assert mechanism.list_versions(by=person(Role.ANONYMOUS)) == (second, first)
    assert mechanism.publish(OTHER, "纪要 3 号", by=COMMITTEE) == second
    told = history.of_cases(["mechanism"])
    assert [(e.act, e.facts["version"], e.facts["decision"]) for e in told] == [
        ("publish", 1, "纪要 1 号"),
        ("publish", 2, "纪要 2 号"),
    ]


def test_who_has_seen_another_version_hears_of_it():
    mechanism.publish(ONE, "纪要", by=COMMITTEE)

    with pytest.raises(Conflict, match=r"newer: .*seen 0"):
        mechanism.publish(OTHER, "纪要", seen=0, by=COMMITTEE)


@pytest.mark.parametrize(
    ("sections", "decision", "faults"),
    [
        ((), "", [("sections", FaultCode.MISSING), ("decision", FaultCode.MISSING)]),
        ((Section("", "x"),), "纪要", [("sections", FaultCode.MISSING)]),
        ((Section("x", " "),), "纪要", [("sections", FaultCode.MISSING)]),
        ((*OTHER, *OTHER), "纪要", [("sections", FaultCode.TWICE)]),
    ],
)
def test_all_faults_are_told(
    sections: tuple[Section, ...], decision: str, faults: list[tuple[str, FaultCode]]
):
    with pytest.raises(Rejected) as wrong:
        mechanism.publish(sections, decision, by=COMMITTEE)

    told = [(one.field, one.code) for one in wrong.value.faults if isinstance(one, Fault)]
    assert told == faults
    assert mechanism.show(by=COMMITTEE) is None


def test_only_the_committee_decides():
    for by in (officer(), person(Role.ADMINISTRATOR), person(Role.ANONYMOUS)):
        with pytest.raises(NotAllowed):
            mechanism.publish(ONE, "纪要", by=by)
