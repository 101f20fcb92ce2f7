import ast
import re
import string
from pathlib import Path

import pytest

from optimizer import Reason
from tests.web.builders import MONDAY
from tracker import states
from tracker.intake.faults import Fault, Place, Problem, Remark
from tracker.records import SUB_CATEGORIES, WeekState, appeal_words
from tracker.records.timeline import HappeningKind
from tracker.timeline.steps import ACTS
from web import wording
from web.board import Item
from web.translations import en, zh_Hans_CN

WEB = Path(wording.__file__).parent

CODES = [
    *(f"reason.{code}" for code in Reason),
    *(f"intake.{code}" for code in (*Fault, *Remark)),
    *(f"state.{code}" for code in WeekState),
    *(f"happening.{kind}.{act}" for kind, act in ACTS),
    *(f"happening_kind.{kind}" for kind in HappeningKind),
]


APPEALS = {
    "appeal_category": appeal_words.Category,
    "appeal_sub": ["", *(one for some in SUB_CATEGORIES.values() for one in some)],
    "appeal_channel": appeal_words.Channel,
    "appeal_matter": appeal_words.Matter,
    "appeal_level": appeal_words.Level,
    "appeal_severity": appeal_words.AppealSeverity,
    "appeal_mode": appeal_words.ServiceMode,
    "appeal_state": appeal_words.AppealState,
    "appeal_result": appeal_words.ResultKind,
    "appeal_proposal": appeal_words.ProposalKind,
    "appeal_ruling": appeal_words.Ruling,
    "appeal_method": appeal_words.CallMethod,
    "satisfaction": appeal_words.Satisfaction,
    "escalation_kind": appeal_words.EscalationKind,
    "legal_kind": appeal_words.LegalKind,
    "measure_kind": appeal_words.MeasureKind,
    "measure_trigger": appeal_words.MeasureTrigger,
    "measure_state": appeal_words.MeasureState,
    "appeal_act": sorted({one.act for one in states.APPEAL.moves}),
    "appeal_clock": [
        "accept",
        "route",
        "consult",
        "acknowledge",
        "plan",
        "solve",
        "review",
        "call back",
        "decide",
        "notice",
    ],
}


@pytest.mark.parametrize("language", wording.LANGUAGES)
@pytest.mark.parametrize("vocabulary", APPEALS)
def test_every_word_of_an_appeal_is_said_in_every_language(vocabulary, language):
    told = [wording.word(vocabulary, code, language) for code in APPEALS[vocabulary]]

    assert all(told)
    assert len(set(told)) == len(told)


def test_no_vocabulary_of_appeals_is_left_out():
    ours = {
        one
        for one in vars(appeal_words).values()
        if isinstance(one, type) and one.__module__ == appeal_words.__name__
    }

    assert ours == {one for one in APPEALS.values() if isinstance(one, type)}


@pytest.mark.parametrize("language", wording.LANGUAGES)
@pytest.mark.parametrize("key", CODES)
def test_every_code_has_its_sentence_in_every_language(key, language):
    assert len(wording.say(key, language)) > 1


REMEDIES = [
    {"kind": "window", "request": "fire-1", "add": "Tue 09:00-10:00"},
    {"kind": "team", "department": "fire", "when": "Tue 09:00-12:00"},
    {"kind": "open", "enterprise": "e1", "when": "Tue 09:00-12:00"},
    {"kind": "limit", "enterprise": "e1", "field": "most_visits", "to": 2},
    {"kind": "limit", "enterprise": "e1", "field": "most_departments", "to": 2},
    {"kind": "limit", "enterprise": "e1", "field": "most_inspectors", "to": 2},
    {"kind": "release", "visit": "e1@Tue 09:00"},
]


@pytest.mark.parametrize("language", wording.LANGUAGES)
@pytest.mark.parametrize("remedy", REMEDIES)
def test_every_remedy_has_its_sentence_with_all_it_names(remedy, language):
    words = wording.remedy(remedy, language)
    assert all(str(remedy[name]) in words for name in remedy if name not in ("kind", "field"))


def test_both_catalogues_say_the_same_things():
    assert zh_Hans_CN.SENTENCES.keys() == en.SENTENCES.keys()


def test_no_sentence_speaks_the_other_language():
    chinese = re.compile("[一-鿿]")
    ours = {"app.language"}

    wrong = [key for key, words in en.SENTENCES.items() if chinese.search(words)]

    assert set(wrong) == ours


