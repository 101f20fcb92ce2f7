"""The trades of the park: their share, hazards, zones and the departments that care."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trade:
    """
    A trade, known by one letter.

    Parameters
    ----------
    count
        Enterprises of this trade among the park's 150.
    suffixes
        Endings of the invented names.
    hazards
        Sets of main hazards, dealt out in turn; the first of a set decides who leads.
    weights
        How often a department plans an inspection there, relative to the others.
    """

    name: str
    count: int
    suffixes: tuple[str, ...]
    hazards: tuple[tuple[str, ...], ...]
    zones: tuple[str, ...]
    weights: Mapping[str, int]


LEADS = {
    "危险化学品": "EMB",
    "可燃粉尘": "EMB",
    "有限空间": "EMB",
    "食品饮料": "SAMR",
    "电镀与表面处理": "EEB",
    "工业废水": "EEB",
    "挥发性有机物": "EEB",
    "在建工程": "HUC",
    "劳动密集": "FIRE",
    "仓储物流": "FIRE",
    "道路运输": "TRANS",
    "职业病危害": "HC",
    "特种设备": "SAMR",
}
"""Who leads where a hazard is the main one."""

EAST, WEST, SOUTH, NORTH = "东片区", "西片区", "南片区", "北片区"

TRADES: Mapping[str, Trade] = {
    "E": Trade(
        "电子信息与电器",
        52,
        ("电子科技", "光电", "线路板", "电器", "半导体"),
        (("劳动密集", "职业病危害"), ("电镀与表面处理", "危险化学品"), ("职业病危害",)),
        (EAST, NORTH),
        {
            "FIRE": 5,
            "EEB": 4,
            "EMB": 3,
            "HRSS": 4,
            "SAMR": 2,
            "HC": 3,
            "TAX": 2,
            "CUSTOMS": 1,
            "IND": 2,
            "UM": 1,
            "WATER": 1,
        },
    ),
    "M": Trade(
        "机械与模具",
        22,
        ("精密模具", "机械", "五金制品"),
        (("可燃粉尘", "特种设备"), ("特种设备", "职业病危害")),
        (WEST, EAST),
        {"EMB": 5, "SAMR": 4, "FIRE": 3, "HC": 2, "EEB": 3, "HRSS": 2, "TAX": 1, "CUSTOMS": 1},
    ),
    "F": Trade(
        "食品饮料与水",
        18,
        ("食品", "饮料", "山泉水业"),
        (("食品饮料", "工业废水"), ("食品饮料", "有限空间")),
        (SOUTH,),
        {
            "SAMR": 7,
            "WATER": 3,
            "FIRE": 2,
            "EEB": 3,
            "HC": 2,
            "AGRI": 2,
            "CUSTOMS": 2,
            "EMB": 1,
            "TAX": 1,
        },
    ),
    "C": Trade(
        "新材料、化工与涂装",
        15,
        ("新材料", "涂料", "化工"),
        (("危险化学品", "挥发性有机物"), ("可燃粉尘", "危险化学品")),
        (WEST, NORTH),
        {"EMB": 5, "EEB": 4, "FIRE": 3, "HC": 3, "PSB": 3, "TRANS": 2, "SAMR": 2, "IND": 1},
    ),
    "P": Trade(
        "塑料、包装与印刷",
        12,
        ("塑胶制品", "包装印刷"),
        (("挥发性有机物", "劳动密集"), ("职业病危害",)),
        (EAST, WEST),
        {"EEB": 3, "FIRE": 3, "EMB": 2, "UM": 1, "SAMR": 2, "HC": 1},
    ),
    "S": Trade(
        "在建工程",
        9,
        ("产业园建设项目", "厂房建设项目"),
        (("在建工程",),),
        (NORTH, SOUTH),
        {"HUC": 7, "UM": 2, "NR": 2, "HRSS": 2, "WATER": 2, "EMB": 1},
    ),
    "W": Trade(
        "仓储物流",
        9,
        ("仓储", "物流"),
        (("仓储物流", "道路运输"), ("道路运输",)),
        (EAST,),
        {"FIRE": 4, "TRANS": 5, "EMB": 2, "PSB": 2, "TAX": 1},
    ),
    "G": Trade(
        "服装与家具",
        6,
        ("服饰", "家具"),
        (("劳动密集", "可燃粉尘"),),
        (WEST,),
        {"FIRE": 3, "HRSS": 2, "EMB": 1, "HC": 1, "SAMR": 1},
    ),
    "R": Trade(
        "研发与服务",
        7,
        ("技术研究院", "检测服务"),
        ((),),
        (NORTH,),
        {"STAT": 2, "HRSS": 1, "TAX": 2, "IND": 2},
    ),
}
