from tests.web.signing import ADMINISTRATOR, CLERK, signed_in
from tracker import database, enterprises, people
from web.pages import things


def test_a_list_is_narrowed_and_shown_whole_again(client):
    page = client.get("/enterprises?named=榕汀").text

    assert "河源市榕汀新材料有限公司" in page
    assert page.count("<tr>") == 2
    assert "显示全部" in page


def test_a_list_that_nothing_fits_says_what_to_do(client):
    assert "请放宽筛选条件" in client.get("/enterprises?named=不存在").text


def test_a_filter_that_cannot_be_read_is_told_and_shows_all(client):
    answer = client.get("/officers?all_times=true&department=NONE")

    assert answer.status_code in (200, 422, 404)


def test_long_lists_have_pages(client, monkeypatch):
    monkeypatch.setattr(things, "MOST", 1)
    with database.session():
        known = enterprises.list_enterprises(by=people.COMMITTEE)

    first = client.get("/enterprises").text
    second = client.get(f"/enterprises?before={known[0].id}").text

    assert f"before={known[0].id}" in first
    assert known[0].name in first
    assert known[0].name not in second
    assert known[1].name in second


def test_the_page_of_a_thing_offers_what_its_reader_may_do(app):
    clerk, officer = signed_in(app, CLERK), signed_in(app, ADMINISTRATOR)

    assert "/enterprises/C001/change" in clerk.get("/enterprises/C001").text
    assert "/enterprises/C001/change" in officer.get("/enterprises/C001").text


def test_what_was_done_to_a_thing_stands_below_it_for_those_who_read_logs(client):
    assert "办理记录" in client.get("/enterprises/C001").text


def test_a_thing_that_is_not_there_is_not_found(client):
    assert client.get("/enterprises/NOBODY").status_code == 404
