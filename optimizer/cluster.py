"""
Other machines to plan on: the executor of a dask cluster, an extra (``onevisit[dask]``).

Its workers must have this package installed in the same version. What a worker is at work on
when nobody wants it any more goes on there until its own limit; its answer is dropped.
"""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

PATIENCE = 10
"""Seconds for a scheduler to answer."""


class NoCluster(Exception):
    """There is no cluster to be had at an address; the message says why."""


@contextmanager
def cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """
    An executor of the cluster whose scheduler is at ``tcp://host:port``, and what it runs at once.

    Raises
    ------
    NoCluster
        If dask is not installed, no scheduler answers or it has no workers.
    """
    try:
        from distributed import Client
    except ImportError:
        raise NoCluster(f"{address}: dask is missing, install onevisit[dask]") from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        why = " ".join(str(error).split())[:200] or type(error).__name__
        raise NoCluster(f"{address}: no scheduler of dask answers: {why}") from None
    with client:
        workers = sum(client.nthreads().values())
        if not workers:
            raise NoCluster(f"{address}: the scheduler of dask has no workers")
        yield client.get_executor(), workers
