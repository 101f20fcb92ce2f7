import pytest

from tests.web.pages.views.conftest import WEEK
from tests.web.signing import CLERK, csrf
from tracker import database, instructions, versions
from tracker.records import InstructionKind

WANTED = f"/weeks/{WEEK}/instructions"
VISIT = f"/weeks/{WEEK}/visits/2026-W49-C001-1"
REASON = {"reason": "企业当天停产检修"}


def _post(client, kind, **typed):
    address = f"{WANTED}/{kind}?enterprise=C001"
    return client.post(f"{WANTED}/{kind}", data={**csrf(client, address), **typed})


def _standing():
    with database.session():
        return instructions.list_instructions(WEEK, by=CLERK)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("pin", {"requests": ["EMB-1", "FIRE-1"], "day": "2026-12-01", "time": "09:00"}),
        ("forbid", {"requests": "EMB-1", "day": "2026-12-01", "time": "08:30", "until": "10:00"}),
        ("together", {"requests": ["EMB-1", "FIRE-1"]}),
        ("apart", {"requests": ["EMB-1", "FIRE-1"]}),
        ("lead", {"enterprise": "C001", "lead-1": "FIRE", "lead-2": "EMB"}),
    ],
)
def test_each_kind_of_instruction_is_kept_with_its_reason(client, before_the_week, kind, typed):
    answer = _post(client, kind, **REASON, **typed)

    (one,) = _standing()
    assert answer.status_code == 303
    assert (one.kind, one.reason) == (InstructionKind(kind), REASON["reason"])
    assert REASON["reason"] in client.get(WANTED).text


def test_every_gap_is_told_at_once_and_what_was_ticked_stays(client):
    answer = _post(client, "together", enterprise="C001", requests="EMB-1", reason="")

    assert answer.status_code == 422
    assert "涉及的请求：" in answer.text
    assert "理由：未填写" in answer.text
    assert 'value="EMB-1" checked' in answer.text
    assert _standing() == ()


def test_a_pin_without_a_time_is_told_so(client):
    answer = _post(client, "pin", enterprise="C001", requests="EMB-1", **REASON)

    assert answer.status_code == 422
    assert "日期：未填写" in answer.text


def test_an_instruction_is_lifted_by_its_button(client, before_the_week):
    _post(client, "apart", requests=["EMB-1", "FIRE-1"], **REASON)
    (one,) = _standing()
    address = f"/instructions/{one.id}/lift"

    client.post(address, data=csrf(client, address) | {"reason": "已协商"})

    assert _standing() == ()
    assert "已协商" not in client.get(WANTED).text


def test_steering_is_for_those_who_plan(officer, supervision, firm):
    for browser in (officer, supervision, firm):
        for address in (WANTED, f"{WANTED}/pin", VISIT, f"{VISIT}/check?day=2026-12-01&time=09:00"):
            assert browser.get(address).status_code == 404


def test_the_checker_answers_at_once_which_rule_breaks(client, before_the_week):
    fits = client.get(f"{VISIT}/check?day=2026-12-01&time=09:00").json
    broken = client.get(f"{VISIT}/check?day=2026-12-03&time=09:00").json
    none = client.get(f"{VISIT}/check?day=2026-12-30&time=09:00").json

    assert fits == {"fits": True, "lines": [], "words": "可以安排在这个时间。"}
    assert not broken["fits"]
    assert any("不在部门填报的可检查时间内" in line for line in broken["lines"])
    assert none["lines"] == ["请选择本周内的日期和时间"]


def test_a_visit_is_moved_without_a_script(client, before_the_week):
    chosen = {"day": "2026-12-01", "time": "09:00"}
    page = client.get(f"{VISIT}?day=2026-12-01&time=09:00").text
    assert "可以安排在这个时间" in page

    answer = client.post(VISIT, data={**csrf(client, VISIT), **chosen, **REASON})

    assert answer.location.endswith(f"/weeks/{WEEK}?version=2")
    with database.session():
        moved = versions.show(WEEK, 2, by=CLERK)
    assert f"{moved.standing[0].start:%d %H:%M}" == "01 09:00"


def test_a_move_that_breaks_a_rule_makes_no_draft(client, before_the_week):
    chosen = {"day": "2026-12-03", "time": "09:00", **REASON}

    answer = client.post(VISIT, data={**csrf(client, VISIT), **chosen})

    assert answer.status_code == 422
    assert "不能安排在这个时间" in answer.text
    with database.session():
        assert len(versions.list_versions(WEEK, by=CLERK)) == 1


def test_a_move_wants_a_reason_and_keeps_the_time(client, before_the_week):
    chosen = {"day": "2026-12-01", "time": "09:00", "reason": " "}

    answer = client.post(VISIT, data={**csrf(client, VISIT), **chosen})

    assert answer.status_code == 422
    assert "理由：未填写" in answer.text
    assert 'name="time" value="09:00"' in answer.text


def test_a_visit_of_another_week_is_not_found(client):
    assert client.get(f"/weeks/{WEEK}/visits/2026-W48-C001-1").status_code == 404


def test_the_pages_speak_english(client):
    assert "Move it" in client.get("/en" + VISIT).text
    assert "Instructions" in client.get("/en" + WANTED).text
