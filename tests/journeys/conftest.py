"""Journeys meet the readers of calendars as the peers do, and databases as the tracker does."""

from tests.peers.conftest import ical_js, libical
from tests.tracker.appeals.conftest import centre
from tests.tracker.conftest import migrated_sqlite, park, postgres_url, tracker

__all__ = ["centre", "ical_js", "libical", "migrated_sqlite", "park", "postgres_url", "tracker"]
