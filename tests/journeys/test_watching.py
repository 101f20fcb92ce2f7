"""A run in a real browser: its page tells how far it is, and ends it with the best plan so far."""

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import expect

from optimizer import Plan, Problem, Progress, Score, SolveParams, solve
from tests.journeys.town import Town
from tests.journeys.visitor import Visitor, Way
from tracker import runs, versions
from tracker.planning import work
from tracker.records import RunState, VersionState
from tracker.week import Week
from web import jobs, wording

pytestmark = pytest.mark.needs_peer

WEEK = Week.parse("2026-W50")


class Told:
    """A planner that has its plan, tells what it is given to tell, and goes on until it may end."""

    def __init__(self) -> None:
        self.may_end, self.is_over = threading.Event(), threading.Event()
        self.steps: queue.Queue[Progress] = queue.Queue()
        self.best: Plan | None = None

    def solve(
        self,
        problem: Problem,
        params: SolveParams,
        *,
        progress: Callable[[Progress], None],
        stop: Callable[[], bool],
    ) -> Plan:
        self.best = solve(problem, params)
        while not (stop() or self.is_over.is_set()):
            try:
                progress(self.steps.get(timeout=0.05))
            except queue.Empty:
                continue
        self.may_end.wait()
        return self.best

    def tell(self, plan: tuple[int, int], bound: tuple[int, int], seconds: float) -> None:
        """So far has the run come."""
        scores = (Score(unplanned=one[0], visits=one[1]) for one in (plan, bound))
        self.steps.put(Progress(*scores, seconds))


@pytest.fixture
def planner(monkeypatch: pytest.MonkeyPatch) -> Told:
    """Who plans; every word of it is written down at once."""
    told = Told()
    monkeypatch.setattr(work.optimizer, "solve", told.solve)
    monkeypatch.setattr(work, "BEATS", 0.0)
    return told


@contextmanager
def _working(planner: Told, run: int) -> Iterator[None]:
    """Somebody works on a run meanwhile, and does not stay behind whatever happens."""
    worker = threading.Thread(target=jobs.carry_out, args=(run,))
    worker.start()
    try:
        yield
    finally:
        planner.is_over.set()
        planner.may_end.set()
        worker.join()


def _reads(clerk: Visitor, plan: tuple[int, int], bound: tuple[int, int]) -> None:
    """The page tells plan, bound and the gap between them."""
    seen = clerk.page.locator("#run")
    told: dict[str, Any] = {"visits": plan[1], "unplanned": plan[0], "bound": bound[1]}
    for name, figure in told.items():
        expect(seen.locator(f"[data-told={name}]")).to_have_text(str(figure))
    gap = wording.proof(plan, bound, clerk.way.language, long=True)
    expect(seen.locator("[data-told=proof]")).to_have_text(gap)


def test_a_run_tells_how_far_it_is_and_is_stopped_with_the_best_plan_so_far(
    town: Town, planner: Told
) -> None:
    with town.visitor(Way("zh", 1440)) as clerk:
        clerk.enters("parkoffice")
        clerk.menu("weeks")
        clerk.open(wording.week(str(WEEK), "zh"), "main")
        clerk.tab("runs")
        clerk.write(clerk.say("field.runs.seconds"), "600")
        clerk.press("runs.begin")
        run = int(clerk.page.url.rpartition("/")[2])
        clerk.page.evaluate("window.stays = true")
        with _working(planner, run):
            planner.tell((2, 9), (0, 4), 1.5)
            _reads(clerk, (2, 9), (0, 4))
            planner.tell((0, 7), (0, 5), 3.5)
            _reads(clerk, (0, 7), (0, 5))
            clerk.sees(clerk.cell(RunState.RUNNING), "3.5")
            assert clerk.page.evaluate("window.stays")

            clerk.does("runs.stop")
            clerk.told("act.done", act=clerk.say("act.runs.stop"))
            planner.may_end.set()
            expect(clerk.page.locator("[data-told=state]")).to_have_text(
                clerk.cell(RunState.STOPPED)
            )
            draft = clerk.page.get_by_role("link", name=clerk.say("runs.see_draft", version=1))
            expect(draft).to_be_visible()
            clerk.go(draft)

    with town.records("parkoffice") as by:
        assert runs.show(run, by=by).state is RunState.STOPPED
        (kept,) = versions.list_versions(WEEK, by=by)
        assert kept.state is VersionState.DRAFT
        assert planner.best is not None
        assert len(kept.visits) == planner.best.score.visits
