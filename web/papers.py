"""
Writes a published week into a folder: calendars, notices, the schedule, the plan.

The same week gives the same bytes, so only files that differ are touched; papers of an earlier
version that no longer belong to the week are taken away.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tracker import visit_codes
from tracker.records import Notice
from web import feeds, gates, schedule, wording
from web.board import Board, Visit
from web.config import Config
from web.notices import given, known, word
from web.notices.blocks import of_notice
from web.notices.notice import REGIONS, Letter, fields
from web.notices.printing import TEMPLATE, Press, print_all

BOOK = TEMPLATE.with_name("book.typ")

FOLDERS = {"departments": ".ics", "enterprises": ".ics", "notices": ".pdf"}
"""Our own folders within a week's, and the one kind of file that each holds."""

FEW = 12
"""Notices that are printed while their reader waits: a third of a second."""


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
    board = known.filled(board)
    told = announced(board)
    letter = letter_of(board, config)
    printed = print_all(
        [fields(board, visit, letter) for visit in told],
        font_dir=config.font_dir,
        workers=config.workers,
    )
    for visit, document in zip(told, printed, strict=True):
        yield f"notices/{_notice_name(visit)}.pdf", document


def letter_of(board: Board, config: Config, language: str = wording.DEFAULT) -> Letter:
    """What the papers of a week share."""
    told = [one.uid for one in (*board.visits, *board.cancelled) if one.announced]
    codes = visit_codes.codes_of(told, gates.secret_of(config))
    return Letter(signed(board), config.link, language, phone=config.phone, codes=codes)


def notice(
    board: Board,
    visit: Visit,
    config: Config,
    *,
    language: str = wording.DEFAULT,
    press: Press | None = None,
) -> bytes:
    """
    The notice of one announced visit of a board, as PDF.

    Parameters
    ----------
    press
        One that has read its fonts already (None: a new one).
    """
    return (press or Press(config.font_dir)).print(notice_fields(board, visit, config, language))


def notice_word(board: Board, visit: Visit, config: Config, language: str) -> bytes:
    """The same as a document to edit."""
    return word.write(of_notice(notice_fields(board, visit, config, language)))


def notice_fields(
    board: Board, visit: Visit, config: Config, language: str
) -> Mapping[str, object]:
    """What stands in the notice of one visit, with its number."""
    told = replace(board, visits=tuple(one for one in board.visits if one.announced))
    full = known.filled(known.at(told, visit.enterprise.id))
    chosen = next(one for one in full.visits if one.uid == visit.uid)
    return fields(full, chosen, letter_of(full, config, language))


def change_fields(board: Board, paper: Notice, config: Config, language: str) -> dict[str, object]:
    """What stands in a change notice or a cancellation notice on a visit of a board."""
    told = known.at(board, paper.visit.enterprise.id)
    return given.fields(told, paper, letter_of(told, config, language))


def book(board: Board, config: Config, language: str = wording.DEFAULT) -> bytes:
    """All notices of a week in one PDF, each beginning on the front of a sheet of paper."""
    full = known.filled(board)
    letter = letter_of(full, config, language)
    week = wording.week(board.week, language)
    title = wording.say("book.title", language, week=week)
    bound = {
        "number": board.week,
        "lang": language,
        "region": REGIONS[language],
        "title": title,
        "issuer": board.park.committee,
        "notices": [fields(full, visit, letter) for visit in announced(full)],
    }
    return Press(config.font_dir, BOOK).print(bound)


def announced(board: Board) -> tuple[Visit, ...]:
    """The visits for which there is a notice."""
    return tuple(visit for visit in board.visits if visit.announced)


def signed(board: Board) -> date:
    """The day on the notices: the Wednesday before the week, or that of a later publication."""
    return known.signed(board, board.published.date())


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
