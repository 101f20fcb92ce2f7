import pytest

from tests.tracker.signing import account
from tracker import accounts, passwords, people
from tracker.records import Person, Role
from web.demos import cast, script


def test_no_login_stands_in_the_password(district):
    for one in district.accounts:
        assert passwords.faults(one.password, one.login) == ()


def test_accounts_say_whose_they_are(district):
    whose = {one.login: one.whose for one in district.accounts}

    assert whose["fire-head"] == "某区消防救援大队"
    assert whose["firm1"] == "河源市榕汀新材料有限公司"
    assert whose["centre"] == ""


def test_no_account_is_told_where_records_are_not_invented(records):
    people.add(Person("admin", "王", Role.ADMINISTRATOR), by=people.OPERATOR)

    assert cast.demo_accounts() == ()


def test_no_account_is_told_that_cannot_be_signed_in_to(story):
    assert cast.demo_accounts() == ()


def test_a_closed_account_is_not_told(district):
    accounts.close("centre", "演示结束", by=people.OPERATOR)

    assert "centre" not in {one.login for one in cast.demo_accounts()}


def test_who_opened_an_account_beside_the_story_is_not_given_away(district):
    account("zhang")

    assert "zhang" not in {one.login for one in cast.demo_accounts()}


def test_a_word_that_is_missing_is_named_with_its_place():
    page = script.page("cast").part("names")

    with pytest.raises(ValueError, match=r"cast\.names\.nobody is None, expected str"):
        page.text("nobody")
