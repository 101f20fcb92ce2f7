import re

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    COLLEAGUE,
    FIRM,
    HEAD,
    OBE,
    OFFICER,
    OTHER,
    STRANGER,
    accepted,
    answered,
    day,
    dispatched,
    handling_,
    order,
    received,
    solving,
)
from tests.web.signing import send, signed_in
from tracker.appeals import (
    escalations,
    extensions,
    files,
    handling,
    papers,
    register,
    routing,
    signing,
)
from tracker.appeals.papers import Shelf
from tracker.publicity import reply_templates
from tracker.records import (
    AppealEntry,
    AppealSeverity,
    AppealState,
    Category,
    Level,
    ResultKind,
    Task,
)
from tracker.records.publicity import TemplateEntry


def state(number):
    return files.show(number, by=CLERK).appeal.state


def words_of(page):
    return re.sub(r"<(option|script)[^>]*>|<[^>]+>", " ", page)


def test_the_register_shows_each_matter_with_its_light_and_whose_it_is(office):
    number = dispatched(title="夜间停电")
    page = signed_in(office, CLERK).get("/appeals").text

    assert f'href="/appeals/{number}">{number} · 夜间停电</a>' in page
    assert "黄灯" in page
    assert "FIRE 局" in page
    assert "签收 11月20日 周五" in page


def test_a_department_reads_neither_who_raised_a_confidential_matter_nor_its_number(office):
    number = handling_(title="夜间噪声", confidential=True)
    client = signed_in(office, OFFICER)

    for address in ("/appeals", f"/appeals/{number}"):
        page = client.get(address).text
        assert "夜间噪声" in page
        assert "E1 公司" not in page
        assert "0762-3388123" not in page


def test_the_register_is_narrowed_by_state_and_says_so_when_nothing_is_left(office):
    received(title="待受理的事")
    accepted(title="已受理的事")
    client = signed_in(office, CLERK)

    page = client.get("/appeals?states=received").text
    assert "待受理的事" in page
    assert "已受理的事" not in page
    assert "没有符合条件的记录" in client.get("/appeals?light=red").text


def test_a_box_that_is_not_ticked_narrows_nothing(office):
    received(title="从未逾期的事")

    assert "从未逾期的事" in signed_in(office, CLERK).get("/appeals?category=&light=").text


def test_only_the_acts_of_the_moment_are_offered_the_most_likely_first(office):
    page = signed_in(office, CLERK).get(f"/appeals/{received()}").text
    acts = re.findall(r'class="button([^"]*)" href="/appeals/1/([a-z-]+)"', page)

    assert acts[0] == (" main", "accept")
    assert "call-back" not in {name for _, name in acts}


def test_another_departments_matter_is_not_there(office):
    number = dispatched()

    assert signed_in(office, OFFICER).get(f"/appeals/{number}").status_code == 200
    assert signed_in(office, OTHER).get(f"/appeals/{number}").status_code == 404
    assert signed_in(office, FIRM).get(f"/appeals/{number}").status_code == 404


def test_a_matter_goes_through_its_forms_from_the_register_to_the_verified_answer(office):
    number = received()
    clerk, officer, head = (signed_in(office, one) for one in (CLERK, OFFICER, HEAD))
    at = f"/appeals/{number}"

    send(clerk, f"{at}/accept")
    order = {"department": "FIRE", "due": str(day(5)), "supervisor": "watcher"}
    send(clerk, f"{at}/dispatch", **order)
    send(officer, f"{at}/take-up")
    plan = {"text": "请供电所检修", "tasks-0-text": "检修", "tasks-0-due": str(day(3))}
    send(officer, f"{at}/propose-plan", **plan)
    send(head, f"{at}/approve")
    send(officer, f"{at}/propose-result", text="已恢复供电", result="solved")
    send(head, f"{at}/approve")
    said = {"day": str(day(0)), "method": "phone", "confirmed": "true"}
    send(clerk, f"{at}/call-back", satisfaction="satisfied", **said)

    assert state(number) is AppealState.CLOSED


def test_an_order_begins_with_the_usual_day_and_names_no_department_by_itself(office):
    page = signed_in(office, CLERK).get(f"/appeals/{accepted()}/dispatch").text

    assert f'name="due" value="{day(5)}"' in page
    assert '<option value="watcher">督办员</option>' in page


def test_what_cannot_be_used_comes_back_with_what_was_typed(office):
    number = accepted()
    answer = send(
        signed_in(office, CLERK), f"/appeals/{number}/dispatch", department="FIRE", due="明天"
    )

    assert answer.status_code == 422
    assert "“明天”的写法不对" in answer.text
    assert '<option value="FIRE" selected>' in answer.text
    assert state(number) is AppealState.ACCEPTED


def test_somebody_who_was_faster_is_told_and_nothing_is_overwritten(office):
    number = received()
    client = signed_in(office, CLERK)
    stale = client.get(f"/appeals/{number}/refuse").text
    register.accept(number, by=CLERK)
    hidden = {
        name: re.search(f'name="{name}" value="([^"]+)"', stale)[1]
        for name in ("csrf_token", "seen")
    }

    answer = client.post(f"/appeals/{number}/refuse", data={**hidden, "why": "不属于本园区"})

    assert answer.status_code == 409
    assert "不属于本园区" in answer.text
    assert state(number) is AppealState.ACCEPTED


def test_an_extension_that_was_asked_for_is_the_first_thing_to_decide(office):
    number = solving()
    extensions.ask(number, day(8), "备件未到", by=OFFICER)

    page = signed_in(office, CLERK).get(f"/appeals/{number}").text

    assert re.search(rf'class="button main" href="/appeals/{number}/grant-extension"', page)
    assert "备件未到" in page


