"""An entry as a calendar server keeps it is that of the feed, alone."""

import re

from calendars import render, stored
from tests.calendars import builders


def test_it_holds_its_zone_and_itself_and_no_method():
    written = stored(builders.entry()).decode()

    assert "METHOD" not in written
    assert re.findall("BEGIN:(.*)\r", written) == [
        "VCALENDAR",
        "VTIMEZONE",
        "STANDARD",
        "VEVENT",
    ]


def test_it_is_word_for_word_that_of_the_feed():
    one = builders.entry()
    feed, alone = (written.decode() for written in (render([one], name="x"), stored(one)))

    assert alone[alone.index("BEGIN:VEVENT") :] == feed[feed.index("BEGIN:VEVENT") :]
    assert stored(one) == stored(one)
