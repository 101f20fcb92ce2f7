"""Journeys meet the readers of calendars as the peers do, and databases as the tracker does."""

from tests.journeys.town import chromium, examined, lived, town
from tests.peers.conftest import evolution, ical_js, libical, pocket, shelf, thunderbird
from tests.tracker.appeals.conftest import centre
from tests.tracker.conftest import migrated_sqlite, park, parks, postgres_url, tracker

__all__ = [
    "centre",
    "chromium",
    "evolution",
    "examined",
    "ical_js",
    "libical",
    "lived",
    "migrated_sqlite",
    "park",
    "parks",
    "pocket",
    "postgres_url",
    "shelf",
    "thunderbird",
    "town",
    "tracker",
]
