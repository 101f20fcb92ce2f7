import ast
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import tracker
import web
from optimizer import InvalidProblem, SolverFailed
from tracker import clock, errors, states
from tracker.acts import Act
from tracker.errors import (
    Conflict,
    ConflictCode,
    FaultCode,
    NotAllowed,
    NotFound,
    NotSignedIn,
    Rejected,
    Since,
    Unreachable,
    WrongState,
)
from tracker.intake.faults import Fault, Place, Problem
from tracker.records import RunFault
from tracker.week import ZONE
from web import wording
from web.arrivals import NoFolder, Unusable
from web.faults import LISTS, field_fault, run_fault, sentences
from web.translations import en, zh_Hans_CN

NOON = dt.datetime(2026, 11, 27, 12, 0, tzinfo=ZONE)


def test_every_problem_is_a_line():
    fault = Unusable([Problem(Place("a.xlsx")), Problem(Place("b.xlsx"), code=Fault.NO_LINES)])

    assert list(sentences(fault, "zh")) == [
        "a.xlsx：文件已损坏，读不出来",
        "b.xlsx：标题行下面没有计划条目",
    ]


def test_what_is_wrong_in_a_file_is_told_as_where_files_are_read():
    problem = Problem(Place("a.xlsx"))

    assert [*sentences(Rejected([problem]), "zh")] == [*sentences(Unusable([problem]), "zh")]


def test_a_missing_folder_says_what_was_expected():
    assert "park.json" in next(sentences(NoFolder(Path("x")), "en"))


def test_what_is_not_there_says_where_to_look_for_what_is_on_the_terminal_alone():
    told = list(sentences(NotFound("week", "2026-W44"), "en", terminal=True))

    assert told == [
        "there is no week 2026-W44, or none that you may see; see `onevisit weeks list`"
    ]
    assert list(sentences(NotFound("appeal", 7), "zh")) == ["没有诉求 7，或者不归您看"]
    assert list(sentences(NotFound("sign-in", 7), "en", terminal=True)) == [
        "there is no sign-in 7, or none that you may see"
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

    assert list(sentences(fault, "zh")) == ["诉求 7 目前“已并案”，不能受理"]


def test_a_day_that_is_the_reason_is_told():
    fault = WrongState("appeal", 7, state="closed", act="reopen", since=dt.date(2026, 11, 19))

    assert list(sentences(fault, "zh")) == ["诉求 7 目前“已办结（自 2026-11-19 起）”，不能重新办理"]


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (Act.HANDLE_APPEAL, "承办该诉求，须由承办部门工作人员办理"),
        (Act.READ_APPEALS, "查看诉求"),
        (Act.SIGN_APPEAL, "审核签字，须由承办部门主要负责人签字，或持书面委托"),
        ("send the notice of an appeal", "督办该诉求，须由该件督办人办理"),
        (Act.PUBLISH, "发布一周的安排"),
    ],
)
def test_who_may_not_learns_who_may(act, told):
    assert list(sentences(NotAllowed("officer", act, "FIRE"), "zh")) == [
        f"“部门工作人员”不能{told}"
    ]


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
            "细分类别：没有“银行贷款”，可选：建设用地、用气",
        ),
        (
            errors.Fault("due", FaultCode.TOO_LATE, "2026-12-31", "2026-12-30"),
            "期限：2026-12-31 太晚，最晚到 2026-12-30",
        ),
        (
            errors.Fault("cap", FaultCode.WRONG_FORM, "x", "4", "3"),
            "第 3 行年度频次上限：“x”的写法不对，应为 4",
        ),
        (errors.Fault("title", FaultCode.MISSING, at="A-1"), "“A-1”标题：未填写"),
        (
            errors.Fault("penalty", FaultCode.MISSING, at="finding:12"),
            "“检查发现 12”行政处罚：未填写",
        ),
        (errors.Fault("safe", FaultCode.FORBIDDEN), "不危及安全与健康：按规定不允许"),
        (errors.Fault("unplanned", FaultCode.DIFFERS), "未列入计划：与已有记录不一致"),
        (errors.Fault("nowhere", FaultCode.MISSING), "所填内容：未填写"),
    ],
)
def test_codes_of_a_form_are_told_in_the_readers_words(fault, told):
    assert list(sentences(Rejected([fault]), "zh")) == [told]


