"""The file of robots is read line by line, and no fault of it repeats an address."""

import pytest

from web import robot_file
from web.config import BadSetting, Config

GOOD = """# 群机器人
committee = json://127.0.0.1:9/all

FIRE=wecombot://0123456789-abcdef
"""
SECRET = "wecombot-secret"


@pytest.fixture
def file(tmp_path):
    def written(text):
        path = tmp_path / "robots"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def test_a_line_names_whose_group_it_is_and_its_address(file):
    assert robot_file.faults(file(GOOD)) == ()
    assert robot_file.robots(file(GOOD)) == {
        "committee": "json://127.0.0.1:9/all",
        "department:FIRE": "wecombot://0123456789-abcdef",
    }


def test_every_fault_of_a_file_is_told_and_no_address(file):
    path = file(f"FIRE {SECRET}\nTAX = {SECRET}://x\nEMB = json://h\nEMB = json://{SECRET}\n")

    found = robot_file.faults(path)
    assert found == (
        "line 1: expected CODE = ADDRESS",
        "line 2, TAX: an address that Apprise does not know",
        "line 4, EMB: stands twice, expected once",
    )


def test_a_start_with_a_faulty_file_is_refused(file, tmp_path):
    with pytest.raises(BadSetting, match="line 1: expected CODE = ADDRESS") as told:
        Config(robots=file(f"FIRE {SECRET}"))
    assert SECRET not in str(told.value)
    with pytest.raises(BadSetting, match="cannot be read: FileNotFoundError"):
        Config(robots=tmp_path / "none")


def test_without_apprise_robots_are_refused(file, monkeypatch):
    monkeypatch.setattr(robot_file, "find_spec", lambda name: None)

    assert "pip install" in robot_file.faults(file(GOOD))[0]


def test_without_a_file_there_are_none():
    assert (robot_file.robots(None), robot_file.faults(None)) == ({}, ())
