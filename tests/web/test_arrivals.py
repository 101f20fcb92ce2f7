from dataclasses import replace

import pytest

from tests.web.builders import small_park
from tracker.errors import Rejected
from web import arrivals


def test_a_folder_without_a_park_is_named(tmp_path):
    with pytest.raises(arrivals.NoFolder, match=r"no park\.json there"):
        arrivals.read_folder(tmp_path)


def test_a_broken_park_file_is_named_with_its_faults(tmp_path):
    (tmp_path / "park.json").write_text("{")

    with pytest.raises(Rejected, match="park_file"):
        arrivals.read_folder(tmp_path)


def test_a_workbook_that_is_not_there_is_a_fault_of_its_file(records, tmp_path):
    folder = small_park(tmp_path / "park", {})
    found = arrivals.read_folder(folder)

    with pytest.raises(arrivals.Unusable) as fault:
        arrivals.check_folder(folder, found)

    assert [(one.place.file, one.code) for one in fault.value.problems] == [
        ("应急.csv", "no-file"),
        ("消防.csv", "no-file"),
    ]


def test_a_park_that_names_no_workbook_has_nothing_to_plan(records, tmp_path):
    folder = small_park(tmp_path / "park")
    found = replace(arrivals.read_folder(folder), workbooks={})

    with pytest.raises(Rejected, match=r"workbook of park.json: missing"):
        arrivals.check_folder(folder, found)


def test_what_was_taken_is_counted(story):
    assert story.arrived.rows == 3
    assert [one.department for one in story.arrived.submissions] == ["EMB", "FIRE"]


def test_a_park_without_a_week_says_so(tmp_path):
    found = replace(arrivals.read_folder(small_park(tmp_path / "park")), week=None)

    with pytest.raises(Rejected, match=r"week of park.json: missing"):
        arrivals.week_of(found)
