"""The table as Markdown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import Any

import scenarios
from tests.benchmarks import feeds
from tests.benchmarks import services as services_of
from tests.benchmarks.book import Book
from tests.benchmarks.feeds import Fetched
from tests.benchmarks.filling.ground import Scale
from tests.benchmarks.load import RATE
from tests.benchmarks.pages import Opened, Painted
from tests.benchmarks.registers import MOST, PROMISED, Answered
from tests.benchmarks.row import OURS
from tests.benchmarks.services import Served
from tests.benchmarks.summary import MOMENTS, Group, beside, families

HEAD = (
    "week",
    "requests",
    "solver",
    "runs",
    "limit, s",
    "unplanned",
    "visits",
    "best known",
    "bound",
    "gap (worst)",
    "optimal",
    "first plan, s",
    "proof, s",
    "end, s",
    "MiB",
    "beside OneVisit",
)
NUMBERS = {1, *range(3, 9), *range(10, 15)}

SHARES = ("weeks", "solver", "runs", *(f"proven at {one:g} s" for one in MOMENTS), "gap (worst)")

PAGE_HEAD = ("page", "database", "median, ms", "95 of 100, ms")
OPENED_HEAD = (
    *("page", "database", "alone, ms", "answers", "median, ms", "95 of 100, ms"),
    *("questions", "over 5 weeks", "failed"),
)
SLOWEST = 25
FETCHED_HEAD = (
    *("server", "database", "entries", "KiB", "answers", "a second", "median, ms"),
    "95 of 100, ms",
)
"""So many kinds of pages are told of each database."""

SERVICE_HEAD = ("service", "database", "median, ms", "95 of 100, ms", "questions")

INTRODUCTION = """\
# Yardsticks

Every number was measured by {commands}; none was taken from elsewhere.

Each line is the whole process, from starting Python over reading the week to the written plan;
with several runs the median, for gap and end with the worst behind it. *Unplanned* is the sum of
priorities; *bound* what was proven of unplanned / visits, *gap* how far the plan's visits are at
most above it, in percent (`+2` before it: so much may be unplanned too much). *Optimal* counts the
runs whose plan was proven. *MiB* adds up what the process and all it started held at the peak.
Every plan, ours and theirs, went through the same check without a solver.

| week | what it is |
|---|---|
| `yuancheng` | the invented park's week of the demo |
| `planted-*`, `grown-*` | built around a known best plan; kept, and drawn anew |
| `packing-*`, `cover-*` | one enterprise; packings with conflicts and covers from the literature |
| `city-median` | a week of a city's log |
| `drawn-N-at-L` | drawn by seed: about N requests, narrow windows, teams L % busy |
| `wide-N-at-L` | the same with windows of 4 to 8 hours, where mostly everything can be planned |
| `packed-N-at-L` | as wide and as busy, packed around a known best plan; the bound is its visits |

| peer | what it is | workers |
|---|---|---|
| starts | CP-SAT, a literal for each request and start | 2 |
| intervals | CP-SAT, visit slots as optional intervals | 2 |
| columns | CP-SAT, a literal for each set of requests and start, `linearization_level=2` | 1 |
| greedy | enterprise after enterprise, each as well as the teams left allow; no bound | 1 |
| timefold | Timefold 1.24, Java: local search with moves made for visits; no bound | 1 |

The peers know all rules of these weeks and minimise unplanned before visits, as OneVisit does,
which after that goes on to moved requests, minutes and travel until its time ends. Where ways
between zones differ in length, starts, columns and timefold keep a rule for teams that is seldom a
little stricter than the exact one; intervals, which know no zones, take every way at its longest,
so that their optimum can be well above the true one. Each has the same limit, counted from the end
of reading, and runs on the first week of a kind. *Beside OneVisit* compares with our run on the
same week, whole processes. Timefold scores by an incremental calculator, as its manual has it for
speed, and has one thread, as its free edition has; several are for sale.

![seconds by size](benchmarks.svg)

