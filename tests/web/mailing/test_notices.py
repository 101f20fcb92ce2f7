"""An enterprise is told who comes when and why together, with the notice and an invitation."""

import io
import re

import icalendar
import pytest
from pypdf import PdfReader

from tests.tracker.builders import COMMITTEE, line, publish_plan
from tests.tracker.mail.builders import ADDRESS
from tests.web.mailing.post import Post
from tracker import proposals
from tracker.errors import NotFound
from tracker.mail import letters, queue
from tracker.records.mail import MailState
from web import create_app, papers, reading
from web.config import Config
from web.mailing import notices, office
from web.mailing.notices import PDF

FRIDAY = ("Fri 09:00-12:00",)


def part(letter, kind: str):
    (found,) = [one for one in letter.walk() if one.get_content_type() == kind]
    return found


def text(letter) -> str:
    return str(part(letter, "text/plain").get_content())


def printed(letter) -> list[str]:
    """The words on each attached paper."""
    files = [one for one in letter.iter_attachments() if one.get_content_type() == PDF]
    papers = [PdfReader(io.BytesIO(one.get_content())) for one in files]
    return ["".join(page.extract_text() for page in one.pages) for one in papers]


def html(letter) -> str:
    return str(part(letter, "text/html").get_content())


def event(letter):
    """The method that the mail names and the calendar says, and the appointment."""
    shown = part(letter, "text/calendar")
    calendar = icalendar.Calendar.from_ical(shown.get_payload(decode=True))
    (found,) = calendar.walk("VEVENT")
    assert shown.get_param("method") == calendar["METHOD"]
    return str(calendar["METHOD"]), found


@pytest.mark.usefixtures("told_by_mail")
def test_the_first_letter_announces_the_visit(config: Config, post: Post):
    office.work_off(config)

    (letter,) = post.letters()
    for words in (
        "河源市榕汀新材料有限公司：",
        "2 个部门将合并为一次",
        "合并的原因",
        "牵头部门：",
        "时间：2026年12月1日",
        "一路1号",
        "https://onevisit.example/visits/2026-W49-C001-1",
        "希望改期",
    ):
        assert words in text(letter)
    assert letter["Subject"].startswith("【检查通知】")
    assert letter["To"].addresses[0].addr_spec == ADDRESS
    method, found = event(letter)
    assert (method, found["SEQUENCE"]) == ("REQUEST", 0)
    assert found["UID"] == "2026-W49-C001-1@little.onevisit"
    assert found["ATTENDEE"] == f"mailto:{ADDRESS}"
    assert found["ORGANIZER"] == "mailto:committee@onevisit.example"
    (notice,) = printed(letter)
    for words in ("行政检查通知书", "联检〔2026〕1号", "到访核验码"):
        assert words in notice


@pytest.mark.usefixtures("told_by_mail")
def test_the_notice_in_a_letter_is_that_of_the_page(config: Config, post: Post):
    office.work_off(config)

    board = reading.board("2026-W49", by=COMMITTEE)
    visit = next(one for one in board.visits if one.code == "2026-W49-C001-1")
    mailed = part(post.letters()[0], PDF).get_content()
    assert mailed == papers.notice(board, visit, config)


@pytest.mark.usefixtures("told_by_mail")
def test_whoever_has_the_letter_proposes_another_time_without_an_account(
    config: Config, post: Post
):
    office.work_off(config)
    (link,) = re.findall(r'href="https://onevisit.example(/\S+/propose)"', html(post.letters()[0]))

    answer = create_app(config).test_client().get(link)

    assert answer.status_code == 200
    assert '<form method="post" novalidate>' in answer.text
    assert "榕汀新材料" in answer.text
    assert proposals.list_proposals(by=COMMITTEE) == ()


@pytest.mark.usefixtures("told_by_mail")
def test_nothing_of_an_unannounced_visit_is_in_any_letter(config: Config, post: Post):
    office.work_off(config)

    assert [one.to for one in letters.list_mails(by=COMMITTEE)] == ["enterprise:C001"]
    assert "夜间值守" not in text(post.letters()[0])


def test_a_visit_that_moves_and_is_called_off_stays_one_thread_and_one_appointment(
    small: Config, post: Post
):
    publish_plan(line(), line(enterprise="E2"))
    office.work_off(small)
    publish_plan(line(windows=FRIDAY), line(enterprise="E2"))
    office.work_off(small)
    publish_plan(line(enterprise="E2"), line(enterprise="E3"))
    office.work_off(small)

    first, moved, off = post.letters()
    told = [event(one) for one in (first, moved, off)]
    assert [method for method, _ in told] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [one["SEQUENCE"] for _, one in told] == [0, 1, 2]
    assert len({one["UID"] for _, one in told}) == 1
    assert len({one["ORGANIZER"] for _, one in told}) == 1
    assert [one["STATUS"] for _, one in told] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert moved["In-Reply-To"] == first["Message-ID"]
    assert off["References"].split() == [first["Message-ID"], moved["Message-ID"]]
    assert "安排有变更" in text(moved)
    assert "12月4日" in text(moved)
    assert "已取消" in text(off)
    assert [one.get_filename() for one in off.iter_attachments()] == [
        "invite.ics",
        "取消通知书-2026-W49-E1-1.pdf",
    ]
    same, change = printed(moved)
    assert "行政检查通知书" in same
    assert "变更通知书" in change
    assert "1号" in change


def test_a_letter_that_is_late_tells_of_its_own_version(small: Config, post: Post):
    publish_plan(line())
    taken = queue.take()
    assert taken is not None
    publish_plan(line(windows=FRIDAY))

    written = notices.Desk(small).write(taken)

    assert "12月1日" in written.text
    assert b"DTSTART;TZID=Asia/Shanghai:20261201T" in written.invite


def test_a_visit_of_one_department_is_told_without_a_reason_to_merge(small: Config, post: Post):
    publish_plan(line())
    office.work_off(small)

    assert "合并的原因" not in text(post.letters()[0])
    assert "近期没有其他部门" in text(post.letters()[0])


def test_what_is_not_there_any_more_cannot_be_written(small: Config):
    publish_plan(line())
    taken = queue.take()
    assert taken is not None
    taken.mail.facts["version"] = None

    with pytest.raises(NotFound):
        notices.Desk(small).write(taken)
    assert letters.show(taken.mail.id, by=COMMITTEE).state is MailState.WAITING
