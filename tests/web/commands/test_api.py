"""The document of the API from the command line."""

import json

from web import wording


def test_the_document_is_written_in_the_configured_language(type_in, tmp_path):
    place = tmp_path / "openapi.json"

    told = type_in("api", "document", "-o", str(place))

    assert told.exit_code == 0
    found = json.loads(place.read_text(encoding="utf-8"))
    assert found["info"]["title"] == wording.say("api.title", "zh")
    assert json.loads(type_in("api", "document").stdout) == found
