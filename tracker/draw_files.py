"""
Draws as files: what is published, and how anybody checks it without a database.

The announcement holds the pool, its hash and the commitment; the result the same and the two
halves of the seed with what was drawn. Both are JSON.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tracker import lots
from tracker.errors import Rejected
from tracker.records import DrawPool, DrawState, Lot, RandomDraw

LEAST = ("objects", "percent", "officers")


def published(draw: RandomDraw) -> dict[str, Any]:
    """What is shown of a draw: its announcement, or once it is drawn its result."""
    file = {
        "format": draw.algorithm,
        "draw": draw.id,
        "department": draw.department,
        "item": draw.item,
        "announced": draw.announced.isoformat(),
        **lots.plain(draw.pool),
        "pool_hash": draw.pool_hash,
        "commitment": draw.commitment,
    }
    if draw.state is not DrawState.DRAWN or draw.drawn is None:
        return file
    return {
        **file,
        "drawn": draw.drawn.isoformat(),
        "secret": draw.secret,
        "words": draw.words,
        "lots": [_plain(one) for one in draw.lots],
    }


def _plain(lot: Lot) -> dict[str, Any]:
    return {"enterprise": lot.enterprise, "tier": lot.tier, "officers": list(lot.officers)}


def pool_of(file: Any) -> DrawPool:
    """
    The pool that a file holds, whatever else it holds.

    Raises
    ------
    Rejected
        With every fault of its shape; `lots.faults` tells those of its content.
    """
    if not isinstance(file, Mapping):
        raise Rejected([f"a pool is {type(file).__name__}, expected an object with {_listed()}"])
    problems = [f"{key}: {fault}" for key, fault in _shape_faults(file)]
    if problems:
        raise Rejected(problems)
    return DrawPool(
        objects={tier: tuple(firms) for tier, firms in file["objects"].items()},
        percent={tier: str(part) for tier, part in file["percent"].items()},
        officers=tuple(file["officers"]),
        team=file.get("team", lots.LEAST_TEAM),
        recusals=tuple((officer, firm) for officer, firm in file.get("recusals", ())),
    )


def _listed() -> str:
    return ", ".join(LEAST)


def _shape_faults(file: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in LEAST:
        if key not in file:
            yield key, "missing"
    for key, (fits, expected) in _SHAPES.items():
        if key in file and not fits(file[key]):
            yield key, f"found {str(file[key])[:60]!r}, expected {expected}"


def _are_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | str) and not isinstance(value, bool)


def _are_pairs(value: object) -> bool:
    return isinstance(value, list) and all(_are_words(one) and len(one) == 2 for one in value)


_SHAPES: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "objects": (
        lambda value: isinstance(value, dict) and all(map(_are_words, value.values())),
        "a list of ids for each tier",
    ),
    "percent": (
        lambda value: isinstance(value, dict) and all(map(_is_number, value.values())),
        "a number for each tier",
    ),
    "officers": (_are_words, "a list of ids"),
    "team": (
        lambda value: isinstance(value, int) and not isinstance(value, bool),
        "a whole number",
    ),
    "recusals": (_are_pairs, "pairs of an officer and an enterprise"),
}


def rerun(result: Any, announcement: Any = None) -> tuple[str, ...]:
    """
    Draw again from a published result; every difference, none when all is as it says.

    Parameters
    ----------
    announcement
        The file that was published before, if somebody kept it: the pool and the commitment must
        be the same.
    """
    try:
        pool = pool_of(result)
    except Rejected as fault:
        return fault.problems
    if result.get("format") != lots.ALGORITHM:
        return (f"format: found {result.get('format')!r}, expected {lots.ALGORITHM!r}",)
    problems = lots.faults(pool)
    if problems:
        return problems
    return (*_faults(result, pool), *_differences(result, announcement))


def _faults(result: Mapping[str, Any], pool: DrawPool) -> Iterator[str]:
    bound = lots.pool_hash(pool)
    if result.get("pool_hash") != bound:
        yield f"pool_hash: found {result.get('pool_hash')!r}, the pool has {bound!r}"
    secret, words = result.get("secret"), result.get("words")
    if not isinstance(secret, str) or not isinstance(words, str):
        yield "secret and words: missing, it has not been drawn yet"
        return
    if result.get("commitment") != lots.commitment(secret):
        yield f"commitment: found {result.get('commitment')!r}, it does not bind the secret"
    drawn = [_plain(one) for one in lots.draw(pool, lots.seed(secret, words, bound))]
    if result.get("lots") != drawn:
        expected = ", ".join(one["enterprise"] for one in drawn)
        yield f"lots: not what the seed draws, which is {expected}"


def _differences(result: Mapping[str, Any], announcement: Any) -> Iterator[str]:
    if announcement is None:
        return
    if not isinstance(announcement, Mapping):
        yield "the announcement is no object"
        return
    for key in ("format", *lots.CONSTANTS, *_SHAPES, "pool_hash", "commitment"):
        before, now = announcement.get(key), result.get(key)
        if before != now:
            yield f"{key}: announced as {str(before)[:60]!r}, found {str(now)[:60]!r}"
