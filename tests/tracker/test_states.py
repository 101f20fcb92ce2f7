"""State machines are data: what is not written there is illegal."""

import itertools

import pytest

from tracker import states
from tracker.errors import WrongState
from tracker.records import WeekState

LEGAL = {
    "collecting": {"submit": "collecting", "plan": "planning"},
    "planning": {"submit late": "planning", "plan": "planning", "publish": "published"},
    "published": {
        "submit late": "published",
        "plan": "published",
        "publish": "published",
        "start": "running",
    },
    "running": {
        "submit late": "running",
        "plan": "running",
        "publish": "running",
        "close": "closed",
    },
    "closed": {},
}
"""Written from the week's rhythm, not from the table that is tested."""

ACTS = ("submit", "submit late", "plan", "publish", "start", "close", "dance")


@pytest.mark.parametrize(("state", "act"), [*itertools.product(WeekState, ACTS)])
def test_a_week_obeys_its_rhythm(state: WeekState, act: str):
    expected = LEGAL[state].get(act)

    if expected:
        assert states.WEEK.after("2026-W49", state, act) == expected
    else:
        with pytest.raises(WrongState) as fault:
            states.WEEK.after("2026-W49", state, act)
        assert set(fault.value.legal) == set(LEGAL[state])


def test_what_is_over_says_that_nothing_is_legal():
    with pytest.raises(WrongState, match="which is closed; legal now: nothing"):
        states.WEEK.after("2026-W49", WeekState.CLOSED, "plan")
