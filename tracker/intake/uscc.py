"""
The unified social credit code: 18 characters, the last one a check digit.

Source: GB 32100-2015. The alphabet leaves out I, O, S, V and Z, which are easily misread.
"""

import re
from typing import Final

from tracker.intake.cells import Value, text
from tracker.intake.faults import Fault, Refused

ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
SHAPE: Final = "18 × 0-9 A-Z (≠ I O S V Z)"
_ROUNDED: Final = re.compile(r"\d(\.\d+)?E\+?\d+|\d{15}000")


def check_digit(code: str) -> str:
    """The character that belongs after the first 17 of a code."""
    total = sum(ALPHABET.index(one) * pow(3, place, 31) for place, one in enumerate(code[:17]))
    return ALPHABET[-total % 31]


def is_code(code: str) -> bool:
    """Whether it is a credit code whose check digit fits."""
    return len(code) == 18 and set(code) <= set(ALPHABET) and code[17] == check_digit(code)


def credit_code(value: Value) -> str:
    """
    The code of a cell, without blanks and in capitals.

    Raises
    ------
    Refused
        For a number, which the spreadsheet program has rounded to 15 digits; for another length
        or alphabet; for a check digit that does not fit.
    """
    if isinstance(value, int | float):
        raise Refused(Fault.ROUNDED_CODE, text(value))
    code = re.sub(r"[\s'’‘`\-]", "", text(value)).upper()
    if _ROUNDED.fullmatch(code.replace("E18", "E+18")) and not is_code(code):
        raise Refused(Fault.ROUNDED_CODE, text(value))
    if len(code) != 18 or not set(code) <= set(ALPHABET):
        raise Refused(Fault.BAD_CODE, text(value), SHAPE)
    if not is_code(code):
        raise Refused(Fault.WRONG_CHECK_DIGIT, code)
    return code
