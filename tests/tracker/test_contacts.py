"""Contact cards: three posts at every department, and people enough for its teams."""

import datetime as dt

import pytest

from tests.tracker import builders
from tests.tracker.appeals.counting import questions
from tracker import contacts, history, officers
from tracker.errors import NotAllowed, NotFound, Rejected
from tracker.people import of_enterprise
from tracker.records import Contact, ContactPost, Officer, Role

HEAD = builders.officer("FIRE", Role.HEAD)
LI = Contact("李某", "0762-1234567")


def complete() -> None:
    """Three posts and four officers for the two teams of FIRE."""
    for post in ContactPost:
        contacts.name("FIRE", post, LI, by=HEAD)
    for number in range(4):
        until = builders.COLLECTING.date() + dt.timedelta(days=9)
        officers.register(Officer(f"FIRE-{number}", "某某", "FIRE", until), by=HEAD)


def test_a_card_names_three_posts(park: str):
    assert contacts.card("FIRE", by=HEAD).missing == tuple(ContactPost)

    contacts.name("FIRE", ContactPost.LEADER, LI, by=HEAD)

    card = contacts.card("FIRE", by=of_enterprise("E1"))
    assert card.contacts == {ContactPost.LEADER: LI}
    assert card.missing == (ContactPost.OFFICE, ContactPost.PERSON)


def test_departments_that_lack_a_post_or_officers_are_listed(park: str):
    complete()

    lacking = contacts.cards(by=builders.COMMITTEE, incomplete=True)

    assert [one.department for one in lacking] == ["EMB", "TAX"]
    assert [one.department for one in contacts.cards(by=HEAD)] == list(builders.OFFICES)


def test_two_officers_are_needed_for_each_team(park: str):
    complete()
    card = contacts.card("FIRE", by=HEAD)
    assert (card.officers, card.needed, card.is_complete) == (4, 4, True)

    officers.retire("FIRE-0", by=HEAD)

    card = contacts.card("FIRE", by=HEAD)
    assert (card.officers, card.is_complete, card.missing) == (3, False, ())


def test_naming_somebody_again_changes_nothing_and_somebody_else_replaces(park: str):
    contacts.name("FIRE", ContactPost.LEADER, LI, by=HEAD)
    before = history.seal()
    contacts.name("FIRE", ContactPost.LEADER, LI, by=HEAD)
    assert history.seal() == before

    card = contacts.name("FIRE", ContactPost.LEADER, Contact("赵某", "110"), by=HEAD)

    assert card.contacts[ContactPost.LEADER].name == "赵某"


def test_the_log_holds_neither_name_nor_number(park: str):
    contacts.name("FIRE", ContactPost.LEADER, LI, by=HEAD)

    (event, *_) = reversed(history.events("department:FIRE", by=builders.COMMITTEE))

    assert (event.act, event.facts) == ("name contact", {"post": "leader in charge"})


def test_all_faults_are_told_at_once(park: str):
    with pytest.raises(Rejected) as refused:
        contacts.name("FIRE", ContactPost.OFFICE, Contact(" ", "无"), by=HEAD)

    assert refused.value.problems == (
        "name: missing",
        "phone: wrong-form, found '无', expected 0762-1234567",
    )


def test_a_head_names_for_the_own_department_only(park: str):
    with pytest.raises(NotAllowed):
        contacts.name("TAX", ContactPost.LEADER, LI, by=HEAD)


def test_an_unknown_department_is_told(park: str):
    with pytest.raises(NotFound, match="there is no department 'WATER'"):
        contacts.card("WATER", by=HEAD)


def test_all_cards_are_read_in_as_many_questions_as_one(park: str, monkeypatch: pytest.MonkeyPatch):
    complete()

    def read() -> object:
        return contacts.cards(by=HEAD)

    before = questions(monkeypatch, read)
    for code in ("EEB", "HC"):
        builders.departments.register(builders.department(code), by=builders.OPERATOR)
        until = builders.COLLECTING.date() + dt.timedelta(days=9)
        officers.register(
            Officer(f"{code}-1", "某某", code, until), by=builders.officer(code, Role.HEAD)
        )

    assert questions(monkeypatch, read) == before
    assert [one.officers for one in contacts.cards(by=HEAD)] == [4, 0, 0, 1, 1]
