"""What anybody is shown, at the terminal."""

import json

import pytest

from tests.web.commands.onsite import enter
from tests.web.commands.test_stories import PARTS

pytestmark = pytest.mark.usefixtures("published")


def test_the_public_sees_the_policy_the_figures_and_what_was_published():
    enter("stories", "draft", "--title", "供水", *PARTS, "--as", "FIRE-officer")
    enter("stories", "draft", "--title", "用电", *PARTS, "--as", "FIRE-officer")
    enter("stories", "publish", 2, "--version", 1)

    told = enter("public").stdout

    for words in ("试行期已于", "已发布的周数", "12月1日 周二", "FIRE 局", "有呼必应", "用电"):
        assert words in told
    assert "供水" not in told
    shown = json.loads(enter("public", "--json").stdout)
    assert (shown["figures"]["visits"], shown["figures"]["joint"]) == (1, 1)
    assert [(one["text"]["title"], one["author"]) for one in shown["stories"]] == [("用电", "")]
    assert "E1" not in str(shown)
