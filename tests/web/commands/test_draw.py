"""Random draws on the command line; whoever checks one needs no database."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.tracker.builders import OPERATOR, PLANNING, person
from tests.web.commands.onsite import FIRE, TAX, enter
from tracker import database, officers, people
from tracker.records import Officer, Role

POOL = {
    "objects": {"B": ["E1", "E2"], "C": ["E3"]},
    "percent": {"B": 20, "C": "60"},
    "officers": ["FIRE-1", "FIRE-2", "FIRE-3"],
    "recusals": [["FIRE-1", "E3"]],
}
SUPERVISION = ("--as", "supervision")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A pool of FIRE."""
    path = tmp_path / "pool.json"
    path.write_text(json.dumps(POOL), encoding="utf-8")
    return path


@pytest.fixture
def draw(published: str, file: Path) -> int:
    """An announced one of FIRE."""
    with database.session():
        for one in POOL["officers"]:
            officers.register(Officer(one, "某某", "FIRE", date(2027, 12, 31)), by=OPERATOR)
        people.add(person(Role.SUPERVISION), by=OPERATOR)
    assert enter("draw", "announce", "消防安全", file, *FIRE, now=PLANNING).stderr == ""
    (one,) = json.loads(enter("draw", "list", "--json").stdout)
    return one["id"]


def test_a_draw_is_announced_witnessed_and_shown(draw: int):
    listed = enter("draw", "list", "--state", "announced", "--department", "FIRE").stdout
    told = enter("draw", "witness", draw, "十九度", *SUPERVISION, now=PLANNING)
    shown = enter("draw", "show", draw, *FIRE).stdout

    assert all(word in listed for word in ("消防安全", "FIRE-officer", "待抽取"))
    assert told.stdout == f"随机抽取 {draw}：已抽取\n"
    assert all(word in shown for word in ("E3", "FIRE-2、FIRE-3", "C"))
    assert "supervision" in enter("draw", "list").stdout
    assert enter("draw", "verify", draw, *FIRE).stdout == "重新抽取，结果一致\n"
    (one,) = json.loads(enter("draw", "show", draw, "--json").stdout)
    assert (one["state"], len(one["lots"])) == ("drawn", 2)


def test_whoever_has_the_files_checks_them_without_a_database(
    draw: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    before, after = tmp_path / "announced.json", tmp_path / "result.json"
    assert str(before) in enter("draw", "publish", draw, "-o", before, *FIRE).stdout
    enter("draw", "witness", draw, "十九度", now=PLANNING)
    enter("draw", "publish", draw, "-o", after, *FIRE)
    nowhere = tmp_path / "nowhere" / "none.db"
    monkeypatch.setenv("ONEVISIT_DATABASE_URL", f"sqlite:///{nowhere}")

    told = enter("draw", "rerun", after, "--announced", before, ONEVISIT_LANGUAGE="en")

    assert (told.exit_code, told.stdout) == (0, "drawn again, with the same result\n")
    assert not nowhere.parent.exists()


def test_what_was_changed_is_told_with_exit_status_one(draw: int, tmp_path: Path):
    enter("draw", "witness", draw, "十九度", now=PLANNING)
    result = json.loads(enter("draw", "publish", draw).stdout)
    path = tmp_path / "result.json"
    path.write_text(json.dumps(result | {"secret": "another"}), encoding="utf-8")

    told = enter("draw", "rerun", path)

    assert (told.exit_code, told.stdout) == (1, "")
    assert "密数的校验值" in told.stderr


def test_a_draw_is_given_up_with_a_reason(draw: int):
    told = enter("draw", "void", draw, "--reason", "名单有误", *FIRE)

    assert told.stdout == f"随机抽取 {draw}：作废\n"
    assert "名单有误" in enter("draw", "list").stdout


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("witness", "ID", "x", *FIRE), "不能见证随机抽取"),
        (("witness", "ID", " "), "见证词：未填写"),
        (("show", "ID", *TAX), "没有随机抽取"),
        (("void", "ID", *FIRE), "--reason"),
        (("announce", "x", "POOL", *TAX), "执法人员：没有“FIRE-1”"),
        (("announce", "x", "POOL"), "没有部门"),
        (("announce", "x", "NOWHERE", *FIRE), "No such file"),
        (("announce", "x", "WRONG", *FIRE), "文件已损坏，读不出来"),
        (("rerun", "WRONG"), "文件已损坏，读不出来"),
        (("rerun", "NOWHERE"), "No such file"),
    ],
)
def test_what_cannot_be_done_is_told(draw: int, file: Path, words: tuple[object, ...], fault: str):
    wrong = file.with_name("wrong.json")
    wrong.write_text("{", encoding="utf-8")
    named = {"ID": draw, "POOL": file, "WRONG": wrong, "NOWHERE": file.with_name("no.json")}

    told = enter("draw", *(named.get(str(word), word) for word in words), now=PLANNING)

    assert (told.exit_code, told.stdout) == (2, "")
    assert fault in told.stderr
