from enum import StrEnum
from importlib import import_module
from pkgutil import iter_modules

import pytest

from tracker import records
from web import wording
from web.vocabularies import VOCABULARIES


def _enumerations() -> set[type[StrEnum]]:
    modules = [
        import_module(f"{records.__name__}.{one.name}") for one in iter_modules(records.__path__)
    ]
    return {
        one
        for module in modules
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, StrEnum) and one is not StrEnum
    }


def test_every_code_of_a_record_has_words():
    assert _enumerations() - VOCABULARIES.keys() == set()


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_no_code_is_without_its_word(language):
    silent = [
        f"{prefix}.{code.value}"
        for kind, prefix in VOCABULARIES.items()
        for code in kind
        if wording.known(f"{prefix}.{code.value or 'none'}", language) is None
    ]

    assert silent == []
