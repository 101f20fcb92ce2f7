import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tracker
from optimizer import InvalidProblem
from tracker import errors
from tracker.acts import Act
from tracker.errors import FaultCode, NotAllowed, NotFound, Rejected, WrongState
from tracker.intake.faults import Fault, Place, Problem
from web.arrivals import NoFolder, Unusable
from web.faults import sentences
from web.translations import en, zh_Hans_CN


def test_every_problem_is_a_line():
    fault = Unusable([Problem(Place("a.xlsx")), Problem(Place("b.xlsx"), code=Fault.NO_LINES)])

    assert list(sentences(fault, "zh")) == [
        "a.xlsx：文件已损坏，读不出来",
        "b.xlsx：标题行下面没有计划条目",
    ]


def test_rejections_and_bad_week_files_are_listed():
    assert list(sentences(Rejected(["one", "two"]), "en")) == ["one", "two"]
    assert list(sentences(InvalidProblem(["one", "two"]), "en")) == ["one", "two"]


def test_a_missing_folder_says_what_was_expected():
    assert "park.json" in next(sentences(NoFolder(Path("x")), "en"))


def test_an_error_without_words_gives_its_name():
    assert list(sentences(OSError(), "en")) == ["OSError"]


def test_what_is_not_there_says_where_to_look_for_what_is():
    told = list(sentences(NotFound("week", "2026-W44"), "en"))

    assert told == ["there is no week '2026-W44'; see `onevisit weeks list`"]
    assert list(sentences(NotFound("sign-in", 7), "en")) == ["there is no sign-in '7'"]
    assert list(sentences(NotFound("appeal", 7), "en")) == [
        "there is no appeal 7, or none that you may see; see `onevisit appeals list`"
    ]


def test_an_act_that_is_not_legal_is_told_in_the_readers_words():
    fault = WrongState(
        "appeal", 7, state="dispatched", act="approve", legal=["take up", "withdraw"]
    )

    assert list(sentences(fault, "zh")) == [
        "诉求 7 目前“已交办，待签收”，不能审核同意；现在可以：签收、撤回"
    ]
    assert list(sentences(fault, "en")) == [
        "appeal 7 is assigned to a department: cannot approve; possible now: take up, withdraw"
    ]


def test_where_nothing_is_legal_it_says_so():
    fault = WrongState("appeal", 7, state="merged", act="accept")

    assert list(sentences(fault, "zh")) == ["诉求 7 目前“已并案”，不能受理；现在可以：没有可做的"]


@pytest.mark.parametrize(
    "fault",
    [
        WrongState("appeal", 7, state="closed since 2026-11-19", act="reopen"),
        WrongState("week", "2026-W49", state="closed", act="plan"),
        NotAllowed("officer", "publish a week"),
    ],
)
def test_what_has_no_words_keeps_its_english_text(fault):
    assert list(sentences(fault, "zh")) == [str(fault)]


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (f"{Act.HANDLE_APPEAL} for FIRE", "承办该诉求，须由承办部门工作人员办理"),
        (Act.READ_APPEALS, "查看诉求"),
        (
            f"{Act.SIGN_APPEAL}: the principal head of FIRE signs",
            "审核签字，须由承办部门主要负责人签字，或持书面委托",
        ),
        ("send the notice of appeal 3: clerk watches over it", "督办该诉求，须由该件督办人办理"),
        (f"{Act.SIGN_APPEAL} for FIRE", "审核签字，须由承办部门主要负责人签字，或持书面委托"),
    ],
)
def test_who_may_not_learns_who_may(act, told):
    assert list(sentences(NotAllowed("officer", act), "zh")) == [f"“部门工作人员”不能{told}"]


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (
            errors.Fault("supervisor", FaultCode.SAME_PERSON, "clerk", "receiver"),
            "督办人：“clerk”已在本件承担受理，须由另一人担任",
        ),
        (
            errors.Fault("result", FaultCode.NOT_ALONE, "not possible", "on the spot"),
            "办理结果：“不能办理”与“当场答复”不能这样同时填写",
        ),
        (errors.Fault("department", FaultCode.UNKNOWN, "NONE"), "部门：没有“NONE”"),
        (
            errors.Fault("sub", FaultCode.UNKNOWN, "loan", "land, gas"),
            "细分类别：没有“loan”，可选：land, gas",
        ),
        (
            errors.Fault("due", FaultCode.TOO_LATE, "2026-12-31", "2026-12-30"),
            "期限：2026-12-31 太晚，最晚到 2026-12-30",
        ),
    ],
)
def test_codes_of_a_form_are_told_in_the_readers_words(fault, told):
    assert list(sentences(Rejected([fault]), "zh")) == [told]


FORMS = ("appeals", "disturbances")
"""Rooms of the tracker whose forms are told field by field."""

BY_HAND = {"_words", "need", "due_faults", "Fault"}
"""Functions that are given the name of a field."""


def fields(room: str) -> Iterator[str]:
    """Every field that a form of a room names, as its code stands."""
    for path in (Path(tracker.__file__).parent / room).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                if name in BY_HAND:
                    yield from _named(name, node)


def _named(function: str, call: ast.Call) -> Iterator[str]:
    yield from (one.arg for one in call.keywords if function == "_words" and one.arg)
    place = 1 if function == "need" else 0
    for one in call.args[place : place + 1]:
        if isinstance(one, ast.Constant):
            yield str(one.value)


@pytest.mark.parametrize("language", [en, zh_Hans_CN])
@pytest.mark.parametrize("room", FORMS)
def test_every_field_of_a_form_has_its_name(room, language):
    found = {*fields(room), "title", "text", "decision", "answer", "department", "beside"}

    assert len(found) > 12
    assert sorted(one for one in found if f"field.{one}" not in language.SENTENCES) == []
