"""A week on a real cluster of dask: a scheduler and two workers, each a process of its own."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Timer

import pytest

from optimizer import Problem, SolveParams, dump_plan, dump_problem, parallel, solve
from optimizer.__main__ import main
from optimizer.cluster import NoCluster, cluster
from tests.optimizer.apart import parks

PARAMS = SolveParams(time_limit=60, work_limit=3_000, workers=2)
ROOT = Path(__file__).parents[2]


@contextmanager
def program(*arguments: str) -> "Iterator[subprocess.Popen[bytes]]":
    """One of dask's programs, ended with the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def scheduling(folder: Path) -> "Iterator[tuple[subprocess.Popen[bytes], str, Path]]":
    """A scheduler on this machine, its address, and the file that says it."""
    file = folder / "scheduler.json"
    own = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
    with program("scheduler", *own, "--scheduler-file", str(file)) as process:
        until = time.monotonic() + 30
        while not file.exists() or not file.read_text():
            assert time.monotonic() < until
            time.sleep(0.05)
        yield process, json.loads(file.read_text())["address"], file


class Town(ExitStack):
    """A cluster; its scheduler and workers are processes."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.scheduler, self.address, file = self.enter_context(scheduling(folder))
        own = ("--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard")
        place = ("--scheduler-file", str(file), "--local-directory", str(folder))
        self.workers = [self.enter_context(program("worker", *own, *place)) for _ in range(2)]
        until = time.monotonic() + 30
        while self.size() < len(self.workers):
            assert time.monotonic() < until
            time.sleep(0.1)

    def size(self) -> int:
        """Workers that the scheduler knows."""
        try:
            with cluster(self.address) as (_, workers):
                return workers
        except NoCluster:
            return 0


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with Town(tmp_path_factory.mktemp("dask")) as found:
        yield found


@pytest.fixture(scope="module")
def week() -> Problem:
    """Four crowded parks that have nothing to do with each other."""
    return parks(4)


def written(week: Problem, params: SolveParams, address: str = "") -> str:
    """The plan file, without what it cost."""
    if address:
        with cluster(address) as (executor, workers):
            assert workers
            plan = solve(week, params, executor=executor)
    else:
        plan = solve(week, params)
    return json.dumps({**dump_plan(plan), "seconds": 0, "params": None})


def test_a_cluster_finds_what_this_machine_finds(
    town: Town, week: Problem, monkeypatch: pytest.MonkeyPatch
):
    here = written(week, SolveParams(time_limit=60, work_limit=3_000, workers=1))
    monkeypatch.setattr(parallel, "SMALL", 0)
    assert written(week, PARAMS) == here
    assert written(week, PARAMS, town.address) == here


def test_the_command_line_plans_on_a_cluster(town: Town, week: Problem, tmp_path: Path):
    file, there, here = (tmp_path / name for name in ("week.json", "there.json", "here.json"))
    file.write_text(json.dumps(dump_problem(week)))
    own = ["plan", str(file), "--quiet", "--work-limit", "3000"]
    assert main([*own, "-o", str(there), "--dask", town.address]) == 0
    assert main([*own, "-o", str(here), "--workers", "1"]) == 0
    one, other = (json.loads(path.read_text()) for path in (there, here))
    assert (one["params"]["workers"], other["params"]["workers"]) == (2, 1)
    for plan in (one, other):
        del plan["params"], plan["seconds"]
    assert one == other


def test_a_worker_that_is_killed_at_its_work_costs_nothing(week: Problem, tmp_path: Path):
    here = written(week, SolveParams(time_limit=60, work_limit=3_000, workers=1))
    with Town(tmp_path) as town:
        Timer(0.5, town.workers[0].kill).start()
        assert written(week, PARAMS, town.address) == here
        assert town.workers[0].wait(10) != 0
        assert town.size() == 1


def test_a_cluster_that_is_gone_costs_nothing(
    week: Problem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("optimizer.cluster.PATIENCE", 2)
    here = written(week, SolveParams(time_limit=60, work_limit=3_000, workers=1))
    with Town(tmp_path) as town, cluster(town.address) as (executor, _):
        for process in (town.scheduler, *town.workers):
            process.kill()
        plan = solve(week, PARAMS, executor=executor)
    assert json.dumps({**dump_plan(plan), "seconds": 0, "params": None}) == here


def test_an_address_without_a_scheduler_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("optimizer.cluster.PATIENCE", 0.3)
    file = tmp_path / "week.json"
    file.write_text(json.dumps(dump_problem(parks(1, 2))))
    assert main(["plan", str(file), "--quiet", "--dask", "tcp://127.0.0.1:9"]) == 2
    assert capsys.readouterr().err.startswith("tcp://127.0.0.1:9: no scheduler of dask answers: ")


def test_a_scheduler_without_workers_is_told(tmp_path: Path):
    with (
        scheduling(tmp_path) as (_, address, _),
        pytest.raises(NoCluster, match="has no workers"),
        cluster(address),
    ):
        pass


def test_dask_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NoCluster, match=r"install onevisit\[dask\]"), cluster("tcp://there:1"):
        pass
