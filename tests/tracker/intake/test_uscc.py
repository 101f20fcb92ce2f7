import pytest

from tracker.intake.faults import Fault, Refused
from tracker.intake.uscc import check_digit, credit_code, is_code

GOOD = "91441602XG0000033X"


def test_a_published_example_of_the_standard_checks():
    assert is_code("91350100M000100Y43")


def test_the_check_digit_closes_a_code():
    assert check_digit(GOOD[:17]) == GOOD[17]


@pytest.mark.parametrize("place", range(18))
def test_any_single_typing_error_is_noticed(place: int):
    wrong = GOOD[:place] + ("1" if GOOD[place] != "1" else "2") + GOOD[place + 1 :]
    assert not is_code(wrong)


def test_swapped_neighbours_are_noticed():
    assert not is_code(GOOD[:4] + GOOD[5] + GOOD[4] + GOOD[6:])


@pytest.mark.parametrize(
    "written",
    [
        f" {GOOD} ",
        GOOD.lower(),
        f"'{GOOD}",
        "９１４４１６０２ＸＧ００００033Ｘ",
        "91441602 XG0000033X",
    ],
)
def test_blanks_small_and_full_width_letters_do_not_matter(written: str):
    assert credit_code(written) == GOOD


@pytest.mark.parametrize(
    "value", [9.14416e17, 914416000000000000, "9.14416E+17", "9.1E17", "914416020000000000"]
)
def test_a_code_that_the_program_rounded_says_so(value: str | float):
    with pytest.raises(Refused) as refused:
        credit_code(value)
    assert refused.value.code is Fault.ROUNDED_CODE


def test_a_code_of_digits_alone_is_a_code_when_its_check_digit_fits():
    digits = next(
        code
        for body in range(50)
        if is_code(code := f"914416020000{body:05}" + check_digit(f"914416020000{body:05}"))
        and code.isdigit()
    )
    assert credit_code(digits) == digits


@pytest.mark.parametrize("value", ["91441602", "91441602XG0000033XX", "91441602XG00O0033X", "无"])
def test_wrong_length_or_letters_are_told(value: str):
    with pytest.raises(Refused) as refused:
        credit_code(value)
    assert refused.value.code is Fault.BAD_CODE


def test_a_wrong_check_digit_is_told():
    with pytest.raises(Refused) as refused:
        credit_code("91441602XG0000034X")
    assert refused.value.code is Fault.WRONG_CHECK_DIGIT
