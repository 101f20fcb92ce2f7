"""Findings and what follows from them, as departments and the enterprise see them."""

import io
import re

from PIL import Image

from tests.web.pages.onsite import (
    BEGUN,
    CENTRE,
    FIRE,
    FIRM,
    LEAD,
    OTHER_FIRM,
    OVER,
    UID,
    at,
    came,
    found,
    send,
    words,
)
from tests.web.signing import CLERK, signed_in
from tracker import coercive, database, findings, penalties
from tracker.records import (
    CoerciveEntry,
    CoerciveKind,
    Outcome,
    PenaltyEntry,
    PenaltyKind,
)
from web import wording


def test_a_finding_is_put_right_and_settled_by_its_department(app):
    came()
    number = found().id
    page = f"/findings/{number}"
    with at(OVER):
        client = signed_in(app, LEAD)
        empty = send(client, f"{page}/rectify", evidence=" ")
        send(client, f"{page}/rectify", evidence="照片 12 号")
        send(client, f"{page}/reject", why="看不清")
        send(client, f"{page}/rectify", evidence="照片 13 号")
        waits = client.get(page).text
        send(client, f"{page}/accept")
        settled = words(client.get(page).text)

    accepted = wording.word("verdict", "accepted", "zh")
    assert empty.status_code == 422
    assert re.search(r'class="button main" href="[^"]*/accept"', waits)
    assert "退回：看不清" in words(waits)
    assert "已销号" in settled
    assert f"照片 13 号 12月1日 周二 12:00 {accepted}" in settled


def test_a_reinspection_is_ordered_and_passed(app):
    came()
    page = f"/findings/{found().id}"
    with at(OVER):
        client = signed_in(app, LEAD)
        form = client.get(f"{page}/order-re-inspection").text
        send(client, f"{page}/order-re-inspection", approver="局长", approved_on="2026-12-01")
        waits = words(client.get(page).text)
        early = send(client, f"{page}/pass", day="2026-12-05", evidence="已畅通")
        send(client, f"{page}/pass", day="2026-12-01", evidence="已畅通")
        done = words(client.get(page).text)
        reports = words(client.get("/reports").text)

    assert 'name="approved_on" value="2026-12-01"' in form
    assert "2026年第50周 待复查" in waits
    assert early.status_code == 422
    assert "2026年第50周 通过" in done
    assert "复查通过" in reports
    assert "12月4日 周五 绿灯" in reports


def test_an_enterprise_sees_a_finding_once_it_is_told(app):
    came()
    number = found().id
    with at(OVER):
        firm, lead = signed_in(app, FIRM), signed_in(app, LEAD)
        before = firm.get(f"/findings/{number}").status_code
        send(lead, f"/findings/{number}/release")
        page = words(firm.get(f"/findings/{number}").text)
        listed = words(firm.get("/findings").text)
        visit = words(firm.get(f"/visits/{UID}").text)
        other = signed_in(app, OTHER_FIRM).get(f"/findings/{number}").status_code

    assert before == other == 404
    assert "请在期限内整改" in page
    assert "12月9日 周三 绿灯" in listed
    assert "通道被堆放物占用" in visit


def test_a_photo_hangs_on_its_finding_for_whoever_reads_it(app):
    came()
    number = found().id
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(drawn, "PNG")
    with at(OVER):
        client = signed_in(app, LEAD)
        empty = send(client, f"/findings/{number}/attach")
        file = (io.BytesIO(drawn.getvalue()), "通道.png")
        send(client, f"/findings/{number}/attach", file=file)
        page = client.get(f"/findings/{number}").text
        way = page.split('href="/papers/finding/')[1].split('"')[0]
        answer = client.get(f"/papers/finding/{way}")
        firm = signed_in(app, FIRM).get(f"/papers/finding/{way}").status_code

    assert empty.status_code == 422
    assert "通道" in page
    assert answer.mimetype.startswith("image/")
    assert firm == 404


