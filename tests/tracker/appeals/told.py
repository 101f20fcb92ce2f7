"""What tests of appeals ask: what was logged, sent, counted, and what was wrong with a form."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.tracker.appeals.builders import day
from tracker import deadlines, history, outbox
from tracker.errors import Fault, FaultCode, Rejected, WrongState
from tracker.records import Deadline

LONG = "字" * 5_001
LONG_LINE = "字" * 101


def events(appeal: int, since: int = 0) -> list[tuple[str, dict[str, Any]]]:
    """What happened to a matter after an event, the limits left out."""
    found = history.of_cases([f"appeal:{appeal}"])
    return [
        (one.act, dict(one.facts))
        for one in found
        if one.seq > since and not one.act.endswith("limit")
    ]


def last(appeal: int) -> int:
    """The number of the last event of a matter."""
    return history.last(f"appeal:{appeal}")


def sent(appeal: int) -> list[tuple[str, str]]:
    """Which kinds of messages went to whom about a matter."""
    return [
        (one.kind, one.to) for one in outbox.unsent() if one.key.startswith(f"appeal:{appeal}:")
    ]


def limit(appeal: int, kind: str) -> Deadline:
    """A clock of a matter."""
    return next(one for one in deadlines.of_case(f"appeal:{appeal}") if one.kind == kind)


def runs(appeal: int) -> list[str]:
    """The clocks of a matter that wait."""
    found = deadlines.of_case(f"appeal:{appeal}")
    return [one.kind for one in found if one.met is None and not one.dropped]


def counted(appeal: int, kind: str) -> tuple[str, int, int]:
    """Whose a clock is, on which working day it starts and on which it ends, from today on."""
    found = limit(appeal, kind)
    start = next(one for one in range(60) if day(one) == found.start)
    assert found.counted == tuple(day(start + one + 1) for one in range(len(found.counted)))
    assert found.counted[-1:] in ((found.due,), ())
    return found.owner, start, start + len(found.counted)


def faults(act: Callable[[], object]) -> tuple[Fault, ...]:
    """Every fault of a form."""
    with pytest.raises(Rejected) as refused:
        act()
    return tuple(one for one in refused.value.faults if isinstance(one, Fault))


def fields(act: Callable[[], object]) -> list[tuple[str, FaultCode]]:
    """The fields that are wrong, and how."""
    return [(one.field, one.code) for one in faults(act)]


def refused(appeal: int, act: Callable[[], object]) -> tuple[str, tuple[str, ...]]:
    """Where a matter stands and what is legal there, when an act is not; nothing was kept."""
    before = last(appeal)
    with pytest.raises(WrongState) as told:
        act()
    assert last(appeal) == before
    return told.value.state, told.value.legal
