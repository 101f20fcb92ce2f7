"""Files of appeals and words for replies, on the command line."""

import json
from pathlib import Path

import pytest

from tests.tracker.builders import COMMITTEE
from tests.web.commands.conftest import Type
from tracker import database
from tracker.publicity import reply_templates
from tracker.records.publicity import TemplateEntry

MATTER = ("enter", "operation", "夜间停电", "厂区外道路连续三天停电", "--enterprise", "E1")


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """A file that says what it is."""
    found = tmp_path / "路灯.txt"
    found.write_text("编号 17", encoding="utf-8")
    return found


def test_a_file_is_kept_listed_written_and_taken_away(desk: Type, note: Path, tmp_path: Path):
    desk(*MATTER)

    told = desk("attach", 1, note, "--shelf", "answer").stdout
    (kept,) = json.loads(desk("papers", 1, "--json").stdout)
    copied = desk("paper", kept["token"], tmp_path / "copy.txt").stdout
    listed = desk("papers", 1).stdout
    gone = desk("remove-paper", kept["token"], "--reason", "误传").stdout

    assert told == f"诉求 1：已保存 路灯.txt，下载码 {kept['token']}\n"
    assert copied == f"路灯.txt 已写入 {tmp_path / 'copy.txt'}\n"
    assert (tmp_path / "copy.txt").read_text(encoding="utf-8") == "编号 17"
    assert all(word in listed for word in ("随答复给企业", "路灯.txt", kept["token"]))
    assert gone == "路灯.txt 已移除，登记保留\n"
    assert "误传" in desk("papers", 1).stdout


def test_a_file_that_is_not_what_it_says_is_told(desk: Type, tmp_path: Path):
    desk(*MATTER)
    wrong = tmp_path / "照片.jpg"
    wrong.write_text("编号 17", encoding="utf-8")

    told = desk("attach", 1, wrong)

    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr.startswith("文件：")


def test_a_reply_is_drafted_from_a_template(desk: Type):
    desk(*MATTER)
    assert desk("replies", 1).exit_code == 0

    told = desk("reply", 1, 9)

    assert told.exit_code == 2
    assert "9" in told.stderr


def test_a_template_of_another_category_is_told_by_the_names_of_both(desk: Type):
    desk(*MATTER)
    entry = TemplateEntry("FINANCE", "", "贷款", "贷款问题已登记")
    with database.session():
        number = reply_templates.put(entry, by=COMMITTEE).id

    told = desk("reply", 1, number)

    assert (told.exit_code, told.stdout) == (2, "")
    assert f"“答复模板 {number}”类别：是“金融服务类”，与“生产经营类”不一致" in told.stderr
