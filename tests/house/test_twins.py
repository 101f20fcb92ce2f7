"""Each rule of a visit has its formula and its check, and the front door holds what it says."""

import inspect
import re
from pathlib import Path

import optimizer
from optimizer import rules
from tests.house.tree import ROOT


def unwritten(names: list[str], document: str) -> list[str]:
    """Rules that a document does not name."""
    return [name for name in names if not re.search(rf"`{name}\b", document)]


def named(one: object) -> str:
    """The name of a rule, whether it is kept as a function or by its name."""
    return str(getattr(one, "__name__", one))


def test_each_rule_has_its_formula_in_the_card():
    card = (ROOT / "optimizer" / "README.md").read_text(encoding="utf-8")

    assert rules.RULES
    assert unwritten([named(one) for one in rules.RULES], card) == []


def test_a_rule_without_a_formula_is_noticed():
    assert unwritten(["no_overlap", "one_lead"], "`no_overlap`: …") == ["one_lead"]


def test_the_front_door_holds_what_it_promises():
    missing = [name for name in optimizer.__all__ if not hasattr(optimizer, name)]

    assert missing == []


def test_the_front_door_shows_only_the_optimizers_own():
    foreign = [
        name
        for name in optimizer.__all__
        if (module := inspect.getmodule(getattr(optimizer, name))) is not None
        and not module.__name__.startswith("optimizer")
    ]

    assert foreign == []


def test_rules_know_no_solver():
    source = Path(rules.__file__).read_text(encoding="utf-8")

    assert "cpsat" not in source
    assert "ortools" not in source
