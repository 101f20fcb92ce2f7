"""What is prepared beside a page: how far it is, stopped, begun anew, and the file of its asker."""

import io
import json
import zipfile

import pytest

from tests.web.pages.views.conftest import FIRM, WEEK
from tests.web.signing import CLERK, send, signed_in
from tracker import database, instructions, preparations
from tracker.errors import NotFound
from tracker.records import Person, Role
from web import makers, papers, preparing
from web.makers import Made
from web.pages import prepared

NOTICES = f"/weeks/{WEEK}/notices.zip"


@pytest.fixture
def many(monkeypatch, before_the_week):
    """One notice is too many to be waited for."""
    monkeypatch.setattr(papers, "FEW", 0)


@pytest.fixture
def asked(client, many):
    """The address of the page that the notices are waited for on."""
    answer = client.get(NOTICES)
    assert answer.status_code == 302
    return answer.location


def prepare(app):
    return preparing.work_off(app.config["ONEVISIT"])


def token(address):
    return address.partition("/preparations/")[2].partition("?")[0]


def test_a_file_that_takes_long_is_prepared_and_then_fetched(app, client, asked):
    waiting = client.get(asked).text
    assert prepare(app) == 1
    ready = client.get(asked).text
    found = client.get(f"/preparations/{token(asked)}/file")

    assert ("等候开始" in waiting, "下载文件" in waiting) == (True, False)
    assert ("已生成" in ready, "下载文件" in ready) == (True, True)
    assert f'href="/preparations/{token(asked)}/file"' in ready
    (name,) = zipfile.ZipFile(io.BytesIO(found.data)).namelist()
    assert "榕汀" in name


def test_what_is_ready_is_given_at_once_until_something_is_entered(app, client, asked):
    prepare(app)

    assert client.get(NOTICES).data == client.get(f"/preparations/{token(asked)}/file").data

    with database.session():
        instructions.pin(WEEK, ["EMB-1"], 1440 + 540, "企业请求", by=CLERK)
    assert client.get(NOTICES).status_code == 302


def test_the_page_leads_back_and_tells_its_script_how_far_it_is(client, asked):
    with database.session():
        one, _ = preparations.begin(preparations.waiting()[0])
        preparations.beat(one, 3, 8)

    page, live = client.get(asked).text, json.loads(client.get(live_of(asked)).data)

    assert f'href="/weeks/{WEEK}">← 返回' in page
    assert 'max="8" value="3"' in page
    assert "已完成 3 / 8" in page
    assert (live["done"], live["total"], live["over"], live["waits"]) == (3, 8, False, False)


def act(browser, address, name, form="", **typed):
    return send(browser, f"/preparations/{token(address)}/{name}", form or "/", **typed)


def live_of(address):
    return f"/preparations/{token(address)}/live"


def test_it_is_stopped_and_begun_anew(app, client, asked):
    stopped = act(client, asked, "stop", next=asked)
    assert (stopped.status_code, stopped.location) == (303, asked)
    assert (prepare(app), "已停止" in client.get(asked).text) == (0, True)
    assert client.get(NOTICES).status_code == 302

    act(client, asked, "again")
    assert prepare(app) == 1
    assert "下载文件" in client.get(asked).text
    assert act(client, asked, "stop").status_code == 409


def test_nobody_leads_elsewhere_by_it(client, asked):
    away = act(client, asked, "stop", next="//evil.example/")

    assert away.location == f"/preparations/{token(asked)}"
    page = client.get(f"/preparations/{token(asked)}?next=//evil.example/").text
    assert "evil" not in page.partition("<main")[2].partition('class="head"')[0]


def test_it_is_there_for_who_speaks_for_the_same_alone(app, client, officer, asked):
    prepare(app)
    colleague = signed_in(app, Person("colleague", "同事", Role.COMMITTEE))

    assert colleague.get(asked).status_code == 200
    for browser in (officer, signed_in(app, FIRM)):
        for address in (asked, live_of(asked), f"/preparations/{token(asked)}/file"):
            assert browser.get(address).status_code == 404
        assert act(browser, asked, "stop", form="/").status_code == 404
    assert app.test_client().get(asked).status_code == 302


def test_a_department_gets_its_own_notices_alone(app, officer, many):
    answer = officer.get(NOTICES)
    prepare(app)

    (name,) = zipfile.ZipFile(io.BytesIO(officer.get(NOTICES).data)).namelist()
    assert (answer.status_code, "榕汀" in name) == (302, True)


def test_what_breaks_is_told_and_can_be_begun_anew(app, client, asked, monkeypatch):
    def make(_asked):
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setitem(makers.MAKERS, "notices", make)
        prepare(app)
    page = client.get(asked).text
    assert ("意外问题" in page, "重新开始" in page) == (True, True)

    act(client, asked, "again")
    prepare(app)
    assert "下载文件" in client.get(asked).text


def test_what_is_not_there_any_more_is_told(app, client, asked, monkeypatch):
    def make(_asked):
        raise NotFound("notice", "x")

    monkeypatch.setitem(makers.MAKERS, "notices", make)
    prepare(app)

    assert "所需内容已不存在" in client.get(asked).text


def test_a_page_without_a_worker_says_so(client, asked, monkeypatch):
    assert "hidden>已等候一段时间" in client.get(asked).text
    monkeypatch.setattr(prepared, "PATIENCE", -1.0)
    assert 'draft" data-waits>已等候一段时间' in client.get(asked).text


def test_a_name_from_the_maker_is_only_a_name(app, client, asked, monkeypatch):
    monkeypatch.setitem(
        makers.MAKERS, "notices", lambda _: Made('"\r\nX-Evil: 1\r\n<b>', "text/html", b"<script>")
    )
    prepare(app)
    answer = client.get(f"/preparations/{token(asked)}/file")

    assert "X-Evil" not in answer.headers
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "&lt;b&gt;" in client.get(asked).text
