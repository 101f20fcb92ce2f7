"""A small park on a working day, with everybody who has a part in appeals."""

import pytest

from tests.tracker.appeals import builders


@pytest.fixture
def centre(park: str) -> str:
    """A park whose service centre is open."""
    builders.staff()
    return park
