"""Disturbances wait for whoever decides, and for the department once it was told."""

import datetime as dt

from tests.tracker.builders import COMMITTEE, officer
from tests.tracker.disturbances.builders import CENTRE, FIRE, FIRM, SUPERVISION, entered, released
from tests.tracker.inboxes.read import keys, kinds, only
from tests.tracker.onsite import LATER
from tracker import clock
from tracker.disturbances import accusations, decisions
from tracker.records.inboxes import WaitingKind as Kind


def test_a_report_waits_to_be_taken_up_and_then_to_be_decided(park: str) -> None:
    with clock.fixed(LATER):
        one = entered().id
        assert keys(Kind.DISTURBANCE_TO_ACCEPT, SUPERVISION) == [f"disturbance:{one}"]
        decisions.accept(one, by=SUPERVISION)
        assert keys(Kind.DISTURBANCE_TO_DECIDE, SUPERVISION) == [f"disturbance:{one}"]
        decisions.dismiss(one, "有依据", by=SUPERVISION)
        assert kinds(SUPERVISION) == {}


def test_it_rests_while_the_department_may_answer(park: str) -> None:
    with clock.fixed(LATER):
        one = released()
        assert kinds(SUPERVISION) == {}
        waiting = only(Kind.ACCUSATION_TO_ANSWER, FIRE)
        assert (waiting.key, waiting.title) == (f"disturbance:{one}", "请说明当日检查的依据")
        assert waiting.due is not None
        with clock.fixed(LATER + dt.timedelta(days=7)):
            assert keys(Kind.DISTURBANCE_TO_DECIDE, SUPERVISION) == [f"disturbance:{one}"]
        accusations.answer(one, "有举报", by=FIRE)
        assert Kind.ACCUSATION_TO_ANSWER not in kinds(FIRE)
        assert keys(Kind.DISTURBANCE_TO_DECIDE, SUPERVISION) == [f"disturbance:{one}"]


def test_nobody_else_is_told(park: str) -> None:
    with clock.fixed(LATER):
        released(confidential=True)
        for by in (officer("TAX"), COMMITTEE, CENTRE, FIRM):
            told = set(kinds(by))
            assert not any("disturbance" in one or "accusation" in one for one in told)


def test_long_words_are_told_by_their_beginning(park: str) -> None:
    with clock.fixed(LATER):
        entered(text="没有计划\n就来检查" + "很" * 100)

    with clock.fixed(LATER):
        title = only(Kind.DISTURBANCE_TO_ACCEPT, SUPERVISION).title
    assert title.startswith("没有计划 就来检查很")
    assert len(title) == 60
    assert title.endswith("…")
