"""What can be done about a finding in each of its states."""

from collections.abc import Callable

import pytest

from tests.tracker.builders import COMMITTEE, officer, person
from tests.tracker.onsite import LATER, at, came, found, publish_joint
from tests.tracker.possible.tried import Try, wrong
from tracker import (
    clock,
    finding_papers,
    findings,
    possible,
    rectifications,
    reinspections,
    requests,
)
from tracker.people import of_enterprise
from tracker.records import FindingState, Role

FIRE = officer("FIRE")
HEAD = officer("FIRE", Role.HEAD)
PEOPLE = (FIRE, HEAD, officer("TAX"), COMMITTEE, person(Role.SUPERVISION), of_enterprise("E1"))


def rectified(finding: int) -> None:
    """Evidence has come in."""
    rectifications.rectify(finding, "照片", by=FIRE)


def ordered(finding: int) -> None:
    """It is to be seen again."""
    reinspections.order(finding, approver="局长", approved_on=clock.today(), by=FIRE)


def taken_back(finding: int) -> None:
    """The request for seeing it again was withdrawn."""
    ordered(finding)
    requests.withdraw(findings.show(finding, by=FIRE).request, "改期", by=FIRE)


def accepted(finding: int) -> None:
    """The evidence was accepted."""
    rectified(finding)
    rectifications.accept(finding, by=FIRE)


STORIES: dict[str, Callable[[int], object]] = {
    "open": lambda finding: None,
    "released": lambda finding: findings.release(finding, by=FIRE),
    "rectified": rectified,
    "to be seen again": ordered,
    "to be seen again, request withdrawn": taken_back,
    "closed": accepted,
    "withdrawn": lambda finding: findings.withdraw(finding, "误录", by=FIRE),
}


def acts_on(finding: int) -> dict[str, Try]:
    """Every service that a page may offer for a finding, with a form that is in order."""
    day = clock.today()
    return {
        "findings.withdraw": lambda by: findings.withdraw(finding, "误录", by=by),
        "findings.release": lambda by: findings.release(finding, by=by),
        "finding_papers.attach": lambda by: finding_papers.attach(finding, "a.txt", b"x", by=by),
        "rectifications.rectify": lambda by: rectifications.rectify(finding, "照片", by=by),
        "rectifications.accept": lambda by: rectifications.accept(finding, by=by),
        "rectifications.reject": lambda by: rectifications.reject(finding, "不清", by=by),
        "reinspections.order": lambda by: reinspections.order(
            finding, approver="局长", approved_on=day, by=by
        ),
        "reinspections.passed": lambda by: reinspections.passed(finding, day, "照片", by=by),
        "reinspections.failed": lambda by: reinspections.failed(finding, day, "未改", by=by),
    }


@pytest.mark.parametrize("story", STORIES)
def test_what_is_named_can_be_done_and_nothing_else(park: str, story: str) -> None:
    publish_joint()
    with at(LATER):
        came()
        finding = found().id
        STORIES[story](finding)
        acts, seen = acts_on(finding), findings.show(finding, by=FIRE)
        faults = [
            one for by in PEOPLE for one in wrong(possible.for_finding(seen, by=by), acts, by)
        ]

    assert faults == []


def test_the_stories_pass_through_every_state_there_is(park: str) -> None:
    publish_joint()
    with at(LATER):
        came()
        numbers = [found(item=name).id for name in STORIES]
        for finding, story in zip(numbers, STORIES.values(), strict=True):
            story(finding)
        passed = {findings.show(one, by=FIRE).state for one in numbers}

    assert passed == set(FindingState)


def test_only_whoever_found_it_follows_it_up(park: str) -> None:
    publish_joint()
    with at(LATER):
        came()
        seen = found()

        assert "rectifications.rectify" in possible.for_finding(seen, by=HEAD)
        assert not any(possible.for_finding(seen, by=by) for by in PEOPLE[2:])
