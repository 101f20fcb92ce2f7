"""Invented unified social credit codes whose check digits are right (GB 32100, GB 11714)."""

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 signs of a code: no I, O, S, V, Z."""

_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def check_sign(body: str) -> str:
    """The 18th sign for the first 17 of a code (weights are the powers of 3, modulo 31)."""
    total = sum(ALPHABET.index(sign) * pow(3, place, 31) for place, sign in enumerate(body))
    return ALPHABET[-total % 31]


def organisation_sign(body: str) -> str:
    """The 9th sign for the first 8 of an organisation code (modulo 11, X stands for ten)."""
    pairs = zip(_ORGANISATION_WEIGHTS, body, strict=True)
    rest = -sum(weight * _DIGITS.index(sign) for weight, sign in pairs) % 11
    return "X" if rest == 10 else str(rest)


def invented(number: int) -> str:
    """
    A well-formed code that no enterprise bears.

    It reads as an enterprise (91) of Yuancheng District (441602) whose own part starts with XG,
    for 虚构, "made up", which no register issues; `number` runs from 0 to 999999.
    """
    organisation = f"XG{number:06d}"
    body = f"91441602{organisation}{organisation_sign(organisation)}"
    return body + check_sign(body)
