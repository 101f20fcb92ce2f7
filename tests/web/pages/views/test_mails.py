"""The committee sees what became of each letter; nobody else sees a letter or an address."""

from dataclasses import replace

import pytest

from tests.web.mailing.post import open_post
from tests.web.pages.views.conftest import WEEK
from tests.web.signing import CLERK, send
from tracker import database
from tracker.mail import letters, mailboxes, queue
from tracker.records.mail import Mail, MailFault, MailState
from web.mailing import office

ADDRESS = "office@firm.example"


@pytest.fixture
def letter(app) -> Mail:
    """The notice of the little park's joint visit, which nobody has got so far."""
    with database.session():
        (found,) = letters.list_mails(by=CLERK)
        return found


def enter(mailbox: str = ADDRESS) -> None:
    with database.session():
        mailboxes.enter_enterprise("C001", mailbox, by=CLERK)


def borrowed() -> Mail:
    taken = queue.take()
    assert taken is not None
    return taken.mail


def test_whom_no_mail_reaches_stands_on_the_week_on_the_list_and_on_the_visit(client, letter):
    week = client.get(f"/weeks/{WEEK}").text

    assert 'id="mail"' in week
    assert "河源市榕汀新材料有限公司 <span" in week
    for page in (week, client.get("/mails").text, client.get(f"/visits/{letter.visit}").text):
        assert "通知无法送达" in page
    assert f'href="/mails/{letter.id}"' in client.get(f"/visits/{letter.visit}").text


def test_nobody_but_the_committee_sees_letters_or_addresses(client, officer, firm, letter):
    enter()

    for other in (officer, firm):
        assert other.get("/mails").status_code == 404
        assert other.get(f"/mails/{letter.id}").status_code == 404
        for address in (f"/weeks/{WEEK}", f"/visits/{letter.visit}"):
            page = other.get(address)
            assert page.status_code == 200
            assert 'id="mail"' not in page.text
            assert ADDRESS not in page.text
    assert ADDRESS not in officer.get("/enterprises/C001").text
    assert ADDRESS in client.get("/enterprises/C001").text
    assert ADDRESS in firm.get("/my-enterprise/C001").text


def test_an_enterprise_enters_its_own_address(firm, letter):
    wrong = send(firm, "/my-enterprise/C001/enter-mailbox", mailbox="nobody")
    assert wrong.status_code == 422
    assert "nobody" in wrong.text

    right = send(firm, "/my-enterprise/C001/enter-mailbox", mailbox=ADDRESS)
    assert right.status_code == 302
    with database.session():
        assert mailboxes.addresses(["enterprise:C001"]) == {"enterprise:C001": ADDRESS}


@pytest.mark.parametrize("words", ["a@b.example\r\nBcc: c@d.example", "a@b.example\x0bX"])
def test_a_header_in_the_place_of_an_address_is_refused(client, letter, words: str):
    for place in ("enterprises/C001", "contacts/FIRE"):
        answer = send(client, f"/{place}/enter-mailbox", mailbox=words)
        assert answer.status_code == 422
    with database.session():
        assert mailboxes.addresses(["enterprise:C001", "department:FIRE"]) == {}


def test_what_failed_says_why_and_is_sent_again(client, app, letter):
    enter()
    with open_post() as post:
        config = replace(
            app.config["ONEVISIT"],
            smtp_host="127.0.0.1",
            smtp_port=post.port,
            smtp_security="none",
        )
        assert send(client, f"/mails/{letter.id}/send-again").status_code == 302
        with database.session():
            queue.fail(borrowed(), MailFault.REFUSED, "550")
        page = client.get(f"/mails/{letter.id}").text
        assert "发送失败" in page
        assert "邮件服务器拒收 550" in page

        send(client, f"/mails/{letter.id}/send-again")
        office.work_off(config)

        assert [to for to, _ in post.taken] == [ADDRESS]
    assert "已发出" in client.get(f"/mails?week={WEEK}&state=sent").text
    assert "已发出 1" in client.get(f"/weeks/{WEEK}").text


def test_a_letter_without_an_address_is_not_sent_again_and_says_so(client, letter):
    answer = send(client, f"/mails/{letter.id}/send-again")

    assert answer.status_code == 422
    assert "邮箱" in answer.text


def test_without_a_mail_server_pages_say_so(client, app, letter):
    enter()
    with database.session():
        letters.again(letter.id, by=CLERK)
    office.work_off(app.config["ONEVISIT"])

    assert letters_of(client) == "未设邮件服务器"
    for address in ("/mails", f"/weeks/{WEEK}"):
        assert "未设置邮件服务器" in client.get(address).text


def letters_of(client) -> str:
    """What the list says of the one letter."""
    with database.session():
        (found,) = letters.list_mails(by=CLERK)
    assert found.state is MailState.UNSERVED
    page = client.get("/mails").text
    return "未设邮件服务器" if "未设邮件服务器" in page else page
