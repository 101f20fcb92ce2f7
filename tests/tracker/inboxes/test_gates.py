"""A refusal waits for committee and supervision until one of them has answered it."""

from tests.tracker.builders import COMMITTEE, officer, person
from tests.tracker.inboxes.read import kinds, only, opened
from tests.tracker.onsite import publish_joint
from tests.tracker.scanning import shown
from tracker import refusals
from tracker.people import of_enterprise
from tracker.records import Role
from tracker.records.inboxes import WaitingKind
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
