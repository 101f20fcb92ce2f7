"""State machines as data: from where, by which act, to where. Nothing else changes a state."""

from dataclasses import dataclass

from tracker.errors import WrongState
from tracker.records import WeekState


@dataclass(frozen=True, slots=True)
class Move:
    """In this state this act leads there."""

    source: WeekState
    act: str
    target: WeekState


WEEK: tuple[Move, ...] = (
    Move(WeekState.COLLECTING, "submit", WeekState.COLLECTING),
    Move(WeekState.COLLECTING, "plan", WeekState.PLANNING),
    Move(WeekState.PLANNING, "submit late", WeekState.PLANNING),
    Move(WeekState.PLANNING, "plan", WeekState.PLANNING),
    Move(WeekState.PLANNING, "publish", WeekState.PUBLISHED),
    Move(WeekState.PUBLISHED, "submit late", WeekState.PUBLISHED),
    Move(WeekState.PUBLISHED, "plan", WeekState.PUBLISHED),
    Move(WeekState.PUBLISHED, "publish", WeekState.PUBLISHED),
    Move(WeekState.PUBLISHED, "start", WeekState.RUNNING),
    Move(WeekState.RUNNING, "submit late", WeekState.RUNNING),
    Move(WeekState.RUNNING, "plan", WeekState.RUNNING),
    Move(WeekState.RUNNING, "publish", WeekState.RUNNING),
    Move(WeekState.RUNNING, "close", WeekState.CLOSED),
)
"""How a week goes from collecting plans to its end."""


def legal(state: WeekState) -> tuple[str, ...]:
    """The acts that are legal in a state of a week."""
    return tuple(move.act for move in WEEK if move.source is state)


def after(week: object, state: WeekState, act: str) -> WeekState:
    """The state that an act leads to; WrongState, with what would be legal, if it is not."""
    for move in WEEK:
        if (move.source, move.act) == (state, act):
            return move.target
    raise WrongState("week", week, state=state, act=act, legal=legal(state))
