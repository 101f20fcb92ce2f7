"""The notices of a week in one file, as they are prepared."""

import pytest

from tests.tracker.builders import COMMITTEE, WEEK, officer
from tests.web.notices import week
from tracker.errors import NotFound
from tracker.records import Person
from web.makers import MAKERS, Asked
from web.makers.made import Stopped


@pytest.fixture(autouse=True)
def published(records):
    week.publish_first()


def make(by: Person, *, goes_on: bool = True):
    told = {"week": str(WEEK), "language": "zh"}
    return MAKERS["book"](Asked(told, by, week.CONFIG, lambda *_: goes_on))


def test_the_committee_gets_every_notice_and_a_department_its_own():
    assert make(COMMITTEE).name == "2026年第49周检查通知书合订本.pdf"
    assert "E2公司" in week.words_of(make(COMMITTEE).content)
    assert "E2公司" not in week.words_of(make(officer("TAX")).content)


def test_where_nothing_is_announced_there_is_no_book():
    with pytest.raises(NotFound):
        make(officer("EMB"))


def test_what_nobody_wants_any_more_is_not_printed():
    with pytest.raises(Stopped):
        make(COMMITTEE, goes_on=False)
