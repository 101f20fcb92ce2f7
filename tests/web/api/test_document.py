"""The document of the API."""

import re

import pytest

from web import wording
from web.api import calls, pages
from web.api.problems import KINDS

CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(params=wording.LANGUAGES)
def written(app, request):
    """The document in each language."""
    return pages.written(request.param, app.config["ONEVISIT"])


def _parts(found):
    """Every object somewhere in a document."""
    if isinstance(found, dict):
        yield found
        for one in found.values():
            yield from _parts(one)
    elif isinstance(found, list):
        for one in found:
            yield from _parts(one)


def test_every_reference_leads_somewhere(written):
    for part in _parts(written):
        place = part.get("$ref")
        if not isinstance(place, str):
            continue
        found = written
        for step in place.removeprefix("#/").split("/"):
            found = found.get(step)
            assert found is not None, place


def test_every_call_is_in_it_and_nothing_else(app, written):
    rules = {
        (method, _template(rule.rule))
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
        if rule.endpoint.startswith("api.")
    }
    known = {
        (method.upper(), _template(path))
        for path, calls_ in written["paths"].items()
        for method in calls_
    }
    people = {("GET", path) for path in ("/openapi.json", "/docs", "/docs/{}", "/problems/{}")}

    assert rules == known | people


def _template(path):
    return re.sub("<[^>]*>|{[^}]*}", "{}", path.removeprefix("/api/v1"))


def test_every_call_tells_what_may_go_wrong(written):
    names = [call["operationId"] for path in written["paths"].values() for call in path.values()]

    assert len(names) == len(set(names))
    for path in written["paths"].values():
        for call in path.values():
            assert call["security"]
            assert {"400", "401", "403", "404", "429", "500", "503"} <= call["responses"].keys()
            assert all(
                one.get("description") is not None
                for one in call["responses"].values()
                if "$ref" not in one
            )


def test_it_is_written_in_its_language(app):
    chinese, english = (pages.written(one, app.config["ONEVISIT"]) for one in ("zh", "en"))

    for path in chinese["paths"]:
        for method in chinese["paths"][path]:
            assert CHINESE.search(chinese["paths"][path][method]["summary"]), path
            assert not CHINESE.search(english["paths"][path][method]["summary"]), path


def test_every_problem_is_described(written):
    told = str(written["components"]["responses"])

    assert all(f"`{kind}`" in told for kind in KINDS)


def test_no_parameter_is_left_without_words(written):
    for path in written["paths"].values():
        for call in path.values():
            for one in call["parameters"]:
                assert "$ref" in one or one["description"], (call["operationId"], one["name"])


def test_no_call_is_open_to_nobody():
    assert all(one.roles for one in calls.OPERATIONS)
