import pytest

from web import storage
from web.config import BadSetting, Config


def test_the_folder_of_an_embedded_database_is_made(tmp_path):
    config = Config(database_url=f"sqlite:///{tmp_path / 'deep' / 'one.db'}")

    assert storage.connect(config) != ()
    assert storage.connect(config) == ()
    assert (tmp_path / "deep" / "one.db").exists()


def test_a_database_of_another_kind_is_refused():
    with pytest.raises(BadSetting, match="oracle"):
        storage.connect(Config(database_url="oracle://x"))
