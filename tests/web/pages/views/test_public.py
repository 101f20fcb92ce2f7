import pytest

from tests.tracker.appeals.builders import CLERK, FIRM, OFFICER
from tests.web.signing import send, signed_in
from tracker.people import COMMITTEE as DESK
from tracker.people import NOBODY
from tracker.publicity import case_studies, mechanism
from tracker.records import Person, Role
from tracker.records.publicity import StoryText

COMMITTEE = Person("desk", "经办", Role.COMMITTEE)
STORY = StoryText("夜间停电三日修复", "道路停电", "当日到场", "三日恢复", "先到现场")


def test_a_stranger_is_led_to_the_public_page_that_says_how_to_be_heard(office):
    stranger = office.test_client()

    assert stranger.get("/").headers["Location"] == "/public"
    page = stranger.get("/public").text
    for address in ("/raise", "/follow", "/disturbances:enter", "/sign-in"):
        assert f'href="{address}"' in page
    assert "企业有事说一次就行" in page


def test_the_public_page_speaks_english_too(office):
    page = office.test_client().get("/en/public").text

    assert "Every call answered" in page
    assert 'href="/en/raise"' in page


def test_only_published_case_studies_are_read_by_strangers(office):
    draft = case_studies.draft(STORY, by=CLERK)
    stranger = office.test_client()

    assert "夜间停电三日修复" not in stranger.get("/public").text
    assert stranger.get(f"/stories/{draft.id}").status_code == 404
    case_studies.publish(draft.id, version=draft.version, by=DESK)
    assert "夜间停电三日修复" in stranger.get("/public").text
    assert "当日到场" in stranger.get(f"/stories/{draft.id}").text


def test_the_committee_publishes_new_words_and_everybody_reads_them(office):
    typed = {"text": "# 新机制\n说一次就行。", "decision": "会议纪要 7 号"}

    answer = send(signed_in(office, COMMITTEE), "/mechanism", **typed)

    assert answer.status_code == 302
    page = office.test_client().get("/public").text
    assert "说一次就行。" in page
    assert "企业有事说一次就行" not in page


def test_words_without_a_decision_come_back_as_they_were_typed(office):
    answer = send(signed_in(office, COMMITTEE), "/mechanism", text="# 新机制\n说一次就行。")

    assert answer.status_code == 422
    assert "# 新机制\n说一次就行。</textarea>" in answer.text
    assert mechanism.show(by=NOBODY) is None


@pytest.mark.parametrize("person", [CLERK, OFFICER, FIRM])
def test_others_do_not_change_the_words(office, person):
    assert signed_in(office, person).get("/mechanism").status_code == 404
