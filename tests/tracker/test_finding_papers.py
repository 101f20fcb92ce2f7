"""Photographs of a finding: who found it keeps them, who may read it may read them."""

import pytest

from tests.tracker.builders import COMMITTEE, OPERATOR, officer, person
from tests.tracker.onsite import LATER, at, came, found, publish_joint
from tracker import attachments, finding_papers, findings, history, rectifications
from tracker.errors import NotAllowed, NotFound, Rejected, WrongState
from tracker.people import NOBODY, of_enterprise
from tracker.records import Role

FIRE, TAX, EMB = officer("FIRE"), officer("TAX"), officer("EMB")
FIRM, STRANGER = of_enterprise("E1"), of_enterprise("E2")
PHOTO = b"what was seen"


@pytest.fixture
def finding(park: str):
    """A finding of FIRE that TAX, who is there too, may read."""
    publish_joint()
    with at(LATER):
        came("FIRE")
        came("TAX")
        yield found().id


def keep(finding: int, by=FIRE) -> str:
    """A file with the finding; its token."""
    return finding_papers.attach(finding, "现场.txt", PHOTO, by=by).token


def test_whoever_may_read_the_finding_reads_its_files(finding: int):
    token = keep(finding)

    for by in (FIRE, officer("FIRE", Role.HEAD), TAX, COMMITTEE, person(Role.SUPERVISION)):
        assert [one.token for one in finding_papers.list_papers(finding, by=by)] == [token]
        assert finding_papers.read(token, by=by)[1] == PHOTO


@pytest.mark.parametrize("by", [EMB, FIRM, STRANGER, OPERATOR, NOBODY, person(Role.SERVICE_CENTRE)])
def test_nobody_else_learns_of_them(finding: int, by):
    token = keep(finding)

    with pytest.raises(NotFound):
        finding_papers.list_papers(finding, by=by)
    with pytest.raises(NotFound):
        finding_papers.read(token, by=by)
    with pytest.raises(NotFound):
        keep(finding, by)


def test_the_enterprise_reads_them_from_the_release_on(finding: int):
    token = keep(finding)
    findings.release(finding, by=FIRE)

    assert finding_papers.read(token, by=FIRM)[1] == PHOTO
    with pytest.raises(NotFound):
        finding_papers.read(token, by=STRANGER)
    with pytest.raises(NotAllowed):
        keep(finding, FIRM)


def test_another_department_reads_and_does_not_keep(finding: int):
    token = keep(finding)

    for by in (TAX, COMMITTEE):
        with pytest.raises(NotAllowed):
            keep(finding, by)
        with pytest.raises(NotAllowed):
            finding_papers.remove(token, "误传", by=by)
    assert len(finding_papers.list_papers(finding, by=FIRE)) == 1


def test_files_of_a_finding_that_is_not_shared_stay_in_the_department(finding: int):
    own = found(item="灭火器", shared=False).id
    token = keep(own)

    with pytest.raises(NotFound):
        finding_papers.read(token, by=TAX)
    assert finding_papers.read(token, by=COMMITTEE)[1] == PHOTO


def test_a_file_does_not_make_old_what_somebody_has_read(finding: int):
    seen = history.last(f"finding:{finding}")
    keep(finding)

    assert rectifications.rectify(finding, "照片", seen=seen, by=FIRE).evidence == "照片"


def test_files_come_in_until_the_finding_is_closed_or_withdrawn(finding: int):
    other = found(item="灭火器").id
    rectifications.rectify(finding, "照片", by=FIRE)
    keep(finding)
    rectifications.accept(finding, by=FIRE)
    findings.withdraw(other, "误录", by=FIRE)

    for one in (finding, other):
        with pytest.raises(WrongState):
            finding_papers.attach(one, "二.txt", b"another", by=FIRE)
    assert len(finding_papers.list_papers(finding, by=FIRE)) == 1


def test_what_was_taken_away_leaves_its_entry(finding: int):
    token = keep(finding)
    with pytest.raises(Rejected):
        finding_papers.remove(token, " ", by=FIRE)
    finding_papers.remove(token, "误传", by=FIRE)

    (left,) = finding_papers.list_papers(finding, by=TAX)
    assert left.why == "误传"
    with pytest.raises(NotFound):
        finding_papers.read(token, by=FIRE)


@pytest.mark.parametrize("case", ["appeal:1/work", "finding:1", "findings:1/papers"])
def test_a_file_of_something_else_is_none_of_a_finding(finding: int, case: str):
    token = attachments.keep(case, "a.txt", PHOTO, COMMITTEE).token

    with pytest.raises(NotFound):
        finding_papers.read(token, by=COMMITTEE)


def test_a_program_is_no_photograph(finding: int):
    with pytest.raises(Rejected):
        finding_papers.attach(finding, "a.exe", b"MZ\x90\x00" * 20, by=FIRE)
    assert finding_papers.list_papers(finding, by=FIRE) == ()
