"""Numbers that the committee may change, each with its source."""

import pytest

from tests.tracker import builders
from tracker import history, settings
from tracker.errors import NotAllowed, NotFound, Rejected

NAME = "notice.working_days"


def test_a_setting_has_a_value_and_a_source_before_anybody_changes_it(tracker: str):
    assert settings.number(NAME) == 3
    assert all(one.source for one in settings.DEFAULTS.values())


def test_a_changed_setting_holds_and_is_logged(tracker: str):
    settings.write(NAME, 5, "管委会会议", by=builders.COMMITTEE)
    settings.write(NAME, 4, "管委会纪要", by=builders.COMMITTEE)

    assert settings.read(NAME) == settings.Setting(4, "管委会纪要")
    events = history.events(f"setting:{NAME}", by=builders.COMMITTEE)
    assert [one.facts["value"] for one in events] == [5, 4]


@pytest.mark.parametrize(("value", "source"), [("5", "x"), (True, "x"), (5, "")])
def test_a_setting_keeps_its_type_and_has_a_source(tracker: str, value: object, source: str):
    with pytest.raises(Rejected):
        settings.write(NAME, value, source, by=builders.COMMITTEE)

    assert settings.number(NAME) == 3


def test_an_unknown_setting_is_told(tracker: str):
    with pytest.raises(NotFound, match="there is no setting 'x'"):
        settings.read("x")


def test_a_department_changes_no_setting(tracker: str):
    with pytest.raises(NotAllowed):
        settings.write(NAME, 5, "x", by=builders.officer())
