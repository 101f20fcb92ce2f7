"""Greedy plans in several orders, then ruin and recreate on whole visits."""

from collections.abc import Callable, Sequence
from random import Random

from optimizer.large.draft import Draft
from optimizer.large.rules import value
from optimizer.wish import Limits, Visits, Wish

Score = tuple[int, int, float]


def _orders(wishes: Sequence[Wish]) -> list[list[int]]:
    every = range(len(wishes))
    starts = [one.starts.bit_count() for one in wishes]
    return [
        sorted(every, key=lambda i: (not wishes[i].may_lead, starts[i], -wishes[i].inspectors)),
        sorted(every, key=lambda i: (not wishes[i].may_lead, -wishes[i].inspectors, starts[i])),
        sorted(every, key=lambda i: (not wishes[i].may_lead, -wishes[i].slots, starts[i])),
        sorted(every, key=lambda i: (-wishes[i].priority, starts[i], -wishes[i].inspectors)),
        sorted(every, key=lambda i: (wishes[i].starts.bit_length(), starts[i])),
    ]


def improve(
    wishes: Sequence[Wish],
    limits: Limits,
    clash: Sequence[int],
    *,
    steps: int,
    seed: int,
    offer: Callable[[Visits], bool],
    over: Callable[[], bool],
) -> None:
    """
    Offer better and better plans.

    Parameters
    ----------
    steps
        At most so many visits' sets are ruined.
    offer
        Called with each better plan and now and then; a yes ends the search.
    over
        Asked on the way to the first plan; a yes leaves it as it is.
    """
    random = Random(seed)
    best, done = _first(Draft(wishes, limits, clash), random, offer, over)
    current, score = best, _score(wishes, best)
    top = score
    for step in range(0 if done else steps):
        trial = _ruined(current, random)
        found = _score(wishes, trial)
        if found <= score:
            current, score = trial, found
        top = min(top, score)
        if (found <= top or step % 32 == 0) and offer(current.visits):
            return


def _first(
    empty: Draft, random: Random, offer: Callable[[Visits], bool], over: Callable[[], bool]
) -> tuple[Draft, bool]:
    drafts = []
    for order in _orders(empty.wishes):
        draft = empty.copy()
        _insert(draft, order, random, 0.0, over)
        drafts.append(draft)
        if offer(draft.visits):
            return draft, True
    return min(drafts, key=lambda one: _score(empty.wishes, one)), False


def _never() -> bool:
    return False


def _insert(
    draft: Draft,
    order: Sequence[int],
    random: Random,
    noise: float,
    over: Callable[[], bool] = _never,
) -> None:
    # What nobody led at first may find a lead later, so a second round.
    late = [one for one in order if not over() and not draft.insert(one, random, noise)]
    for one in late:
        if not over():
            draft.insert(one, random, noise)


def _score(wishes: Sequence[Wish], draft: Draft) -> Score:
    left, visits = value(wishes, draft.visits)
    most = draft.limits.most_inspectors
    loads = [one.inspectors if most else len(one.members) for one in draft.open]
    return left, visits, -float(sum(load * load for load in loads))


def _ruined(draft: Draft, random: Random) -> Draft:
    trial = draft.copy()
    planned = {one for visit in trial.open for one in visit.members}
    loose = [one for one in range(len(trial.wishes)) if one not in planned]
    for _ in range(min(len(trial.open), random.randint(2, 5))):
        loose += trial.drop(random.choice(trial.open))
    random.shuffle(loose)
    if random.random() < 0.7:
        wishes = trial.wishes
        loose.sort(key=lambda i: wishes[i].inspectors * random.uniform(-1.3, -0.7))
    _insert(trial, loose, random, 0.1 * random.random())
    return trial
