from tests.web.signing import CLERK, csrf
from tracker import database, requests


def test_a_request_stands_line_by_line(client):
    page = client.get("/requests/EMB-1").text

    assert "粉尘防爆" in page
    assert "12月1日 周二 08:30–12:00" in page
    assert "应急.csv 第 2 行" in page


def test_a_request_is_withdrawn_by_its_department(officer, before_the_week):
    address = "/requests/EMB-1/withdraw"

    answer = officer.post(address, data=csrf(officer, address) | {"why": "企业停产"})

    assert answer.status_code == 302
    with database.session():
        assert requests.show("EMB-1", by=CLERK).withdrawn
    assert "/withdraw" not in officer.get("/requests/EMB-1").text


def test_a_withdrawal_wants_a_reason(officer):
    address = "/requests/EMB-1/withdraw"

    answer = officer.post(address, data=csrf(officer, address))

    assert answer.status_code == 422
    assert "未填写" in answer.text


def test_the_committee_defers_a_request_to_a_later_week(client, before_the_week):
    address = "/requests/EMB-1/defer"
    form = client.get(address).text
    told = {"week": "2026-W50", "why": "人手不足", "windows": "周二 09:00-11:00"}

    answer = client.post(address, data=csrf(client, address) | told)
    page = client.get("/requests/EMB-2").text
    plans = client.get("/weeks/2026-W50/plans").text

    assert "由 EMB-1 转来" in plans
    assert "转入哪一周" in form
    assert 'value="2026-W50"' in form
    assert answer.status_code == 302
    assert "EMB-1" in page
    assert "12月8日 周二 09:00–11:00" in page
    assert "/defer" not in client.get("/requests/EMB-1").text


def test_a_week_that_is_too_early_is_told_and_what_was_typed_stays(client, before_the_week):
    address = "/requests/EMB-1/defer"
    told = {"week": "2026-W49", "why": "人手不足"}

    answer = client.post(address, data=csrf(client, address) | told)

    assert answer.status_code == 422
    assert "人手不足" in answer.text
    assert "2026年第50周" in answer.text or "2026-W50" in answer.text


def test_a_department_defers_nothing(officer):
    assert officer.get("/requests/EMB-1/defer").status_code in (403, 404)
    assert "/defer" not in officer.get("/requests/EMB-1").text


def test_anothers_request_is_not_there(officer, firm):
    assert officer.get("/requests/FIRE-1").status_code == 404
    assert officer.get("/requests/FIRE-1/withdraw").status_code == 404
    assert firm.get("/requests/EMB-1").status_code == 404


def test_the_page_speaks_english(client):
    assert "Withdraw" in client.get("/en/requests/EMB-1").text
