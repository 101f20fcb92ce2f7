"""
Draws as files: what is published, and how anybody checks it without a database.

The announcement holds the pool, its hash and the commitment; the result the same and the two
halves of the seed with what was drawn. Both are JSON.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tracker import lots
from tracker.errors import Fault, FaultCode, Rejected
from tracker.records import DrawPool, DrawState, Lot, RandomDraw

SAMPLE = '{"objects": …, "percent": …, "officers": …}'
"""What a file with a pool looks like."""

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
        raise Rejected([Fault("pool", FaultCode.WRONG_FORM, str(file)[:60], SAMPLE)])
    problems = [*_shape_faults(file)]
    if problems:
        raise Rejected(problems)
    return DrawPool(
        objects={tier: tuple(firms) for tier, firms in file["objects"].items()},
        percent={tier: str(part) for tier, part in file["percent"].items()},
        officers=tuple(file["officers"]),
        team=file.get("team", lots.LEAST_TEAM),
        recusals=tuple((officer, firm) for officer, firm in file.get("recusals", ())),
    )


def _shape_faults(file: Mapping[str, Any]) -> Iterator[Fault]:
    for key in LEAST:
        if key not in file:
            yield Fault(key, FaultCode.MISSING)
    for key, (fits, expected) in _SHAPES.items():
        if key in file and not fits(file[key]):
            yield Fault(key, FaultCode.WRONG_FORM, str(file[key])[:60], expected)


def _are_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | str) and not isinstance(value, bool)


def _are_pairs(value: object) -> bool:
    return isinstance(value, list) and all(_are_words(one) and len(one) == 2 for one in value)


_SHAPES: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "objects": (
        lambda value: isinstance(value, dict) and all(map(_are_words, value.values())),
        '{"A": ["E001"]}',
    ),
    "percent": (
        lambda value: isinstance(value, dict) and all(map(_is_number, value.values())),
        '{"A": 10}',
    ),
    "officers": (_are_words, '["GD-0001"]'),
    "team": (
        lambda value: isinstance(value, int) and not isinstance(value, bool),
        "2",
    ),
    "recusals": (_are_pairs, '[["GD-0001", "E001"]]'),
}


def rerun(result: Any, announcement: Any = None) -> tuple[Fault, ...]:
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
        return tuple(one for one in fault.faults if isinstance(one, Fault))
    if result.get("format") != lots.ALGORITHM:
        told = str(result.get("format"))[:60]
        return (Fault("format", FaultCode.DIFFERS, told, lots.ALGORITHM),)
    problems = lots.faults(pool)
    if problems:
        return problems
    return (*_faults(result, pool), *_differences(result, announcement))


def _faults(result: Mapping[str, Any], pool: DrawPool) -> Iterator[Fault]:
    bound = lots.pool_hash(pool)
    if result.get("pool_hash") != bound:
        yield _differs("pool_hash", result.get("pool_hash"), bound)
    secret, words = result.get("secret"), result.get("words")
    if not isinstance(secret, str) or not isinstance(words, str):
        yield Fault("secret", FaultCode.MISSING)
        return
    if result.get("commitment") != lots.commitment(secret):
        yield _differs("commitment", result.get("commitment"), lots.commitment(secret))
    drawn = [_plain(one) for one in lots.draw(pool, lots.seed(secret, words, bound))]
    if result.get("lots") != drawn:
        expected = ", ".join(one["enterprise"] for one in drawn)
        yield Fault("lots", FaultCode.DIFFERS, _firms(result.get("lots")), expected)


def _firms(found: Any) -> str:
    rows = found if isinstance(found, list) else []
    return ", ".join(str(one.get("enterprise")) for one in rows if isinstance(one, Mapping))


def _differences(result: Mapping[str, Any], announcement: Any) -> Iterator[Fault]:
    if announcement is None:
        return
    if not isinstance(announcement, Mapping):
        yield Fault("announcement", FaultCode.WRONG_FORM, str(announcement)[:60], SAMPLE)
        return
    for key in ("format", *lots.CONSTANTS, *_SHAPES, "pool_hash", "commitment"):
        before, now = announcement.get(key), result.get(key)
        if before != now:
            yield _differs(key, now, before)


def _differs(key: str, found: object, expected: object) -> Fault:
    return Fault(key, FaultCode.DIFFERS, str(found)[:60], str(expected)[:60])
