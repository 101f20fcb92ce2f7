from collections import Counter

import pytest

from tracker.acts import Act as Right
from tracker.permissions import TABLE
from tracker.records import Role
from web import wording
from web.acts.act import roles_of
from web.acts.nouns import NOUNS
from web.pages.registry import known

ACTS = [(noun, act) for noun in NOUNS.values() for act in noun.acts]


def test_who_may_do_an_act_is_read_off_the_trackers_table():
    assert roles_of(Right.SIGN_APPEAL) == {Role.HEAD}
    assert roles_of(Right.READ_APPEALS) == {
        role for role, granted in TABLE.items() if Right.READ_APPEALS in granted
    }


def test_a_reader_of_feeds_has_no_pages():
    assert Role.FEED not in roles_of(*Right)


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_every_noun_act_field_and_column_has_its_words(language):
    silent = {
        key
        for noun, act in ACTS
        for key in (f"noun.{noun.name}", f"act.{noun.name}.{act.name}")
        if wording.known(key, language) is None
    }
    silent |= {
        f"field.{name}"
        for noun, act in ACTS
        for name in act.asked.fields()
        if not (
            wording.known(f"field.{noun.name}.{name}", language)
            or wording.known(f"field.{name}", language)
        )
    }
    silent |= {
        f"column.{key}"
        for view in known()
        for key in (*view.columns, *view.facts)
        if wording.known(f"column.{key}", language) is None
    }

    assert silent == set()


def test_no_two_acts_of_a_noun_share_an_address():
    shared = [
        name
        for noun in NOUNS.values()
        for name, count in Counter(act.name for act in noun.acts).items()
        if count > 1
    ]

    assert shared == []


def test_every_act_is_open_to_somebody():
    assert [act.name for _, act in ACTS if not act.roles] == []
