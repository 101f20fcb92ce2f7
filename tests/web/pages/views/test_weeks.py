import re

import pytest

from tests.web.signing import CLERK, csrf, signed_in
from tracker import database, departments, people, versions
from tracker.records import Department, Person, Role
from web import create_app

WEEK = "/weeks/2026-W49"


def test_the_board_shows_each_visit_with_who_leads(client):
    page = client.get(WEEK).text

    assert "2026年第49周联合到访计划" in page
    assert "河源市榕汀新材料有限公司" in page
    assert "08:30–10:30" in page
    assert page.count('href="/visits/2026-W49-C001-1"') == 2


def test_the_board_speaks_english_under_its_own_address(client):
    page = client.get("/en" + WEEK).text

    assert '<html lang="en">' in page
    assert "Joint visits, week 49 of 2026" in page
    assert "proven fewest" in page


def test_each_page_links_to_itself_in_the_other_language(client):
    page = client.get(f"{WEEK}?lanes=departments").text

    assert f'href="/en{WEEK}?lanes=departments"' in page
    assert 'href="/visits/2026-W49-C001-1"' in client.get("/en/visits/2026-W49-C001-1").text


def test_lanes_can_be_departments(client):
    page = client.get(f"{WEEK}?lanes=departments").text

    assert re.search(
        r'<th scope="row">\s*<span class="badge[^>]*>消防</span> 某区消防救援大队', page
    )


def test_the_page_of_a_visit_says_why_jointly(client):
    page = client.get("/visits/2026-W49-C001-1").text

    assert "共有 2 个部门计划到该企业检查" in page
    assert "应急.csv 第 2 行" in page


def test_an_enterprise_sees_its_own_announced_visits_and_nobody_elses(firm):
    page = firm.get(WEEK).text

    assert "河源市榕汀新材料有限公司" in page
    assert "河源市芷溪涂料有限公司" not in page
    assert 'class="figures"' not in page
    assert firm.get("/visits/2026-W49-C002-1").status_code == 404


def test_an_unannounced_visit_is_for_those_who_make_it(client, officer):
    assert "不预告" in client.get(WEEK).text
    assert "河源市芷溪涂料有限公司" not in officer.get(WEEK).text
    assert officer.get("/visits/2026-W49-C002-1").status_code == 404


def test_whoever_has_not_signed_in_is_led_to_the_door(stranger):
    answer = stranger.get(WEEK)

    assert answer.status_code == 302
    assert "/sign-in" in answer.location


@pytest.mark.parametrize(
    "address",
    ["/weeks/2026-W01", "/weeks/none", "/visits/none", f"{WEEK}?lanes=x", f"{WEEK}?version=x",
     f"{WEEK}?version=9", "/en/none"],
)  # fmt: skip
def test_what_is_not_there_has_a_page_that_says_so(client, address):
    answer = client.get(address)

    assert answer.status_code == 404
    assert ("not found" if address.startswith("/en") else "没有找到") in answer.text


def test_the_list_says_how_far_each_week_is(client):
    page = client.get("/weeks").text

    assert "2026年第49周" in page
    assert "已发布" in page


def test_a_week_is_opened_and_then_collects(client):
    told = csrf(client, "/weeks:open") | {"week": "2026-W50"}

    opened = client.post("/weeks:open", data=told, follow_redirects=True).text

    assert "2026年第50周" in opened
    assert "收集中" in opened
    assert "查看计划收集情况" in opened


def test_a_week_that_is_none_keeps_what_was_typed(client):
    told = csrf(client, "/weeks:open") | {"week": "2026-W77"}

    answer = client.post("/weeks:open", data=told)

    assert answer.status_code == 422
    assert 'value="2026-W77"' in answer.text
    assert "写法不对" in answer.text


def test_only_the_committee_opens_weeks_and_leads_them_on(officer, supervision):
    assert "开放一周" not in officer.get("/weeks").text
    assert officer.get("/weeks:open").status_code == 404
    assert supervision.get(f"{WEEK}/start").status_code == 404


def test_before_the_first_week_the_list_says_how_to_begin(config):
    answer = signed_in(create_app(config), CLERK).get("/weeks")

    assert answer.status_code == 200
    assert "还没有开始任何一周" in answer.text


def test_a_draft_is_marked_and_for_those_who_plan(client, officer, draft):
    page = client.get(f"{WEEK}?version=2").text

    assert "第 2 版草案" in page
    assert "09:00–11:00" in page
    assert f'href="{WEEK}/visits/2026-W49-C001-1?version=2"' in page
    assert officer.get(f"{WEEK}?version=2").status_code == 404
    assert "08:30–10:30" in officer.get(WEEK).text


def test_no_page_speaks_in_codes(client):
    words = re.sub(r"<[^>]+>", " ", client.get(WEEK).text)

    assert not re.search(r"[a-z]+-[a-z]+-|None|\{|Undefined", words)


def test_a_visit_of_others_is_seen_and_leads_nowhere(app):
    bystander = Person("water", "水务干部", Role.OFFICER, department="WATER")
    with database.session():
        departments.register(Department("WATER", "某区水务局", "水务"), by=people.OPERATOR)

    page = signed_in(app, bystander).get(WEEK).text

    assert "河源市榕汀新材料有限公司" in page
    assert 'class="card' in page
    assert 'href="/visits/' not in page


def test_a_version_that_was_replaced_leads_to_its_own_visits(client, draft):
    with database.session():
        versions.publish(draft.week, number=2, by=CLERK)

    page = client.get(f"{WEEK}?version=1").text

    assert f'href="{WEEK}/visits/2026-W49-C001-1?version=1"' in page
