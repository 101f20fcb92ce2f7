"""What people read of the API in a browser."""

import pytest

from web.api import pages


def test_the_page_to_try_it_loads_nothing_from_elsewhere(nobody):
    page = nobody.get("/docs")

    assert page.status_code == 200
    assert "http" not in page.text.replace("http-equiv", "")
    assert "<style" not in page.text
    assert " style=" not in page.text
    assert "img-src 'self' data:" in page.headers["Content-Security-Policy"]
    assert "unsafe" not in page.headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", pages.FILES)
def test_its_files_come_from_this_server(nobody, name):
    with nobody.get(f"/docs/{name}") as answer:
        assert answer.status_code == 200


@pytest.mark.parametrize("name", ["index.css", "..%2f__init__.py", "LICENSE"])
def test_other_files_stay_where_they_are(nobody, name):
    assert nobody.get(f"/docs/{name}").status_code == 404


def test_it_leads_to_the_other_language(nobody):
    assert "/api/v1/docs?language=en" in nobody.get("/docs").text
    assert "/api/v1/docs?language=zh" in nobody.get("/docs?language=en").text
