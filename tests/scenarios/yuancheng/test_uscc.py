"""Invented credit codes are well formed."""

import pytest

from scenarios.yuancheng.uscc import ALPHABET, check_sign, invented, organisation_sign


def test_the_check_sign_is_that_of_the_standard():
    assert check_sign("91350100M000100Y4") == "3"


def test_the_organisation_sign_is_that_of_the_standard():
    assert organisation_sign("D2143569") == "X"


@pytest.mark.parametrize("number", range(0, 3000, 97))
def test_invented_codes_have_both_check_signs_and_say_that_they_are_made_up(number: int):
    code = invented(number)

    assert len(code) == 18
    assert set(code) <= set(ALPHABET)
    assert code[8:10] == "XG"
    assert organisation_sign(code[8:16]) == code[16]
    assert check_sign(code[:17]) == code[17]


def test_invented_codes_differ():
    assert len({invented(number) for number in range(500)}) == 500
