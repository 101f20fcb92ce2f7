def test_no_cookie_is_needed_to_keep_a_language(client):
    assert client.get("/en/").headers.get("Set-Cookie") is None


def test_an_address_that_only_begins_like_english_is_chinese(client):
    assert 'lang="zh-CN"' in client.get("/england").text
