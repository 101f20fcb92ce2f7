import pytest


def test_no_cookie_is_needed_to_keep_a_language(stranger):
    answer = stranger.get("/en/handbook")

    assert answer.headers.get("Set-Cookie") is None
    assert 'lang="en"' in answer.text


def test_an_address_that_only_begins_like_english_is_chinese(client):
    assert 'lang="zh-CN"' in client.get("/england").text


def test_the_other_language_keeps_the_view_of_the_page(client):
    assert 'href="/en/?lanes=departments"' in client.get("/?lanes=departments").text


@pytest.mark.parametrize(
    "query",
    ["endpoint=x", "_method=POST", "values=3", "_external=1&_scheme=javascript", "week=2020-W01"],
)
def test_what_a_reader_adds_to_an_address_stays_behind_its_question_mark(client, query):
    answer = client.get(f"/?{query}")

    assert answer.status_code == 200
    assert f'href="/en/?{query.replace("&", "&amp;")}"' in answer.text
