import json
from dataclasses import replace

import pytest

from web import papers


@pytest.fixture
def config(records, tmp_path):
    """Beside records, which know how often a code was changed."""
    return replace(records, out_dir=tmp_path)


def test_a_week_is_written_whole(board, config):
    written = papers.write_all(board, {"week": "2026-W49"}, config)

    names = {str(path.relative_to(written.folder)) for path in written.folder.rglob("*.*")}
    assert names == {
        "committee.ics",
        "schedule.xlsx",
        "plan.json",
        "departments/FIRE-消防.ics",
        "departments/EMB-应急.ics",
        "departments/SAMR-市监.ics",
        "enterprises/e001-河源市华晟精密电子有限公司.ics",
        "enterprises/e002-河源市清泉饮料有限公司.ics",
        "notices/1201-0900-河源市华晟精密电子有限公司-001.pdf",
        "notices/1203-1500-河源市清泉饮料有限公司-002.pdf",
    }
    assert (written.count(".ics"), written.count(".pdf")) == (6, 2)
    assert json.loads((written.folder / "plan.json").read_text()) == {"week": "2026-W49"}


def test_writing_again_touches_nothing(board, config, tmp_path):
    first = papers.write_all(board, {}, config)
    times = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}

    second = papers.write_all(board, {}, config)

    assert second.nothing
    assert set(second.same) == set(first.changed)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == times


def test_papers_of_an_earlier_version_are_taken_away(board, config, tmp_path):
    papers.write_all(board, {}, config)
    (tmp_path / "2026-W49" / "notices" / "note.txt").write_text("a person's own")

    changed = papers.write_all(replace(board, visits=board.visits[1:]), {}, config)

    assert "notices/1201-0900-河源市华晟精密电子有限公司-001.pdf" in changed.removed
    assert (tmp_path / "2026-W49" / "notices" / "note.txt").exists()


def test_notices_are_signed_on_the_wednesday_before_or_when_published(board):
    late = replace(board, published=board.published.replace(day=27))

    assert papers.signed(board).isoformat() == "2026-11-25"
    assert papers.signed(late).isoformat() == "2026-11-27"


def test_a_name_cannot_leave_its_folder(board, config):
    sly = replace(board.visits[1].enterprise, name="../../坏/公司", id="e9")
    week = replace(board, visits=(replace(board.visits[1], enterprise=sly),))

    names = [name for name, _ in papers.calendars(week, config)]

    assert names[-1] == "enterprises/e9-坏_公司.ics"


def test_a_paper_that_cannot_be_put_leaves_nothing_beside_it(tmp_path):
    (tmp_path / "消防.xlsx").mkdir()

    with pytest.raises(OSError, match="xlsx"):
        papers.write(tmp_path, {"消防.xlsx": b"plan"})

    assert [one.name for one in tmp_path.iterdir()] == ["消防.xlsx"]
