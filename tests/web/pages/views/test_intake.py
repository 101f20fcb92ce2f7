import re

from tests.tracker.appeals.builders import CLERK, HEAD, OFFICER, received
from tests.web.signing import send, signed_in
from tracker.appeals import files, lists
from tracker.records import AppealState, CallMethod, Channel

CALL = {
    "enterprise": "E1 公司",
    "contact": "张三",
    "phone": "0762-3388123",
    "channel": "phone",
    "category": "OPERATION",
    "title": "夜间停电",
    "text": "厂区外道路夜间停电。",
    "matter": "help",
    "level": "park",
    "severity": "general",
}


def stored():
    return lists.list_appeals(by=CLERK)


def test_a_call_is_stored_under_the_enterprise_that_it_names(office):
    answer = send(signed_in(office, CLERK), "/intake", **CALL, do="store")

    (line,) = stored()
    assert answer.headers["Location"] == f"/appeals/{line.appeal.id}"
    assert line.appeal.enterprise.id == "E1"
    assert (line.appeal.channel, line.appeal.state) == (Channel.PHONE, AppealState.RECEIVED)


def test_the_next_caller_gets_an_empty_form(office):
    client = signed_in(office, CLERK)

    answer = send(client, "/intake", **CALL, do="next")

    assert answer.headers["Location"] == "/intake"
    page = client.get("/intake").text
    assert "已登记为第 1 号诉求" in page
    assert "夜间停电" not in page


def test_what_is_answered_on_the_spot_is_closed_at_once(office):
    answered = {"answer": "已派人抢修", "result": "solved", "satisfaction": "satisfied"}

    send(
        signed_in(office, CLERK), "/intake", **CALL | {"channel": "window"}, **answered, do="store"
    )

    (line,) = stored()
    assert line.appeal.state is AppealState.CLOSED
    assert files.show(line.appeal.id, by=CLERK).call_backs[0].method is CallMethod.IN_PERSON


def test_likely_repeats_are_shown_before_anything_is_stored(office):
    number = received(title="夜间停电", text="厂区外道路夜间停电。")
    client = signed_in(office, CLERK)

    page = send(client, "/intake", **CALL, do="alike")
    piece = send(client, "/intake/alike", "/intake", **CALL)

    for answer in (page, piece):
        assert f'href="/appeals/{number}"' in answer.text
        assert "相似" in answer.text
    assert 'value="夜间停电"' in page.text
    assert len(stored()) == 1


def test_nothing_said_yet_repeats_nothing(office):
    piece = send(signed_in(office, CLERK), "/intake/alike", "/intake", category="")

    assert piece.status_code == 200
    assert "没有发现相近的诉求" in piece.text


def test_a_form_with_gaps_comes_back_with_all_that_was_typed(office):
    gaps = CALL | {"title": "", "category": "", "enterprise": "没有这家"}

    answer = send(signed_in(office, CLERK), "/intake", **gaps, do="store")

    assert answer.status_code == 422
    assert stored() == ()
    assert 'value="没有这家"' in answer.text
    assert "厂区外道路夜间停电。</textarea>" in answer.text
    assert re.search(r'href="#title">标题</a>：未填写', answer.text)


def test_an_answer_on_another_day_is_refused_and_nothing_is_stored(office):
    late = CALL | {"received": "2026-11-18T09:00", "answer": "已抢修", "satisfaction": "satisfied"}

    answer = send(signed_in(office, CLERK), "/intake", **late, result="solved", do="store")

    assert answer.status_code in (409, 422)
    assert "已抢修</textarea>" in answer.text
    assert stored() == ()


def test_the_desk_of_the_service_centre_is_closed_to_departments(office):
    for person in (OFFICER, HEAD):
        client = signed_in(office, person)
        assert client.get("/intake").status_code == 404
        assert client.get("/intake/problems").status_code == 404
