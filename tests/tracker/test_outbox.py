"""Messages are written with what causes them, once."""

import pytest

from tests.tracker import builders
from tracker import clock, outbox
from tracker.database import transaction


def test_a_message_waits_as_it_was_written(tracker: str):
    with clock.fixed(builders.PLANNING):
        outbox.write("k", "visit-new", "enterprise:E1", {"visit": "消防"})

    (message,) = outbox.unsent()
    assert (message.key, message.kind, message.to) == ("k", "visit-new", "enterprise:E1")
    assert message.facts == {"visit": "消防"}
    assert message.written == builders.PLANNING


def test_a_message_is_written_once(tracker: str):
    outbox.write("k", "a", "b", {"number": 1})
    outbox.write("k", "a", "b", {"number": 2})

    assert [one.facts["number"] for one in outbox.unsent()] == [1]


def test_a_message_of_an_act_that_failed_is_never_sent(tracker: str):
    def act_and_fail() -> None:
        with transaction():
            outbox.write("k", "a", "b", {})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        act_and_fail()

    assert outbox.unsent() == ()
