"""Every code of an appeal has its words, and every word leads back to one code."""

import pytest

from tracker.intake import appeal_terms as terms
from tracker.intake.faults import Refused
from tracker.records import SUB_CATEGORIES, AppealSeverity, Category, Level, Matter

TABLES = (
    (terms.CATEGORIES, Category),
    (terms.MATTERS, Matter),
    (terms.LEVELS, Level),
    (terms.SEVERITIES, AppealSeverity),
)


@pytest.mark.parametrize(("names", "codes"), TABLES)
def test_every_code_is_read_from_each_of_its_names(names, codes):
    assert set(names) == set(codes)
    for code, known in names.items():
        for word in (*known, code.value, f" {known[0]} "):
            assert terms.read(word, names) is code


def test_every_part_of_a_category_is_read_within_it_and_not_within_others():
    assert set(terms.SUBS) == {one for subs in SUB_CATEGORIES.values() for one in subs}
    for category, subs in SUB_CATEGORIES.items():
        for code in subs:
            assert {terms.sub(word, category) for word in terms.SUBS[code]} == {code}
            with pytest.raises(Refused):
                terms.sub(terms.SUBS[code][0], Category.OTHER_COORDINATION)


def test_no_word_means_two_things():
    for names in (terms.SUBS, *(table for table, _ in TABLES)):
        words = [word.removesuffix("类") for known in names.values() for word in set(known)]
        by_code = [{word.removesuffix("类") for word in known} for known in names.values()]
        assert sum(map(len, by_code)) == len(set(words))
