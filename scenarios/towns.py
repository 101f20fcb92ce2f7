"""
Towns to draw weeks for: how large they are and what is common there.

Sizes follow what places report of themselves: a park files 20 to 60 plan lines a week, a district
50 to 200, a city 1,000 to 1,500, a province 4,000 to 10,000. Every other number is assumed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class TownSpec:
    """
    What a drawn week looks like.

    Parameters
    ----------
    enterprises
        Enterprises with at least one request; a week has about 1.9 requests for each.
    departments
        Departments that file; the first 18 bear the names of the park's.
    zones
        Zones of the town, 15 to 30 minutes apart; within one a team travels 10 minutes.
    load
        Share of the teams' week that the requests take, with 15 minutes after each. Half-days are
        narrow: at 0.7 about one request in twenty cannot be planned, at 0.9 one in ten.
    two, three_to_five, six_or_more
        Shares of enterprises with so many requests; the rest has one.
    closed, limited, led, unannounced, silent
        Shares: enterprises with a closed half-day, with limits to a visit, with an order of
        leads; requests that are unannounced, that may not lead.
    together, apart
        Shares of the enterprises with several requests where two must, must not share a visit.
    """

    name: str
    enterprises: int
    departments: int
    zones: int = 4
    load: float = 0.7
    two: float = 0.3
    three_to_five: float = 0.16
    six_or_more: float = 0.02
    closed: float = 0.1
    limited: float = 0.25
    led: float = 0.4
    unannounced: float = 0.03
    silent: float = 0.08
    together: float = 0.04
    apart: float = 0.04


@dataclass(frozen=True, slots=True)
class Trait:
    """How often a kind of department files, and how long it stays (multiples of 15 minutes)."""

    id: str
    name: str
    weight: int
    minutes: tuple[int, ...]


TRAITS = (
    Trait("SAMR", "市场监督管理局", 15, (60, 90, 120, 180)),
    Trait("EMB", "应急管理局", 12, (120, 150, 180, 210)),
    Trait("EEB", "生态环境局", 12, (120, 150, 180, 210)),
    Trait("FIRE", "消防救援大队", 14, (60, 90, 120)),
    Trait("HRSS", "人力资源和社会保障局", 8, (60, 90, 120)),
    Trait("HC", "卫生健康局", 8, (90, 120, 150, 180)),
    Trait("HUC", "住房和城乡建设局", 6, (90, 120, 180)),
    Trait("UM", "城市管理和综合执法局", 5, (30, 45, 60, 90)),
    Trait("NR", "自然资源局", 2, (60,)),
    Trait("WATER", "水务局", 4, (60, 75, 90)),
    Trait("IND", "工业商务和信息化局", 3, (60,)),
    Trait("TAX", "税务局", 5, (60, 90, 120, 180)),
    Trait("STAT", "统计局", 2, (60,)),
    Trait("TRANS", "交通运输局", 4, (60, 90, 120)),
    Trait("PSB", "公安分局", 3, (60,)),
    Trait("METEO", "气象局", 3, (60,)),
    Trait("AGRI", "农业农村局", 1, (60, 90, 120)),
    Trait("CUSTOMS", "海关", 2, (60, 90, 120)),
)
"""What the 18 departments of a park do; 210 minutes only fit into a morning."""

TOWNS: Mapping[str, TownSpec] = {
    one.name: one
    for one in (
        TownSpec("hamlet", enterprises=12, departments=5, zones=3, two=0.25),
        TownSpec("park", enterprises=30, departments=14),
        TownSpec("district", enterprises=90, departments=22),
        TownSpec("city", enterprises=650, departments=36, zones=5),
        TownSpec("province", enterprises=4200, departments=45, zones=5),
    )
}
"""The towns by name, the smallest first."""


class UnknownTown(LookupError):
    """There is no town of that name; the message lists the known ones."""


def town(name: str, enterprises: int | None = None, load: float | None = None) -> TownSpec:
    """
    The town of that name, with another size or load if wanted.

    Raises `UnknownTown`, and `ValueError` for a size or a load that cannot be.
    """
    if name not in TOWNS:
        raise UnknownTown(f"town '{name}' is unknown; known are {', '.join(TOWNS)}")
    if enterprises is not None and enterprises < 1:
        raise ValueError(f"enterprises: found {enterprises}, expected 1 or more")
    if load is not None and not load > 0:
        raise ValueError(f"load: found {load:g}, expected more than 0")
    spec = TOWNS[name]
    return replace(
        spec,
        enterprises=spec.enterprises if enterprises is None else enterprises,
        load=spec.load if load is None else load,
    )


def traits(spec: TownSpec) -> tuple[Trait, ...]:
    """One trait for each department: the park's first, then invented branches of them."""
    return tuple(
        TRAITS[nth] if nth < len(TRAITS) else _branch(TRAITS[nth % len(TRAITS)], nth)
        for nth in range(spec.departments)
    )


def _branch(trait: Trait, nth: int) -> Trait:
    number = nth // len(TRAITS) + 1
    return replace(trait, id=f"{trait.id}{number}", name=f"{trait.name}第{number}分局")
