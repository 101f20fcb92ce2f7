import io
import re

import pytest

from tests.tracker.appeals.builders import CLERK, FIRM, HEAD, OBE, OFFICER, OTHER, STRANGER, TODAY
from tests.web.signing import csrf, send, signed_in
from tracker import settings
from tracker.disturbances import decisions, entry
from tracker.people import OPERATOR
from tracker.records import Person, Role
from tracker.records.disturbances import DisturbanceEntry, DisturbanceKind, DisturbanceState

COMMITTEE = Person("desk", "经办", Role.COMMITTEE)

REPORT = {
    "kind": "survey",
    "department": "FIRE",
    "day": str(TODAY),
    "text": "要求填报三份重复调查表",
}


def reported(by=FIRM, **more):
    facts = {"enterprise": "E1", "name": "丁四", "phone": "0762-0000009", **more}
    told = DisturbanceEntry(DisturbanceKind.SURVEY, "FIRE", TODAY, "重复调查", **facts)
    return entry.enter(told, by=by).id


def released():
    number = reported()
    decisions.accept(number, by=OBE)
    decisions.release(number, "请说明调查的依据", by=OBE)
    return number


def the_only():
    (one,) = entry.list_disturbances(by=OBE)
    return one


def test_somebody_without_account_reports_and_is_thanked_on_the_public_page(office):
    stranger = office.test_client()

    answer = send(stranger, "/disturbances:enter", **REPORT)

    assert answer.status_code == 302
    page = stranger.get(answer.headers["Location"], follow_redirects=True).text
    assert "已收到您的反映" in page
    assert the_only().entry.text == "要求填报三份重复调查表"


def test_a_form_without_account_that_is_sent_twice_reports_once_and_two_people_report_twice(office):
    stranger = office.test_client()
    form = "/disturbances:enter"

    for _ in range(2):
        once = re.search(r'name="once" value="([^"]+)"', stranger.get(form).text)[1]
        sent = [send(stranger, form, once=once, **REPORT) for _ in range(2)]
        assert {one.status_code for one in sent} == {302}
        assert len({one.location for one in sent}) == 1

    assert len(entry.list_disturbances(by=OBE)) == 2


def test_a_report_too_many_from_one_place_is_kept_as_it_was_typed_until_it_is_taken(office):
    settings.write("tracking.raises", 1, "测试", by=OPERATOR)
    stranger = office.test_client()
    send(stranger, "/disturbances:enter", **REPORT)

    answer = send(stranger, "/disturbances:enter", **REPORT | {"text": "又来一次"})

    assert answer.status_code == 429
    assert "又来一次</textarea>" in answer.text
    assert "尝试次数过多，请在" in answer.text
    assert the_only().entry.text == REPORT["text"]


def test_a_report_with_gaps_comes_back_as_it_was_typed(office):
    stranger = office.test_client()

    answer = send(stranger, "/disturbances:enter", **REPORT | {"day": "", "kind": ""})

    assert answer.status_code == 422
    assert "要求填报三份重复调查表</textarea>" in answer.text
    assert '<option value="FIRE" selected>FIRE 局</option>' in answer.text


def test_an_enterprise_reports_follows_and_takes_its_own_report_back(office):
    firm = signed_in(office, FIRM)

    place = send(firm, "/disturbances:enter", **REPORT).headers["Location"]

    assert the_only().enterprise.id == "E1"
    assert "要求填报三份重复调查表" in firm.get(place).text
    assert signed_in(office, STRANGER).get(place).status_code == 404
    send(firm, f"{place}/withdraw", why="已经沟通")
    assert the_only().state is DisturbanceState.WITHDRAWN


def test_the_accused_department_learns_nothing_before_it_is_released_and_no_name_after(office):
    number = reported()
    officer = signed_in(office, OFFICER)

    assert officer.get("/disturbances").status_code == 404
    assert officer.get(f"/accusations/{number}").status_code == 404
    decisions.accept(number, by=OBE)
    decisions.release(number, "请说明调查的依据", by=OBE)
    page = officer.get(f"/accusations/{number}").text
    assert "请说明调查的依据" in page
    for secret in ("丁四", "0762-0000009", "重复调查"):
        assert secret not in page
    assert signed_in(office, OTHER).get(f"/accusations/{number}").status_code == 404


