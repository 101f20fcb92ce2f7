"""How alike two matters sound is a share of what they say, whichever way it is counted."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.appeals import likeness

SAID = st.frozensets(st.sampled_from(["停电", "夜间", "路灯", "118", "2026", "a"]), max_size=6)


def test_pairs_of_letters_and_numbers_are_what_a_matter_says():
    assert likeness.traits("夜停电", "Ｎo１１８ 电") == {"夜停", "停电", "no", "118", "电"}


def test_only_the_beginning_of_a_text_is_compared():
    assert likeness.traits("", "甲" * likeness.BEGINNING + "乙丙") == {"甲甲"}


def test_a_number_counts_as_much_as_the_setting_says():
    assert likeness.share({"118", "停电"}, {"118", "夜间"}, 1) == 33
    assert likeness.share({"118", "停电"}, {"118", "夜间"}, 4) == 66
    assert likeness.share(frozenset(), frozenset(), 4) == 0


@given(st.lists(SAID, max_size=6), SAID, st.integers(1, 5))
def test_many_at_once_are_held_as_each_alone(known: list[frozenset[str]], said, weight: int):
    index = likeness.Index(weight, said)
    for number, one in enumerate(known):
        index.add(number, one)

    shares = index.shares(said)

    for number, one in enumerate(known):
        assert shares.get(number, 0) == likeness.share(one, said, weight)
