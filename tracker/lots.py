"""
Drawing lots so that anybody can do it again: plain values, no database.

The seed has two halves. The secret one is fixed before the pool is shown, and bound by a published
commitment; the other one is said by a witness afterwards. Who announces cannot choose the witness's
words, who witnesses does not know the secret: as long as they do not conspire, neither can steer.

What has the smallest hash is drawn, so that neither the order of a pool nor the version of a
programming language matters. `docs/draws.md` says it in a page.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import ceil
from typing import Any

from tracker.errors import Fault, FaultCode
from tracker.records import DrawPool, Lot

ALGORITHM = "onevisit-draw/1"
"""A draw says by which one it was drawn; a change of any rule below needs another number."""

SAMPLES = {"percent": "A", "objects": "E001", "officers": "GD-0001"}
"""What ids of a pool look like."""

LEAST_TEAM = 2
"""By law nobody inspects alone."""

CONSTANTS = ("draw", "department", "item", "announced")
"""What a published file says besides, and an announcement and its result have in common."""

_PERCENT = re.compile(r"\d{1,3}(\.\d{1,6})?", re.ASCII)


def _hash(*words: str) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def commitment(secret: str) -> str:
    """What binds a secret before it is shown."""
    return _hash(ALGORITHM, "commitment", secret)


def seed(secret: str, words: str, pool: str) -> str:
    """The seed: both halves and the hash of the pool."""
    return _hash(ALGORITHM, "seed", secret, words, pool)


def plain(pool: DrawPool) -> dict[str, Any]:
    """A pool as it is published, the same however it was ordered."""
    return {
        "objects": {tier: sorted(firms) for tier, firms in sorted(pool.objects.items())},
        "percent": {tier: str(part) for tier, part in sorted(pool.percent.items())},
        "officers": sorted(pool.officers),
        "team": pool.team,
        "recusals": sorted([officer, firm] for officer, firm in pool.recusals),
    }


def pool_hash(pool: DrawPool) -> str:
    """What binds a pool: SHA-256 of its JSON without blanks, keys in order."""
    text = json.dumps(plain(pool), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _hash(ALGORITHM, "pool", text)


def count(objects: int, percent: str) -> int:
    """How many of a tier are drawn: the part of it, rounded up."""
    return ceil(objects * Fraction(percent) / 100)


def draw(pool: DrawPool, seed: str) -> tuple[Lot, ...]:
    """
    What is drawn from a pool without faults, in the order of ids.

    Of each tier those with the smallest hashes. To each of them, in the order of ids, go those of
    its officers who have the fewest lots so far, among equals those with the smallest hashes.
    """
    firms = {firm: tier for tier in pool.objects for firm in _of_tier(pool, tier, seed)}
    lots: Counter[str] = Counter()
    found = []
    for firm in sorted(firms):
        team = _team(pool, firm, seed, lots)
        lots.update(team)
        found.append(Lot(firm, firms[firm], tuple(sorted(team))))
    return tuple(found)


def _of_tier(pool: DrawPool, tier: str, seed: str) -> list[str]:
    objects = pool.objects[tier]
    ranked = sorted(objects, key=lambda firm: _hash(seed, "object", tier, firm))
    return ranked[: count(len(objects), pool.percent[tier])]


def _team(pool: DrawPool, firm: str, seed: str, lots: Mapping[str, int]) -> list[str]:
    ranked = sorted(
        eligible(pool, firm), key=lambda one: (lots[one], _hash(seed, "officer", firm, one))
    )
    return ranked[: pool.team]


def eligible(pool: DrawPool, firm: str) -> list[str]:
    """The officers who may be sent to an enterprise."""
    recused = {officer for officer, where in pool.recusals if where == firm}
    return [one for one in pool.officers if one not in recused]


def faults(pool: DrawPool) -> tuple[Fault, ...]:
    """What makes a pool unusable."""
    return (*_object_faults(pool), *_percent_faults(pool), *_officer_faults(pool))


def _object_faults(pool: DrawPool) -> Iterator[Fault]:
    firms = [firm for objects in pool.objects.values() for firm in objects]
    if not firms:
        yield Fault("objects", FaultCode.MISSING)
    for firm, times in Counter(firms).items():
        if times > 1:
            yield Fault("objects", FaultCode.TWICE, firm)
    words = {"percent": [*pool.objects], "objects": firms, "officers": pool.officers}
    for name, some in words.items():
        for word in some:
            if not word.strip() or not word.isprintable():
                yield Fault(name, FaultCode.WRONG_FORM, ascii(word)[1:-1], SAMPLES[name])


def _percent_faults(pool: DrawPool) -> Iterator[Fault]:
    wrong = False
    for tier in sorted(pool.objects.keys() | pool.percent.keys()):
        part = pool.percent.get(tier)
        if part is None:
            yield Fault("percent", FaultCode.MISSING, at=tier)
        elif not is_percent(part):
            yield Fault("percent", FaultCode.OUT_OF_RANGE, part, "0-100", tier)
        wrong = wrong or part is None or not is_percent(part)
    if not wrong and not any(
        count(len(objects), pool.percent[tier]) for tier, objects in pool.objects.items()
    ):
        yield Fault("objects", FaultCode.TOO_FEW, "0", "1")


def is_percent(part: str) -> bool:
    """Whether a part is written in digits and not over 100."""
    return bool(_PERCENT.fullmatch(part)) and Fraction(part) <= 100


def _officer_faults(pool: DrawPool) -> Iterator[Fault]:
    for officer, times in Counter(pool.officers).items():
        if times > 1:
            yield Fault("officers", FaultCode.TWICE, officer)
    if pool.team < LEAST_TEAM:
        yield Fault("team", FaultCode.TOO_FEW, str(pool.team), str(LEAST_TEAM))
    firms = {firm for objects in pool.objects.values() for firm in objects}
    for officer, firm in pool.recusals:
        if officer not in pool.officers or firm not in firms:
            yield Fault("recusals", FaultCode.UNKNOWN, f"{officer}, {firm}")
    for firm in sorted(firms):
        left = len(set(eligible(pool, firm)))
        if left < pool.team:
            yield Fault("officers", FaultCode.TOO_FEW, str(left), str(pool.team), firm)
