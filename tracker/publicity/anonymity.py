"""
Whether a text tells who it is about: names, codes, addresses and numbers of the registers in it.

A person still has to read it: what everybody in the park knows the enterprise by stands in no
register.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tracker.errors import Fault, FaultCode
from tracker.models import ContactRow, EnterpriseRow, OfficerRow, PersonRow

_LEGAL_FORM = re.compile(
    r"(股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|公司|集团|有限合伙|合伙企业|厂|店)"
    r"(分公司|分店|分厂)?$"
)
_PLACE = re.compile(r"^(.{2,8}?(?:省|自治区))?(.{2,4}?市)?(.{1,4}?[区县])?")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")

_PATTERNS = (
    re.compile(r"(?<![0-9])1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])"),
    re.compile(r"(?<![0-9])0[0-9]{2,3}[ -]?[0-9]{7,8}(?![0-9])"),
    re.compile(r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9A-Za-z])"),
    re.compile(
        r"(?<![0-9A-Za-z])[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}(?![0-9A-Z])"
    ),
    re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"),
)
"""A mobile and a fixed telephone, an identity card, a credit code, an address of mail."""


@dataclass(frozen=True, slots=True)
class Register:
    """What gives somebody away: words that stand for themselves, and signs within any words."""

    words: frozenset[str]
    signs: frozenset[str]
    numbers: frozenset[str]


def faults(texts: Mapping[str, str]) -> Iterator[Fault]:
    """Whatever in the fields of a text would tell who it is about; inside a transaction."""
    known = _register()
    for field, text in texts.items():
        for found in sorted(set(_given_away(text, known))):
            yield Fault(field, FaultCode.NAMES_SOMEBODY, found)


def _given_away(text: str, known: Register) -> Iterator[str]:
    plain = unicodedata.normalize("NFKC", text)
    small = plain.casefold()
    squeezed = _squeezed(plain)
    digits = re.sub(r"(?<=[0-9])[ ()-]+(?=[0-9])", "", plain)
    yield from (one for one in known.signs if _squeezed(one) in squeezed)
    yield from (one for one in known.words if _stands(one, small))
    yield from (one for one in known.numbers if one in digits)
    for pattern in _PATTERNS:
        yield from (found[0] for found in pattern.finditer(plain))


def _stands(word: str, text: str) -> bool:
    """Whether a word of Latin letters stands in a text by itself: `li` is not in `list`."""
    pattern = rf"(?<![0-9a-z]){re.escape(_plain(word))}(?![0-9a-z])"
    return re.search(pattern, text) is not None


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()


def _squeezed(text: str) -> str:
    """Letters and digits only: a space or a dot inside of a name hides nothing."""
    return "".join(sign for sign in _plain(text) if sign.isalnum())


def _register() -> Register:
    names = {one for one in _names() if len(_squeezed(one)) >= 2}
    latin = {one for one in names if _plain(one).isascii()}
    return Register(frozenset(latin), frozenset(names - latin), frozenset(_numbers()))


def _names() -> Iterator[str]:
    for row in EnterpriseRow.select():
        yield from names_of(row.name)
        yield from (row.uscc, row.contact, *_addresses(row.address))
    for person in PersonRow.select():
        yield from (person.login, person.name)
    yield from (row.name for row in OfficerRow.select())
    yield from (row.name for row in ContactRow.select())


def names_of(enterprise: str) -> Iterator[str]:
    """A name, and what is left of it without its legal form, its brackets and its place."""
    yield enterprise
    bare = _LEGAL_FORM.sub("", _BRACKETS.sub("", enterprise).strip()).strip()
    yield bare
    short = _PLACE.sub("", bare).strip()
    if short != bare:
        yield short


def _addresses(address: str) -> Iterator[str]:
    yield address
    rest = _PLACE.sub("", address).strip()
    if len(rest) >= 4:
        yield rest


def _numbers() -> Iterator[str]:
    rows: Iterable[EnterpriseRow | ContactRow] = (*EnterpriseRow.select(), *ContactRow.select())
    for row in rows:
        number = re.sub("[^0-9]", "", unicodedata.normalize("NFKC", row.phone))
        if len(number) >= 7:
            yield number