def test_a_translation_uses_no_fact_that_the_other_lacks():
    def facts(words):
        return {name for _, name, _, _ in string.Formatter().parse(words) if name}

    optional = {"date", "notice.opening.single", "notice.why.single"}
    differing = {
        key
        for key, words in zh_Hans_CN.SENTENCES.items()
        if facts(words) != facts(en.SENTENCES[key])
    }

    assert differing <= optional


def test_dates_read_as_people_write_them():
    assert wording.day(MONDAY, "zh") == "11月30日 周一"
    assert wording.day(MONDAY, "en") == "Mon 30 Nov"
    assert wording.full_day(MONDAY, "zh") == "2026年11月30日（星期一）"
    assert wording.full_day(MONDAY, "en") == "Monday, 30 Nov 2026"
    assert wording.week("2026-W49", "zh") == "2026年第49周"


def test_one_is_no_plural():
    assert wording.say("why.apart", "en", count=1) == "Why the enterprise has 1 visit"
    assert wording.say("why.apart", "en", count=2) == "Why the enterprise has 2 visits"
    assert "1 fewer visit." in wording.say(
        "visit.why.joint", "en", **{"week": "w", "count": 2, "time": "t", "saved": 1}
    )


def test_whatever_is_counted_in_english_can_be_one():
    plural = re.compile(
        r"\{(count|departments|enterprises|visits|lines|hours|days|minutes|files|windows|members)\}"
        r"(?: [a-z]+)?? [a-z]+s\b"
    )
    no_plural = {"differs", "is", "this", "its", "less"}

    wrong = {
        key: found[0]
        for key, words in en.SENTENCES.items()
        if (found := plural.search(words)) and found[0].split()[-1] not in no_plural
    }

    assert wrong == {}


def test_a_proven_plan_is_called_proven_and_an_open_one_shows_its_gap():
    assert wording.proof((0, 5), (0, 5), "zh") == "已证明为最少"
    assert wording.proof((0, 7), (0, 5), "en") == "gap 2"
    assert "7" in wording.proof((0, 7), (0, 5), "zh", long=True)


def test_fewer_visits_than_the_bound_prove_nothing_while_more_could_be_placed():
    assert "尚未证明" in wording.proof((3, 5), (1, 5), "zh")


def test_a_problem_names_file_row_found_and_expected():
    problem = Problem(
        Place("消防.xlsx", "检查计划", 7, "检查人数"), "1", "2 或以上", Fault.BAD_NUMBER
    )

    assert wording.finding(problem, "zh") == (
        "消防.xlsx 检查计划 第 7 行 检查人数：数字不对，读到“1”，应为：2 或以上"
    )
    assert "row 7" in wording.finding(problem, "en")


def test_rows_of_one_file_are_told_together():
    items = (Item("a", "", "消防.xlsx", 7), Item("b", "", "消防.xlsx", 5), Item("c"))

    assert wording.places(items, "zh") == ("消防.xlsx 第 5、7 行",)


def test_what_no_sheet_asked_for_stands_in_no_row():
    assert wording.places((Item("复查", "", "", 0), Item("消防", "", "消防.xlsx", 5)), "zh") == (
        "消防.xlsx 第 5 行",
    )


@pytest.mark.parametrize(("language", "said"), [("zh", "1-720分钟"), ("en", "1-720 min")])
def test_a_length_of_time_is_told_in_the_words_of_the_language(language, said):
    wrong = Problem(Place("消防.xlsx", "", 4, "预计时长"), "半天", "1-720 min", Fault.BAD_MINUTES)

    assert wording.finding(wrong, language).endswith(said)


def test_a_joint_visit_says_why_and_who_leads(board):
    joint, single, _ = board.visits

    assert "3 个部门" in wording.why(board, joint, "zh")[0]
    assert "源城区消防救援大队牵头" in wording.why(board, joint, "zh")[1]
    assert any("另有 1 次到访" in sentence for sentence in wording.why(board, single, "zh"))


def _spoken() -> set[str]:
    """Every key that stands as it is in a call of pages, or in a template."""
    found: set[str] = set()
    for path in WEB.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            first = node.args[0]
            says = ast.unparse(node.func) in ("filters.say", "wording.say")
            if says and isinstance(first, ast.Constant):
                found.add(first.value)
    for path in (WEB / "templates").rglob("*.html"):
        found |= set(re.findall(r"""say\(["']([\w.-]+)["'][,)]""", path.read_text("utf-8")))
    return found


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_whatever_a_page_says_has_its_sentence(language):
    assert {key for key in _spoken() if wording.known(key, language) is None} == set()
    assert len(_spoken()) > 200
