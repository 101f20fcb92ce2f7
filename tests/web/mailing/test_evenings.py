"""What a department reads in the evening."""

import pytest

from tests.tracker.builders import OPERATOR, WEEK, line, publish_plan
from tests.web.mailing.post import Post
from tracker import clock, evenings, outbox
from tracker.mail import mailboxes
from tracker.mail.queue import EVENING
from web.config import Config
from web.mailing import office

MONDAY = WEEK.moment(17 * 60)


@pytest.fixture
def evening(small: Config) -> Config:
    mailboxes.enter_enterprise("E1", "", by=OPERATOR)
    mailboxes.enter_department("FIRE", "fire@yuancheng.example", by=OPERATOR)
    publish_plan(line(), line("TAX"))
    return small


def test_a_department_reads_when_and_where_its_visits_are(evening: Config, post: Post):
    with clock.fixed(MONDAY):
        evenings.tick()
        office.work_off(evening)

    ((to, _),) = post.taken
    (letter,) = post.letters()
    body = letter.get_body(("plain",)).get_content()
    assert to == "fire@yuancheng.example"
    assert letter["Subject"] == "【次日提醒】到访 1 次，到期报告 0 份"
    assert "12月1日 周二 09:00" in body
    assert "E1 公司（牵头） https://onevisit.example/visits/2026-W49-E1-1" in body
    assert letter.get_content_type() == "multipart/alternative"
    html = letter.get_body(("html",)).get_content()
    assert '<a href="https://onevisit.example/visits/2026-W49-E1-1">' in html


def test_a_report_that_is_due_is_named_with_its_day(evening: Config, post: Post):
    report = {"id": 4, "subject": "direct:9", "due": "2026-12-01"}
    facts = {"until": "2026-12-01", "visits": [], "reports": [report]}
    outbox.write("k", EVENING, "department:FIRE", facts)

    office.work_off(evening)

    (letter,) = post.letters()
    body = letter.get_body(("plain",)).get_content()
    assert "12月1日 周二前提交报告" in body
    assert "https://onevisit.example/reports/4" in body
