"""
Writes the week as a workbook that people print, sort and pass on.

Every cell is written as text, a number or a moment: a name that looks like a formula stays a
name. Equal weeks give equal bytes.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from web import wording
from web.board import Board, Line, Visit

FONT = "Microsoft YaHei"
INK, SOFT, ACCENT, BAND, HAIR = "#1C2430", "#5B6675", "#1D4F7C", "#EEF3F8", "#C5CDD8"
MADE = datetime(2026, 1, 1, tzinfo=UTC)
"""When the file says it was made: always the same, for equal bytes."""

Row = Sequence[str | int]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its name, columns (key of the heading, width) and rows; `starts` open a day."""

    name: str
    columns: tuple[tuple[str, float], ...]
    rows: tuple[Row, ...]
    starts: frozenset[int] = frozenset()


def write(board: Board, language: str) -> bytes:
    """The schedule of a week as xlsx: visits, by department, by day, and what is not placed."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": MADE, "title": _title(board, language)})
        formats = _formats(book)
        for table in (
            _visits(board, language),
            _by_department(board, language),
            _by_day(board, language),
            _unplanned(board, language),
        ):
            _sheet(book, table, formats, board, language)
    return stream.getvalue()


def _title(board: Board, language: str) -> str:
    week = wording.week(board.week, language)
    return wording.say("sheet.title", language, park=board.park.name, week=week)


def _subtitle(board: Board, language: str) -> str:
    return wording.say(
        "sheet.subtitle",
        language,
        version=board.version,
        lines=board.rows,
        separate=board.separate,
        visits=len(board.visits),
        proof=wording.proof(board.score, board.bound, language),
    )


def _formats(book: Workbook) -> dict[str, Format]:
    """The few looks that the sheets share."""
    base = {"font_name": FONT, "font_size": 10, "font_color": INK, "valign": "vcenter"}
    cell = base | {"text_wrap": True, "bottom": 1, "bottom_color": HAIR}
    first = cell | {"top": 2, "top_color": ACCENT}
    head = {"bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT, "text_wrap": True}
    return {
        "title": book.add_format(base | {"font_size": 16, "bold": True, "font_color": ACCENT}),
        "subtitle": book.add_format(base | {"font_color": SOFT}),
        "head": book.add_format(base | head),
        "cell": book.add_format(cell),
        "number": book.add_format(cell | {"align": "center"}),
        "first": book.add_format(first),
        "first number": book.add_format(first | {"align": "center"}),
    }


def _sheet(
    book: Workbook, table: Table, formats: dict[str, Format], board: Board, language: str
) -> None:
    """One table with its title, ready to print on A4 across."""
    sheet = book.add_worksheet(table.name)
    sheet.hide_gridlines(2)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, _title(board, language), formats["title"])
    sheet.write_string(1, 0, _subtitle(board, language), formats["subtitle"])
    sheet.set_row(3, 24)
    for column, (key, width) in enumerate(table.columns):
        sheet.set_column(column, column, width)
        heading = wording.say(key, language) if key.startswith(("sheet.", "load.")) else key
        sheet.write_string(3, column, heading, formats["head"])
    for index, row in enumerate(table.rows):
        _write_row(sheet, 4 + index, row, formats, first=index in table.starts)
    if table.rows:
        sheet.autofilter(3, 0, 3 + len(table.rows), len(table.columns) - 1)
    _set_print(sheet, board, language)


def _write_row(
    sheet: Worksheet, row: int, values: Row, formats: dict[str, Format], *, first: bool
) -> None:
    text = formats["first" if first else "cell"]
    number = formats["first number" if first else "number"]
    for column, value in enumerate(values):
        if isinstance(value, int):
            sheet.write_number(row, column, value, number)
        else:
            sheet.write_string(row, column, value, text)


def _set_print(sheet: Worksheet, board: Board, language: str) -> None:
    sheet.freeze_panes(4, 0)
    sheet.repeat_rows(3)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    demo = wording.say("app.demo", language) if board.park.demo else ""
    sheet.set_footer(f"&L&8{demo}&R&8{wording.say('sheet.footer', language)}")


def _yes(value: bool, language: str) -> str:
    return wording.say("sheet.yes" if value else "sheet.no", language)


def _items(visit: Visit) -> str:
    return "\n".join(f"{line.department.short} {line.subject}" for line in visit.lines)


def _visits(board: Board, language: str) -> Table:
    """Every visit, one a row."""
    columns = (
        ("sheet.day", 13.0),
        ("sheet.time", 12.0),
        ("sheet.enterprise", 30.0),
        ("sheet.zone", 9.0),
        ("sheet.address", 30.0),
        ("sheet.uscc", 21.0),
        ("sheet.lead", 24.0),
        ("sheet.supports", 30.0),
        ("sheet.items", 46.0),
        ("sheet.count", 7.0),
        ("sheet.inspectors", 7.0),
        ("sheet.notice", 7.0),
    )
    rows = tuple(
        (
            wording.day(visit.start.date(), language),
            wording.hours(visit.start, visit.end),
            visit.enterprise.name,
            visit.enterprise.zone,
            visit.enterprise.address,
            visit.enterprise.uscc,
            visit.lead.name,
            wording.listed([one.name for one in visit.supports], language),
            _items(visit),
            len(visit.departments),
            visit.inspectors,
            _yes(visit.announced, language),
        )
        for visit in board.visits
    )
    return Table(wording.say("sheet.schedule", language), columns, rows, _starts(board.visits))


def _starts(visits: Sequence[Visit]) -> frozenset[int]:
    """Indices of the visits that are the first of their day."""
    return frozenset(
        index
        for index, visit in enumerate(visits)
        if index and visit.start.date() != visits[index - 1].start.date()
    )


def _by_department(board: Board, language: str) -> Table:
    """Every arrival of every department, in the department's own order of time."""
    columns = (
        ("sheet.department", 28.0),
        ("sheet.day", 13.0),
        ("sheet.time", 12.0),
        ("sheet.enterprise", 30.0),
        ("sheet.address", 30.0),
        ("sheet.items", 40.0),
        ("sheet.role", 10.0),
        ("sheet.teams", 8.0),
        ("sheet.minutes", 9.0),
        ("sheet.source", 24.0),
    )
    rows: list[Row] = []
    starts = set()
    for department in board.active_departments:
        starts.add(len(rows))
        for visit in board.of(department):
            for line in visit.lines:
                if line.department == department:
                    rows.append(_arrival(visit, line, language))
    return Table(
        wording.say("sheet.departments", language), columns, tuple(rows), frozenset(starts - {0})
    )


