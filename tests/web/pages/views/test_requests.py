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


def test_anothers_request_is_not_there(officer, firm):
    assert officer.get("/requests/FIRE-1").status_code == 404
    assert officer.get("/requests/FIRE-1/withdraw").status_code == 404
    assert firm.get("/requests/EMB-1").status_code == 404


def test_the_page_speaks_english(client):
    assert "Withdraw" in client.get("/en/requests/EMB-1").text
