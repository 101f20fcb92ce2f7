"""Visits as people of each role see them, and what they do to them through forms."""

import re

import pytest

from tests.web.pages.onsite import (
    BEGUN,
    CENTRE,
    FIRE,
    FIRM,
    FRIDAY,
    HEAD,
    LEAD,
    OTHER_FIRM,
    OVER,
    SECRET,
    UID,
    at,
    came,
    found,
    send,
    words,
)
from tests.web.signing import CLERK, signed_in
from tracker import database, visit_cases
from tracker.people import COMMITTEE
from tracker.records import Person, Role, VisitState

PAGE = f"/visits/{UID}"


def state() -> VisitState:
    with database.session():
        return visit_cases.show(UID, by=COMMITTEE).state


def test_the_list_begins_with_the_next_week_that_has_visits(app):
    with at(FRIDAY):
        page = signed_in(app, FIRE).get("/visits").text

    assert "12月1日 周二" in page
    assert "08:30–10:30" in page
    assert "待检查" in page
    assert SECRET in page


def test_another_week_is_listed_on_demand(app):
    page = signed_in(app, FIRE).get("/visits?week=2026-W20").text

    assert "这一周没有与您有关的到访" in page
    assert UID not in page


def test_a_week_that_is_none_is_said_so(app):
    answer = signed_in(app, FIRE).get("/visits?week=soon")

    assert answer.status_code == 422
    assert "写法不对" in answer.text


@pytest.mark.parametrize("person", [FIRE, HEAD, LEAD, CLERK, CENTRE, FIRM])
def test_whoever_a_visit_concerns_has_its_page(app, person):
    answer = signed_in(app, person).get(PAGE)

    assert answer.status_code == 200
    assert "河源市榕汀新材料有限公司" in answer.text
    assert "共有 2 个部门计划到该企业检查" in answer.text


def test_an_unannounced_visit_is_seen_by_who_comes_and_by_nobody_else(app):
    address = f"/visits/{SECRET}"
    seen = {one: signed_in(app, one).get(address).status_code for one in (FIRE, CLERK)}
    unseen = {
        one: signed_in(app, one).get(address).status_code for one in (LEAD, OTHER_FIRM, CENTRE)
    }

    assert set(seen.values()) == {200}
    assert set(unseen.values()) == {404}


def test_an_enterprise_reads_neither_rows_of_sheets_nor_how_departments_get_on(app):
    came()
    page = signed_in(app, FIRM).get(PAGE).text

    assert "应急.csv" not in page
    assert "各部门进展" not in page
    assert "登记到场" not in page


def test_an_enterprise_counts_its_visits_of_the_year_and_finds_the_next(app):
    with at(FRIDAY):
        page = words(signed_in(app, FIRM).get("/visits").text)
        other = words(signed_in(app, OTHER_FIRM).get("/visits").text)

    assert "2026 年到访次数 1 次到访" in page
    assert "其中联合到访 1 次" in page
    assert "0 次到访" in other
    assert "目前没有预告的到访" in other


def test_a_department_confirms_that_it_comes(app):
    with at(FRIDAY):
        client = signed_in(app, FIRE)
        before = client.get(PAGE).text
        answer = send(client, f"{PAGE}/acknowledge")
        after = client.get(PAGE).text

    assert "尚未确认到场" in before
    assert answer.status_code == 302
    assert "已确认到场，已通知牵头部门。" in after
    assert "尚未确认到场" not in after


def test_a_department_that_cannot_come_says_why(app):
    with at(FRIDAY):
        client = signed_in(app, FIRE)
        silent = send(client, f"{PAGE}/decline", reason="")
        told = send(client, f"{PAGE}/decline", reason="当日有紧急任务")
        page = client.get(PAGE).text

    assert silent.status_code == 422
    assert told.status_code == 302
    assert "不能到场：当日有紧急任务" in page


def test_the_lead_arranges_step_by_step(app):
    with at(FRIDAY):
        lead, other = signed_in(app, LEAD), signed_in(app, FIRE)
        told = send(lead, f"{PAGE}/arrange", method="分组检查", agenda="说明\n巡查", place="东门")
        page = other.get(PAGE).text
        refused = other.post(f"{PAGE}/arrange", data={"method": "x", "agenda": "y"})

    assert told.status_code == 302
    assert re.search(r"<li>说明</li>\s*<li>巡查</li>", page)
    assert "东门" in page
    assert refused.status_code in (400, 404)


def test_a_supporting_department_is_not_offered_what_the_lead_does(app):
    with at(FRIDAY):
        page = signed_in(app, FIRE).get(PAGE).text

    assert "/acknowledge" in page
    assert "/arrange" not in page
    assert "/end" not in page


def test_the_lead_tells_by_one_tap_how_others_came(app):
    came(LEAD)
    with at(BEGUN):
        client = signed_in(app, LEAD)
        page = client.get(PAGE).text
        assert '<input type="hidden" name="department" value="FIRE">' in page
        answer = send(client, f"{PAGE}/attend", department="FIRE", presence="on time")
        after = client.get(PAGE).text

    assert answer.status_code == 302
    assert 'name="department" value="FIRE"' not in after
    assert "未登记到场情况" not in after


def test_who_is_late_without_minutes_is_told_so_and_loses_no_word(app):
    with at(BEGUN):
        client = signed_in(app, LEAD)
        answer = send(client, f"{PAGE}/attend", department="FIRE", presence="absent", reason="  ")
        page = client.get(f"{PAGE}/attend?department=FIRE").text

    assert answer.status_code == 422
    assert '<option value="absent" selected>' in answer.text
    assert '<option value="FIRE" selected>' in answer.text
    assert '<option value="FIRE" selected>' in page


