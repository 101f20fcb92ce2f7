"""A question that is written once gives the row that peewee would."""

from tracker import people, subscriptions, tokens
from tracker.models import PersonRow, SealRow, SubscriptionRow
from tracker.people import OPERATOR
from tracker.questions import Question
from tracker.records import Person, Role

CLERK = Person("clerk", "专班", Role.COMMITTEE)


def test_it_gives_the_row_and_those_that_it_is_joined_to(park: str):
    people.add(CLERK, by=OPERATOR)
    secrets = [subscriptions.subscribe(name, by=CLERK).token for name in ("手机", "电脑")]
    asked = Question(
        lambda: subscriptions.rows().where(SubscriptionRow.digest == ""),
        SubscriptionRow,
        person=PersonRow,
    )

    for secret in secrets:
        digest = tokens.digest(secret)
        row, plain = asked.ask(digest), SubscriptionRow.get(SubscriptionRow.digest == digest)
        assert row.__data__ == plain.__data__
        assert row.person.__data__ == plain.person.__data__
    assert asked.ask("") is None


def test_each_kind_of_database_is_asked_in_its_own_words(tracker: str):
    asked = Question(SealRow.select, SealRow)
    assert asked.ask() is None
    SealRow.create(events=3, hash="x")

    assert (asked.ask().events, asked.ask().hash) == (3, "x")
