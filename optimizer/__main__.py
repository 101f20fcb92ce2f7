"""
The optimizer at the command line: ``python -m optimizer plan|check|bound|explain|whatif``.

Exit status: 0 a plan or a kept check · 1 a broken check · 2 unusable input, every fault on
standard error · 3 a fault of our own · 130 interrupted before there was a plan or an answer.
"""

import argparse
import gc
import math
import signal
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import TypeVar

from optimizer import asking, console
from optimizer.cluster import NoCluster, cluster
from optimizer.errors import InvalidPlan, InvalidProblem
from optimizer.params import SolveParams
from optimizer.problem import Problem
from optimizer.rules import violations
from optimizer.schemas import dump_plan, load_problem
from optimizer.search import bound, solve

GOOD, BROKEN, UNUSABLE, OURS = 0, 1, 2, 3

Number = TypeVar("Number", int, float)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is returned, nothing is raised but for `--help`."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.command(options))
    except (InvalidProblem, InvalidPlan) as error:
        for fault in error.faults:
            console.say(fault)
        return UNUSABLE
    except (console.Unusable, NoCluster) as error:
        console.say(str(error))
        return UNUSABLE
    except BrokenPipeError:
        sys.stderr.close()
        return GOOD
    except Exception as error:
        text = " ".join(str(error).split())[:500]
        console.say(f"a fault of the optimizer, not of the input: {type(error).__name__}: {text}")
        return OURS


def _plan(options: argparse.Namespace) -> int:
    console.writable(options.output)
    with console.interruptible() as stop, console.shown(options.quiet) as show:
        problem = _problem(options)
        if not options.quiet:
            console.warn(problem.warnings)
        with _executor(options) as (executor, workers):
            params = _params(options, workers)
            plan = solve(problem, params, progress=show, stop=stop, executor=executor)
        console.write(options.output, dump_plan(plan))
    return GOOD


def _executor(
    options: argparse.Namespace,
) -> AbstractContextManager[tuple[Executor | None, int | None]]:
    """The cluster that is asked for, with its size."""
    return cluster(options.dask) if options.dask else nullcontext((None, None))


def _bound(options: argparse.Namespace) -> int:
    problem = _problem(options)
    console.warn(problem.warnings)
    console.write(None, bound(problem, _params(options)))
    return GOOD


def _check(options: argparse.Namespace) -> int:
    problem, plan = asking.pair(options)
    broken = violations(problem, plan)
    for one in broken:
        print(f"{one.rule}: {one.message}")
    if not broken:
        print(f"ok unplanned={plan.score.unplanned} visits={plan.score.visits}")
    return BROKEN if broken else GOOD


def _problem(options: argparse.Namespace) -> Problem:
    problem = load_problem(console.read(options.week))
    if options.most_moved is not None:
        problem = replace(problem, most_moved=options.most_moved)
    return problem


def _params(options: argparse.Namespace, workers: int | None = None) -> SolveParams:
    chosen = {
        name: getattr(options, name)
        for name in ("time_limit", "work_limit", "workers", "seed")
        if getattr(options, name) is not None
    }
    return SolveParams(**({"workers": workers} if workers else {}) | chosen)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m optimizer", description="Merge the requests of a week into joint visits."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    plan = commands.add_parser("plan", help="find the best plan of a week")
    _add_effort(plan)
    plan.add_argument("-o", "--output", metavar="PLAN.json", help="default: standard output")
    plan.add_argument(
        "--dask", metavar="ADDRESS", help="plan on a cluster, tcp://host:port of its scheduler"
    )
    plan.add_argument("--quiet", action="store_true", help="show no progress and no warnings")
    plan.set_defaults(command=_plan)
    check = commands.add_parser("check", help="hold a plan against every rule, without a solver")
    asking.add_pair(check)
    check.set_defaults(command=_check)
    least = commands.add_parser("bound", help="tiers 1 and 2 that no plan can beat")
    _add_effort(least)
    least.set_defaults(command=_bound)
    asking.add_to(commands)
    return parser


def _add_effort(parser: argparse.ArgumentParser) -> None:
    default = SolveParams()
    parser.add_argument("week", metavar="WEEK.json", help="- is standard input")
    parser.add_argument(
        "--time-limit", type=_seconds, metavar="S", help=f"seconds, default {default.time_limit:g}"
    )
    parser.add_argument(
        "--work-limit", type=_count, metavar="N", help="units of work, for equal plans"
    )
    parser.add_argument(
        "--workers", type=_at_least_one, metavar="N", help=f"default {default.workers}"
    )
    parser.add_argument("--seed", type=int, metavar="N", help=f"default {default.seed}")
    parser.add_argument(
        "--most-moved", type=_count, metavar="K", help="requests that may leave their old start"
    )


def _seconds(text: str) -> float:
    return _number(text, float, 0.0, "seconds from 0")


def _count(text: str) -> int:
    return _number(text, int, 0, "a whole number from 0")


def _at_least_one(text: str) -> int:
    return _number(text, int, 1, "a whole number from 1")


def _number(text: str, read: Callable[[str], Number], least: Number, expected: str) -> Number:
    try:
        if least <= (value := read(text)) < math.inf:
            return value
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"expected {expected}, found {text[:40]!r}")


if __name__ == "__main__":
    # Nearly all that a run makes lives to its end; looking for garbage less often saves a quarter.
    gc.set_threshold(50_000, 20, 100)
    status = main()
    # What was asked for is done: an impatient Ctrl-C shall not make a failure of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(status)
