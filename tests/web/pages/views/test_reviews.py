import datetime as dt

from tests.web.pages.views.conftest import PLANNING
from tests.web.signing import csrf
from tracker import clock


def test_the_latest_week_is_looked_back_upon_first(client):
    page = client.get("/reviews", follow_redirects=True).text

    assert "入企检查周小结" in page
    assert "2026年第49周" in page
    assert "/reviews/week.pdf?week=2026-W49" in page


def test_each_kind_of_review_has_its_page_and_its_sheet(client):
    for kind in ("enterprises", "departments", "caps"):
        days = "since=2026-11-30&until=2026-12-06"

        assert client.get(f"/reviews?kind={kind}&{days}").status_code == 200
        assert client.get(f"/reviews/{kind}.xlsx?{days}").data[:2] == b"PK"


def test_a_review_is_printed(client):
    assert client.get("/reviews/week.pdf?week=2026-W49").data[:4] == b"%PDF"


def test_what_is_no_review_is_not_there(client):
    for address in ("/reviews?kind=ranking", "/reviews/ranking.xlsx", "/reviews/week.xlsx?week=x"):
        assert client.get(address).status_code == 404


def test_a_period_without_days_says_so(client):
    answer = client.get("/reviews?kind=departments&since=2026-12-06&until=2026-11-30")

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_reviews_are_the_committees(officer, firm, supervision):
    for browser in (officer, firm, supervision):
        assert browser.get("/reviews").status_code == 404
        assert browser.get("/improvements").status_code == 404


def test_an_improvement_is_noted_and_finished(client):
    address = "/improvements:improve"
    typed = {
        "since": "2026-11-30",
        "until": "2026-12-06",
        "owner": "FIRE",
        "text": "提前一周报送计划",
        "due": "2026-12-18",
    }
    with clock.fixed(PLANNING + dt.timedelta(minutes=10)):
        client.post(address, data=csrf(client, address) | typed)
        page = client.get("/improvements").text
        done = "/improvements/1/finish"
        client.post(done, data=csrf(client, done) | {"result": "已落实"})

    assert "提前一周报送计划" in page
    assert "某区消防救援大队" in page
    assert "已落实" in client.get("/improvements").text
