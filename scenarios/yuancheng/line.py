"""One line of a department's sheet, before an officer has typed it."""

from dataclasses import dataclass

from scenarios.yuancheng.departments import OFFICE, Item

When = tuple[int, str]
"""A day (Monday is 0) and a part of it: ``am``, ``pm``, ``all`` or ``HH:MM-HH:MM``."""


@dataclass(frozen=True, slots=True)
class Line:
    """
    A department's wish for one item at one enterprise; minutes are the item's.

    `inspection_type` is as it is written, empty where the office leaves it open.
    """

    department: str
    enterprise: str
    item: Item
    windows: tuple[When, ...]
    teams: int = 1
    may_lead: bool = True
    announced: bool = True
    priority: int = 1
    together: str = ""
    inspection_type: str = ""
    remark: str = ""


def line(department: str, enterprise: str, number: int, *windows: When) -> Line:
    """The line for a department's item of that number; statisticians never lead."""
    item = OFFICE[department].items[number]
    return Line(department, enterprise, item, windows, may_lead=department != "STAT")
