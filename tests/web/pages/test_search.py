from tests.web.signing import CLERK, signed_in
from tracker.records import Person, Role


def test_an_enterprise_is_found_by_a_part_of_its_name(client):
    page = client.get("/search?text=榕汀").text

    assert 'href="/enterprises/C001"' in page


def test_a_week_is_found_by_its_name(client):
    assert 'href="/weeks/2026-W49"' in client.get("/search?text=2026-W49").text


def test_what_is_not_there_says_what_could_be_typed(client):
    assert "没有找到" in client.get("/search?text=不存在的企业").text
    assert "请输入企业名称" in client.get("/search").text


def test_odd_texts_find_nothing_and_break_nothing(client):
    for text in ("%00", "%25", "_", "%ED%A0%80", "a" * 5_000, "'; drop table"):
        assert client.get(f"/search?text={text}").status_code == 200


def test_an_enterprise_finds_no_other_enterprise(app):
    firm = Person("firm", "企业", Role.ENTERPRISE, enterprise="C001")

    page = signed_in(app, firm).get("/search?text=有限公司").text

    assert "C001" in page
    assert "C002" not in page
    assert 'href="/enterprises/' not in page
    assert "C002" in signed_in(app, CLERK).get("/search?text=有限公司").text
