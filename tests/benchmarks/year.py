"""A year of a district's records, put into the tables in bulk: the same by seed on any database."""

from random import Random

from tests.benchmarks.filling import cases, ground, weeks
from tests.benchmarks.filling.ground import Ground, Scale, codes
from tests.benchmarks.filling.shelf import Shelf
from tests.tracker.appeals import filled
from tracker import clock, database

SEED = 20_261

TINY = Scale(
    weeks=5,
    departments=10,
    enterprises=12,
    requests=150,
    visits=60,
    findings=40,
    directs=20,
    appeals=10,
    disturbances=80,
    approvals=20,
    demands=12,
)
"""Some of everything, for tests."""


def fill(scale: Scale | None = None, seed: int = SEED) -> Scale:
    """
    Fill an empty, migrated database with a year; returns how much that is.

    The clock stands at `Scale.now` meanwhile, where readers should hold it too.
    """
    scale = scale or Scale()
    with clock.fixed(scale.now):
        known = Ground(scale, Shelf(), Random(seed))
        ground.enter(known)
        weeks.enter(known)
        cases.enter(known)
        known.shelf.finish()
        open_ones = scale.appeals // 5
        filled.fill(open_ones, scale.appeals - open_ones, codes(scale.departments))
    settle()
    return scale


def settle() -> None:
    """PostgreSQL counts its rows by itself, a minute after they came; SQLite never does."""
    if database.is_postgres():
        database.database.execute_sql("ANALYZE")
