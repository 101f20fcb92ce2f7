import json
import re

import pytest

from tracker.settings import DEFAULTS, NamedSetting
from web import setting_words, wording


def _named(name: str, value: object) -> NamedSetting:
    return NamedSetting(name, json.dumps(value), "", changed=False)


@pytest.mark.parametrize("name", DEFAULTS)
def test_no_value_shows_a_code_or_a_bracket_to_a_chinese_reader(name):
    told = setting_words.told(
        _named(name, DEFAULTS[name].value), "zh", dict.fromkeys(("EMB", "SAMR", "EEB"), "某局")
    )

    assert told
    assert not re.search(r"[{}\\[\\]\"_]|[a-z]{2,}", told)


def test_a_tier_is_told_as_a_sentence():
    value = {"percent": [61, 100], "visits": None, "years": 1, "mode": "visit"}

    told = setting_words.told(_named("credit.tier_D", value), "zh")

    assert told == "抽查比例（%）：61–100；次数：不限；年数：1；方式：现场检查"


def test_yes_and_no_are_words():
    said = [setting_words.told(_named("delegation.allowed", one), "en") for one in (True, False)]

    assert said == [wording.say("yes", "en"), "no"]
