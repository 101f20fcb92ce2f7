"""From a department's lines to the cells of its sheet."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from scenarios.yuancheng import handwriting
from scenarios.yuancheng.departments import Office
from scenarios.yuancheng.habits import HABITS, HEADINGS, Habit
from scenarios.yuancheng.handwriting import Cell
from scenarios.yuancheng.line import Line
from scenarios.yuancheng.park import WEEK, enterprises
from scenarios.yuancheng.plans import lines_of

_PRIORITY = {1: "一般", 3: "重要", 5: "紧急"}
_ENTERPRISE = {str(one["id"]): one for one in enterprises()}


@dataclass(slots=True)
class Grid:
    """
    The cells of one sheet.

    `header` is the row of the headings, `hidden` rows are there but not seen, `merged` are
    (first row, last row, column); all count from 0.
    """

    sheet: str
    header: int = 0
    rows: list[list[Cell]] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    merged: list[tuple[int, int, int]] = field(default_factory=list)


def plan_grid(office: Office) -> Grid:
    """The sheet of plan lines as the office keeps it."""
    habit = HABITS[office.id]
    fields = habit.columns.split()
    grid = Grid(habit.sheet)
    _write_head(grid, office, habit, fields)
    for number, line in enumerate(lines_of(office.id), 1):
        cells = {name: _CELLS[name](line, habit, office, number) for name in fields}
        grid.rows.append([cells[name] for name in fields])
        if number in habit.blanks:
            grid.rows.append([None] * len(fields))
    if habit.merged:
        _merge(grid, fields)
    _write_foot(grid, office, habit, fields)
    return grid


def facts_grid(office: Office) -> Grid | None:
    """The sheet 部门情况, where the office keeps one."""
    habit = HABITS[office.id]
    if not habit.facts:
        return None
    rows: list[list[Cell]] = [
        ["部门名称", office.name],
        ["部门代码", office.id],
        ["检查组数", office.teams],
    ]
    rows.extend(
        ["不在岗", f"{handwriting.windows('weekday', '', (one,))} 1组"] for one in habit.away
    )
    rows.append(["联系人", office.contact])
    return Grid("部门情况", header=-1, rows=rows)


def _write_head(grid: Grid, office: Office, habit: Habit, fields: list[str]) -> None:
    year, week = WEEK.split("-W")
    if habit.title:
        grid.rows.append([f"{office.name}{year}年第{week}周涉企检查计划"])
    if habit.codes:
        grid.hidden.append(len(grid.rows))
        grid.rows.append([f"f{place:02d}" for place, _ in enumerate(fields, 1)])
    grid.header = len(grid.rows)
    grid.rows.append([habit.headings.get(name, HEADINGS[name]) for name in fields])


def _write_foot(grid: Grid, office: Office, habit: Habit, fields: list[str]) -> None:
    if habit.total:
        total: list[Cell] = [None] * len(fields)
        total[0] = "合计"
        total[fields.index("item")] = f"共{len(lines_of(office.id))}项"
        grid.rows.append(total)
    if habit.legend:
        grid.rows.append([])
        grid.rows.extend([text] for text in habit.legend)


def _merge(grid: Grid, fields: list[str]) -> None:
    """Leaves name and code of an enterprise only in the first of its neighbouring lines."""
    columns = [fields.index("name"), fields.index("uscc")]
    for first, last in _neighbours(grid, columns[1]):
        for column in columns:
            grid.merged.append((first, last, column))
            for row in range(first + 1, last + 1):
                grid.rows[row][column] = None


def _neighbours(grid: Grid, column: int) -> Iterator[tuple[int, int]]:
    first = grid.header + 1
    for row in range(first + 1, len(grid.rows) + 1):
        if row < len(grid.rows) and grid.rows[row][column] == grid.rows[first][column]:
            continue
        if row - first > 1:
            yield first, row - 1
        first = row


def _name(line: Line, habit: Habit, number: int) -> str:
    padding = ("", "  ", "　")[number % 3] if habit.padded else ""
    return str(_ENTERPRISE[line.enterprise]["name"]) + padding


def _approved(line: Line, habit: Habit, number: int) -> Cell:
    day = date(2026, 11, 16 + (number // 4 + len(line.department)) % 5)
    return handwriting.written_date(habit.approved, day)


_CELLS: Mapping[str, Callable[[Line, Habit, Office, int], Cell]] = {
    "number": lambda line, habit, office, number: number,
    "name": lambda line, habit, office, number: _name(line, habit, number),
    "uscc": lambda line, habit, office, number: str(_ENTERPRISE[line.enterprise]["uscc"]),
    "zone": lambda line, habit, office, number: str(_ENTERPRISE[line.enterprise]["zone"]),
    "phone": lambda line, habit, office, number: str(_ENTERPRISE[line.enterprise]["phone"]),
    "item": lambda line, habit, office, number: line.item.name,
    "basis": lambda line, habit, office, number: line.item.basis,
    "inspection_type": lambda line, habit, office, number: line.inspection_type or None,
    "windows": lambda line, habit, office, number: handwriting.windows(
        habit.windows, habit.separator, line.windows
    ),
    "minutes": lambda line, habit, office, number: handwriting.minutes(
        habit.minutes, line.item.minutes
    ),
    "inspectors": lambda line, habit, office, number: line.item.inspectors,
    "teams": lambda line, habit, office, number: line.teams,
    "officers": lambda line, habit, office, number: habit.officers or None,
    "may_lead": lambda line, habit, office, number: "是" if line.may_lead else "否",
    "announced": lambda line, habit, office, number: "是" if line.announced else "否",
    "priority": lambda line, habit, office, number: (
        _PRIORITY[line.priority] if habit.words else line.priority
    ),
    "approver": lambda line, habit, office, number: office.head,
    "approved": lambda line, habit, office, number: _approved(line, habit, number),
    "together": lambda line, habit, office, number: line.together or None,
    "remark": lambda line, habit, office, number: line.remark or None,
}
