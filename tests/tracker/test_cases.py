"""The state of a visit follows what is published, as long as nobody has come."""

import pytest

from tests.tracker.builders import COMMITTEE
from tests.tracker.onsite import NINE, at, came, publish_joint, visit
from tracker import cases
from tracker.database import transaction
from tracker.records import VisitState


@pytest.fixture(autouse=True)
def published(park: str) -> None:
    publish_joint()


def settle(cancelled: bool) -> VisitState:
    with transaction():
        cases.settle(visit().uid, cancelled=cancelled)
    return cases.state_of(visit())


def test_publishing_cancels_and_announces_again():
    assert settle(cancelled=True) is VisitState.CANCELLED
    assert settle(cancelled=True) is VisitState.CANCELLED
    assert settle(cancelled=False) is VisitState.PLANNED
    assert settle(cancelled=False) is VisitState.PLANNED


def test_what_is_under_way_is_neither_cancelled_nor_announced():
    with at(NINE):
        came()

    assert settle(cancelled=True) is VisitState.UNDER_WAY
    assert settle(cancelled=False) is VisitState.UNDER_WAY


def test_offices_are_those_planned_with_the_lead_first():
    assert cases.offices(cases.visible(visit().uid, COMMITTEE)) == ("FIRE", "TAX")
