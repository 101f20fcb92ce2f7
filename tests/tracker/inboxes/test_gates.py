"""A refusal waits for committee and supervision until one of them has answered it."""

import datetime as dt

from tests.tracker.builders import COMMITTEE, officer, person
from tests.tracker.inboxes.read import kinds, only, opened
from tests.tracker.onsite import NINE, at, publish_joint, visit
from tests.tracker.scanning import shown
from tracker import proposals, refusals
from tracker.people import of_enterprise
from tracker.records import Role
from tracker.records.inboxes import WaitingKind
from tracker.records.proposals import Slot
from tracker.records.visit_codes import RefusalKind

KIND, SUPERVISION = WaitingKind.REFUSAL_TO_ANSWER, person(Role.SUPERVISION)


def test_a_refusal_waits_until_it_is_answered(park: str) -> None:
    publish_joint()
    made = refusals.refuse(shown(), RefusalKind.ITEM, "通知书上没有这一项")

    for by in (COMMITTEE, SUPERVISION):
        waiting = only(KIND, by)
        assert (waiting.key, waiting.title) == (f"refusal:{made.id}", "E1 公司")
        assert opened(waiting, by) == made
    for by in (officer("FIRE"), of_enterprise("E1"), person(Role.SERVICE_CENTRE)):
        assert KIND not in kinds(by)
    refusals.answer(made.id, "已提醒", by=SUPERVISION)
    assert KIND not in kinds(COMMITTEE)


def test_another_time_waits_for_the_committee_until_the_visit_begins(park: str) -> None:
    publish_joint()
    hours = Slot(NINE.date(), dt.time(9, 30), dt.time(11, 30))
    proposals.propose(visit().uid, (hours,), "设备检修", by=of_enterprise("E1"))

    waiting = only(WaitingKind.PROPOSAL_TO_DECIDE, COMMITTEE)
    assert (waiting.title, waiting.due) == ("E1 公司", NINE.date())
    assert WaitingKind.PROPOSAL_TO_DECIDE not in kinds(SUPERVISION)
    with at(NINE):
        assert WaitingKind.PROPOSAL_TO_DECIDE not in kinds(COMMITTEE)
    (found,) = proposals.list_proposals(by=COMMITTEE)
    proposals.decline(found.id, "没有其他时间", by=COMMITTEE)
    assert WaitingKind.PROPOSAL_TO_DECIDE not in kinds(COMMITTEE)
