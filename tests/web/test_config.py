import re
from pathlib import Path

import pytest

from web.config import BadSetting, Config


def test_without_an_environment_the_defaults_hold(monkeypatch):
    monkeypatch.delenv("ONEVISIT_PORT", raising=False)

    config = Config.from_env()

    assert (config.host, config.port, config.language) == ("127.0.0.1", 8000, "zh")


def test_settings_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("ONEVISIT_PORT", "9000")
    monkeypatch.setenv("ONEVISIT_BASE_URL", "https://park.example/onevisit/")
    monkeypatch.setenv("ONEVISIT_OUT_DIR", "papers")
    monkeypatch.setenv("ONEVISIT_TIME_LIMIT", "2.5")

    config = Config.from_env()

    assert (config.port, config.out_dir, config.time_limit) == (9000, Path("papers"), 2.5)
    assert config.link == "https://park.example/onevisit"


def test_every_bad_setting_is_named_at_once():
    with pytest.raises(BadSetting) as fault:
        Config(port=0, language="fr", base_url="park", font_dir=Path("nowhere"), mail="@")

    named = re.findall(r"ONEVISIT_(\w+) is", str(fault.value))
    assert named == ["BASE_URL", "MAIL", "PORT", "LANGUAGE", "FONT_DIR"]


def test_a_word_where_a_number_belongs_is_told(monkeypatch):
    monkeypatch.setenv("ONEVISIT_WORKERS", "many")

    with pytest.raises(BadSetting, match="ONEVISIT_WORKERS is 'many', expected a number"):
        Config.from_env()


def test_every_setting_is_documented():
    missing = [name for name in Config.__dataclass_fields__ if name not in (Config.__doc__ or "")]

    assert missing == []
