"""The papers of a visit, filled in, signed and refused on their pages."""

import io
from urllib.parse import quote

import docx
import pytest

from tests.web.notices.week import words_of
from tests.web.pages.onsite import (
    BEGUN,
    FIRE,
    FIRM,
    FRIDAY,
    HEAD,
    LEAD,
    UID,
    at,
    came,
    found,
    words,
)
from tests.web.signing import CLERK, csrf, signed_in
from tracker.records import SiteRecord, SiteRecordKind, SiteRecordState
from web.pages.views.site_papers import _words, said

RECORD = f"/visits/{UID}/papers/FIRE/on-site-record"
APPROVAL = f"/visits/{UID}/papers/FIRE/approval-form"

FACTS = {
    "arrived": "2026-12-01 08:30",
    "left": "2026-12-01 10:00",
    "persons_present": "王川",
    "certificates_shown": "粤A001\n粤A002",
    "facts": "查看消防设施，运行正常。",
}


def act(client, paper, which, **typed):
    """A form of the paper's page is sent."""
    return client.post(f"{paper}/{which}", data={**csrf(client, paper), **typed})


def test_what_is_known_stands_there_and_the_rest_is_asked_for(app):
    with at(FRIDAY):
        page = signed_in(app, FIRE).get(RECORD).text

    assert "河源市榕汀新材料有限公司" in page
    assert 'name="facts"' in page
    assert 'name="enterprise"' not in page
    assert "尚缺" in page


def test_a_record_is_filled_signed_and_then_stays(app):
    came(FIRE)
    with at(BEGUN):
        client = signed_in(app, FIRE)
        act(client, RECORD, "fill", **FACTS)
        filled = client.get(RECORD).text
        answer = act(client, RECORD, "sign")
        signed = client.get(RECORD).text
        again = act(client, RECORD, "fill", facts="别的")

    assert "粤A001\n粤A002</textarea>" in filled
    assert answer.status_code == 302
    assert "已签署" in signed
    assert "<textarea" not in signed
    assert again.status_code == 409


def test_a_refusal_needs_its_reason(app):
    came(FIRE)
    with at(BEGUN):
        client = signed_in(app, FIRE)
        act(client, RECORD, "fill", **FACTS)
        bare = act(client, RECORD, "refuse", why="")
        act(client, RECORD, "refuse", why="负责人不在场")
        page = words(client.get(RECORD).text)

    assert bare.status_code == 422
    assert "拒签原因：负责人不在场" in page


def test_the_head_alone_signs_the_approval_form(app):
    with at(FRIDAY):
        officer, head = signed_in(app, FIRE), signed_in(app, HEAD)
        act(officer, APPROVAL, "fill", officers="林溪 粤A001\n陈立 粤A002", opinion="同意")
        own = officer.get(APPROVAL).text
        refused = act(officer, APPROVAL, "sign")
        signs = head.get(APPROVAL).text
        answer = act(head, APPROVAL, "sign")

    assert f"{APPROVAL}/sign" not in own
    assert refused.status_code == 404
    assert f"{APPROVAL}/sign" in signs
    assert answer.status_code == 302


@pytest.mark.parametrize("person", [LEAD, FIRM])
def test_papers_of_another_department_are_not_there(app, person):
    assert signed_in(app, person).get(RECORD).status_code == 404


def test_the_committee_reads_a_paper_and_fills_in_nothing(app):
    page = signed_in(app, CLERK).get(RECORD).text

    assert "现场检查笔录" in page
    assert "<textarea" not in page


def test_a_kind_of_paper_that_there_is_not_is_not_found(app):
    assert signed_in(app, FIRE).get(f"/visits/{UID}/papers/FIRE/poem").status_code == 404


def test_findings_stand_on_the_notice_of_the_result_in_words(app):
    came(FIRE)
    found(FIRE)
    with at(BEGUN):
        page = words(signed_in(app, FIRE).get(f"/visits/{UID}/papers/FIRE/result-notice").text)
        english = words(
            signed_in(app, FIRE).get(f"/en/visits/{UID}/papers/FIRE/result-notice").text
        )

    assert "消防设施: 通道被堆放物占用 （一般、责令改正、期限 2026年12月9日）" in page
    assert "general" in english


def test_words_in_brackets_that_are_no_codes_stay_as_they_are():
    assert said("门: 坏 (see above; later)") == "门: 坏 (see above; later)"


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("消防.xlsx, 检查计划, 5", "消防.xlsx, 检查计划 第 5 行"),
        ("visit:2026-W48-C001-1", "到访 2026-W48-C001-1 的复查"),
        ("区领导批示", "区领导批示"),
    ],
)
def test_the_source_of_an_inspection_is_told_in_words(app, kept, shown):
    form, draft = SiteRecordKind.APPROVAL_FORM, SiteRecordState.DRAFT
    paper = SiteRecord(UID, "FIRE", form, draft, {"source": (kept,)}, {}, ())
    with app.test_request_context("/"):
        assert _words(paper, "source") == (shown,)


def test_the_type_of_an_inspection_is_told_in_words(app):
    with at(FRIDAY):
        page = words(signed_in(app, FIRE).get(APPROVAL).text)

    assert "检查类型 日常检查" in page


def test_a_paper_can_be_printed_and_edited_by_whoever_may_read_it(app):
    with at(FRIDAY):
        printed = signed_in(app, FIRE).get(f"{APPROVAL}/print.pdf")
        edited = signed_in(app, FIRE).get(f"{APPROVAL}/print.docx")
        others = [signed_in(app, one).get(f"{APPROVAL}/print.pdf") for one in (LEAD, FIRM)]

    assert "检查审批表" in words_of(printed.data)
    assert "某区消防救援大队" in words_of(printed.data)
    assert quote("检查审批表") in printed.headers["Content-Disposition"]
    told = [
        cell.text
        for row in docx.Document(io.BytesIO(edited.data)).tables[0].rows
        for cell in row.cells
    ]
    assert "2026-12-01 08:30" in told or any("08:30" in one for one in told)
    assert [one.status_code for one in others] == [404, 404]
