"""Planning as work for others: queue a run, watch it, stop it, and be the worker."""

import logging
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import click

from optimizer import SolveParams
from tracker import planning, runs
from tracker.records import Person, Run, RunState
from tracker.week import Week
from web import preparing, wording
from web.caldav import office as calendars
from web.commands.base import WeekName, acting, actor, as_json, command, main, records, show
from web.config import Config
from web.faults import run_fault
from web.jobs import open_jobs
from web.mailing import office
from web.robots import office as robots

NICENESS = 10
"""Of whoever gives way: the share of a processor is a tenth where somebody else wants it."""

AUTOGROUP = Path("/proc/self/autogroup")
"""By what Linux weighs a session against others; niceness counts within one only."""

WAITS = (RunState.QUEUED, RunState.RUNNING)


def give_way() -> None:
    """Whoever waits for a page goes before what is made beside it, where both share a processor."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    with suppress(OSError):
        if AUTOGROUP.exists() and os.getsid(0) == os.getpid():
            AUTOGROUP.write_text(str(NICENESS))


@main.command("work")
@command
def work(config: Config) -> None:
    """Carry out queued runs, prepare files, send mail and reminders, until interrupted."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    give_way()
    jobs = open_jobs(config)
    click.echo(wording.say("work.begin", config.language, count=jobs.wake()), err=True)
    others = (preparing, office, calendars, robots)
    with ExitStack() as stack:
        for one in others:
            stack.enter_context(one.attending(config))
        jobs.consumer(config.job_workers).run()


@main.group("runs")
def group() -> None:
    """Attempts to plan a week."""


@group.command("queue")
@click.argument("week", type=WeekName())
@acting()
@command
def queue(config: Config, week: Week, login: str) -> None:
    """Queue a run for WEEK; `onevisit work` carries it out."""
    params = SolveParams(time_limit=config.time_limit, workers=config.workers, seed=config.seed)
    jobs = open_jobs(config)
    with records(config):
        run = planning.ask(week, params, by=actor(login))
    jobs.wake()
    click.echo(wording.say("runs.queued", config.language, run=run.id))


@group.command("list")
@click.argument("week", type=WeekName())
@acting()
@as_json
@command
def list_runs(config: Config, week: Week, login: str, as_json: bool) -> None:
    """The runs of WEEK, the latest first."""
    with records(config):
        found = runs.list_runs(week, by=actor(login))
    language = config.language
    columns = {
        "run": lambda one: one.id,
        "state": lambda one: wording.say(f"run.{one.state}", language),
        "visits": lambda one: _pair(one)[1],
        "unplanned": lambda one: _pair(one)[0],
        "seconds": lambda one: f"{one.seconds:.1f}" if one.seconds else "",
        "who": lambda one: one.actor,
        "note": lambda one: run_fault(one.fault, language),
    }
    show(found, columns, as_json=as_json, language=language)


def _pair(run: Run) -> tuple[object, object]:
    """What is left out and how many visits there are, of the plan or of the best so far."""
    if run.score:
        return run.score["unplanned"], run.score["visits"]
    unplanned, visits = run.progress.get("plan", (None, None))
    return unplanned, visits


@group.command("watch")
@click.argument("run", type=int)
@acting()
@command
def watch(config: Config, run: int, login: str) -> None:
    """Tell how far RUN is until it is over."""
    with records(config):
        by = actor(login)
        for line in _told(run, by, config.language):
            click.echo(line)


def _told(run: int, by: Person, language: str) -> Iterator[str]:
    last = ""
    while True:
        found = runs.show(run, by=by)
        unplanned, visits = _pair(found)
        facts = {"run": run, "state": wording.say(f"run.{found.state}", language)}
        words = wording.say("runs.state", language, **facts)
        if visits is not None:
            counts = {"visits": visits, "unplanned": unplanned}
            words += wording.say("runs.counts", language, **counts)
        if words != last:
            yield words
        if found.state not in WAITS:
            return
        last = words
        time.sleep(0.5)


@group.command("stop")
@click.argument("run", type=int)
@acting()
@command
def stop(config: Config, run: int, login: str) -> None:
    """End RUN; its best plan so far becomes a draft."""
    with records(config):
        found = runs.stop(run, by=actor(login))
    state = wording.say(f"run.{found.state}", config.language)
    click.echo(wording.say("runs.stopped", config.language, run=run, state=state))