"""


def table(groups: Sequence[Group]) -> str:
    """A line for each kind of week and solver."""
    lines = [_line(HEAD), _line(["--:" if one in NUMBERS else "---" for one in range(len(HEAD))])]
    lines.extend(_line(_cells(one, groups)) for one in groups)
    return "\n".join(lines) + "\n"


def shares(groups: Iterable[tuple[str, Group]]) -> str:
    """A line for each family of weeks and solver: how many were proven by when."""
    numbers = range(2, len(SHARES))
    lines = [
        _line(SHARES),
        _line(["--:" if one in numbers else "---" for one in range(len(SHARES))]),
    ]
    for name, one in groups:
        told = (f"{100 * one.proven(moment):.0f} %" for moment in MOMENTS)
        lines.append(_line([name, one.solver, str(len(one.rows)), *told, _gap(one)]))
    return "\n".join(lines) + "\n"


def page(groups: Sequence[Group], book: Book) -> str:
    """The whole document."""
    commands = "; ".join(f"`{one.command}` ({_machine(one.machine)})" for one in book.runs)
    text = INTRODUCTION.format(commands=commands) + table(groups)
    text += f"\n## Proven by when\n\n{shares(families(book.rows))}"
    if book.demo:
        text += f"\n`onevisit demo`, from workbooks to calendars: {median(book.demo):.1f} s "
        text += f"(median of {len(book.demo)}).\n"
    text += answered(book.pages) + served(book.services)
    return text + opened(book.opened, book.painted) + told_again(book.fetched)


def answered(pages: Sequence[Answered]) -> str:
    """How long pages of the appeals take, a line for each page and database; none, no words."""
    if not pages:
        return ""
    first = pages[0]
    lines = [
        "\n## Pages of the appeals\n",
        f"Milliseconds until a service has answered, over {first.open:,} open and "
        f"{first.closed:,} closed appeals, {MOST} lines",
        f"at most; on a kept connection, each page {first.runs} times, "
        f"promised {PROMISED:g} ms in 95 of 100.\n",
        _line(PAGE_HEAD),
        _line(["--:" if one > 1 else "---" for one in range(len(PAGE_HEAD))]),
    ]
    lines += [_line([one.page, one.database, f"{one.p50:.1f}", f"{one.p95:.1f}"]) for one in pages]
    return "\n".join(lines) + "\n"


def served(services: Sequence[Served]) -> str:
    """How long services take over a year, a line for each and database; none, no words."""
    if not services:
        return ""
    promised = ", ".join(f"{most:g} ms on {name}" for name, most in services_of.PROMISED.items())
    scale = Scale()
    lines = [
        "\n## A year of a district\n",
        f"Milliseconds until a service has answered, over {scale.requests:,} requests, "
        f"{scale.visits:,} visits, {scale.enterprises:,} enterprises,",
        f"{scale.departments} departments and {scale.weeks} weeks with all that hangs on them; "
        f"each {services[0].runs} times (once where that takes",
        f"{services_of.SLOW / 1000:g} s), pages of {services_of.MOST} lines; "
        f"promised {promised} in 95 of 100. *Questions* to the database are",
        "the same however much there is.\n",
        _line(SERVICE_HEAD),
        _line(["--:" if one > 1 else "---" for one in range(len(SERVICE_HEAD))]),
    ]
    lines += [
        _line([one.service, one.database, f"{one.p50:.1f}", f"{one.p95:.1f}", str(one.questions)])
        for one in services
    ]
    return "\n".join(lines) + "\n"


def opened(pages: Sequence[Opened], painted: Sequence[Painted], most: int | None = SLOWEST) -> str:
    """How long pages of the real servers take under load, the slowest first; none, no words."""
    if not pages:
        return ""
    lines = [
        "\n## Pages of the year, from the real servers\n",
        f"Milliseconds from when a page is due until it is read, {RATE:g} pages a second by",
        "readers of every role; waitress over SQLite, two processes of gunicorn over PostgreSQL,",
        "with clients and database on the same cores; *alone* in one process without a server.",
        "Promised as for the services; the slowest pages are:\n",
        _line(OPENED_HEAD),
        _line(["--:" if one > 1 else "---" for one in range(len(OPENED_HEAD))]),
    ]
    for name in dict.fromkeys(one.database for one in pages):
        lines += [_line(_seen(one)) for one in pages if one.database == name][:most]
    return "\n".join([*lines, "", *_kept(pages), *map(_board, painted)]) + "\n"


def told_again(found: Sequence[Fetched]) -> str:
    """How quickly devices are told that they have their calendar already; none, no words."""
    if not found:
        return ""
    lines = [
        "\n## Calendars that a device has already\n",
        f"Asked for with the tag that was given, {feeds.DEVICES} devices as fast as they are",
        "answered, on the same cores; the committee's calendar of that year, by our servers and,",
        f"in turns with them, by {feeds.PEER} with the same entries.",
        f"Promised {feeds.PROMISED_RATE:g} answers a second, 95 of 100 within",
        f"{feeds.PROMISED:g} ms, and {feeds.TIMES_PEER:g} times as many as {feeds.PEER}.\n",
        _line(FETCHED_HEAD),
        _line(["--:" if one > 1 else "---" for one in range(len(FETCHED_HEAD))]),
    ]
    for one in found:
        size = (str(one.events), f"{one.size / 1024:.0f}")
        times = (f"{one.rate:.0f}", f"{one.p50:.1f}", f"{one.p95:.1f}")
        lines.append(_line([one.server, one.database, *size, str(one.runs), *times]))
    return "\n".join(lines) + "\n"


def _seen(one: Opened) -> list[str]:
    times = (f"{one.alone:.1f}", str(one.runs), f"{one.p50:.1f}", f"{one.p95:.1f}")
    few = str(one.few) if one.few else "–"
    return [one.page, one.database, *times, str(one.questions), few, str(one.failed or "")]


def _kept(pages: Sequence[Opened]) -> Iterator[str]:
    for name in dict.fromkeys(one.database for one in pages):
        own = [one for one in pages if one.database == name]
        kept = sum(one.is_kept for one in own)
        yield f"{name}: {kept} of {len(own)} kinds of pages are as quick as was promised."


def _board(one: Painted) -> str:
    return (
        f"The board of {one.visits} visits is painted first after {one.p50:.0f} ms on "
        f"{one.database} (at most {one.most:.0f} of {one.runs} times)."
    )


def _machine(machine: Mapping[str, Any]) -> str:
    packages = ", ".join(f"{name} {version}" for name, version in machine["packages"].items())
    return (
        f"{machine['cores']} cores, {machine['memory_gib']} GiB, {machine['system']}, "
        f"Python {machine['python']}, {packages}; load before the run {machine['load_before']}"
    )


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cells(group: Group, groups: Sequence[Group]) -> list[str]:
    notes = sorted({one.note for one in group.rows if one.note})
    broken = sorted({rule for one in group.rows for rule in one.broken})
    told = [beside(group, groups), *notes, *(f"**breaks {one}**" for one in broken)]
    return [
        group.week,
        _count(group.middle("requests")),
        group.solver,
        str(len(group.rows)),
        _count(group.middle("limit")),
        _count(group.middle_of("value", 0)),
        _count(group.middle_of("value", 1)),
        _best(group.week),
        _bound(group),
        _gap(group),
        f"{group.optimal} of {len(group.rows)}",
        _time(group.middle("first")),
        _time(group.middle("proof")),
        _end(group),
        _count(group.middle("memory")),
        "; ".join(filter(None, told)),
    ]


def _best(week: str) -> str:
    known = scenarios.best_known().get(week)
    if known is None:
        return ""
    return f"≥ {known.visits_at_least}" if known.visits is None else str(known.visits)


def _bound(group: Group) -> str:
    pair = [_count(group.middle_of("bound", place)) for place in (0, 1)]
    # A peer's bound of both as one number says nothing of the visits while unplanned is open.
    if any(above for above, _ in group.gaps()) and group.solver != OURS:
        return f"{pair[0]} / –"
    return "–" if pair[0] == "–" else " / ".join(pair)


def _gap(group: Group) -> str:
    gaps = group.gaps()
    if not gaps:
        return "–"
    middle, worst = (_one_gap(one, group.solver) for one in (gaps[len(gaps) // 2], gaps[-1]))
    return middle if len(gaps) == 1 else f"{middle} ({worst})"


def _one_gap(gap: tuple[int, float], solver: str) -> str:
    unplanned, visits = gap
    if unplanned and solver != OURS:
        return f"{unplanned:+d}"
    return f"{unplanned:+d}; {visits:.2f}" if unplanned else f"{visits:.2f}"


def _end(group: Group) -> str:
    middle = _time(group.middle("end"))
    return middle if len(group.rows) == 1 else f"{middle} ({_time(group.worst('end'))})"


def _count(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f}"


def _time(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}" if value < 100 else f"{value:,.0f}"
