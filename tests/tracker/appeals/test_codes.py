"""A tracking code can be read out, typed in any way, and not be guessed."""

import math
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tracker.appeals import codes

CODES = st.lists(st.sampled_from(codes.ALPHABET), min_size=16, max_size=16).map("".join)
LOOKALIKES = {"0": "0Oo０Ｏ", "1": "1IiLl１Ｉ", "V": "VvUuＶ"}
SILENT = ["", " ", "-", "　", "–", "\u200b", "\n", "－", "_"]


def test_a_code_has_eighty_random_bits_in_groups_of_four():
    code = codes.fresh()

    assert codes.SIGNS * math.log2(len(set(codes.ALPHABET))) >= 80
    assert [len(one) for one in code.split("-")] == [4, 4, 4, 4]
    assert set(code) <= {*codes.ALPHABET, "-"}
    assert set("ILOU").isdisjoint(codes.ALPHABET)


def test_every_sign_of_a_code_varies():
    drawn = [codes.plain(codes.fresh()) for _ in range(2_000)]

    assert len(set(drawn)) == 2_000
    assert all({one[at] for one in drawn} == set(codes.ALPHABET) for at in range(codes.SIGNS))


@given(CODES, st.data())
def test_however_it_is_typed_it_is_the_same_code(code: str, data: st.DataObject):
    full = {one: chr(ord(one) + 0xFEE0) for one in codes.ALPHABET}
    ways = [
        data.draw(st.sampled_from(LOOKALIKES.get(one, one + one.lower() + full[one])))
        + data.draw(st.sampled_from(SILENT))
        for one in code
    ]

    typed = data.draw(st.sampled_from(SILENT)) + "".join(ways)

    assert codes.plain(typed) == code
    assert codes.digest(typed) == codes.digest(code)


@given(CODES, CODES)
def test_other_codes_have_other_digests(one: str, other: str):
    assert (codes.digest(one) == codes.digest(other)) == (one == other)


@given(st.text(max_size=400))
def test_whatever_is_typed_is_looked_up_and_nothing_breaks(typed: str):
    found = codes.digest(typed)

    assert len(found) == 64
    assert len(codes.plain(typed)) <= 18 * codes.LONGEST
    assert not any(unicodedata.category(one) == "Zs" for one in codes.plain(typed))
