import stat

import pytest

from web import secrets
from web.config import BadSetting, Config

GOOD = "9f3b1c7d5e8a2046b1f7c3d9e5a80264"


@pytest.mark.parametrize(
    "key", ["short", "a" * 64, "change-me-change-me-change-me-change-me", "0123456789abcdef" * 3]
)
def test_a_key_that_can_be_guessed_is_refused_without_telling_it(key):
    with pytest.raises(BadSetting) as refused:
        Config(secret_key=key)

    assert "ONEVISIT_SECRET_KEY" in str(refused.value)
    assert key not in str(refused.value)


def test_a_random_key_is_taken():
    assert Config(secret_key=GOOD, metrics_token=GOOD).secret_key == GOOD


def test_only_its_owner_reads_the_key_of_a_machine(tmp_path):
    key = secrets.own_key(tmp_path / "one.db")

    mode = stat.S_IMODE((tmp_path / "one.secret").stat().st_mode)
    assert mode == 0o600
    assert not secrets.is_weak(key)
    assert secrets.own_key(tmp_path / "one.db") == key
    assert secrets.own_key(tmp_path / "other.db") != key