def test_who_came_in_between_is_told_with_what_was_done():
    since = (Since("rectify", "li.wei", NOON), Since("something", "wang", NOON))
    fault = Conflict(ConflictCode.MOVED_ON, case="finding:12", count=4, seen=2, since=since)

    with clock.fixed(NOON):
        assert list(sentences(fault, "zh")) == [
            "检查发现 12在您填写期间已有变动，没有保存："
            "11月27日 周五 12:00 li.wei 报送整改、11月27日 周五 12:00 wang 变更"
        ]


def test_the_note_of_a_run_is_told_by_its_code_alone():
    assert run_fault("died: 3", "zh") == "排程程序中途停止 3 次"
    assert run_fault("solver-failed: Traceback", "zh") == "排程程序出错"
    assert run_fault("requests of 2026-W49 changed", "zh") == "排程没有完成"
    assert run_fault("", "zh") == ""


@pytest.mark.parametrize("fault", [OSError(), OSError("disk full"), SolverFailed("died")])
def test_a_fault_of_the_machine_is_told_in_its_own_words_on_the_terminal_alone(fault):
    assert list(sentences(fault, "zh", terminal=True)) == [str(fault) or "OSError"]
    assert list(sentences(fault, "zh")) != [str(fault)]


CONFLICTS = {
    ConflictCode.MOVED_ON: {"case": "visit:u1", "count": 4, "seen": 9, "since": ()},
    ConflictCode.CHANGED: {"kind": "measure", "key": 3},
    ConflictCode.TAKEN: {"kind": "person", "name": "li"},
    ConflictCode.NEWER: {"kind": "mechanism", "key": "", "version": 3, "seen": 2},
    ConflictCode.FIRST: {"fault": "UNIQUE constraint failed: person.login"},
    ConflictCode.BUSY: {},
    ConflictCode.FULL: {},
    ConflictCode.IN_PROGRESS: {"week": "2026-W49", "run": 7},
    ConflictCode.NOT_PLANNED: {"week": "2026-W49", "fault": "changed-meanwhile"},
    ConflictCode.OTHER_QUESTION: {"key": "k"},
    ConflictCode.ANSWERED: {"key": "k"},
    ConflictCode.LAST: {"login": "a2"},
}
"""The facts of a conflict of each code."""

SEVERAL = [
    *(Conflict(code, **facts) for code, facts in CONFLICTS.items()),
    Conflict(
        ConflictCode.MOVED_ON,
        case="nothing-we-know",
        count=2,
        seen=1,
        since=(Since("begin run", "li", NOON),),
    ),
    NotSignedIn(),
    NotSignedIn(NOON),
    NotFound("something unheard of", 5),
    WrongState("something unheard of", 5, state="odd", act="bend", legal=["break"]),
    NotAllowed("something unheard of", "bend"),
    Unreachable("the database cannot be opened: no such file"),
    InvalidProblem(["zone 'x' is unknown"]),
    SolverFailed("exit code 9"),
    OSError("disk full"),
]
"""Errors of each kind, also with what no vocabulary knows."""


def faults_of_each_code() -> Iterator[errors.Fault]:
    for code in FaultCode:
        yield errors.Fault("why", code)
        yield errors.Fault("why", code, "7")
        yield errors.Fault("why", code, "7", "9", "finding:3")
        yield errors.Fault("nowhere", code, "7", "9", "3")


def machines() -> list[states.Machine]:
    return [one for one in vars(states).values() if isinstance(one, states.Machine)]


def wrong_states() -> Iterator[WrongState]:
    for one in machines():
        for move in one.moves:
            legal = one.legal(move.source)
            yield WrongState(one.kind, 7, state=move.source, act=move.act, legal=legal)
            yield WrongState(one.kind, 7, state=move.target, act=move.act)


def refusals() -> Iterator[Exception]:
    yield from SEVERAL
    yield from wrong_states()
    yield from (NotAllowed("officer", act, "FIRE") for act in Act)
    yield from (NotFound(kind, 7) for kind in kinds("NotFound"))
    yield from (Rejected([one]) for one in faults_of_each_code())


def test_no_error_of_the_tracker_says_an_english_line_to_a_chinese_reader():
    names = re.compile(
        r"“[^”]*”|something unheard of|2026-W49|\b(?:FIRE|li|wang|u1|a2|nothing-we-know)\b"
    )

    said = [line for one in refusals() for line in sentences(one, "zh")]

    assert len(said) > 400
    assert sorted({one for one in said if re.search("[A-Za-z]{3,}", names.sub("", one))}) == []
    assert all(re.search("[一-鿿]", one) for one in said)


