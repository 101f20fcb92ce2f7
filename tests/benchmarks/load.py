"""Readers who come at their own pace, however long the answers take: so many pages a second."""

import http.client
import queue
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from tests.benchmarks.serving import HOST
from tests.benchmarks.walking import Page

RATE = 20.0
"""Pages a second."""

AT_ONCE = 32
"""Readers who may wait at the same time."""

PATIENCE = 60.0
"""Seconds that a reader waits."""

Due = tuple[float, Page] | None


@dataclass(frozen=True, slots=True)
class Sample:
    """An answer: milliseconds from the moment at which it was due to be asked for; 0 is none."""

    page: Page
    milliseconds: float
    status: int


def load(
    port: int,
    pages: Sequence[Page],
    cookies: Mapping[str, str],
    seconds: float,
    *,
    rate: float = RATE,
    seed: int = 1,
) -> list[Sample]:
    """
    Open pages at an even pace, each as often as the others, in an order of chance.

    A page that comes late because all readers wait is counted from when it was due.
    """
    due: queue.SimpleQueue[Due] = queue.SimpleQueue()
    found: list[Sample] = []
    readers = [
        threading.Thread(target=_read, args=(port, cookies, due, found)) for _ in range(AT_ONCE)
    ]
    for one in readers:
        one.start()
    _come(due, _order(pages, int(seconds * rate), seed), rate)
    for _ in readers:
        due.put(None)
    for one in readers:
        one.join()
    return found


def _order(pages: Sequence[Page], count: int, seed: int) -> list[Page]:
    chance, found = Random(seed), list[Page]()
    while len(found) < count:
        found += chance.sample(pages, len(pages))
    return found[:count]


def _come(due: "queue.SimpleQueue[Due]", pages: Sequence[Page], rate: float) -> None:
    began = time.perf_counter()
    for nth, page in enumerate(pages):
        moment = began + nth / rate
        time.sleep(max(0.0, moment - time.perf_counter()))
        due.put((moment, page))


def _read(
    port: int, cookies: Mapping[str, str], due: "queue.SimpleQueue[Due]", found: list[Sample]
) -> None:
    while (one := due.get()) is not None:
        moment, page = one
        status = ask(port, page.address, cookies.get(page.reader, ""))
        found.append(Sample(page, 1000 * (time.perf_counter() - moment), status))


def ask(port: int, address: str, cookie: str = "") -> int:
    """The status of an answer that was read to its end; 0 where none came."""
    link = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        link.request("GET", address, headers={"Cookie": cookie} if cookie else {})
        answer = link.getresponse()
        answer.read()
        return answer.status
    except OSError:
        return 0
    finally:
        link.close()
