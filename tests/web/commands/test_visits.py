"""Visits on the command line: answered, attended, held, closed."""

import datetime as dt
import json

import pytest

from tests.tracker.builders import COMMITTEE, OPERATOR, WEEK
from tests.tracker.onsite import LATER, NINE
from tests.web.commands.onsite import FIRE, TAX, enter
from tracker import clock, database, people, visit_cases, visits
from tracker.records import Person, Role, VisitState


def state(uid: str) -> VisitState:
    with database.session():
        return visit_cases.show(uid, by=COMMITTEE).state


def test_visits_are_listed_with_who_has_not_answered(published: str):
    told = enter("visits", "list", WEEK).stdout

    assert all(word in told for word in (published, "E1 公司", "待检查", "TAX"))
    (one,) = json.loads(enter("visits", "list", WEEK, "--json").stdout)
    assert (one["uid"], one["lead"]["id"]) == (published, "FIRE")


def test_an_answer_takes_a_visit_off_the_list_of_the_silent(published: str):
    before = NINE - dt.timedelta(hours=1)
    assert published in enter("visits", "list", WEEK, "--silent").stdout

    told = enter("visits", "answer", published, *TAX, now=before)

    assert told.stdout == f"到访 {published}：TAX 已确认\n"
    assert published not in enter("visits", "list", WEEK, "--silent").stdout
    told = enter("visits", "answer", published, "--decline", "专项行动", *TAX, now=before)
    assert "TAX 不能到场" in told.stdout


def test_a_visit_is_attended_ended_and_closed(published: str):
    late = ("--minutes-late", 15, "--arrived", "2026-12-01 09:15", "--left", "2026-12-01 10:00")
    steps = [
        enter("visits", "attend", published, "FIRE", "on-time", *FIRE, now=LATER),
        enter("visits", "attend", published, "TAX", "late", *late, *TAX, now=LATER),
        enter("visits", "end", published, *FIRE, now=LATER),
        enter("visits", "close", published, *FIRE, now=LATER, ONEVISIT_LANGUAGE="en"),
    ]

    assert [one.stderr for one in steps] == [""] * 4
    assert [one.stdout for one in steps] == [
        f"到访 {published}：FIRE 准时到场\n",
        f"到访 {published}：TAX 迟到\n",
        f"到访 {published}：检查完毕\n",
        f"visit {published}: closed\n",
    ]
    assert state(published) is VisitState.CLOSED
    with database.session():
        (_, tax) = visit_cases.show(published, by=COMMITTEE).attendance
    assert (tax.minutes_late, tax.arrived) == (15, NINE + dt.timedelta(minutes=15))


def test_how_far_a_visit_is_and_every_step_are_shown(published: str):
    enter("visits", "attend", published, "FIRE", "on-time", *FIRE)

    told = enter("visits", "show", published, *TAX).stdout
    assert all(word in told for word in ("FIRE", "准时到场", "“TAX”到场情况：未填写"))
    steps = enter("visits", "show", published, "--steps", *TAX).stdout
    assert all(word in steps for word in ("announce", "attend", "2026-12-01 09:00"))
    (one,) = json.loads(enter("visits", "show", published, "--json").stdout)
    assert (one["state"], len(one["parts"]), len(one["steps"])) == ("under way", 2, 2)


def test_a_visit_to_which_nobody_came_is_missed(published: str):
    told = enter("visits", "miss", published, "--reason", "台风", now=LATER)

    assert told.stdout == f"到访 {published}：未成行\n"
    assert state(published) is VisitState.MISSED


def test_an_enterprise_lists_its_visits_without_their_course(published: str):
    with database.session(), clock.fixed(NINE):
        firm = Person("laoban", "某某", Role.ENTERPRISE, enterprise="E1")
        assert visits.list_visits(WEEK, by=firm)
        people.add(firm, by=OPERATOR)

    told = enter("visits", "list", WEEK, "--as", firm.login).stdout

    assert published in told
    assert "待检查" not in told
    assert published not in enter("visits", "list", WEEK, "--silent", "--as", firm.login).stdout


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("close", "UID", *TAX), "不能结束检查，须由牵头部门办理"),
        (("end", "UID", *FIRE), "不能结束检查"),
        (("attend", "UID", "TAX", "absent", *TAX), "理由：未填写"),
        (("attend", "UID", "TAX", "asleep", *TAX), "on-time, late, absent, withdrawn"),
        (("attend", "UID", "TAX", "on-time", "--arrived", "soon", *TAX), "is no moment"),
        (("answer", "nowhere", *TAX), "没有入企检查"),
        (("answer", "UID", *TAX), "目前“已经开始”"),
        (("miss", "UID"), "--reason"),
    ],
)
def test_what_cannot_be_done_is_told(published: str, words: tuple[object, ...], fault: str):
    told = enter("visits", *(published if word == "UID" else word for word in words))

    assert (told.exit_code, told.stdout) == (2, "")
    assert fault in told.stderr
    assert "Traceback" not in told.output
