import hashlib
from dataclasses import replace

import pytest

from tests.web.builders import sheet_row, small_park, small_sheets
from tracker import people, weeks
from tracker.errors import Rejected
from web import arrivals, demo


def _digests(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _tell(folder, config):
    return demo.tell(folder, config, lambda stage: None)


def test_sheets_become_a_published_week_with_its_papers(story):
    assert (story.board.rows, story.board.separate, len(story.board.visits)) == (3, 3, 2)
    assert story.board.proven
    assert (story.written.count(".ics"), story.written.count(".pdf")) == (4, 1)
    assert not story.stood


def test_a_second_telling_changes_nothing_and_says_so(story, config, tmp_path):
    before = _digests(config.out_dir)

    again = _tell(tmp_path / "park", config)

    assert again.stood
    assert again.board.version == story.board.version
    assert _digests(config.out_dir) == before


def test_a_changed_sheet_changes_only_its_own_papers(story, config, tmp_path):
    sheets = small_sheets()
    sheets["消防.csv"][1] = sheet_row(
        "河源市芷溪涂料有限公司", "91441602XG0000949L", "夜间值守", "12月4日 上午", announced="否"
    )

    again = _tell(small_park(tmp_path / "park", sheets), config)

    assert not again.stood
    assert again.board.version == story.board.version + 1
    assert "departments/FIRE-消防.ics" in again.written.changed
    assert "departments/EMB-应急.ics" in again.written.same


def test_the_story_has_its_own_clock(story):
    assert story.board.published.isoformat() == "2026-11-24T10:00:00+08:00"


def test_each_stage_is_told(records, tmp_path):
    stages = []

    demo.tell(small_park(tmp_path / "park"), records, stages.append)

    assert stages == ["reading", "planning", "printing"]


@pytest.mark.parametrize(
    "spoil",
    [
        {
            "消防.csv": [
                "河源市榕汀新材料有限公司,123,x,y,12月1日 上午,60,2,1,是,是,1,张,2026-11-18,,"
            ]
        },
        {},
    ],
)
def test_a_bad_sheet_stores_nothing(records, tmp_path, spoil):
    folder = small_park(tmp_path / "park", {**small_sheets(), **spoil} if spoil else {})

    with pytest.raises(arrivals.Unusable) as fault:
        _tell(folder, records)

    assert {one.place.file for one in fault.value.problems} <= {"消防.csv", "应急.csv"}
    assert weeks.list_weeks(by=people.OPERATOR) == ()
    assert not records.out_dir.exists()


def test_every_fault_of_every_sheet_is_told_at_once(records, tmp_path):
    folder = small_park(tmp_path / "park", {"消防.csv": [], "应急.csv": []})

    with pytest.raises(arrivals.Unusable) as fault:
        _tell(folder, records)

    assert [one.code for one in fault.value.problems] == ["no-lines", "no-lines"]


def test_a_park_without_a_week_is_refused(records, tmp_path):
    with pytest.raises(Rejected, match="park_file"):
        _tell(small_park(tmp_path / "park", week="2026-W60"), records)


def test_another_language_writes_other_words(story, config, tmp_path):
    english = _tell(tmp_path / "park", replace(config, language="en"))

    assert "committee.ics" in english.written.changed
