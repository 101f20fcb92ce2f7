"""Whatever is written into a feed, five programs that share no line read what was written."""

import random
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from calendars import Entry, render
from tests.peers.drawn_entries import entries, texts
from tests.peers.examples import expected, known, less, vague_to_ical_js, vague_to_node_ical

pytestmark = pytest.mark.needs_peer

FEEDS = max(1_000, 2 * settings.default.max_examples)
"""As many as are promised, and more in `make test-long`."""

drawing = settings(
    max_examples=FEEDS,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

Events = list[dict[str, Any]]
Told = Callable[[Entry], dict[str, Any]]
Vague = Callable[[Entry], set[str]]


def nothing(entry: Entry) -> set[str]:
    """What a good reader changes."""
    return set()


@pytest.mark.timeout(900)
def test_a_thousand_drawn_feeds_read_alike_everywhere(libical, ical_js, node_ical, sabre, vobject):
    seen = []

    @drawing
    @given(drawn=entries, name=texts.map("周{}".format), seed=st.integers(0, 99))
    def claim(drawn: list[Entry], name: str, seed: int) -> None:
        content = render(drawn, name=name)

        assert libical(content).complaints == ()
        assert libical(content).accepted
        told_alike(ical_js(content), drawn, expected, vague_to_ical_js)
        told_alike(node_ical(content), drawn, known, vague_to_node_ical)
        told_alike(sabre(content), drawn, known, nothing)
        told_alike(vobject(content), drawn, known, nothing)
        cut_between_signs(content)
        random.Random(seed).shuffle(drawn)
        assert render(drawn, name=name) == content
        seen.append(content)

    claim()

    assert len(seen) >= FEEDS


def told_alike(events: Events, drawn: list[Entry], told: Told, vague: Vague) -> None:
    """A reader tells each entry once and as it was, but for what is vague to it."""
    written = {entry.uid: less(told(entry), vague(entry)) for entry in drawn}
    changed = {entry.uid: vague(entry) for entry in drawn}
    assert len(events) == len(drawn)
    assert {one["uid"]: less(one, changed[one["uid"]]) for one in events} == written


def cut_between_signs(content: bytes) -> None:
    """Lines are short, and each by itself is text."""
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", line.decode())