def test_a_report_is_taken_up_put_to_the_department_answered_and_decided(office):
    number = reported()
    supervision, officer = signed_in(office, OBE), signed_in(office, OFFICER)
    at = f"/disturbances/{number}"

    send(supervision, f"{at}/accept")
    send(supervision, f"{at}/release", statement="请说明调查的依据")
    send(officer, f"/accusations/{number}/answer", text="按上级部署开展")
    assert "按上级部署开展" in supervision.get(at).text
    send(supervision, f"{at}/uphold", reasons="重复调查", consequence="停止重复填报")

    assert the_only().state is DisturbanceState.UPHELD
    assert "停止重复填报" in signed_in(office, FIRM).get(at).text
    decided = signed_in(office, COMMITTEE).get(f"/decided/{number}").text
    assert "停止重复填报" in decided
    assert "丁四" not in decided


def test_a_decision_without_reasons_is_refused(office):
    number = released()

    answer = send(signed_in(office, OBE), f"/disturbances/{number}/dismiss", reasons="")

    assert answer.status_code == 422
    assert the_only().state is DisturbanceState.RELEASED


def test_evidence_is_handed_in_and_read_by_who_may(office):
    number = reported()
    firm = signed_in(office, FIRM)
    at = f"/disturbances/{number}/attach"

    file = (io.BytesIO("门卫登记".encode()), "登记.txt")
    firm.post(at, data={**csrf(firm, at), "file": file})

    page = signed_in(office, OBE).get(f"/disturbances/{number}").text
    token = page.split("/papers/disturbance/")[1].split('"')[0]
    assert firm.get(f"/papers/disturbance/{token}").data == "门卫登记".encode()
    assert signed_in(office, OFFICER).get(f"/papers/disturbance/{token}").status_code == 404


def test_a_demand_is_registered_with_its_basis_shown_to_enterprises_and_ended(office):
    officer = signed_in(office, OFFICER)
    demand = {
        "kind": "form",
        "title": "消防自查表",
        "basis": "消防法第十六条",
        "fields": "12",
        "frequency": "quarterly",
        "due": "2026-12-10",
        "everybody": "true",
        "exempt": "E4",
        "why": "安全生产",
    }

    place = send(officer, "/demands:register", **demand).headers["Location"]

    assert "消防自查表" in signed_in(office, FIRM).get("/demands").text
    assert "消防法第十六条" in officer.get(place).text
    assert "48" in officer.get("/loads").text
    send(officer, f"{place}/end")
    assert "已结束" in officer.get(place).text


def test_a_demand_without_basis_comes_back(office):
    answer = send(signed_in(office, OFFICER), "/demands:register", title="消防自查表")

    assert answer.status_code == 422
    assert 'value="消防自查表"' in answer.text


@pytest.mark.parametrize("address", ["/unplanned", "/decided"])
def test_lists_of_the_supervision_open_for_it_and_are_not_there_for_enterprises(office, address):
    assert signed_in(office, OBE).get(address).status_code == 200
    assert signed_in(office, FIRM).get(address).status_code == 404


def test_english_readers_read_english(office):
    page = signed_in(office, OBE).get(f"/en/disturbances/{reported()}").text

    assert "Take it up" in page


def test_the_head_reads_what_was_put_to_the_department_on_the_desk(office):
    released()

    assert "答复期限" in signed_in(office, HEAD).get("/desk").text


def test_the_service_centre_enters_a_report_for_somebody(office):
    centre = signed_in(office, CLERK)

    send(centre, "/disturbances:enter", **REPORT, enterprise="E1 公司", name="王五")

    assert the_only().entry.name == "王五"


def test_what_proves_a_disturbance_is_not_called_proof_of_rectification(office):
    number = reported(evidence="通话记录")

    page = signed_in(office, OBE).get(f"/disturbances/{number}").text

    assert "<dt>凭据</dt><dd>通话记录</dd>" in page
    assert "整改" not in page.partition("<main")[2].partition("</main>")[0]
