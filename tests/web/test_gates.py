"""The secret of codes is that of the installation; what is scanned is a whole address."""

import dataclasses

import pytest

from web import gates, hygiene
from web.config import BadSetting, Config


def test_the_secret_is_that_of_the_installation(config):
    assert gates.secret_of(config) == hygiene.key_of(config)


def test_servers_that_share_a_database_must_share_a_secret(config):
    shared = dataclasses.replace(config, database_url="postgresql://x@127.0.0.1/x")

    with pytest.raises(BadSetting, match="SECRET_KEY"):
        gates.secret_of(shared)


def test_a_link_is_whole():
    config = Config(base_url="https://park.example/")

    assert gates.link(config, "/v/7") == "https://park.example/v/7"
