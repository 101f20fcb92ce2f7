"""Disturbances on the command line, from the report to the decision."""

import datetime as dt
import json

import pytest
from click.testing import Result

from tests.tracker.builders import OPERATOR
from tests.tracker.onsite import NINE
from tests.web.commands import onsite
from tests.web.commands.onsite import FIRE, TAX
from tracker import database, people
from tracker.records import Person, Role

FIRM, CENTRE, OFFICE = (
    ("--as", "firm"),
    ("--as", "centre"),
    ("--as", "office"),
)
REPORT = ("disturbances", "report", "arbitrary-inspection", "EMB", "没有计划就来检查")
DAY = ("--day", "2026-12-01")


def enter(*words: object, **environment: str) -> Result:
    return onsite.enter(*words, now=NINE + dt.timedelta(hours=3), **environment)


@pytest.fixture(autouse=True)
def staff(published: str) -> None:
    """Who has to do with disturbances has an account."""
    with database.session():
        for one in (
            Person("firm", "某某", Role.ENTERPRISE, enterprise="E1"),
            Person("centre", "某某", Role.SERVICE_CENTRE),
            Person("office", "某某", Role.SUPERVISION),
        ):
            people.add(one, by=OPERATOR)


def test_a_disturbance_goes_from_its_report_to_its_decision():
    told = [
        enter(*REPORT, *DAY, "--name", "丁四甲", *FIRM),
        enter("disturbances", "accept", 1, "--seen", 2, *OFFICE),
        enter("disturbances", "note", 1, "内部意见", *OFFICE),
        enter("disturbances", "release", 1, "请说明依据", *OFFICE),
        enter("disturbances", "dismiss", 1, "--reason", "有依据", *OFFICE),
    ]

    assert [one.stdout for one in told] == [
        "扰企行为 1：已接收\n",
        "扰企行为 1：核查中\n",
        "扰企行为 1：核查中\n",
        "扰企行为 1：已转被反映部门答复\n",
        "扰企行为 1：不属实\n",
    ]
    listed = enter("disturbances", "list", *OFFICE).stdout
    assert all(word in listed for word in ("随意检查", "EMB", "E1 公司", "没有计划就来检查", "✓"))
    decided = enter("disturbances", "decided").stdout
    assert "有依据" in decided
    assert "没有计划就来检查" not in decided


def test_the_accused_department_lists_and_answers_what_was_put_to_it():
    enter(*REPORT[:3], "FIRE", "来了", *DAY, *CENTRE, "--enterprise", "E1", "--confidential")
    assert enter("disturbances", "answer", 1, "x", *FIRE).exit_code == 2
    enter("disturbances", "accept", 1, *OFFICE)
    enter("disturbances", "release", 1, "请说明依据", *OFFICE)

    listed = enter("disturbances", "accusations", *FIRE).stdout
    answered = enter("disturbances", "answer", 1, "已登记", *FIRE)
    upheld = enter("disturbances", "uphold", 1, "约谈", "--reason", "无计划", *OFFICE)

    assert "请说明依据" in listed
    assert "E1 公司" not in listed
    assert answered.stdout == "扰企行为 1：部门已答复\n"
    assert upheld.stdout == "扰企行为 1：属实\n"
    assert json.loads(enter("disturbances", "accusations", "--json", *TAX).stdout) == []


def test_anybody_reports_and_others_take_back_refuse_and_transfer():
    enter(*REPORT, *DAY, "--anonymous")
    enter(*REPORT, *DAY, *FIRM)
    enter(*REPORT, *DAY, *CENTRE, "--enterprise", "E1")
    enter("disturbances", "accept", 3, *OFFICE)

    assert enter("disturbances", "refuse", 1, "--reason", "不清", *OFFICE).stdout.endswith(
        "不予受理\n"
    )
    assert enter("disturbances", "withdraw", 2, "--reason", "误会", *FIRM).stdout.endswith(
        "已撤回\n"
    )
    moved = enter("disturbances", "transfer", 3, "区纪委", "--reason", "另案", *OFFICE)
    assert moved.stdout.endswith("已移送\n")
    (one,) = json.loads(enter("disturbances", "unplanned", "--json").stdout)
    assert (one["department"], one["disturbances"]) == ("EMB", [3])
    assert "EMB" in enter("disturbances", "unplanned", "--since", "2026-12-01").stdout


def test_faults_are_told_by_the_names_of_their_fields():
    told = enter("disturbances", "report", "survey", "X", " ", "--day", "2026-12-02", *CENTRE)

    assert (told.exit_code, told.stderr.splitlines()) == (
        2,
        [
            "内容：未填写",
            "日期：2026-12-02 还没有到",
            "部门：没有“X”，可选：FIRE, EMB, TAX",
            "企业：未填写",
        ],
    )


def test_whoever_may_not_know_gets_the_same_words_as_for_none():
    enter(*REPORT, *DAY, *FIRM)

    one, none = (enter("disturbances", "answer", number, "x", *FIRE) for number in (1, 2))

    assert one.stderr.replace("1", "N") == none.stderr.replace("2", "N")
    assert "没有事项" in enter("log", "disturbance:1").stderr
    assert "arbitrary inspection" in enter("log", "disturbance:1", *OFFICE).stdout
