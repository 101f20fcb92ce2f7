"""Random draws of enterprises and officers (双随机, clause 3.2.2)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class DrawState(StrEnum):
    """`VOID`: announced and then given up; it stays in the list."""

    ANNOUNCED = "announced"
    DRAWN = "drawn"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class DrawPool:
    """
    From what is drawn, and how much of it.

    Parameters
    ----------
    objects
        Ids of the enterprises of each tier of supervision.
    percent
        Part of each tier that is drawn, 0 to 100, in decimal digits such as ``"2.5"``.
    officers
        Certificates of those who may be sent.
    team
        How many officers go to one enterprise.
    recusals
        Pairs of an officer and an enterprise to which that officer is not sent.
    """

    objects: Mapping[str, tuple[str, ...]]
    percent: Mapping[str, str]
    officers: tuple[str, ...]
    team: int = 2
    recusals: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Lot:
    """An enterprise that was drawn, from which tier, and who goes there."""

    enterprise: str
    tier: str
    officers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RandomDraw:
    """
    A draw, from its announcement on.

    Parameters
    ----------
    pool_hash, commitment
        Published with the announcement: they bind the pool and the secret half of the seed.
    secret, words
        The two halves of the seed, empty until it is drawn; the second one is a witness's.
    lots
        What was drawn, in the order of ids.
    voided
        Why it was given up, or empty.
    """

    id: int
    department: str
    item: str
    pool: DrawPool
    algorithm: str
    pool_hash: str
    commitment: str
    state: DrawState
    announcer: str
    announced: dt.datetime
    secret: str = ""
    words: str = ""
    witness: str = ""
    drawn: dt.datetime | None = None
    lots: tuple[Lot, ...] = ()
    voided: str = ""
