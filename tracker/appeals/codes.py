"""
The code by which somebody without an account follows a matter: 80 random bits, easy to read out.

It stands only in the answer that makes it; what is kept is its digest. The alphabet is Crockford's
base 32: no I, L, O and U, so that whoever types those for 1, 1, 0 and V is understood.
"""

import secrets
import unicodedata
from typing import Final

from tracker import tokens

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SIGNS: Final = 16
"""Of five bits each."""

GROUP: Final = 4
LONGEST: Final = 200
"""Characters that are looked at, whatever is typed."""

_CONFUSED: Final = str.maketrans("OILU", "011V")
_SILENT: Final = ("Z", "Pd", "C", "Pc")
"""Categories of signs that a code may be typed with: blanks, hyphens, what nobody sees."""


def fresh() -> str:
    """A new code, such as ``7K3M-0QXD-91WB-ZT4C``."""
    return _grouped("".join(secrets.choice(ALPHABET) for _ in range(SIGNS)))


def of(told: str) -> str:
    """The code that belongs to a text; as hard to guess as the text is."""
    number = int(tokens.digest(f"code:{told}"), 16)
    return _grouped("".join(ALPHABET[number >> 5 * at & 31] for at in range(SIGNS)))


def _grouped(signs: str) -> str:
    return "-".join(signs[at : at + GROUP] for at in range(0, SIGNS, GROUP))


def plain(typed: str) -> str:
    """What was meant: full-width, small and confusable letters and any grouping are the same."""
    written = unicodedata.normalize("NFKC", typed[:LONGEST]).upper()
    signs = (one for one in written if not unicodedata.category(one).startswith(_SILENT))
    return "".join(signs).translate(_CONFUSED)


def digest(typed: str) -> str:
    """What is kept of a code, and what it is looked up by; as much work for anything typed."""
    return tokens.digest(f"tracking:{plain(typed)}")
