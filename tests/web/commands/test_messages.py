"""Messages that wait, at the terminal."""

import json
from collections.abc import Callable

from click.testing import Result

from tests.web.commands.onsite import enter

Type = Callable[..., Result]


def test_what_a_publication_has_to_tell_waits(published: str):
    found = json.loads(enter("messages", "--json").stdout)

    assert found
    assert any(one["facts"].get("visit") == published for one in found)
    assert found[0]["to"] in enter("messages").stdout


def test_an_option_that_does_not_exist_is_told(type_in: Type):
    told = type_in("messages", "--all")

    assert told.exit_code == 2
    assert "No such option" in told.stderr
