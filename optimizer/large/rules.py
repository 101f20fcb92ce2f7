"""Which wishes may share a visit, and whether visits keep every rule. No solver in here."""

from collections import Counter
from collections.abc import Iterable, Sequence

from optimizer.wish import Limits, Visits, Wish


def hopeless(wish: Wish, limits: Limits) -> bool:
    """Whether the wish can be in no visit, whatever else comes."""
    return (
        not wish.starts
        or limits.most_visits == 0
        or _too_many(len(wish.departments), limits.most_departments)
        or _too_many(wish.inspectors, limits.most_inspectors)
        or any(need > limits.teams.get(one, need) for one, need in wish.departments.items())
    )


def _too_many(count: int, most: int | None) -> bool:
    return most is not None and count > most


def fits(wishes: Sequence[Wish], limits: Limits, members: Iterable[int]) -> bool:
    """Whether the members may share a visit as far as limits go, leads and times left aside."""
    chosen = [wishes[one] for one in members]
    need: Counter[str] = Counter()
    for one in chosen:
        need.update(one.departments)
    return (
        len({one.announced for one in chosen}) <= 1
        and not _too_many(len(need), limits.most_departments)
        and not _too_many(sum(one.inspectors for one in chosen), limits.most_inspectors)
        and all(count <= limits.teams.get(one, count) for one, count in need.items())
    )


def clashes(wishes: Sequence[Wish], limits: Limits) -> list[int]:
    """For each wish, as bits, those that can never share a visit with it."""
    clash = [0] * len(wishes)
    for one, other in limits.apart:
        clash[one] |= 1 << other
        clash[other] |= 1 << one
    for one, wish in enumerate(wishes):
        for other in range(one):
            if not _go_together(wish, wishes[other], limits):
                clash[one] |= 1 << other
                clash[other] |= 1 << one
    return clash


def _go_together(one: Wish, other: Wish, limits: Limits) -> bool:
    # The same as `fits` for two: a thousand wishes are half a million pairs.
    if not one.starts & other.starts or one.announced != other.announced:
        return False
    if _too_many(one.inspectors + other.inspectors, limits.most_inspectors):
        return False
    shared = one.departments.keys() & other.departments.keys()
    departments = len(one.departments) + len(other.departments) - len(shared)
    return not _too_many(departments, limits.most_departments) and not any(
        _too_many(one.departments[name] + other.departments[name], limits.teams.get(name))
        for name in shared
    )


def may_lead(wishes: Sequence[Wish], members: Iterable[int]) -> bool:
    """Whether a visit of these has a lead, or needs none."""
    chosen = [wishes[one] for one in members]
    departments = {name for one in chosen for name in one.departments}
    return len(departments) <= 1 or any(one.may_lead for one in chosen)


def kept(wishes: Sequence[Wish], limits: Limits, visits: Visits) -> bool:
    """Whether the visits keep every rule; each wish may be in one of them at most."""
    times = Counter(one for _, members in visits for one in members)
    return (
        not _too_many(len(visits), limits.most_visits)
        and all(count == 1 for count in times.values())
        and all(_keeps(wishes, limits, slot, members) for slot, members in visits)
        and not _overlap(wishes, visits)
    )


def _keeps(wishes: Sequence[Wish], limits: Limits, slot: int, members: tuple[int, ...]) -> bool:
    return (
        bool(members)
        and all(wishes[one].starts >> slot & 1 for one in members)
        and not any(one in members and other in members for one, other in limits.apart)
        and fits(wishes, limits, members)
        and may_lead(wishes, members)
    )


def _overlap(wishes: Sequence[Wish], visits: Visits) -> bool:
    free = 0
    for slot, members in sorted(visits):
        if slot < free:
            return True
        free = slot + max(wishes[one].slots for one in members)
    return False


def value(wishes: Sequence[Wish], visits: Visits) -> tuple[int, int]:
    """Priority left out, and visits."""
    planned = {one for _, members in visits for one in members}
    left = sum(one.priority for index, one in enumerate(wishes) if index not in planned)
    return left, len(visits)
