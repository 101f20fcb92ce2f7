"""Reports, direct inspections, entries and exemptions in forms and lists."""

import datetime as dt

from tests.web.pages.onsite import CENTRE, FIRE, FIRM, FRIDAY, HEAD, LEAD, OVER, at, send, words
from tests.web.signing import CLERK, signed_in
from tracker import approvals, database, direct
from tracker.records import DirectEntry, DirectReason, EntryKind, EntryWish, ExemptReason
from tracker.week import ZONE
from web import wording


def inspected(reason: DirectReason = DirectReason.REPORTED, day: dt.date | None = None) -> int:
    """A direct inspection of FIRE, entered on that Friday."""
    with database.session(), at(FRIDAY):
        when = day or FRIDAY.date()
        entry = DirectEntry("FIRE", "C002", reason, "举报", ("夜间值守",), when, 2, "12345-7")
        return direct.enter(entry, by=FIRE).id


def asked(exempt: ExemptReason | None = None) -> int:
    """An entry that FIRE asks its head for."""
    begins = FRIDAY if exempt else dt.datetime(2026, 12, 7, 9, tzinfo=ZONE)
    why = "有人举报" if exempt else ""
    wish = EntryWish(
        *("FIRE", EntryKind.SURVEY, "摸底", "某条例", ("C001",), ("消防设施",)),
        begins=begins,
        last=dt.date(2026, 12, 8),
        exempt=exempt,
        why=why,
        evidence=why,
    )
    with database.session(), at(FRIDAY):
        return approvals.ask(wish, by=FIRE).id


def test_a_direct_inspection_is_entered_with_items_chosen_or_typed(app):
    with at(FRIDAY):
        client = signed_in(app, FIRE)
        wrong = send(client, "/direct:enter", enterprise="C002", items="夜间值守\n疏散通道")
        answer = send(
            client,
            "/direct:enter",
            enterprise="C002",
            reason="D5",
            why="现场险情",
            items="夜间值守\n疏散通道",
            day="2026-11-27",
            officers="2",
        )
        page = words(client.get(answer.location).text)

    assert wrong.status_code == 422
    assert "夜间值守\n疏散通道</textarea>" in wrong.text
    assert answer.status_code == 302
    assert wording.word("direct_reason", "D5", "zh") in page
    assert "夜间值守、疏散通道" in page


def test_a_completed_direct_inspection_owes_a_report_in_three_working_days(app):
    number = inspected()
    with at(FRIDAY):
        client = signed_in(app, FIRE)
        send(client, f"/direct/{number}/complete")
        listed = words(client.get("/reports").text)
        empty = send(client, "/reports/1/submit", text="")
        send(client, "/reports/1/submit", text="查实无人值守，已责令改正。")
        done = words(client.get("/reports/1").text)
        late = words(signed_in(app, CLERK).get("/reports").text)

    assert "报告 1 · 径直检查完成" in listed
    assert "12月2日 周三 绿灯" in listed
    assert empty.status_code == 422
    assert "12月2日 周三 （按期）" in done
    assert "查实无人值守" in done
    assert "已报告" in late


def test_a_report_that_is_late_is_lit_red_and_can_be_waived_by_the_committee(app):
    number = inspected()
    with database.session(), at(FRIDAY):
        direct.complete(number, by=FIRE)
    with at(OVER.replace(day=3)):
        clerk, fire = signed_in(app, CLERK), signed_in(app, FIRE)
        red = words(fire.get("/reports").text)
        unasked = fire.get("/reports/1/waive").status_code
        send(clerk, "/reports/1/waive", why="并入督查报告")
        page = words(clerk.get("/reports/1").text)

    assert "红灯" in red
    assert unasked == 404
    assert "免报" in page
    assert "并入督查报告" in page


def test_a_planned_request_that_became_superfluous_is_withdrawn_by_one_tap(app):
    number = inspected(DirectReason.DANGER, dt.date(2026, 12, 2))
    with at(FRIDAY):
        client = signed_in(app, FIRE)
        page = client.get(f"/direct/{number}").text
        request = page.split('name="request" value="')[1].split('"')[0]
        answer = send(client, f"/direct/{number}/withdraw-planned", request=request)
        after = client.get(f"/direct/{number}").text

    assert "本次检查已覆盖的计划" in page
    assert answer.status_code == 302
    assert "本次检查已覆盖的计划" not in after


def test_others_departments_and_enterprises_have_no_page_of_a_direct_inspection(app):
    number = inspected()
    with at(FRIDAY):
        seen = [
            signed_in(app, one).get(f"/direct/{number}").status_code for one in (LEAD, FIRM, CENTRE)
        ]

    assert seen == [404, 404, 404]


def test_the_head_finds_what_waits_and_decides(app):
    first, second = asked(), asked()
    with at(FRIDAY):
        head, officer = signed_in(app, HEAD), signed_in(app, FIRE)
        listed = words(head.get("/entries").text)
        own = officer.get(f"/entries/{first}").text
        send(head, f"/entries/{first}/approve")
        bare = send(head, f"/entries/{second}/refuse", why="")
        send(head, f"/entries/{second}/refuse", why="并入下周联合检查")
        approved = words(head.get(f"/entries/{first}").text)
        refused = words(officer.get(f"/entries/{second}").text)

    assert "有 2 件入企申请等您审批" in listed
    assert "/approve" not in own
    assert bare.status_code == 422
    assert "已批准" in approved
    assert "不批准" in refused
    assert "并入下周联合检查" in refused


def test_an_entry_is_asked_for_through_the_form(app):
    with at(FRIDAY):
        client = signed_in(app, FIRE)
        answer = send(
            client,
            "/entries:ask",
            kind="survey",
            purpose="摸底",
            basis="某条例",
            enterprises="C001\nC002",
            items="消防设施",
            begins="2026-12-07T09:00",
            last="2026-12-08",
        )
        page = words(client.get(answer.location).text)

    assert answer.status_code == 302
    assert "河源市榕汀新材料有限公司、河源市芷溪涂料有限公司" in page
    assert "12月7日 周一 09:00" in page


def test_each_use_of_an_exemption_is_listed_and_counted_in_words(app):
    inspected()
    asked(ExemptReason.COMPLAINT)
    with at(FRIDAY):
        page = signed_in(app, CLERK).get("/exemptions").text
        later = words(signed_in(app, CLERK).get("/exemptions?since=2026-12-01").text)
        english = words(signed_in(app, CLERK).get("/en/exemptions").text)
        mine = words(signed_in(app, LEAD).get("/exemptions").text)

    assert wording.word("direct_reason", "D3", "zh") in words(page)
    assert wording.word("exempt_reason", "E6", "zh") in words(page)
    assert "/direct/1" in page
    assert "/entries/1" in page
    assert "没有符合条件的记录" in later
    assert wording.word("direct_reason", "D3", "en") in english
    assert "12345-7" not in mine


def test_lists_without_an_entry_say_how_one_begins_in_both_languages(app):
    with at(FRIDAY):
        client = signed_in(app, FIRE)
        chinese = [words(client.get(f"/{one}").text) for one in ("reports", "direct", "entries")]
        english = [words(client.get(f"/en/{one}").text) for one in ("reports", "direct")]

    assert "目前没有应报的报告" in chinese[0]
    assert "登记径直检查" in chinese[1]
    assert "目前没有入企申请" in chinese[2]
    assert "No report is owed" in english[0]
    assert "There are no direct inspections" in english[1]
