"""The page of a visit code: for anybody who has it, about one visit, and told nobody else."""

import datetime as dt
import json
import logging

import pytest

from tests.web.pages.gating import code_of, page_of, tell
from tests.web.pages.onsite import (
    BEGUN,
    CENTRE,
    FIRE,
    FIRM,
    FRIDAY,
    HEAD,
    OVER,
    SECRET,
    UID,
    at,
    send,
    words,
)
from tests.web.pages.views.conftest import SUPERVISION
from tests.web.signing import CLERK, signed_in
from tracker import (
    database,
    enterprises,
    officers,
    people,
    planning,
    settings,
    versions,
    visit_codes,
)
from tracker.models import VisitRow
from tracker.records import Officer
from tracker.week import Week
from web import logs

WEEK = Week(2026, 49)


def test_anybody_with_the_code_sees_whose_visit_it_is_and_who_comes(app, stranger):
    with database.session():
        officer = Officer("粤P00001", "某甲", "EMB", dt.date(2030, 1, 1))
        officers.register(officer, by=people.OPERATOR)
    with at(BEGUN):
        answer = stranger.get(page_of(app))
        page = words(answer.text)

    assert answer.status_code == 200
    for told in ("属实", "就在今天", "河源市榕汀新材料有限公司", "08:30–10:30", "源园联检〔2026〕"):
        assert told in page
    for told in ("某区应急管理局", "某区消防救援大队", "消防设施", "粉尘防爆", "某甲", "粤P***01"):
        assert told in page
    assert "粤P00001" not in answer.text


def test_it_speaks_english_too(app, stranger):
    with at(FRIDAY):
        page = words(stranger.get(f"/en{page_of(app)}").text)

    assert "Genuine, but not today" in page
    assert "Tue 1 Dec 08:30–10:30" in page


def test_no_other_enterprise_stands_on_it(app, stranger):
    with database.session():
        others = [
            one for one in enterprises.list_enterprises(by=people.COMMITTEE) if one.id != "C001"
        ]
    with at(BEGUN):
        for tongue in ("", "/en"):
            page = stranger.get(tongue + page_of(app)).text
            for one in others:
                assert one.name not in page
                assert one.uscc not in page
    assert others


def test_neither_a_store_nor_another_page_nor_a_log_learns_of_the_code(app, stranger, caplog):
    page = page_of(app)
    caplog.set_level(logging.INFO)
    with at(BEGUN):
        answers = [
            stranger.get(page),
            tell(stranger, page, "arrive"),
            tell(stranger, page, "refuse"),
            stranger.get("/v/wrong"),
        ]

    assert [one.status_code for one in answers] == [200, 303, 422, 404]
    for one in answers:
        assert one.headers["Cache-Control"] == "no-store"
        assert one.headers["Referrer-Policy"] == "no-referrer"
    lines = [logs.Lines().format(one) for one in caplog.records]
    assert json.loads(lines[0])["rule"] == "/v/<string:code>"
    assert not any(code_of(app).rpartition(".")[2] in line for line in lines)


@pytest.mark.parametrize("wrong", ["wrong", f"{UID}.{'0' * 26}", f"{UID}.", "%00", "x" * 3000])
def test_a_wrong_code_gets_what_any_wrong_address_gets(app, stranger, wrong):
    with at(BEGUN):
        answer = stranger.get(f"/v/{wrong}")
        nothing = stranger.get("/nothing")

    assert answer.status_code == nothing.status_code == 404
    assert words(answer.text).replace(wrong, "") == words(nothing.text)


def test_guessing_comes_to_an_end(app, stranger):
    with database.session():
        settings.write("visit_code.address_attempts", 2, "试", by=people.COMMITTEE)
    with at(BEGUN):
        tries = [stranger.get("/v/wrong").status_code for _ in range(3)]
        right = [stranger.get(page_of(app)), stranger.post(f"{page_of(app)}/arrive")]

    assert tries == [404, 404, 429]
    assert right[0].status_code == 429
    assert "榕汀" not in right[0].text