def test_every_error_of_the_tracker_has_a_line_in_english_too():
    said = [line for one in refusals() for line in sentences(one, "en")]

    assert not [one for one in said if not one or re.search("[一-鿿]", one)]


def test_no_code_of_a_conflict_is_left_out():
    assert set(CONFLICTS) == set(ConflictCode)


def kinds(error: str) -> set[str]:
    """The kinds of things that an error is raised about anywhere."""
    found = {
        node.args[0].value
        for room in (tracker, web)
        for path in Path(room.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == error
        and isinstance(node.args[0], ast.Constant)
    }
    return {str(one) for one in found} | {"department", "enterprise", "park"}


@pytest.mark.parametrize("language", [en, zh_Hans_CN])
def test_every_thing_that_an_error_is_about_has_its_name(language):
    about = {*kinds("NotFound"), *kinds("WrongState"), *(one.kind for one in machines())}

    assert len(about) > 40
    assert sorted(one for one in about if f"thing.{one}" not in language.SENTENCES) == []


def test_what_a_command_lists_is_what_an_error_is_about():
    assert set(LISTS) <= kinds("NotFound")


@pytest.mark.parametrize("language", [en, zh_Hans_CN])
def test_every_act_has_its_right(language):
    known = {one for one in language.SENTENCES if one.startswith("act_right.")}
    raised = {*Act, *others("NotAllowed")}

    assert {f"act_right.{one}" for one in raised} == known


def others(error: str) -> set[str]:
    """The acts of an error that are written out where it is raised."""
    return {
        str(node.args[1].value)
        for path in Path(tracker.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == error
        and isinstance(node.args[1], ast.Constant)
    }


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_every_note_of_a_run_has_its_words(language):
    told = [run_fault(f"{one}: 3", language) for one in RunFault]

    assert len(set(told)) == len(RunFault)
    assert run_fault("unheard of", language) not in told


BY_HAND = {"Fault", "faults", "refuse", "due_faults", "_differs", "_unsettled"}
"""Functions whose first argument is the name of a field."""

NAMED = {"_words", "need", "missing", "signs"}
"""Functions whose keywords are names of fields."""

TAKEN_FROM_LISTS = {
    *("title", "text", "decision", "answer", "department", "beside"),
    *("enterprises", "items", "place", "arrived", "left", "target", "basis", "impact", "reviewer"),
    *("most_departments", "most_inspectors", "most_visits", "off_site", "published"),
    *("objects", "officers", "percent", "team", "recusals", "draw", "item", "announced"),
    *("seed", "lots", "pool_hash", "commitment", "days", "weekdays", "chosen"),
    *("minutes", "inspectors", "teams", "priority"),
    *("uscc", "source", "begins", "ends", "departments", "lead", "times_this_year", "opinion"),
    *("persons_present", "certificates_shown", "facts", "conclusion", "rights", "address"),
    *("annual_cap", "oral_report", "completed", "statements", "findings", "requirements", "day"),
}
"""Fields whose names come to a fault from a table."""


def fields() -> Iterator[str]:
    """Every field that a fault of the tracker names, as its code stands."""
    for path in Path(tracker.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and "intake" not in path.parts:
                yield from _named(node)


def _named(call: ast.Call) -> Iterator[str]:
    function = ast.unparse(call.func).rpartition(".")[2]
    if function in NAMED:
        yield from (one.arg for one in call.keywords if one.arg)
        yield from _constants(call.args[1:2])
    if function in BY_HAND:
        yield from _constants(call.args[:1])


def _constants(some: list[ast.expr]) -> Iterator[str]:
    for one in some:
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


@pytest.mark.parametrize("language", [en, zh_Hans_CN])
def test_every_field_that_can_be_wrong_has_its_name(language):
    found = {*fields(), *TAKEN_FROM_LISTS}

    assert len(found) > 150
    assert sorted(one for one in found if f"field.{one}" not in language.SENTENCES) == []


def test_a_field_of_each_code_is_told_in_another_way():
    told = {field_fault(errors.Fault("why", one, "7", "9"), "zh") for one in FaultCode}

    assert len(told) == len(FaultCode)
