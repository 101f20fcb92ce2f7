"""Every program that reads our feeds reads the same; and none passes over what it can see."""

from itertools import product
from typing import Any

import pytest

from calendars import render
from tests.calendars.builders import entry
from tests.peers.examples import BREAKS, FEEDS, known, less, vague_to_node_ical

pytestmark = pytest.mark.needs_peer

# What a reader asks nothing about: feeds with these faults look sound to it.
PASSED_OVER = {
    "node_ical": {"no organizer", "no stamp", "an attendee", "a zone without a name"},
    "sabre": {"no organizer", "no stamp", "an attendee", "a zone without a name", "two starts"},
    "vobject": {"no organizer", "an attendee"},
}
SEEN = [one for one in product(PASSED_OVER, BREAKS) if one[1] not in PASSED_OVER[one[0]]]


@pytest.fixture
def read(request: pytest.FixtureRequest) -> Any:
    """The reader that the test names."""
    return request.getfixturevalue(request.getfixturevalue("reader"))


@pytest.mark.parametrize("name", FEEDS)
@pytest.mark.parametrize("reader", ["sabre", "vobject"])
def test_each_entry_reads_as_it_was_written(reader, name, read):
    events = read(render(FEEDS[name], name="联合检查，一次查"))

    assert {event["uid"]: event for event in events} == {
        entry.uid: known(entry) for entry in FEEDS[name]
    }
    assert len(events) == len(FEEDS[name])


@pytest.mark.parametrize("name", FEEDS)
def test_each_entry_reads_as_it_was_written_but_for_texts_with_a_backslash(name, node_ical):
    events = node_ical(render(FEEDS[name], name="联合检查，一次查"))

    vague = {entry.uid: vague_to_node_ical(entry) for entry in FEEDS[name]}
    assert {event["uid"]: less(event, vague[event["uid"]]) for event in events} == {
        entry.uid: less(known(entry), vague[entry.uid]) for entry in FEEDS[name]
    }
    assert len(events) == len(FEEDS[name])


@pytest.mark.parametrize(("reader", "fault"), SEEN)
def test_no_reader_takes_a_broken_feed_for_a_sound_one(reader, fault, read):
    sound = render([entry()], name="联合检查")
    broken = sound.replace(*BREAKS[fault])

    assert read(sound) == [known(entry())]
    with pytest.raises(AssertionError):
        assert read(broken) == [known(entry())]


@pytest.mark.parametrize("reader", ["ical_js", "sabre", "vobject"])
def test_no_reader_takes_a_page_for_a_feed(reader, read):
    with pytest.raises(AssertionError):
        read(b"<html><body>sign in</body></html>")


def test_no_entry_is_found_in_a_page(node_ical):
    assert node_ical(b"<html><body>sign in</body></html>") == []
