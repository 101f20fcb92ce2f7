import io
import re

import pytest

from tests.tracker.appeals.builders import CLERK, FIRM, HEAD, OFFICER, day, order
from tests.web.signing import send, signed_in
from tracker import settings
from tracker.appeals import files, handling, lists, papers, register, routing, signing, tracking
from tracker.appeals.papers import Shelf
from tracker.people import COMMITTEE
from tracker.records import AppealState, ResultKind, Task

WORDS = {
    "title": "夜间停电",
    "text": "厂区外道路夜间停电。",
    "category": "OPERATION",
    "matter": "help",
}


@pytest.fixture
def stranger(office):
    return office.test_client()


def raised(client, **more):
    page = send(client, "/raise", **WORDS | more).text
    return re.search(r'name="code" value="([^"]+)"', page)[1]


def say(client, address, **typed):
    return send(client, address, "/follow", **typed)


def the_only():
    (line,) = lists.list_appeals(by=CLERK)
    return line.appeal


def worked_off(number):
    register.accept(number, by=CLERK)
    routing.dispatch(number, order(), by=CLERK)
    handling.take_up(number, by=OFFICER)
    handling.propose_plan(number, "检修", [Task("检修", day(2))], by=OFFICER)
    signing.approve(number, by=HEAD)
    papers.attach(number, Shelf.ANSWER, "说明.txt", "已修好".encode(), by=OFFICER)
    papers.attach(number, Shelf.WORK, "内部.txt", "内部".encode(), by=OFFICER)
    handling.propose_result(number, "路灯已修好", ResultKind.SOLVED, by=OFFICER)
    signing.approve(number, by=HEAD)


def test_somebody_without_account_raises_a_matter_and_gets_its_code_once(stranger):
    answer = send(stranger, "/raise", **WORDS)

    code = re.search(r'<p class="secret">.*?</span>([^<]+)</p>', answer.text)[1]
    assert "只显示这一次" in answer.text
    assert "我已记下查询码" in answer.text
    assert tracking.follow(code).title == "夜间停电"
    assert code not in stranger.get("/follow").text


def test_the_code_stands_in_no_address_and_in_no_cookie(stranger):
    answer = send(stranger, "/raise", **WORDS)
    code = re.search(r'name="code" value="([^"]+)"', answer.text)[1]

    assert answer.status_code == 200
    assert not re.search(rf'(href|action)="[^"]*{code}', answer.text)
    assert code not in str(answer.headers)


def test_the_same_form_sent_again_raises_nothing_more_and_shows_the_same_code(stranger):
    once = re.search(r'name="once" value="([^"]+)"', stranger.get("/raise").text)[1]

    codes = [raised(stranger, once=once) for _ in range(2)]
    other = raised(stranger, once=once, title="另一件")

    assert codes[0] == codes[1] != other
    assert len(lists.list_appeals(by=CLERK)) == 2


def test_a_mark_that_could_be_guessed_is_none(stranger):
    assert raised(stranger, once="a") != raised(stranger, once="a")


def test_sub_categories_stand_under_their_categories(stranger):
    page = stranger.get("/raise").text

    head = page.split('value="water"')[0].rpartition("<optgroup")[2]
    assert 'label="生产经营类"' in head
    assert page.index('id="category"') < page.index('id="sub"') < page.index('id="enterprise"')


def test_an_enterprise_is_found_by_its_whole_name_and_by_nothing_less(stranger):
    part = send(stranger, "/raise", **WORDS, enterprise="E2 公")
    send(stranger, "/raise", **WORDS, enterprise="E2 公司")

    assert part.status_code == 422
    assert "E1 公司" not in part.text
    assert the_only().enterprise.name == "E2 公司"


def test_who_says_nothing_is_told_what_is_missing(stranger):
    answer = send(stranger, "/raise", title="夜间停电")

    assert answer.status_code == 422
    assert 'value="夜间停电"' in answer.text
    assert "类别</a>：未填写" in answer.text


def test_the_code_shows_how_it_stands_and_that_it_was_not_confirmed_yet(stranger):
    code = raised(stranger)

    page = say(stranger, "/follow", code=code).text
    assert "待受理" in page
    assert "还没有确认记下查询码" in page
    saved = say(stranger, "/follow/saved", code=code).text
    assert "还没有确认记下查询码" not in saved


def test_a_wrong_code_is_refused_and_after_too_many_the_address_waits(stranger):
    settings.write("tracking.address_attempts", 2, "测试", by=COMMITTEE)

    wrong = [say(stranger, "/follow", code="0000-0000-0000-0000") for _ in range(3)]

    assert [one.status_code for one in wrong] == [401, 401, 429]
    assert "没有这个查询码" in wrong[0].text
    assert "尝试次数过多" in wrong[2].text


def test_too_many_matters_from_one_address_have_to_wait(stranger):
    settings.write("tracking.raises", 1, "测试", by=COMMITTEE)

    first, second = (send(stranger, "/raise", **WORDS) for _ in range(2))

    assert (first.status_code, second.status_code) == (200, 429)
    assert "夜间停电" in second.text


def test_an_answer_is_read_and_judged_by_the_code_with_its_papers(stranger):
    code = raised(stranger)
    worked_off(the_only().id)

    page = say(stranger, "/follow", code=code).text
    assert "路灯已修好" in page
    assert ("说明.txt" in page, "内部.txt" in page) == (True, False)
    token = re.search(r'name="token" value="([^"]+)"', page)[1]
    assert say(stranger, "/follow/paper", code=code, token=token).data == "已修好".encode()
    judged = {"satisfaction": "satisfied", "confirmed": "true"}
    assert "感谢评价" in say(stranger, "/follow/judge", code=code, **judged).text
    assert the_only().state is AppealState.CLOSED


def test_a_judgement_without_an_opinion_is_refused_and_what_was_said_stays(stranger):
    code = raised(stranger)
    worked_off(the_only().id)

    answer = say(stranger, "/follow/judge", code=code, confirmed="true", note="还行吧")

    assert answer.status_code == 422
    assert "还行吧</textarea>" in answer.text
    assert the_only().state is AppealState.ANSWERED


def test_more_can_be_said_a_file_handed_in_and_the_matter_withdrawn(stranger):
    code = raised(stranger)

    say(stranger, "/follow/supplement", code=code, text="又停了一次")
    file = (io.BytesIO("编号 17".encode()), "路灯.txt")
    assert "路灯.txt" in say(stranger, "/follow/attach", code=code, file=file).text
    assert say(stranger, "/follow/attach", code=code).status_code == 422
    say(stranger, "/follow/withdraw", code=code, why="已修好")

    assert the_only().state is AppealState.WITHDRAWN
    assert [one.text for one in files.show(the_only().id, by=CLERK).notes] == ["又停了一次"]


def test_what_cannot_be_done_now_is_said_without_inner_words(stranger):
    code = raised(stranger)

    answer = say(stranger, "/follow/reopen", code=code, why="又坏了")

    assert answer.status_code == 409
    assert "现在不能这样办理" in answer.text


def test_whoever_receives_matters_cannot_raise_one_by_code(office):
    assert signed_in(office, CLERK).get("/raise").status_code == 404
    assert signed_in(office, FIRM).get("/raise").status_code == 200
