"""Towns have the sizes of real places."""

import pytest

from scenarios.generator import draw
from scenarios.towns import TOWNS, UnknownTown, town, traits

LINES = {"hamlet": (15, 23), "park": (20, 60), "district": (50, 200), "city": (1000, 1500)}
"""Plan lines a week that such places report; a hamlet fits on a page."""


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_town_files_as_many_lines_as_such_places_do(name: str, seed: int):
    fewest, most = LINES[name]

    assert fewest <= len(draw(town(name), seed).requests) <= most


def test_a_province_files_thousands():
    assert 4_000 <= len(draw(town("province"), 1).requests) <= 10_000


def test_any_size_can_be_had():
    assert len(draw(town("park", enterprises=77), 1).enterprises) == 77


def test_an_unknown_town_is_answered_with_the_known_ones():
    with pytest.raises(UnknownTown, match="hamlet, park, district, city, province"):
        town("village")


@pytest.mark.parametrize("name", TOWNS)
def test_departments_differ(name: str):
    found = traits(TOWNS[name])

    assert len({one.id for one in found}) == len({one.name for one in found}) == len(found)
