import datetime as dt

import pytest

from tests.web.pages.views.conftest import PLANNING, WEEK
from tests.web.signing import CLERK, csrf
from tracker import clock, database, planning, runs, weeks
from tracker.records import RunState
from tracker.week import Week

RUNS = f"/weeks/{WEEK}/runs"


@pytest.fixture
def waiting(app, before_the_week):
    """A run that nobody has begun."""
    with database.session():
        return planning.ask(WEEK, by=CLERK).id


def test_a_run_is_asked_for_and_waits_on_its_own_page(client, before_the_week):
    answer = client.post(RUNS, data=csrf(client, RUNS) | {"seconds": "5"})
    page = client.get(answer.location).text

    assert answer.status_code == 303
    assert "排队中" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    with database.session():
        (run, *_) = runs.list_runs(WEEK, by=CLERK)
    assert run.params["time_limit"] == 5


@pytest.mark.parametrize("seconds", ["", "0", "-3", "1.5", "99999", "五"])
def test_seconds_that_are_none_are_told_and_kept(client, seconds):
    answer = client.post(RUNS, data=csrf(client, RUNS) | {"seconds": seconds})

    assert answer.status_code == 422
    assert "计算时间应为 1 至 3600 秒的整数" in answer.text
    assert seconds == "" or f'value="{seconds}"' in answer.text


def test_a_run_that_nobody_begins_says_why(client, waiting):
    with clock.fixed(PLANNING + dt.timedelta(minutes=1)):
        page, told = client.get(f"/runs/{waiting}").text, client.get(f"/runs/{waiting}/live").json

    assert "后台工作程序可能没有运行" in page
    assert told["waits"]
    assert not told["over"]


def test_a_run_is_stopped_by_its_button(client, waiting):
    client.post(f"/runs/{waiting}/stop", data=csrf(client, f"/runs/{waiting}/stop"))

    with database.session():
        assert runs.show(waiting, by=CLERK).state is RunState.STOPPED
    assert "/stop" not in client.get(f"/runs/{waiting}").text


def test_a_finished_run_leads_to_its_draft(client, draft):
    page = client.get(f"/runs/{draft.run.id}").text
    told = client.get(f"/runs/{draft.run.id}/live").json

    assert "查看草案第 2 版" in page
    assert told["over"]
    assert (told["visits"], told["unplanned"]) == (2, 0)


def test_a_week_without_requests_cannot_be_planned(client):
    with database.session():
        weeks.open_week(Week(2026, 50), by=CLERK)

    page = client.get("/weeks/2026-W50/runs").text

    assert "本周还没有计划请求" in page
    assert 'name="seconds"' not in page


def test_runs_are_for_those_who_plan(officer, supervision, firm, waiting):
    for browser in (officer, supervision, firm):
        assert browser.get(RUNS).status_code == 404
        assert browser.get(f"/runs/{waiting}").status_code == 404
        assert browser.get(f"/runs/{waiting}/live").status_code == 404