def test_the_settled_and_the_open_are_told_apart_in_the_list(app):
    came()
    number = found().id
    with at(OVER):
        client = signed_in(app, LEAD)
        opened = client.get("/findings?state=open").text
        closed = client.get("/findings?state=closed").text

    assert f"/findings/{number}" in opened
    assert "没有符合条件的记录" in closed


def test_others_departments_see_a_shared_finding_and_cannot_change_it(app):
    came()
    shown, hidden = found().id, found(shared=False).id
    with at(OVER):
        client = signed_in(app, FIRE)
        page = client.get(f"/findings/{shown}").text

        assert "/rectify" not in page
        assert client.get(f"/findings/{hidden}").status_code == 404
        assert signed_in(app, CENTRE).get("/findings").status_code == 404


def test_a_penalty_is_decided_and_closed_with_its_amount_in_yuan(app):
    came()
    finding = found(outcome=Outcome.PENALTY).id
    with database.session(), at(BEGUN):
        entry = PenaltyEntry(UID, "EMB", PenaltyKind.FINE, "某法第六十条", finding, 500_000)
        number = penalties.propose(entry, by=LEAD).id
    page = f"/penalties/{number}"
    with at(OVER):
        client = signed_in(app, LEAD)
        form = client.get(f"{page}/decide").text
        wrong = send(client, f"{page}/decide", number="", day="2026-12-01", fen="三千")
        send(client, f"{page}/decide", number="某罚〔2026〕1号", day="2026-12-01", fen="3000")
        send(client, f"{page}/close", day="2026-12-01")
        done = words(client.get(page).text)
        listed = words(signed_in(app, CLERK).get("/penalties").text)

    assert 'name="fen" value="5000"' in form
    assert wrong.status_code == 422
    assert 'value="三千"' in wrong.text
    assert "金额（元） 3,000" in done
    assert "已结案" in done
    assert "某罚〔2026〕1号" in listed


def test_a_penalty_case_is_opened_from_its_finding(app):
    came()
    finding = found(outcome=Outcome.PENALTY).id
    with at(OVER):
        client = signed_in(app, LEAD)
        page = client.get(f"/findings/{finding}").text
        form = client.get(f"/visits/{UID}/propose?finding={finding}").text

    assert f"/visits/{UID}/propose?finding={finding}" in page
    assert f'name="finding" value="{finding}"' in form


def test_a_measure_is_lit_red_when_it_has_run_out_and_ends_when_it_is_lifted(app):
    came()
    with database.session(), at(BEGUN):
        entry = CoerciveEntry(
            *(UID, "EMB", CoerciveKind.SEAL, "二号库", "某法", "停用", "陈立"),
            begun=BEGUN.date(),
            until=BEGUN.date(),
        )
        number = coercive.take(entry, by=LEAD).id
    page = f"/coercive/{number}"
    with at(OVER.replace(day=3)):
        client = signed_in(app, LEAD)
        listed = words(client.get("/coercive?overdue=true").text)
        send(client, f"{page}/lift", day="2026-12-03", why="隐患消除")
        done = words(client.get(page).text)
        english = words(client.get(f"/en{page}").text)
        english_list = words(client.get("/en/penalties").text)

    assert "强制措施 1 · 二号库" in listed
    assert "红灯" in listed
    assert "已解除" in done
    assert "隐患消除" in done
    assert "Working capital and current account left yes" in english
    assert "There are no penalty cases." in english_list


def test_a_withdrawn_finding_stays_with_its_reason(app):
    came()
    number = found().id
    with at(OVER):
        client = signed_in(app, LEAD)
        form = client.get(f"/findings/{number}/withdraw").text
        send(client, f"/findings/{number}/withdraw", why="误记")

    with database.session():
        assert findings.show(number, by=LEAD).state == "withdrawn"
    assert "此操作不能撤销" in form