def test_a_finding_is_recorded_through_the_form(app):
    came(LEAD)
    with at(BEGUN):
        client = signed_in(app, LEAD)
        form = client.get(f"{PAGE}/record").text
        answer = send(
            client,
            f"{PAGE}/record",
            item="粉尘防爆",
            text="除尘器积尘",
            severity="general",
            outcome="order to rectify",
            due="2026-12-09",
            shared="true",
        )
        page = signed_in(app, FIRE).get(PAGE).text

    assert re.search(r'name="shared" value="true" checked', form)
    assert answer.status_code == 302
    assert "除尘器积尘" in page
    assert "问题 1 待整改" in page


def test_what_is_wrong_with_a_finding_stands_beside_its_field_in_chinese(app):
    came(LEAD)
    with at(BEGUN):
        answer = send(signed_in(app, LEAD), f"{PAGE}/record", text="除尘器积尘")

    assert answer.status_code == 422
    assert "除尘器积尘" in answer.text
    assert re.search(r'id="severity-fault">未填写', answer.text)


def test_an_amount_is_typed_in_yuan(app):
    came(LEAD)
    with at(BEGUN):
        client = signed_in(app, LEAD)
        answer = send(client, f"{PAGE}/propose", kind="fine", basis="某法第六十条", fen="5,000.50")
        page = client.get(PAGE).text

    assert answer.status_code == 302
    assert "5,000.50 元" in page


def test_a_coercive_measure_says_what_it_leaves_to_the_enterprise(app):
    came(LEAD)
    facts = dict(kind="seal", target="二号库", basis="某法", impact="停用", reviewer="陈立")
    days = dict(begun="2026-12-01", until="2026-12-20")
    with at(BEGUN):
        client = signed_in(app, LEAD)
        form = client.get(f"{PAGE}/take").text
        refused = send(client, f"{PAGE}/take", **facts, **days)
        answer = send(client, f"{PAGE}/take", **facts, **days, reserved="true")
        page = client.get(PAGE).text

    assert 'name="reserved" value="true" checked' in form
    assert refused.status_code == 422
    assert answer.status_code == 302
    assert "强制措施 1 待解除" in page


def test_a_visit_goes_through_its_stages_to_its_closed_loop(app):
    came(LEAD)
    came(FIRE)
    with at(OVER):
        client = signed_in(app, LEAD)
        first = client.get(PAGE).text
        send(client, f"{PAGE}/end")
        held = client.get(PAGE).text
        send(client, f"{PAGE}/close")

    assert re.search(r'class="here" aria-current="step">检查中', first)
    assert re.search(r'class="here" aria-current="step">检查完毕', held)
    assert re.search(r'class="button main grave" href="[^"]*/close"', held)
    assert state() is VisitState.CLOSED


def test_a_visit_with_something_open_is_not_closed_and_says_why(app):
    came(LEAD)
    came(FIRE)
    found()
    with at(OVER):
        client = signed_in(app, LEAD)
        send(client, f"{PAGE}/end")
        page = client.get(PAGE).text
        answer = send(client, f"{PAGE}/close")

    assert not re.search(r'class="button main[^"]*" href="[^"]*/close"', page)
    assert answer.status_code == 422
    assert state() is VisitState.HELD


def test_a_missed_visit_is_marked_with_its_reason(app):
    with at(OVER):
        client = signed_in(app, LEAD)
        answer = send(client, f"{PAGE}/miss", reason="台风")
        page = client.get(PAGE).text

    assert answer.status_code == 302
    assert "未成行" in page
    assert "stages" not in page


def test_who_acts_on_what_has_changed_meanwhile_is_told_so(app):
    with at(FRIDAY):
        client = signed_in(app, LEAD)
        stale = {"csrf_token": csrf_token(client, f"{PAGE}/arrange"), "seen": "0"}
        send(signed_in(app, FIRE), f"{PAGE}/acknowledge")
        answer = client.post(f"{PAGE}/arrange", data={**stale, "method": "新", "agenda": "一"})

    assert answer.status_code == 409
    assert "新" in answer.text


def csrf_token(client, address):
    return client.get(address).text.split('name="csrf_token" value="')[1].split('"')[0]


@pytest.mark.parametrize("act", ["attend", "record", "end", "arrange", "acknowledge"])
def test_acts_of_departments_are_no_pages_for_others(app, act):
    enterprise, nobody = signed_in(app, FIRM), app.test_client()

    assert enterprise.get(f"{PAGE}/{act}").status_code == 404
    assert nobody.get(f"{PAGE}/{act}").status_code == 302


def test_another_departments_visit_cannot_be_acted_on(app):
    tax = Person("tax", "孙宁", Role.OFFICER, department="EMB")
    answer = signed_in(app, tax).get(f"/visits/{SECRET}/attend")

    assert answer.status_code == 404


def test_the_page_of_a_visit_speaks_english(app):
    came(LEAD)
    found()
    with at(BEGUN):
        client = signed_in(app, LEAD)
        page = words(client.get(f"/en{PAGE}").text)
        listed = words(client.get("/en/visits").text)

    assert "Still to be done" in page
    assert "how it came is not told" in page
    assert "under way" in listed


def test_no_page_of_a_visit_speaks_in_codes_to_a_chinese_reader(app):
    came(LEAD)
    found()
    with at(BEGUN):
        page = signed_in(app, LEAD).get(PAGE).text
    bare = (
        words("<main" + page.split("<main")[1].split("</main")[0])
        .replace(UID, "")
        .replace("PDF", "")
    )

    assert not re.search(r"[a-z]{3,}|\bNone\b|\{|Undefined", bare.replace("csv", ""))
