import re
from dataclasses import replace

import pytest

from web import create_app


def test_the_board_shows_each_visit_with_who_leads(client):
    page = client.get("/").text

    assert "2026年第49周联合到访计划" in page
    assert "河源市榕汀新材料有限公司" in page
    assert "08:30–10:30" in page
    assert page.count("/visits/2026-W49-C001-1") == 2


def test_the_board_speaks_english_under_its_own_address(client):
    page = client.get("/en/").text

    assert '<html lang="en">' in page
    assert "Joint visits, week 49 of 2026" in page
    assert "proven fewest" in page


def test_each_page_links_to_itself_in_the_other_language(client):
    assert 'href="/en/weeks/2026-W49?lanes=departments"' in (
        client.get("/weeks/2026-W49?lanes=departments").text
    )
    assert 'href="/visits/2026-W49-C001-1"' in client.get("/en/visits/2026-W49-C001-1").text


def test_lanes_can_be_departments(client):
    page = client.get("/?lanes=departments").text

    assert re.search(
        r'<th scope="row">\s*<span class="badge[^>]*>消防</span> 某区消防救援大队', page
    )


def test_the_page_of_a_visit_says_why_jointly(client):
    page = client.get("/visits/2026-W49-C001-1").text

    assert "共有 2 个部门计划到该企业检查" in page
    assert "应急.csv 第 2 行" in page


def test_an_unannounced_visit_is_marked_on_this_machine(client):
    assert "不预告" in client.get("/").text


def test_an_unannounced_visit_is_hidden_where_others_can_read(config, app):
    client = create_app(replace(config, host="0.0.0.0")).test_client()

    assert "河源市芷溪涂料有限公司" not in client.get("/").text
    assert client.get("/visits/2026-W49-C002-1").status_code == 404


@pytest.mark.parametrize(
    "address", ["/weeks/2026-W01", "/weeks/none", "/visits/none", "/?lanes=x", "/en/none"]
)
def test_what_is_not_there_has_a_page_that_says_so(client, address):
    answer = client.get(address)

    assert answer.status_code == 404
    assert ("not found" if address.startswith("/en") else "没有找到") in answer.text


def test_before_the_first_week_the_board_says_how_to_begin(config):
    answer = create_app(config).test_client().get("/")

    assert answer.status_code == 200
    assert "还没有已发布的周计划" in answer.text


def test_no_page_speaks_in_codes(client):
    words = re.sub(r"<[^>]+>", " ", client.get("/").text)

    assert not re.search(r"[a-z]+-[a-z]+-|None|\{|Undefined", words)
