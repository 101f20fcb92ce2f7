"""A catalogue is all its modules, and no sentence stands in two of them."""

import sys
from pathlib import Path

import pytest

from web.translations.parts import joined


@pytest.fixture
def language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty language that can be imported as `klingon`."""
    folder = tmp_path / "klingon"
    folder.mkdir()
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "klingon", raising=False)
    return folder


def write(folder: Path, name: str, **sentences: str) -> None:
    (folder / f"{name}.py").write_text(f"SENTENCES = {sentences!r}", encoding="utf-8")


def test_the_modules_of_a_language_are_one_catalogue(language: Path):
    write(language, "first_topic", a="qo'")
    write(language, "second_topic", b="nuq")

    assert joined("klingon", [str(language)]) == {"a": "qo'", "b": "nuq"}


def test_a_key_that_stands_twice_is_named_with_its_place(language: Path):
    write(language, "third_topic", a="qo'")
    write(language, "twin_topic", a="nuq")

    with pytest.raises(ValueError, match=r"klingon\.twin_topic: a stand in another module too"):
        joined("klingon", [str(language)])
