"""What somebody without an account may know of departments and enterprises."""

import pytest

from tests.tracker.builders import uscc
from tracker.people import NOBODY
from tracker.publicity import offices


def test_anybody_knows_which_departments_there_are(park: str) -> None:
    found = offices.list_offices(by=NOBODY)

    assert [(one.id, one.name) for one in found][:2] == [("FIRE", "FIRE 局"), ("EMB", "EMB 局")]


@pytest.mark.parametrize("told", ["E2 公司", "  E2 公司 ", uscc("E2")])
def test_an_enterprise_is_known_by_its_whole_name_or_code(park: str, told: str) -> None:
    assert offices.find_enterprise(told, by=NOBODY) == "E2"


@pytest.mark.parametrize("told", ["", "公司", "E2", "E2 公", "%", uscc("E2")[:10]])
def test_less_than_the_whole_tells_nothing(park: str, told: str) -> None:
    assert offices.find_enterprise(told, by=NOBODY) is None
