"""Lines that were placed by hand, each group with its story."""

from dataclasses import replace

from scenarios.yuancheng.line import Line, line

MON, TUE, WED, THU, FRI = range(5)

_FLAGSHIP = (
    line("EMB", "C001", 2, (WED, "am"), (THU, "am")),
    line("EEB", "C001", 1, (WED, "am"), (WED, "pm")),
    line("FIRE", "C001", 0, (TUE, "am"), (WED, "am")),
    line("HC", "C001", 0, (WED, "am"), (WED, "pm")),
    line("PSB", "C001", 0, (WED, "all")),
    line("TRANS", "C001", 1, (WED, "am"), (FRI, "am")),
    line("SAMR", "C001", 1, (WED, "am"), (THU, "pm")),
)
"""Seven departments, all free on Wednesday morning; at most five may share a visit."""

_COATING_AGAIN = (
    line("EMB", "M001", 1, (THU, "all")),
    line("FIRE", "M001", 0, (THU, "am"), (FRI, "am")),
    line("EEB", "M001", 2, (TUE, "pm"), (THU, "am")),
)
"""A dust and waste case that must be inspected again, jointly."""

_CANTEEN_AGAIN = (
    line("SAMR", "F002", 0, (TUE, "am"), (FRI, "am")),
    line("HC", "F002", 1, (MON, "pm"), (FRI, "am")),
)
"""A food case that must be inspected again, jointly; both are free on Friday morning only."""

_MISSED_BY_AN_HOUR = (
    line("FIRE", "E003", 0, (THU, "08:30-10:00")),
    line("SAMR", "E003", 4, (THU, "09:30-12:00")),
    line("HC", "E003", 0, (THU, "09:30-12:00")),
)
"""The fire brigade must start at 08:30, the others come at 09:30: two visits."""

_LIGHTNING = tuple(
    replace(
        line("METEO", one, 0, (THU, "am")),
        inspection_type="专项检查",
        remark="检测机构专家仅周四上午可到",
    )
    for one in ("M001", "E003", "W003", "E021", "F010")
)
"""Five enterprises, one team, one morning: the expert is free at no other time."""

_STOCK_TAKING = (
    replace(line("TAX", "F004", 0, (TUE, "am")), remark="须与企业财务负责人当面核对"),
    line("SAMR", "F004", 3, (TUE, "pm"), (THU, "pm")),
)
"""The tax office's only morning falls into the enterprise's stock-taking."""

_UNANNOUNCED = (
    replace(line("SAMR", "F007", 0, (WED, "am"), (THU, "am")), announced=False, remark="飞行检查"),
    line("WATER", "F007", 0, (WED, "am"), (WED, "pm")),
    replace(
        line("EEB", "E012", 0, (TUE, "pm")),
        announced=False,
        inspection_type="个案",
        remark="偷排线索核查",
    ),
    replace(line("EMB", "C008", 2, (TUE, "am"), (WED, "pm")), announced=False, remark="四不两直"),
)
"""Unannounced inspections share no visit with announced ones."""

_SAME_DEPARTMENT = (
    line("SAMR", "M002", 1, (TUE, "am"), (WED, "am")),
    line("SAMR", "M002", 3, (TUE, "am"), (WED, "am")),
    line("EMB", "M002", 0, (WED, "am")),
    line("FIRE", "W002", 0, (FRI, "am")),
    line("FIRE", "W002", 1, (FRI, "am")),
    line("TRANS", "W002", 0, (FRI, "am"), (FRI, "pm")),
)
"""Two items of one department at one enterprise, at the same times."""

_BUILDING_SITE = (
    line("HUC", "S002", 0, (TUE, "am"), (WED, "am")),
    line("HUC", "S004", 1, (MON, "am"), (WED, "am")),
    line("NR", "S002", 0, (TUE, "all"), (WED, "all"), (THU, "all")),
    line("NR", "S006", 0, (WED, "all")),
    line("NR", "S004", 0, (WED, "all")),
    line("UM", "S002", 0, (WED, "am"), (WED, "pm")),
)
"""The land office is free for whole days, so it goes along with whoever comes."""

_ANY_DAY = (
    line("STAT", "R002", 0, *((day, "all") for day in range(5))),
    line("STAT", "R005", 0, (TUE, "pm")),
    line("IND", "R002", 0, (MON, "pm"), (TUE, "pm")),
    line("TAX", "R005", 0, (TUE, "pm"), (THU, "am")),
)
"""The statisticians never lead; they come whenever another department does."""

_FEED_AND_MEAT = (
    line("AGRI", "F010", 0, (THU, "am"), (FRI, "am")),
    line("AGRI", "F013", 1, (MON, "am"), (TUE, "am")),
    line("PSB", "W003", 1, (THU, "am"), (FRI, "pm")),
)
"""Departments with few enterprises, whose mornings meet those of others."""


def _again(lines: tuple[Line, ...], key: str) -> tuple[Line, ...]:
    return tuple(
        replace(one, priority=3, together=key, inspection_type="个案检查") for one in lines
    )


STORIES = (
    tuple(replace(one, priority=3) for one in _FLAGSHIP)
    + _again(_COATING_AGAIN, "复查-2026-017")
    + _again(_CANTEEN_AGAIN, "复查-2026-021")
    + _MISSED_BY_AN_HOUR
    + _LIGHTNING
    + _STOCK_TAKING
    + _UNANNOUNCED
    + _SAME_DEPARTMENT
    + _BUILDING_SITE
    + _ANY_DAY
    + _FEED_AND_MEAT
)
"""Every line that was placed by hand."""
