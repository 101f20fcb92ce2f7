"""What people have typed stays words in a letter."""

from web.mailing.words import as_html, as_text

BASE = "https://onevisit.example"
LINK = f"{BASE}/visits/1"


def test_what_people_have_typed_is_no_markup():
    found = as_html("<b>", ['<script>alert("x")</script>'], LINK, "zh")

    assert "<script" not in found
    assert "<p>&lt;script&gt;" in found
    assert "<title>&lt;b&gt;</title>" in found
    assert '<html lang="zh-CN">' in found


def test_our_own_address_can_be_followed_and_no_other():
    found = as_html("t", [f"看： {LINK}", "http://evil.example/x", f"{LINK} x"], BASE, "zh")

    assert f'<p>看： <a href="{LINK}">{LINK}</a></p>' in found
    assert found.count("<a ") == 1


def test_nothing_is_fetched_by_whoever_opens_a_letter():
    found = as_html("t", ["x"], LINK, "en")

    assert not [word for word in ("src=", "<link", "<style", "url(") if word in found]


def test_a_paragraph_is_one_line_of_plain_text():
    assert as_text(["a\r\nb", "c"]) == "a  b\n\nc\n"
