"""
What was reckoned from the records holds until something is entered.

Every entry moves the seal of the log, so the seal tells whether an answer still holds, and so does
the day, since rules count days. Each process of a server remembers for itself.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, wait
from threading import Lock
from typing import TypeVar, cast

from tracker import clock, database, history
from tracker.records import Person

T = TypeVar("T")

MOST = 128
"""Answers that are kept, those of whoever asked last: each role's of a few weeks."""

_kept: OrderedDict[Hashable, object] = OrderedDict()
_making: dict[Hashable, "Future[object]"] = {}
_lock = Lock()


def remembered(service: Callable[..., T], *told: Hashable, by: Person, **named: Hashable) -> T:
    """
    What a service answers, reckoned anew only after an entry or on another day.

    For services that read, whose answer depends on the records, on what is told and on what `by`
    speaks for, and costs more than a look at the seal. Whatever they raise is not kept. Of
    several threads that ask at once one reckons, and the others wait for it.
    """
    # The seal and the answer belong to one moment.
    with database.reading():
        speaks = (by.role, by.department, by.enterprise)
        where = str(database.database.obj.database)
        key = (where, history.seal(), clock.today(), service, told, speaks, *named.items())
        return cast(T, _answer(key, lambda: service(*told, by=by, **named)))


def _answer(key: Hashable, reckon: Callable[[], object]) -> object:
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
        under_way = _making.get(key)
        if under_way is None:
            made = _making[key] = Future[object]()
    if under_way is not None:
        return _awaited(under_way, reckon)
    try:
        found = reckon()
    except BaseException as fault:
        with _lock:
            del _making[key]
        made.set_exception(fault)
        raise
    _keep(key, found)
    made.set_result(found)
    return found


def _awaited(under_way: "Future[object]", reckon: Callable[[], object]) -> object:
    """What another thread comes to; what goes wrong there need not go wrong here."""
    wait([under_way])
    return reckon() if under_way.exception() else under_way.result()


def _keep(key: Hashable, found: object) -> None:
    with _lock:
        del _making[key]
        _kept[key] = found
        while len(_kept) > MOST:
            _kept.popitem(last=False)
