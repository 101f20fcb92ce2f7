"""What a person may do about cases that go step by step: penalties, measures, draws, accounts."""

from collections.abc import Mapping
from enum import StrEnum

from tracker import people, permissions, settings, states, throttle
from tracker.database import reading
from tracker.permissions import Act
from tracker.records import CoerciveMeasure, ObservationPeriod, Penalty, Person, RandomDraw
from tracker.states import Machine, State

DRAWING: Mapping[str, Act] = {"draw": Act.WITNESS_DRAW, "void": Act.VOID_DRAW}
"""The steps of a draw, each another's right."""


def for_penalty(penalty: Penalty, *, by: Person) -> frozenset[str]:
    """Names of services that refuse neither the person nor the moment: ``"penalties.close"``."""
    steps = dict.fromkeys(("decide", "close", "drop"), Act.PUNISH)
    return _named(states.PENALTY, penalty.state, ("penalties", penalty.department), steps, by)


def for_measure(measure: CoerciveMeasure, *, by: Person) -> frozenset[str]:
    """The same for a coercive measure: ``"coercive.lift"``."""
    steps = dict.fromkeys(("extend", "lift"), Act.COERCE)
    place = ("coercive", measure.entry.department)
    return _named(states.COERCIVE, measure.state, place, steps, by)


def for_draw(draw: RandomDraw, *, by: Person) -> frozenset[str]:
    """The same for a random draw: ``"draws.draw"``."""
    return _named(states.DRAW, draw.state, ("draws", draw.department), DRAWING, by)


def for_observation(period: ObservationPeriod, *, by: Person) -> frozenset[str]:
    """The same for an observation period: ``"observation.revoke"``."""
    place = ("observation", period.entry.department)
    return _named(states.OBSERVATION, period.state, place, {"revoke": Act.OBSERVE}, by)


def _named(
    machine: Machine[State],
    state: StrEnum,
    place: tuple[str, str],
    steps: Mapping[str, Act],
    by: Person,
) -> frozenset[str]:
    """Of the steps of a department's case in a module, those that are legal and the person's."""
    module, department = place
    legal = [move.act for move in machine.moves if move.source is state]
    return frozenset(
        f"{module}.{step}"
        for step, right in steps.items()
        if step in legal and permissions.may(by, right, department=department)
    )


def for_account(person: Person, *, by: Person) -> frozenset[str]:
    """Names of services that do something about an account now: ``"accounts.reopen"``."""
    if not permissions.may(by, Act.APPOINT):
        return frozenset()
    with reading():
        closed = people.row_of(person.login).closed is not None
        attempts = settings.number("sign_in.attempts")
        rests = throttle.locked_until(throttle.login_key(person.login), attempts) is not None
    found = {"accounts.reopen" if closed else "accounts.close"}
    return frozenset(found | ({"accounts.unlock"} if rests else set()))
