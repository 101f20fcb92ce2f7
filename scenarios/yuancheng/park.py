"""The park itself: 150 invented enterprises and the facts that a planner must know."""

from functools import cache
from random import Random
from typing import Any

from scenarios.yuancheng.departments import OFFICES
from scenarios.yuancheng.trades import EAST, LEADS, NORTH, SOUTH, TRADES, WEST
from scenarios.yuancheng.uscc import invented

WEEK = "2026-W49"
NOTE = "全部企业、人员、电话、信用代码和检查计划均为虚构，仅供演示。"

_FIRST = "砚岫樟榕澜禾澄楠棠芷珞霁沐稷桐"
_SECOND = "川柏序野堂屿汀原朗溪"
_SURNAMES = "邝麦丘钟古利游巫缪蓝"
_ROADS = {EAST: "云岭东路", WEST: "砚塘西路", SOUTH: "清汀南路", NORTH: "星屿北路"}
_TRAVEL = {
    "within": 10,
    "between": {EAST: {WEST: 25, SOUTH: 15, NORTH: 20}, WEST: {SOUTH: 20, NORTH: 15},
                SOUTH: {NORTH: 25}},
}  # fmt: skip
_QUIET = {
    "C002": ["Mon 00:00-24:00"],
    "E007": ["Mon 00:00-24:00", "Tue 08:30-12:00"],
    "E019": ["Fri 14:30-17:30"],
    "F004": ["Tue 00:00-24:00"],
    "M005": ["Wed 08:30-12:00"],
    "P003": ["Mon 08:30-12:00", "Mon 14:30-17:30"],
}
"""Stock-taking, month-end closing and agreed quiet half-days, by enterprise."""


@cache
def enterprises() -> tuple[dict[str, Any], ...]:
    """The 150 enterprises, sorted by id: the letter of the trade and a number within it."""
    dice = Random("yuancheng-park")
    brands = [one + two for one in _FIRST for two in _SECOND]
    dice.shuffle(brands)
    places = [(letter, nth) for letter, trade in TRADES.items() for nth in range(trade.count)]
    return tuple(
        sorted(
            (_enterprise(letter, nth, brand, number, dice)
             for number, ((letter, nth), brand) in enumerate(zip(places, brands, strict=True), 1)),
            key=lambda one: str(one["id"]),
        )
    )  # fmt: skip


def _enterprise(letter: str, nth: int, brand: str, number: int, dice: Random) -> dict[str, Any]:
    trade = TRADES[letter]
    zone = trade.zones[nth % len(trade.zones)]
    hazards = trade.hazards[nth % len(trade.hazards)]
    key = f"{letter}{nth + 1:03d}"
    suffix = trade.suffixes[nth % len(trade.suffixes)]
    return {
        "id": key,
        "name": f"河源市{brand}{suffix}" + ("" if letter == "S" else "有限公司"),
        "uscc": invented(number),
        "zone": zone,
        "address": f"源城工业园{zone}{_ROADS[zone]}{number}号",
        "trade": trade.name,
        "hazards": list(hazards),
        "contact": f"{dice.choice(_SURNAMES)}{brand[-1]}",
        "phone": f"0762-0000{number:03d}",
        "closed": _QUIET.get(key, []),
        "most_departments": 5,
        "most_inspectors": 12,
        "most_visits": 2 if nth % 10 == 3 else None,
        "lead_order": list(dict.fromkeys(LEADS[one] for one in hazards)),
        "credit": dice.choices("ABCD", (35, 45, 15, 5))[0],
    }


def park() -> dict[str, Any]:
    """What stands in ``park.json``."""
    return {
        "format": "onevisit/park/1",
        "note": NOTE,
        "park": {"id": "yuancheng", "name": "源城工业园", "zones": [EAST, WEST, SOUTH, NORTH]},
        "week": WEEK,
        "days": ["Mon", "Tue", "Wed", "Thu", "Fri"],
        "sessions": ["08:30-12:00", "14:30-17:30"],
        "travel": _TRAVEL,
        "departments": [
            {
                "id": one.id,
                "name": one.name,
                "short": one.short,
                "workbook": f"{one.short}.{'csv' if one.id == 'STAT' else 'xlsx'}",
                "teams": one.teams,
                "level": one.level,
                "contact": one.contact,
            }
            for one in OFFICES
        ],
        "enterprises": list(enterprises()),
    }
