from tests.web.pages.views.conftest import WEEK
from tests.web.signing import CLERK, csrf
from tracker import database, notices, outbox, versions
from tracker.mail import mailboxes
from tracker.records import NoticeKind

VERSIONS = f"/weeks/{WEEK}/versions"
PUBLISH = f"/weeks/{WEEK}/publish"


def test_versions_stand_with_their_gain_and_their_proof(client, draft):
    page = client.get(VERSIONS).text

    assert "第 2 版" in page
    assert "草案" in page
    assert "3 → 2" in page
    assert "已证明为最少" in page


def test_two_versions_are_compared_visit_by_visit(client, draft):
    page = client.get(f"{VERSIONS}/compare?before=1&after=2").text

    assert "第 1 版与第 2 版对比" in page
    assert "12月1日 周二 08:30–10:30 → 12月1日 周二 09:00–11:00" in page
    assert client.get(f"{VERSIONS}/compare?before=1").status_code == 404
    assert client.get(f"{VERSIONS}/compare?before=1&after=7").status_code == 404


def test_equal_versions_have_no_difference(client):
    assert "两版没有差别" in client.get(f"{VERSIONS}/compare?before=1&after=1").text


def test_before_publishing_it_is_said_who_will_be_told(client, draft):
    page = client.get(PUBLISH).text

    assert "将通知 1 家企业、2 个部门" in page
    assert "河源市榕汀新材料有限公司" in page
    assert "某区应急管理局" in page


def test_before_publishing_it_is_said_whom_no_mail_reaches(client, draft):
    page = client.get(PUBLISH).text

    assert "通知无法送达" in page
    assert "未设置邮件服务器" in page
    assert 'href="/enterprises/C001/enter-mailbox"' in page

    with database.session():
        mailboxes.enter_enterprise("C001", "office@firm.example", by=CLERK)
    page = client.get(PUBLISH).text
    assert "通知无法送达" not in page
    assert "office@firm.example" in page


def test_those_are_told_whom_the_preview_named(client, draft):
    with database.session():
        before = len(outbox.unsent())
    told = csrf(client, PUBLISH) | {"version": "2"}

    client.post(PUBLISH, data=told)

    with database.session():
        sent = [one.to for one in outbox.unsent()[before:]]
        assert versions.show(WEEK, by=CLERK).number == 2
    assert sorted(sent) == ["department:EMB", "department:FIRE", "enterprise:C001"]


def test_the_reason_of_a_change_is_asked_for_and_kept(client, draft):
    told = csrf(client, PUBLISH) | {"version": "2", "why": "企业停电"}

    page = client.get(PUBLISH).text
    client.post(PUBLISH, data=told)

    assert "变更或取消的原因" in page
    with database.session():
        changed = notices.of_week(WEEK, by=CLERK)[-1]
    assert (changed.kind, changed.why) == (NoticeKind.CHANGE, "企业停电")


def test_a_draft_that_is_not_the_latest_is_not_published(client, draft):
    answer = client.post(PUBLISH, data=csrf(client, PUBLISH) | {"version": "1"})

    assert answer.status_code == 409
    with database.session():
        assert versions.show(WEEK, by=CLERK).number == 1


def test_without_a_draft_the_page_says_what_to_do(client):
    page = client.get(PUBLISH).text

    assert "没有可以发布的草案" in page
    assert '<button class="main">发布' not in page


def test_versions_and_publishing_are_for_those_who_may(officer, supervision, firm):
    for browser in (officer, supervision, firm):
        assert browser.get(VERSIONS).status_code == 404
        assert browser.get(PUBLISH).status_code == 404


def test_the_pages_speak_english(client, draft):
    assert "1 enterprise and 2 departments will be told" in client.get("/en" + PUBLISH).text
