"""Journeys meet the same readers of calendars as the peers' tests."""

from tests.peers.conftest import ical_js, libical

__all__ = ["ical_js", "libical"]
