"""The formal papers on a visit as files."""

from urllib.parse import quote

import pytest

from tests.tracker.builders import officer
from tests.web.notices import week
from tests.web.notices.week import words_of
from tests.web.pages.onsite import FIRE, FIRM, FRIDAY, OTHER_FIRM, SECRET, UID, at
from tests.web.signing import CLERK, signed_in
from tracker import database
from tracker.records import Person, Role
from web import storage

MOVED, GONE, HIDDEN = "2026-W49-E1-1", "2026-W49-E2-1", "2026-W49-E3-1"


def firm(code):
    return Person(f"firm-{code}", "联系人", Role.ENTERPRISE, enterprise=code)


@pytest.fixture
def changed(pages, config):
    """The pages over a week in which one visit was moved and one called off."""
    storage.connect(config)
    with database.session():
        week.publish_first()
        week.publish_second()
    return pages.over(config)


def test_the_enterprise_reads_that_its_visit_moved(changed):
    answer = signed_in(changed, firm("E1")).get(f"/visits/{MOVED}/notices/1.pdf")

    assert answer.status_code == 200
    assert "源园联检变〔2026〕1号" in words_of(answer.data)
    assert quote("变更通知书-E1 公司") in answer.headers["Content-Disposition"]


def test_the_enterprise_reads_that_its_visit_is_called_off(changed):
    answer = signed_in(changed, firm("E2")).get(f"/visits/{GONE}/notices/1.pdf")

    assert "源园联检撤〔2026〕1号" in words_of(answer.data)


def test_papers_are_for_those_concerned_alone(changed):
    address = f"/visits/{MOVED}/notices/1.pdf"
    readers = (CLERK, officer("FIRE"), officer("TAX"), officer("EMB"), firm("E2"))

    seen = [signed_in(changed, one).get(address).status_code for one in readers]

    assert seen == [200, 200, 200, 404, 404]
    assert changed.test_client().get(address).status_code == 302


def test_only_those_who_send_papers_out_get_them_to_edit(changed):
    for name in ("notice.docx", "notices/1.docx"):
        seen = {
            one.role: signed_in(changed, one).get(f"/visits/{MOVED}/{name}")
            for one in (CLERK, officer("TAX"), firm("E1"))
        }
        assert [one.status_code for one in seen.values()] == [200, 200, 404]
        assert quote("通知书-E1 公司") in seen[CLERK.role].headers["Content-Disposition"]


def test_of_what_is_not_announced_there_is_no_paper_at_all(changed):
    for name in ("notice.pdf", "notice.docx", "notices/0.pdf", "notices/1.pdf"):
        for one in (CLERK, officer("EMB"), firm("E3")):
            assert signed_in(changed, one).get(f"/visits/{HIDDEN}/{name}").status_code == 404


def test_a_first_notice_is_no_change(changed):
    assert signed_in(changed, CLERK).get(f"/visits/{MOVED}/notices/0.pdf").status_code == 404


def test_the_page_of_a_visit_lists_its_papers_with_their_numbers(changed):
    with at(week.MOVED):
        page = signed_in(changed, firm("E1")).get(f"/visits/{MOVED}").text
        desk = signed_in(changed, CLERK).get(f"/visits/{MOVED}").text

    assert "检查通知书 源园联检〔2026〕1号" in page
    assert "变更通知书 源园联检变〔2026〕1号" in page
    assert f"/visits/{MOVED}/notices/1.pdf" in page
    assert ".docx" not in page
    assert f"/visits/{MOVED}/notices/1.docx" in desk


def test_an_enterprise_downloads_the_notice_of_its_visit(app):
    with at(FRIDAY):
        answer = signed_in(app, FIRM).get(f"/visits/{UID}/notice.pdf")

    assert answer.status_code == 200
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF-")
    assert f"{UID}.pdf" in answer.headers["Content-Disposition"]


def test_of_an_unannounced_visit_there_is_no_notice_for_anybody(app):
    seen = [
        signed_in(app, one).get(f"/visits/{SECRET}/notice.pdf").status_code
        for one in (FIRE, CLERK, OTHER_FIRM)
    ]

    assert seen == [404, 404, 404]


def test_another_enterprises_notice_is_not_there(app):
    assert signed_in(app, OTHER_FIRM).get(f"/visits/{UID}/notice.pdf").status_code == 404
    assert app.test_client().get(f"/visits/{UID}/notice.pdf").status_code == 302
