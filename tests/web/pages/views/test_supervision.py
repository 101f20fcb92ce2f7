import datetime as dt
import io

import openpyxl
import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    FIRM,
    HEAD,
    OBE,
    OFFICER,
    OTHER_HEAD,
    TODAY,
    accepted,
    answered,
    at,
    day,
    handling_,
    said,
)
from tests.web.signing import send, signed_in
from tracker import settings
from tracker.appeals import call_backs, escalations, files, measures
from tracker.people import COMMITTEE
from tracker.records import AppealSeverity, Level, MeasureState, Satisfaction


def allow_delegations():
    settings.write("delegation.allowed", True, "会议纪要", by=COMMITTEE)


def suggested():
    """A measure that a rule suggests: an answer that was not true."""
    for _ in range(3):
        number = answered()
        call_backs.call_back(number, said(Satisfaction.DISSATISFIED, confirmed=False), by=CLERK)
    with at(1):
        found = measures.suggest(TODAY - dt.timedelta(days=7), TODAY, by=OBE)
    return found[0].id


def test_a_suggestion_is_issued_by_a_person_and_answered_by_the_department(office):
    number = suggested()
    supervision, head = signed_in(office, OBE), signed_in(office, HEAD)

    assert head.get(f"/measures/{number}").status_code == 404
    assert "FIRE 局" in supervision.get("/measures").text
    send(supervision, f"/measures/{number}/issue", text="请核实办理质量", kind="reminder")
    assert "请核实办理质量" in head.get(f"/measures/{number}").text
    send(head, f"/measures/{number}/answer", text="已逐件复核")

    assert measures.show(number, by=OBE).state is MeasureState.ANSWERED


def test_a_suggestion_that_is_not_followed_needs_a_reason(office):
    number = suggested()
    supervision = signed_in(office, OBE)

    assert send(supervision, f"/measures/{number}/dismiss", reason="").status_code == 422
    send(supervision, f"/measures/{number}/dismiss", reason="个别情况")
    assert measures.show(number, by=OBE).state is MeasureState.DISMISSED
    assert "/issue" not in supervision.get(f"/measures/{number}").text


def test_what_a_meeting_decided_stands_at_the_matter_too(office):
    number = handling_()
    clerk = signed_in(office, CLERK)
    held = {"day": str(TODAY), "first": str(TODAY - dt.timedelta(days=7)), "last": str(TODAY)}
    decision = {"decisions-0-appeal": str(number), "decisions-0-text": "周三前完成"}

    place = send(clerk, "/meetings:hold", **held, participants=["FIRE"], **decision)

    page = clerk.get(place.headers["Location"]).text
    assert "周三前完成" in page
    assert "FIRE 局" in page
    assert files.show(number, by=CLERK).notes[0].text == "周三前完成"


def test_the_report_for_the_meeting_is_read_printed_and_calculated_with(office):
    handling_()
    clerk = signed_in(office, CLERK)

    assert "FIRE 局" in clerk.get("/meeting-report").text
    assert clerk.get("/meeting-report.pdf").data.startswith(b"%PDF")
    assert openpyxl.load_workbook(io.BytesIO(clerk.get("/meeting-report.xlsx").data)).sheetnames
    assert clerk.get("/meeting-report.doc").status_code == 404


@pytest.mark.parametrize("query", ["first=x", "first=2026-11-20&last=2026-11-10"])
def test_a_period_that_is_none_is_told(office, query):
    answer = signed_in(office, CLERK).get(f"/meeting-report?{query}")

    assert answer.status_code == 422
    assert "起始日" in answer.text or "截止日" in answer.text


def test_what_was_decided_leaves_the_list_of_escalations_until_it_is_asked_for(office):
    number = accepted(severity=AppealSeverity.GLOBAL, level=Level.DISTRICT)
    escalations.escalate(number, "涉及全区用气", by=CLERK)
    supervision = signed_in(office, OBE)

    assert "涉及全区用气" in supervision.get("/escalations").text
    escalations.decide(number, "统一协调", by=OBE)
    assert "涉及全区用气" not in supervision.get("/escalations").text
    assert "统一协调" in supervision.get("/escalations?decided=true").text


def test_a_head_lets_an_officer_sign_on_a_document_and_takes_it_back(office):
    allow_delegations()
    head = signed_in(office, HEAD)
    days = {"since": str(TODAY), "until": str(day(3))}

    form = head.get("/delegations:delegate").text
    assert '<option value="fire-officer">经办人</option>' in form
    assert "emb-officer" not in form
    typed = {"login": "fire-officer", "document": "委托〔2026〕3 号", **days}
    place = send(head, "/delegations:delegate", **typed).headers["Location"]

    assert "委托〔2026〕3 号" in head.get(place).text
    assert signed_in(office, OTHER_HEAD).get(place).status_code == 404
    send(head, f"{place}/revoke")
    assert "/revoke" not in head.get(place).text


def test_where_no_delegation_is_allowed_it_is_not_there(office):
    head = signed_in(office, HEAD)
    typed = {"login": "fire-officer", "document": "x", "since": str(TODAY), "until": str(TODAY)}

    assert send(head, "/delegations:delegate", **typed).status_code == 404


def test_what_is_long_open_is_listed_of_all_or_of_one_department(office):
    number = handling_(title="拖了很久的事")
    with at(60):
        clerk = signed_in(office, CLERK)
        everybody = clerk.get("/ageing").text
        fire = clerk.get("/ageing?department=FIRE").text
        tax = clerk.get("/ageing?department=TAX").text
        assert clerk.get("/ageing?department=NONE").status_code == 404

    assert f'href="/appeals/{number}"' in everybody
    assert "拖了很久的事" in fire
    assert "拖了很久的事" not in tax


def test_the_desk_of_each_role_holds_what_waits_for_it(office):
    accepted(title="等待交办")
    handling_(title="在手上")

    assert "等待交办" in signed_in(office, CLERK).get("/desk").text
    assert "在手上" in signed_in(office, OFFICER).get("/desk").text
    assert "等待交办" not in signed_in(office, OFFICER).get("/desk").text
    assert signed_in(office, FIRM).get("/desk").status_code == 404


def test_the_first_page_counts_what_lies_on_the_desk(office):
    accepted()

    page = signed_in(office, CLERK).get("/").text

    assert 'href="/desk#pile-to_route"><b>1</b>' in page
    assert 'href="/intake"' in page
