"""The policy and its meaning on the command line."""

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.web.commands.onsite import FIRE, enter
from tracker.week import ZONE

pytestmark = pytest.mark.usefixtures("published")
REGISTER = ("policy", "register", "正式文件", "--organ", "源城区", "--issued", "2027-01-01")


def test_the_policy_of_the_pilot_is_listed_and_its_trial_is_over():
    assert "源城区“有呼必应、无事不扰”工作机制（试行）" in enter("policy", "list").stdout

    told = enter("policy", "standing").stdout

    assert told.splitlines()[0] == "施行中，试行期已过"
    assert "试行期已于 2025年8月4日 届满" in told
    early = enter("policy", "standing", "2024-08-04", "--json").stdout
    assert json.loads(early)["standing"] == "not-yet"
    assert enter("policy", "standing", "2025-01-01").stdout == "施行中\n"


def test_a_version_is_ended_and_followed(tmp_path: Path):
    text = tmp_path / "text.txt"
    text.write_text("全文", encoding="utf-8")
    first = json.loads(enter("policy", "list", "--json").stdout)[0]["id"]

    refused = enter(*REGISTER, "--from", "2027-01-10")
    ended = enter("policy", "end", first, "2027-01-09")
    second = enter(*REGISTER, "--from", "2027-01-10", "--text-file", text)

    assert refused.exit_code == 2
    assert refused.stderr.startswith("施行日期：与“源城区")
    assert ended.stdout == f"文件 {first}：施行至 2027-01-09\n"
    assert second.stdout == f"文件 {first + 1}：正式文件，2027-01-10 起施行\n"
    after = dt.datetime(2027, 2, 1, tzinfo=ZONE)
    assert enter("policy", "standing", now=after).stdout == "施行中\n"


def test_the_words_of_the_house_stand_until_the_committee_publishes_its_own(tmp_path: Path):
    assert "有呼必应" in enter("policy", "mechanism").stdout
    assert "Every call" in enter("policy", "mechanism", ONEVISIT_LANGUAGE="en").stdout
    file = tmp_path / "mechanism.md"
    file.write_text("# 第一\n一句\n两句\n\n# 第二\n三句\n", encoding="utf-8")

    told = enter("policy", "publish", file, "--decision", "纪要 1 号")

    assert told.stdout == "工作机制说明第 1 版已发布\n"
    shown = json.loads(enter("policy", "mechanism", "--json").stdout)
    assert shown == [{"title": "第一", "text": "一句\n两句"}, {"title": "第二", "text": "三句"}]
    refused = enter("policy", "publish", file, "--decision", "x", *FIRE)
    assert (refused.exit_code, "不能维护工作机制文件" in refused.stderr) == (2, True)
