"""Which plans came in."""

import pytest

from tests.tracker.builders import COMMITTEE, WEEK, line, officer, person, submit
from tracker import submissions
from tracker.errors import NotAllowed, NotFound
from tracker.records import Role
from tracker.week import Week


def test_the_latest_plan_stands_first_with_its_file_and_sender(park: str):
    submit(line())
    submit(line("TAX"), department="TAX")

    found = submissions.list_submissions(WEEK, by=COMMITTEE)

    assert [one.department for one in found] == ["TAX", "FIRE"]
    assert found[0].file
    assert found[0].moment.tzinfo is not None


def test_a_department_sees_its_own(park: str):
    submit(line())
    submit(line("TAX"), department="TAX")

    found = submissions.list_submissions(WEEK, by=officer("FIRE"))

    assert [one.department for one in found] == ["FIRE"]


def test_a_week_that_was_never_opened_has_none(park: str):
    with pytest.raises(NotFound):
        submissions.list_submissions(Week(2026, 1), by=COMMITTEE)


def test_an_enterprise_does_not_see_who_plans(park: str):
    with pytest.raises(NotAllowed):
        submissions.list_submissions(WEEK, by=person(Role.ENTERPRISE))
