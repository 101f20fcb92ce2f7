import re

import pytest

from tests.web.pages.views.conftest import WEEK
from tests.web.signing import CLERK, send
from tracker import database, instructions, planning, settings
from web import preparing

VISIT = f"/weeks/{WEEK}/visits/2026-W49-C001-1/why"


@pytest.fixture
def searched(app):
    """A page is asked for, the search is done beside it, and the page is asked for again."""

    def look(browser, address):
        browser.get(address)
        preparing.work_off(app.config["ONEVISIT"])
        return browser.get(address).text

    return look


def test_a_visit_says_who_leads_why_and_when_else(client, searched, before_the_week):
    page = searched(client, VISIT)

    assert "2 个部门的时间相交" in page
    assert "为什么由某区应急管理局牵头" in page
    assert "检查用时最长" in page
    assert "12月1日 周二 08:45" in page
    assert "改动增加 2" in page


def test_a_planned_request_leads_to_its_visit(client, before_the_week):
    answer = client.get(f"/weeks/{WEEK}/requests/EMB-1/why")

    assert answer.status_code == 302
    assert "/visits/2026-W49-C001-1/why" in answer.location


@pytest.fixture
def squeezed(app, before_the_week):
    """The fire brigade's visit is forbidden all but a time at which the other one is pinned."""
    with database.session():
        instructions.apart(WEEK, ["EMB-1", "FIRE-1"], "分开", by=CLERK)
        instructions.pin(WEEK, ["EMB-1"], 1440 + 555, "固定", by=CLERK)
        return planning.plan(WEEK, by=CLERK).version


def test_a_request_without_a_place_says_why_and_what_would_help(client, searched, squeezed):
    (left,) = squeezed.unplanned
    page = searched(client, f"/weeks/{WEEK}/requests/{left.request.id}/why")

    assert "为什么没有排入" in page
    assert "怎样可以改善" in page
    assert "增加可选时间 12月" in page
    assert f"/requests/{left.request.id}/why" in client.get(f"/weeks/{WEEK}?version=2").text


def test_what_the_plan_keeps_is_told_while_the_rest_is_searched_for(client, before_the_week):
    page = client.get(VISIT).text

    assert "2 个部门的时间相交" in page
    assert "正在试排" in page
    assert "已有变动" not in page


def test_the_search_is_stopped_and_begun_anew_on_the_page(app, client, before_the_week):
    action = re.search(r'action="(/preparations[^"]+/stop[^"]*)"', client.get(VISIT).text)[1]
    stopped = send(client, action.replace("&amp;", "&"), form=VISIT)
    page = client.get(VISIT).text

    assert (stopped.status_code, stopped.location) == (303, VISIT)
    assert ("已停止" in page, "/again" in page, "牵头部门按规则确定" in page) == (True, True, True)


def test_a_search_counts_until_the_week_is_another(app, client, searched, before_the_week):
    assert "正在试排" not in searched(client, VISIT)
    with database.session():
        settings.write("token.days", 30, "本园区", by=CLERK)
    assert "正在试排" not in client.get(VISIT).text

    with database.session():
        instructions.pin(WEEK, ["EMB-1", "FIRE-1"], 1440 + 540, "企业请求", by=CLERK)
    assert "正在试排" in client.get(VISIT).text
    assert "为什么由某区应急管理局牵头" in searched(client, VISIT)


def test_a_request_of_another_week_is_not_found(client):
    assert client.get("/weeks/2026-W50/requests/EMB-1/why").status_code == 404


def test_reasons_are_for_those_who_plan(officer, firm, supervision):
    for browser in (officer, firm, supervision):
        assert browser.get(VISIT).status_code == 404
        assert browser.get(f"/weeks/{WEEK}/requests/EMB-1/why").status_code == 404


def test_the_page_speaks_english(client, searched, before_the_week):
    page = searched(client, "/en" + VISIT)

    assert "It stays longest" in page
    assert "为什么" not in page
