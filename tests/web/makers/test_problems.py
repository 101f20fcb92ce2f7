"""The register as a file: narrowed as its list is, and only what its reader may see."""

import csv
import io

import pytest

from tests.tracker.appeals.builders import CLERK, dispatched, received
from tracker.errors import Rejected
from tracker.people import of_department
from tracker.records import AppealState, Category, Light
from web.config import Config
from web.makers import Asked, problems


def lines(by=CLERK, **wanted: list[str]) -> list[list[str]]:
    told = {"ending": "csv", "language": "zh", "wanted": wanted}
    made = problems.make(Asked(told, by, Config(), lambda *_: True))
    return list(csv.reader(io.StringIO(made.content.decode("utf-8-sig"))))


@pytest.fixture(autouse=True)
def register(office):
    """A matter that waits at the centre, and one that is at a department."""
    received(title="等候受理")
    dispatched(title="已经交办")


def titles(rows: list[list[str]]) -> set[str]:
    return {cell for row in rows[1:] for cell in row} & {"等候受理", "已经交办"}


def test_it_holds_what_its_reader_may_see():
    assert titles(lines()) == {"等候受理", "已经交办"}
    assert titles(lines(of_department("TAX"))) == set()


def test_it_is_narrowed_as_the_list_is():
    assert titles(lines(states=["received"])) == {"等候受理"}
    assert titles(lines(states=["", "received"], category=[""])) == {"等候受理"}


def test_the_words_of_an_address_are_understood_or_refused():
    found = problems.wanted(
        {"states": ["received"], "category": ["OPERATION"], "light": ["red"], "late": ["1"]}
    )

    assert (found.states, found.category) == ((AppealState.RECEIVED,), Category.OPERATION)
    assert (found.light, found.late, found.department) == (Light.RED, True, None)
    for wrong in ({"states": ["x"]}, {"category": ["x"]}, {"light": ["x"]}):
        with pytest.raises(Rejected):
            problems.wanted(wrong)


def test_a_long_register_is_nobodys_to_wait_for(monkeypatch):
    everything = problems.wanted({})

    assert len(problems.few(everything, CLERK) or ()) == 2
    monkeypatch.setattr(problems, "FEW", 1)
    assert problems.few(everything, CLERK) is None
    assert len(problems.few(problems.wanted({"states": ["received"]}), CLERK) or ()) == 1
