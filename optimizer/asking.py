"""
Questions about a plan at the command line: ``python -m optimizer explain|whatif``.
"""

import argparse
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from optimizer import console
from optimizer.errors import InvalidProblem
from optimizer.plan import Plan
from optimizer.problem import Problem
from optimizer.reading import Unreadable, json_value, shown
from optimizer.schemas import load_plan, load_problem
from optimizer.sentences import text
from optimizer.whatif import whatif
from optimizer.why import explain

if TYPE_CHECKING:
    from argparse import _SubParsersAction

GOOD = 0


def add_to(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both commands to those of the optimizer."""
    why = commands.add_parser("explain", help="why something is as it is in a plan")
    add_pair(why)
    why.add_argument("id", metavar="ID", help="a request, an enterprise or enterprise@start")
    why.add_argument("--text", action="store_true", help="sentences instead of JSON")
    why.set_defaults(command=_explain)
    other = commands.add_parser("whatif", help="what a change of the week would be worth")
    add_pair(other)
    other.add_argument("change", metavar="CHANGE.json", help="a remedy, or fields of the week")
    other.set_defaults(command=_whatif)


def add_pair(parser: argparse.ArgumentParser) -> None:
    """A week file and a plan file as arguments, to be read by `pair`."""
    parser.add_argument("week", metavar="WEEK.json", help="- is standard input")
    parser.add_argument("plan", metavar="PLAN.json", help="- is standard input")


def pair(options: argparse.Namespace) -> tuple[Problem, Plan]:
    """The week and the plan that are named; warnings of the week go to standard error."""
    if options.week == options.plan == "-":
        raise console.Unusable("-: standard input is either the week or the plan, not both")
    problem = load_problem(console.read(options.week))
    console.warn(problem.warnings)
    return problem, load_plan(console.read(options.plan), problem)


def _explain(options: argparse.Namespace) -> int:
    problem, plan = pair(options)
    answer = explain(problem, plan, options.id)
    if options.text:
        sys.stdout.write(text(answer))
    else:
        console.write(None, answer)
    return GOOD


def _whatif(options: argparse.Namespace) -> int:
    if options.change == "-" and "-" in (options.week, options.plan):
        raise console.Unusable("-: standard input is one of the three files, not two")
    problem, plan = pair(options)
    change = _change(console.read(options.change))
    with console.interruptible() as stop:
        console.write(None, whatif(problem, plan, change, stop=stop))
    return GOOD


def _change(content: bytes) -> Mapping[str, Any]:
    try:
        value = json_value(content)
    except Unreadable as error:
        raise InvalidProblem([str(error)]) from None
    if not isinstance(value, Mapping):
        raise InvalidProblem([f"expected an object, found {shown(value)}"])
    return value
