"""Drawn enterprises, a brute force and a check: slow, simple, and none of the room's own code."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from random import Random

from optimizer.large import Limits, Visits, Wish


def wish(
    starts: Sequence[int],
    department: str = "fire",
    *,
    slots: int = 1,
    inspectors: int = 2,
    priority: int = 1,
    leads: bool = True,
) -> Wish:
    """A wish of one department that may begin at these slots."""
    return Wish(
        starts=sum(1 << one for one in starts),
        slots=slots,
        departments={department: 1},
        inspectors=inspectors,
        priority=priority,
        may_lead=frozenset({department} if leads else ()),
    )


def drawn(random: Random) -> tuple[list[Wish], Limits]:
    """A tiny enterprise under all rules."""
    wishes = [_wish(random) for _ in range(random.randint(1, 6))]
    pairs = [(i, j) for i in range(len(wishes)) for j in range(i)]
    return wishes, Limits(
        most_departments=random.choice([None, 1, 2, 3]),
        most_inspectors=random.choice([None, None, 5, 7]),
        most_visits=random.choice([None, None, 1, 2]),
        apart=frozenset(one for one in pairs if random.random() < 0.1),
        teams={name: random.randint(1, 3) for name in "abcd"},
    )


def _wish(random: Random) -> Wish:
    departments = random.sample("abcd", 1 if random.random() < 0.8 else 2)
    starts = 0
    for _ in range(random.randint(1, 2)):
        first = random.randrange(7)
        starts |= sum(1 << one for one in range(first, first + random.randint(1, 3)))
    return Wish(
        starts=starts,
        slots=random.choice([1, 1, 2, 3]),
        departments={one: random.choice([1, 1, 2]) for one in departments},
        inspectors=random.randint(1, 5),
        priority=random.randint(1, 3),
        may_lead=frozenset(one for one in departments if random.random() < 0.6),
        announced=random.random() < 0.8,
    )


def faults(wishes: Sequence[Wish], limits: Limits, visits: Visits) -> list[str]:
    """Names of the rules that the visits break."""
    broken = {name for visit in visits for name in _broken(wishes, limits, *visit)}
    stays = sorted((s, s + max(wishes[i].slots for i in some)) for s, some in visits)
    if any(this[1] > following[0] for this, following in pairwise(stays)):
        broken.add("overlap")
    if limits.most_visits is not None and len(visits) > limits.most_visits:
        broken.add("most_visits")
    if any(count > 1 for count in Counter(i for _, some in visits for i in some).values()):
        broken.add("twice")
    return sorted(broken)


def _broken(
    wishes: Sequence[Wish], limits: Limits, slot: int, members: tuple[int, ...]
) -> Iterator[str]:
    here = [wishes[one] for one in members]
    needs: Counter[str] = Counter()
    for one in here:
        needs.update(one.departments)
    checks = {
        "start": all(one.starts & 1 << slot for one in here),
        "departments": len(needs) <= (limits.most_departments or 99),
        "inspectors": sum(one.inspectors for one in here) <= (limits.most_inspectors or 9_999),
        "teams": all(need <= limits.teams.get(name, 999) for name, need in needs.items()),
        "apart": not any(set(pair) <= set(members) for pair in limits.apart),
        "announced": len({one.announced for one in here}) == 1,
        "lead": len(needs) == 1 or any(one.may_lead for one in here),
    }
    yield from (name for name, holds in checks.items() if not holds)


def fewest_by_trial(wishes: Sequence[Wish], limits: Limits) -> tuple[int, int]:
    """Priority left out and visits of the best plan, by trying every start of every wish."""
    best = (sum(one.priority for one in wishes), 0)
    for visits in _placements(len(wishes), wishes, {}):
        planned = [i for _, some in visits for i in some]
        left = sum(one.priority for i, one in enumerate(wishes) if i not in planned)
        if (left, len(visits)) < best and not faults(wishes, limits, visits):
            best = left, len(visits)
    return best


def _placements(
    rest: int, wishes: Sequence[Wish], at: dict[int, tuple[int, ...]]
) -> Iterator[Visits]:
    if not rest:
        yield tuple(at.items())
        return
    index = rest - 1
    yield from _placements(index, wishes, at)
    for slot in range(wishes[index].starts.bit_length()):
        if wishes[index].starts >> slot & 1:
            yield from _placements(index, wishes, {**at, slot: (*at.get(slot, ()), index)})