def test_arrival_and_leaving_are_told_and_taken_back(app, stranger):
    page = page_of(app)
    with at(BEGUN):
        assert tell(stranger, page, "arrive").status_code == 303
        shown = words(stranger.get(page).text)
        assert "已记下到场时间" in shown
        assert "到场：12月1日 周二 08:35" in shown
    with at(OVER):
        tell(stranger, page, "leave")
        assert "离开：12月1日 周二 12:00" in words(stranger.get(page).text)
        tell(stranger, page, "take-back", kind="left")
        assert "离开：" not in words(stranger.get(page).text)
    with at(OVER + dt.timedelta(days=1)):
        late = tell(stranger, page, "leave")
        assert late.status_code == 422
        assert "撤回" not in words(stranger.get(page).text)


def test_a_visit_page_tells_what_was_told_by_the_code(app, stranger):
    page = page_of(app)
    with at(BEGUN):
        tell(stranger, page, "arrive")
        tell(stranger, page, "refuse", kind="item", text="要看财务账册")
        tell(stranger, page, "rate", stars=2, words="等了半小时")
        read = {
            one: words(signed_in(app, one).get(f"/visits/{UID}").text)
            for one in (CLERK, SUPERVISION, FIRE, HEAD, FIRM, CENTRE)
        }

    assert {one for one, told in read.items() if "到场 12月1日 周二 08:35" in told} == {
        *(CLERK, SUPERVISION, FIRE, HEAD, FIRM)
    }
    assert {one for one, told in read.items() if "要看财务账册" in told} == {
        *(CLERK, SUPERVISION, FIRM)
    }
    assert {one for one, told in read.items() if "等了半小时" in told} == {CLERK, SUPERVISION}
    assert {one for one, told in read.items() if "2 分（满分" in told} == {CLERK, SUPERVISION}


def test_a_refusal_is_answered_and_the_answer_stands_on_the_page(app, stranger):
    page = page_of(app)
    with at(BEGUN):
        made = tell(stranger, page, "refuse", kind="no-certificate", text="没有证件")
        assert made.status_code == 303
        assert "已登记，管委会和营商办已看到" in words(stranger.get(page).text)
        clerk = signed_in(app, CLERK)
        assert "没有证件" in clerk.get("/refusals").text
        assert "核实并答复企业的拒绝登记" in clerk.get("/").text
        assert send(clerk, "/refusals/1/answer", answer="已责成该局整改").status_code == 302
        assert "已责成该局整改" in words(stranger.get(page).text)
        assert signed_in(app, FIRE).get("/refusals").status_code == 404


def test_wrong_input_keeps_what_was_typed(app, stranger):
    page = page_of(app)
    with at(BEGUN):
        bare = tell(stranger, page, "refuse", text="来人要求买产品")
        mute = tell(stranger, page, "refuse", kind="other", text=" ")
        odd = tell(stranger, page, "rate", stars="7", words="还行")

    assert [one.status_code for one in (bare, mute, odd)] == [422, 422, 422]
    assert "来人要求买产品" in bare.text
    assert 'value="other" checked' in mute.text
    assert "还行" in odd.text


def test_nothing_is_done_by_looking_or_without_the_token_of_the_page(app, stranger):
    page = page_of(app)
    with at(BEGUN):
        for act in ("arrive", "leave", "take-back", "refuse", "rate"):
            assert stranger.get(f"{page}/{act}").status_code in (404, 405)
            assert stranger.post(f"{page}/{act}").status_code == 400
        assert "到场：" not in words(stranger.get(page).text)


def test_a_code_that_is_over_names_nobody(app, stranger):
    with at(BEGUN + dt.timedelta(days=31)):
        page = words(stranger.get(page_of(app)).text)
        form = stranger.get(f"{page_of(app)}/propose", follow_redirects=True)
        late = tell(stranger, page_of(app), "rate", stars=5)

    assert "本码已失效" in page
    assert "榕汀" not in page
    assert "榕汀" not in form.text
    assert late.status_code in (400, 409)


