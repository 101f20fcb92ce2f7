"""Visits that wait for answers, for who came, for their end; papers to sign."""

from tests.tracker.builders import COMMITTEE, officer
from tests.tracker.inboxes.read import keys, kinds, only
from tests.tracker.onsite import LATER, NINE, at, came, publish_joint, visit
from tracker import arrangements, clock, responses, site_records, visit_cases
from tracker.people import of_enterprise
from tracker.records import Light, Role, SiteRecordKind
from tracker.records.inboxes import WaitingKind as Kind

FIRE, TAX, EMB = officer("FIRE"), officer("TAX"), officer("EMB")
HEAD = officer("FIRE", Role.HEAD)


def case() -> str:
    return f"visit:{visit().uid}"


def test_who_joins_answers_and_who_leads_does_not(park: str) -> None:
    publish_joint()

    assert keys(Kind.VISIT_TO_ANSWER, TAX) == [case()]
    assert keys(Kind.VISIT_UNANSWERED, COMMITTEE) == [case()]
    assert Kind.VISIT_TO_ANSWER not in kinds(FIRE) | kinds(EMB)
    responses.acknowledge(visit().uid, "TAX", by=TAX)
    assert Kind.VISIT_TO_ANSWER not in kinds(TAX)
    assert Kind.VISIT_UNANSWERED not in kinds(COMMITTEE)


def test_an_arrangement_that_is_newer_asks_for_an_answer_anew(park: str) -> None:
    publish_joint()
    responses.acknowledge(visit().uid, "TAX", by=TAX)
    with at(clock.now() + (NINE - clock.now()) / 2):
        arrangements.arrange(visit().uid, "分组", ["看现场"], by=FIRE)

        assert keys(Kind.VISIT_TO_ANSWER, TAX) == [case()]
        assert only(Kind.VISIT_TO_ANSWER, TAX).due == NINE.date()


def test_nobody_answers_a_visit_that_has_begun_but_tells_who_came(park: str) -> None:
    publish_joint()
    assert Kind.ATTENDANCE_TO_TELL not in kinds(TAX)
    with at(NINE):
        assert Kind.VISIT_TO_ANSWER not in kinds(TAX)
        assert Kind.VISIT_UNANSWERED not in kinds(COMMITTEE)
        assert keys(Kind.ATTENDANCE_TO_TELL, TAX) == [case()]
        came("TAX")
        assert Kind.ATTENDANCE_TO_TELL not in kinds(TAX)


def test_the_lead_tells_of_everybody_and_then_ends_the_visit(park: str) -> None:
    publish_joint()
    with at(LATER):
        came("FIRE")
        assert keys(Kind.ATTENDANCE_TO_TELL, FIRE) == [case()]
        assert Kind.VISIT_TO_END not in kinds(FIRE)
        came("TAX")
        assert Kind.ATTENDANCE_TO_TELL not in kinds(FIRE)
        assert keys(Kind.VISIT_TO_END, FIRE) == [case()]
        assert Kind.VISIT_TO_END not in kinds(TAX)
        visit_cases.end(visit().uid, by=FIRE)
        assert Kind.VISIT_TO_END not in kinds(FIRE)


def test_a_visit_that_was_missed_waits_for_nobody(park: str) -> None:
    publish_joint()
    with at(LATER):
        visit_cases.miss(visit().uid, "暴雨", by=FIRE)

        assert not {Kind.ATTENDANCE_TO_TELL, Kind.VISIT_TO_END} & set(kinds(TAX))
        assert case() not in keys(Kind.VISIT_ANNOUNCED, of_enterprise("E1"))


def test_an_enterprise_sees_the_visits_to_come(park: str) -> None:
    publish_joint()
    waiting = only(Kind.VISIT_ANNOUNCED, of_enterprise("E1"))

    assert (waiting.key, waiting.title) == (case(), "FIRE 局")
    assert (waiting.due, waiting.light) == (NINE.date(), Light.GREEN)
    assert Kind.VISIT_ANNOUNCED not in kinds(of_enterprise("E3"))
    with at(LATER):
        assert Kind.VISIT_ANNOUNCED not in kinds(of_enterprise("E1"))


def test_the_head_signs_the_form_and_officers_sign_the_rest(park: str) -> None:
    publish_joint()
    uid, form, record = visit().uid, SiteRecordKind.APPROVAL_FORM, SiteRecordKind.ON_SITE_RECORD
    site_records.complete(uid, "FIRE", form, {"opinion": "同意"}, by=FIRE)
    site_records.complete(uid, "FIRE", record, {"place": "车间"}, by=FIRE)

    assert keys(Kind.PAPER_TO_SIGN, HEAD) == [f"paper:{uid}:FIRE:{form}"]
    assert Kind.PAPER_TO_SIGN not in kinds(FIRE)
    with at(NINE):
        assert keys(Kind.PAPER_TO_SIGN, FIRE) == [f"paper:{uid}:FIRE:{record}"]
        assert Kind.PAPER_TO_SIGN not in kinds(TAX)
