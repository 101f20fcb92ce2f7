from tests.web.signing import ADMINISTRATOR, CLERK, signed_in
from web import create_app, storage


def test_before_anything_is_registered_the_first_page_says_where_to_begin(config):
    storage.connect(config)
    app = create_app(config)

    page = signed_in(app, ADMINISTRATOR).get("/").text

    assert "从这里开始" in page
    for address in ("/departments:register", "/enterprises:register", "/people:add"):
        assert f'href="{address}"' in page
    assert "/people:add" not in signed_in(app, CLERK).get("/").text


def test_later_it_says_so_no_more(app):
    assert "从这里开始" not in signed_in(app, ADMINISTRATOR).get("/").text
