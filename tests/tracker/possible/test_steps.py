"""What can be done about a case that goes step by step, in each of its states."""

import datetime as dt
from collections.abc import Callable

import pytest

from tests.tracker.builders import COMMITTEE, OPERATOR, officer, person
from tests.tracker.onsite import NINE, at, came, publish_joint, visit
from tests.tracker.possible.tried import Try, wrong
from tests.tracker.signing import account
from tracker import (
    accounts,
    coercive,
    draws,
    observation,
    officers,
    penalties,
    possible,
    settings,
    throttle,
)
from tracker.people import of_enterprise
from tracker.records import (
    CoerciveEntry,
    CoerciveKind,
    DrawPool,
    ObservationEntry,
    Officer,
    PenaltyEntry,
    PenaltyKind,
    Role,
)

DAY = NINE.date()
NEXT = DAY + dt.timedelta(days=1)
FIRE, HEAD, WATCH = officer("FIRE"), officer("FIRE", Role.HEAD), person(Role.SUPERVISION)
PEOPLE = (FIRE, HEAD, officer("TAX"), COMMITTEE, WATCH, OPERATOR, of_enterprise("E1"))


@pytest.fixture(autouse=True)
def begun(park: str):
    """A visit of two departments has begun."""
    publish_joint()
    with at(NINE):
        came("FIRE")
        came("TAX")
        yield


def refusals(named: Callable[..., frozenset[str]], thing: object, acts: dict[str, Try]) -> list:
    """Where what is named and what comes of trying it differ, for everybody."""
    return [one for by in PEOPLE for one in wrong(named(thing, by=by), acts, by)]


def penalty() -> int:
    wanted = PenaltyEntry(visit().uid, "FIRE", PenaltyKind.FINE, "消防法第六十条", fen=500_000)
    return penalties.propose(wanted, by=FIRE).id


def decided(one: int) -> None:
    penalties.decide(one, "消罚〔2026〕1号", DAY, by=FIRE)


def closed(one: int) -> None:
    decided(one)
    penalties.close(one, DAY, by=FIRE)


def dropped(one: int) -> None:
    penalties.drop(one, "不成立", by=FIRE)


@pytest.mark.parametrize("told", [lambda _: None, decided, closed, dropped])
def test_a_penalty_case_offers_the_steps_of_its_state(told: Callable[[int], None]):
    one = penalty()
    told(one)
    acts: dict[str, Try] = {
        "penalties.decide": lambda by: penalties.decide(one, "消罚〔2026〕2号", DAY, by=by),
        "penalties.close": lambda by: penalties.close(one, DAY, by=by),
        "penalties.drop": lambda by: penalties.drop(one, "不成立", by=by),
    }

    assert refusals(possible.for_penalty, penalties.show(one, by=FIRE), acts) == []


@pytest.mark.parametrize("steps", [(), ("extend",), ("lift",), ("extend", "lift")])
def test_a_measure_is_extended_once_and_lifted(steps: tuple[str, ...]):
    wanted = CoerciveEntry(
        visit=visit().uid,
        department="FIRE",
        kind=CoerciveKind.SEAL,
        target="2 号仓库",
        basis="消防法第五十四条",
        impact="仓库停用，生产不受影响",
        reviewer="某某",
        begun=DAY,
        until=NEXT,
    )
    one = coercive.take(wanted, by=FIRE).id
    acts: dict[str, Try] = {
        "coercive.extend": lambda by: coercive.extend(one, NEXT + (NEXT - DAY), "复杂", by=by),
        "coercive.lift": lambda by: coercive.lift(one, DAY, "已整改", by=by),
    }
    for step in steps:
        acts[f"coercive.{step}"](FIRE)

    assert refusals(possible.for_measure, coercive.show(one, by=FIRE), acts) == []


@pytest.mark.parametrize("step", [None, "draw", "void"])
def test_a_draw_is_drawn_by_a_witness_or_voided(step: str | None):
    for number in ("FIRE-1", "FIRE-2"):
        officers.register(Officer(number, "某某", "FIRE", dt.date(2027, 12, 31)), by=OPERATOR)
    pool = DrawPool(objects={"B": ("E1", "E2")}, percent={"B": "20"}, officers=("FIRE-1", "FIRE-2"))
    one = draws.announce("FIRE", "消防安全", pool, by=FIRE).id
    acts: dict[str, Try] = {
        "draws.draw": lambda by: draws.draw(one, "昨天的气温是十九度", by=by),
        "draws.void": lambda by: draws.void(one, "名单有误", by=by),
    }
    if step is not None:
        acts[f"draws.{step}"](WATCH if step == "draw" else HEAD)

    assert refusals(possible.for_draw, draws.show(one, by=WATCH), acts) == []


@pytest.mark.parametrize("revoked", [False, True])
def test_an_observation_period_is_revoked_once(revoked: bool):
    wanted = ObservationEntry("FIRE", "E1", "无人仓储", "3.2.3", DAY, safe=True, safety="不涉及")
    one = observation.give(wanted, by=HEAD).id
    acts: dict[str, Try] = {
        "observation.revoke": lambda by: observation.revoke(one, "有隐患", by=by)
    }
    if revoked:
        acts["observation.revoke"](HEAD)

    assert refusals(possible.for_observation, observation.show(one, by=HEAD), acts) == []


@pytest.mark.parametrize("state", ["open", "closed", "resting"])
def test_an_account_is_closed_or_reopened_and_freed_where_it_rests(state: str):
    who = account("wang")
    if state == "closed":
        accounts.close("wang", "离岗", by=OPERATOR)
    if state == "resting":
        most = settings.number("sign_in.attempts")
        for _ in range(most):
            throttle.count({throttle.login_key("wang"): most})
    wanted = {
        "open": {"accounts.close"},
        "closed": {"accounts.reopen"},
        "resting": {"accounts.close", "accounts.unlock"},
    }

    assert possible.for_account(who, by=OPERATOR) == wanted[state]
    assert possible.for_account(who, by=FIRE) == frozenset()