def test_a_reply_template_fills_the_form_and_does_nothing_else(office):
    entry = TemplateEntry("", "", "办结答复", "您好，第 {number} 号诉求已办结。")
    reply_templates.put(entry, by=CLERK)
    number = solving()
    client = signed_in(office, OFFICER)

    answer = send(client, f"/appeals/{number}/propose-result", offer="0", result="solved")

    assert answer.status_code == 200
    assert f"您好，第 {number} 号诉求已办结。</textarea>" in answer.text
    assert '<option value="solved" selected>' in answer.text
    assert state(number) is AppealState.SOLVING


def test_a_draft_that_is_not_there_leaves_the_form_as_it_was(office):
    number = solving()
    client = signed_in(office, OFFICER)

    answer = send(client, f"/appeals/{number}/propose-result", offer="99", text="已恢复")

    assert "已恢复</textarea>" in answer.text


def test_what_repeats_another_matter_is_named_beside_it(office):
    first = received(title="道路夜间停电", text="厂区外道路连续三天夜间停电。")
    second = received(title="道路夜间停电", text="厂区外道路连续三天夜间停电。")

    page = signed_in(office, CLERK).get(f"/appeals/{second}").text

    assert f'href="/appeals/{second}/merge?into={first}"' in page
    merge = signed_in(office, CLERK).get(f"/appeals/{second}/merge?into={first}").text
    assert f'name="into" value="{first}"' in merge


def test_a_file_is_taken_from_the_page_of_its_matter_and_saved_not_opened(office):
    number = handling_()
    kept = papers.attach(number, Shelf.WORK, "现场.txt", "已到场".encode(), by=OFFICER)
    client = signed_in(office, OFFICER)

    assert f'href="/papers/appeal/{kept.token}"' in client.get(f"/appeals/{number}").text
    answer = client.get(f"/papers/appeal/{kept.token}")
    assert answer.data == "已到场".encode()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert signed_in(office, OTHER).get(f"/papers/appeal/{kept.token}").status_code == 404
    assert signed_in(office, FIRM).get(f"/papers/appeal/{kept.token}").status_code == 404


def test_an_enterprise_raises_a_matter_and_follows_it_under_its_own_account(office):
    firm = signed_in(office, FIRM)
    typed = {"title": "门口占道停车", "text": "货车进不来", "category": "OTHER_COORDINATION"}

    made = send(firm, "/my-appeals:enter", **typed)

    assert made.status_code == 302
    page = firm.get(made.headers["Location"]).text
    assert "货车进不来" in page
    assert "待受理" in page
    page = firm.get("/my-appeals").text
    assert "门口占道停车" in page
    assert "答复期限" in page
    assert "整改期限" not in page
    assert signed_in(office, STRANGER).get(made.headers["Location"]).status_code == 404


def test_an_enterprise_is_not_asked_how_its_matter_is_classified(office):
    page = signed_in(office, FIRM).get("/my-appeals:enter").text

    for name in ("channel", "level", "severity", "mode", "source", "received", "enterprise"):
        assert f'name="{name}"' not in page


def own_answered():
    raised = AppealEntry("停电", "夜间停电", Category.OPERATION)
    number = register.enter(raised, by=FIRM).id
    register.accept(number, by=CLERK)
    routing.dispatch(number, order(), by=CLERK)
    handling.take_up(number, by=OFFICER)
    handling.propose_plan(number, "检修", [Task("检修", day(2))], by=OFFICER)
    signing.approve(number, by=HEAD)
    handling.propose_result(number, "已修好", ResultKind.SOLVED, by=OFFICER)
    signing.approve(number, by=HEAD)
    return number


def test_an_enterprise_judges_the_answer_itself(office):
    number = own_answered()
    firm = signed_in(office, FIRM)

    assert "已修好" in firm.get(f"/my-appeals/{number}").text
    wrong = send(firm, f"/my-appeals/{number}/judge", confirmed="true")
    assert (wrong.status_code, state(number)) == (422, AppealState.ANSWERED)
    send(firm, f"/my-appeals/{number}/judge", satisfaction="satisfied", confirmed="true")
    assert state(number) is AppealState.CLOSED


@pytest.mark.parametrize("address", ["/appeals", "/my-appeals", "/ageing", "/desk"])
def test_whoever_has_not_signed_in_is_sent_to_the_door(office, address):
    answer = office.test_client().get(address)

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in")


def test_english_pages_speak_english_and_chinese_ones_no_code(office):
    number = answered()
    client = signed_in(office, CLERK)

    english = words_of(client.get(f"/en/appeals/{number}").text)
    assert "Call back" in english
    assert "Answered" in english
    chinese = words_of(client.get(f"/appeals/{number}").text)
    assert not re.search(r"[a-z]{4,}", chinese.replace("English", ""))


def test_a_signature_may_be_given_by_whoever_holds_a_delegation_alone(office):
    number = handling_()
    plan = {"text": "检修", "tasks-0-text": "检修", "tasks-0-due": str(day(3))}
    send(signed_in(office, OFFICER), f"/appeals/{number}/propose-plan", **plan)

    page = signed_in(office, COLLEAGUE).get(f"/appeals/{number}").text

    assert f"/appeals/{number}/approve" not in page
    assert f"/appeals/{number}/approve" in signed_in(office, HEAD).get(f"/appeals/{number}").text


def test_the_supervision_sees_a_global_matter_and_decides_it(office):
    number = accepted(severity=AppealSeverity.GLOBAL, level=Level.DISTRICT)
    escalations.escalate(number, "涉及全区", by=CLERK)
    client = signed_in(office, OBE)

    assert "涉及全区" in client.get("/escalations").text
    send(client, f"/appeals/{number}/decide", decision="由服务中心协调")
    assert state(number) is AppealState.ACCEPTED
