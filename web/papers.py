"""
Writes a published week into a folder: calendars, notices, the schedule, the plan.

The same week gives the same bytes, so only files that differ are touched; papers of an earlier
version that no longer belong to the week are taken away.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tracker import visit_codes
from web import feeds, gates, schedule
from web.board import Board, Visit
from web.config import Config
from web.notices.notice import Letter, fields
from web.notices.printing import print_all

FOLDERS = {"departments": ".ics", "enterprises": ".ics", "notices": ".pdf"}
"""Our own folders within a week's, and the one kind of file that each holds."""

FEW = 12
"""Notices that are printed while their reader waits: a third of a second."""

NOTICE_DAY = timedelta(days=-5)
"""From a week's Monday to the Wednesday before, when notices are signed."""


@dataclass(frozen=True, slots=True)
class Written:
    """What writing did to the folder; names relative to it, in order."""

    folder: Path
    changed: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether every file was there already."""
        return not self.changed and not self.removed

    def count(self, ending: str) -> int:
        """How many files end so."""
        return sum(name.endswith(ending) for name in (*self.changed, *self.same))


def calendars(board: Board, config: Config) -> Iterator[tuple[str, bytes]]:
    """Names and contents of all feeds."""
    yield "committee.ics", feeds.committee(board, config)
    for department in board.active_departments:
        name = f"departments/{department.id}-{_plain(department.short)}.ics"
        yield name, feeds.department(board, department, config)
    for enterprise in feeds.told_enterprises(board):
        name = f"enterprises/{enterprise.id}-{_plain(enterprise.name)}.ics"
        yield name, feeds.enterprise(board, enterprise, config)


def notices(board: Board, config: Config) -> Iterator[tuple[str, bytes]]:
    """Names and contents of the notices, one for each announced visit."""
    told = announced(board)
    codes = visit_codes.codes_of([one.uid for one in told], gates.secret_of(config))
    letter = Letter(signed(board), config.link, phone=config.phone, codes=codes)
    printed = print_all(
        [fields(board, visit, letter) for visit in told],
        font_dir=config.font_dir,
        workers=config.workers,
    )
    for visit, document in zip(told, printed, strict=True):
        yield f"notices/{_notice_name(visit)}.pdf", document


def announced(board: Board) -> tuple[Visit, ...]:
    """The visits for which there is a notice."""
    return tuple(visit for visit in board.visits if visit.announced)


def signed(board: Board) -> date:
    """The day on the notices: the Wednesday before the week, or that of a later publication."""
    return max(board.published.date(), board.days[0] + NOTICE_DAY)


def plan_file(plan: Mapping[str, object]) -> bytes:
    """The plan as a file that people can read, too."""
    return (json.dumps(plan, ensure_ascii=False, indent=1) + "\n").encode()


def write_all(board: Board, plan: Mapping[str, object], config: Config) -> Written:
    """Every paper of the week."""
    found = {
        **dict(calendars(board, config)),
        **dict(notices(board, config)),
        "schedule.xlsx": schedule.write(board, config.language),
        "plan.json": plan_file(plan),
    }
    return write(config.out_dir / board.week, found, whole=tuple(FOLDERS))


def write(folder: Path, files: Mapping[str, bytes], *, whole: tuple[str, ...] = ()) -> Written:
    """
    Make the files of a folder equal to the given ones.

    Parameters
    ----------
    whole
        Those of `FOLDERS` in which no other paper may remain.
    """
    changed = tuple(name for name in sorted(files) if _put(folder / name, files[name]))
    same = tuple(sorted(set(files) - set(changed)))
    removed = []
    for part in whole:
        for path in sorted((folder / part).glob(f"*{FOLDERS[part]}")):
            if f"{part}/{path.name}" not in files:
                path.unlink()
                removed.append(f"{part}/{path.name}")
    return Written(folder, changed, same, tuple(removed))


def _put(path: Path, content: bytes) -> bool:
    """Write a file unless it is there already; a reader never sees half of it."""
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name of its own, so that two that write one folder do not meet in the middle.
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        fresh.write_bytes(content)
        os.replace(fresh, path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    return True


def _plain(name: str) -> str:
    """A name as part of a file name on any system."""
    return re.sub(r"[^\w（）()-]+", "_", name).strip("_")[:60]


def _notice_name(visit: Visit) -> str:
    """Sorts by time, then says whose it is and which visit."""
    return f"{visit.start:%m%d-%H%M}-{_plain(visit.enterprise.name)}-{_plain(visit.number)}"