def test_a_visit_that_was_called_off_lets_nobody_in(app, stranger):
    page = page_of(app)
    with database.session(), at(FRIDAY):
        _call_off()
    with at(BEGUN):
        shown = words(stranger.get(page).text)
        acted = tell(stranger, page, "arrive")

    assert "已取消，请勿放行" in shown
    assert "属实" not in shown
    assert "粉尘防爆" not in shown
    assert acted.status_code in (400, 409)


def _call_off() -> None:
    """What a new version does to a visit whose requests are all gone."""
    VisitRow.update(cancelled=True).where(VisitRow.uid == UID).execute()


def test_a_moved_visit_keeps_its_code_and_shows_its_new_hours(app, stranger):
    page = page_of(app)
    with database.session(), at(FRIDAY):
        planning.move(WEEK, UID, 1440 + 570, "企业请求", by=people.COMMITTEE)
        versions.publish(WEEK, by=people.COMMITTEE)
    with at(BEGUN):
        assert "09:30–11:30" in words(stranger.get(page).text)


def test_a_changed_code_opens_nothing_more(app, stranger):
    old = page_of(app)
    with at(FRIDAY):
        answer = send(signed_in(app, CLERK), f"/visits/{UID}/change-code", reason="通知书遗失")
        assert answer.status_code == 302
        assert stranger.get(old).status_code == 404
        assert stranger.get(page_of(app)).status_code == 200


def test_an_unannounced_visit_stays_hidden_until_its_code_is_shown(app, stranger):
    page = page_of(app, SECRET)
    thursday = BEGUN + dt.timedelta(days=2)
    with at(thursday):
        assert stranger.get(page).status_code == 404
        with database.session():
            visit_codes.show_on_site(SECRET, by=FIRE)
        shown = words(stranger.get(page).text)

    assert "属实" in shown
    assert "依法不提前告知" in shown


def test_the_notice_leads_to_the_page_and_is_printed_equal(app, client, monkeypatch):
    drawn = []
    monkeypatch.setattr("web.notices.notice._code", lambda link: drawn.append(link) or "<svg/>")
    monkeypatch.setattr("web.notices.printing.Press.print", lambda self, fields: b"%PDF")
    for tongue in ("", "", "/en"):
        assert client.get(f"{tongue}/visits/{UID}/notice.pdf").status_code == 200

    here = "https://onevisit.example"
    assert drawn == [f"{here}{page_of(app)}", f"{here}{page_of(app)}", f"{here}/en{page_of(app)}"]


SLOT = {"slots-0-day": "2026-12-01", "slots-0-begins": "09:00", "slots-0-ends": "12:00"}


def test_whoever_has_the_code_proposes_another_time_and_reads_the_answer(app, stranger):
    page = page_of(app)
    with at(FRIDAY):
        assert "申请改期" in stranger.get(page).text
        wrong = tell(stranger, page, "propose", **SLOT)
        made = tell(stranger, page, "propose", **SLOT, reason="设备检修")
        shown = words(stranger.get(page).text)
        again = words(stranger.get(f"{page}/propose").text)
        clerk = signed_in(app, CLERK)
        proposal = words(clerk.get("/proposals/1").text)
        board = clerk.get("/weeks/2026-W49").text
        assert send(clerk, "/proposals/1/accept", start="2026-12-01T09:30").status_code == 302
        after = words(stranger.get(page).text)

    assert (wrong.status_code, made.status_code) == (422, 303)
    assert 'value="09:00"' in wrong.text
    assert "待答复 12月1日 周二 09:00–12:00" in shown
    assert "现在不能申请改期" in again
    assert "从 09:00 开始：可以安排在这个时间" in proposal
    assert 'class="badge secret">申请改期' in board
    assert "改到 12月1日 周二 09:30，重新发布后生效" in after


def test_on_the_day_itself_no_other_time_is_proposed(app, stranger):
    with at(BEGUN):
        assert "申请改期" not in stranger.get(page_of(app)).text
        assert stranger.get(f"{page_of(app)}/propose").status_code == 200
        assert tell(stranger, page_of(app), "propose", **SLOT, reason="x").status_code == 409
