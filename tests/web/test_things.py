import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import tracker
from tracker import states
from web import things
from web.translations import en, zh_Hans_CN
from web.wording import LANGUAGES

MACHINES = [one for one in vars(states).values() if isinstance(one, states.Machine)]


def wrong_states() -> Iterator[tuple[str, str, str]]:
    """Kind, state and act of every error about a state that names them where it is raised."""
    for path in Path(tracker.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "WrongState":
                named = {one.arg: one.value for one in node.keywords}
                yield _text(node.args[0]), _text(named["state"]), _text(named["act"])


def _text(node: ast.expr) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("machine", MACHINES, ids=lambda one: one.kind)
def test_every_state_and_every_act_of_a_machine_is_said(machine, language):
    stands = {one for move in machine.moves for one in (move.source, move.target)}
    acts = {move.act for move in machine.moves}

    assert [one for one in stands if things.state(machine.kind, one, language) is None] == []
    assert [one for one in acts if things.act(machine.kind, one, language) is None] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_and_act_beside_the_machines_is_said(language):
    found = [one for one in wrong_states() if one[0]]

    assert len(found) > 20
    assert [
        (kind, state)
        for kind, state, _ in found
        if state and things.state(kind, state, language) is None
    ] == []
    assert [
        (kind, act) for kind, _, act in found if act and not things.act(kind, act, language)
    ] == []


ACTS = re.compile(r"""history\.record\([^\n]*?, "([a-z -]+)", """)


@pytest.mark.parametrize("language", [en, zh_Hans_CN])
def test_every_act_of_the_log_is_said(language):
    told = {
        act
        for path in Path(tracker.__file__).parent.rglob("*.py")
        for act in ACTS.findall(path.read_text(encoding="utf-8"))
    }
    known = {key.partition(".")[2] for key in language.SENTENCES if "_act." in key}

    assert len(told) > 60
    assert sorted(told - known) == []


def test_a_case_of_the_log_is_told_by_what_it_is_about():
    assert things.case("finding:12", "zh") == "检查发现 12"
    assert things.case("case_study:3", "en") == "case study 3"
    assert things.case("mechanism", "zh") == "工作机制说明"
    assert things.case("unheard:3", "zh") is None
    assert things.case("FIRE", "zh") is None


def test_what_was_done_to_a_case_is_told_in_the_words_of_its_kind_first():
    assert things.logged("coercive:3", "lift", "zh") == "解除"
    assert things.logged("person:li", "lock", "zh") == "暂停登录"
    assert things.logged("person:li", "unheard of", "zh") == "变更"