def _arrival(visit: Visit, line: Line, language: str) -> Row:
    role = "board.leads" if line.department == visit.lead else "board.supports"
    return (
        line.department.name,
        wording.day(visit.start.date(), language),
        f"{visit.start:%H:%M}",
        visit.enterprise.name,
        visit.enterprise.address,
        line.subject,
        wording.say(role if visit.joint else "board.single", language),
        wording.listed(map(str, line.teams), language),
        line.minutes,
        wording.say("list.stop", language).join(wording.places(line.items, language)),
    )


def _by_day(board: Board, language: str) -> Table:
    """How often each department is on site, day by day."""
    columns = (
        ("sheet.department", 30.0),
        *((wording.day(day, language), 14.0) for day in board.days),
        ("load.total", 9.0),
        ("load.leads", 9.0),
        ("sheet.minutes", 12.0),
    )
    rows: list[Row] = []
    for load in board.loads():
        figures = [*load.by_day.values(), load.visits, load.leads, load.minutes]
        rows.append([load.department.name, *figures])
    return Table(wording.say("sheet.load", language), columns, tuple(rows))


def _unplanned(board: Board, language: str) -> Table:
    """What is in no visit, and why."""
    columns = (
        ("sheet.department", 28.0),
        ("sheet.enterprise", 30.0),
        ("sheet.items", 36.0),
        ("sheet.minutes", 9.0),
        ("sheet.reason", 46.0),
        ("sheet.others", 40.0),
        ("sheet.source", 24.0),
    )
    rows = tuple(
        (
            left.line.department.name,
            left.line.enterprise.name,
            left.line.subject,
            left.line.minutes,
            wording.left(left, language),
            wording.say("list.stop", language).join(
                f"{other.department.short} {other.enterprise.name}" for other in left.others
            ),
            wording.say("list.stop", language).join(wording.places(left.line.items, language)),
        )
        for left in board.unplanned
    )
    return Table(wording.say("sheet.unplanned", language), columns, rows)
