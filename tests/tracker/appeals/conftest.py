"""A small park on a working day, with everybody who has a part in appeals."""

from collections.abc import Iterator

import pytest

from tests.tracker.appeals import builders


@pytest.fixture
def centre(park: str) -> Iterator[str]:
    """A park whose service centre is open."""
    builders.staff()
    yield park
