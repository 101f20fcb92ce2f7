"""
Plans a week by one of the peers: ``python -m tests.benchmarks.peers NAME WEEK.json SECONDS``.

One JSON line on standard output for each better plan, ``{"places": {request: start}}``, and one
at the end with status and bound, or with why there is none.
"""

import gc
import json
import resource
import sys
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter

from optimizer import load_problem
from tests.benchmarks.peers import choices, columns, greedy, intervals, starts, timefold

PEERS = {
    "starts": starts.search,
    "intervals": intervals.search,
    "columns": columns.search,
    "greedy": greedy.search,
    "timefold": timefold.search,
}
MEMORY = 12 * 2**30
"""Bytes that a peer may take, so that it does not take the machine with it."""


def main(name: str, week: str, seconds: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    problem = load_problem(Path(week).read_bytes())
    gc.freeze()
    try:
        choices.supported(problem)
        _say(
            PEERS[name](
                problem, perf_counter() + float(seconds), lambda places: _say({"places": places})
            )
        )
    except choices.TooLarge as reason:
        _say({"status": "too large", "why": str(reason)})
    except timefold.Missing as reason:
        _say({"status": "missing", "why": str(reason)})
    except MemoryError:
        _say({"status": "too large", "why": "out of memory"})


def _say(value: Mapping[str, object]) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
