"""Tells on the command line what a week has become: one fact a line, labels aligned."""

from collections.abc import Iterator
from pathlib import Path

from rich.cells import cell_len

from tracker.intake.faults import Note
from web import wording
from web.board import Board
from web.papers import Written

Fact = tuple[str, str]
"""Label and words; a line without a label belongs to the one above."""


def lines(facts: Iterator[Fact]) -> Iterator[str]:
    """Facts as lines; Chinese letters count twice in the width of a label."""
    known = list(facts)
    width = max((cell_len(label) for label, _ in known), default=0)
    for label, words in known:
        yield f"  {label}{' ' * (width - cell_len(label))}  {words}"


def of_week(board: Board, language: str) -> Iterator[Fact]:
    """What came in, what became of it, how good that is, and who gains."""

    def label(key: str) -> str:
        return wording.say(f"demo.{key}", language)

    def words(key: str, **facts: object) -> str:
        return wording.say(f"demo.{key}.text", language, **facts)

    yield (
        label("lines"),
        words(
            "lines",
            lines=board.rows,
            departments=len(board.active_departments),
            enterprises=board.concerned,
        ),
    )
    yield (
        label("visits"),
        words(
            "visits",
            separate=board.separate,
            visits=len(board.visits),
            saved=board.saved,
            percent=board.percent,
            joint=len(board.joint),
        ),
    )
    yield label("proof"), wording.proof(board.score, board.bound, language, long=True)
    yield from _unplanned(board, language)
    busiest = board.busiest()
    if busiest is not None:
        hours = f"{busiest.minutes / 60:.1f}"
        name = busiest.department.name
        yield (
            label("busiest"),
            words("busiest", department=name, visits=busiest.visits, hours=hours),
        )
    for index, gain in enumerate(board.gains()[:3]):
        line = wording.say(
            "gain.line",
            language,
            enterprise=gain.enterprise.name,
            before=gain.before,
            after=gain.after,
        )
        yield "" if index else label("gain"), line


def _unplanned(board: Board, language: str) -> Iterator[Fact]:
    """How many lines are in no visit, then each with its reason."""
    label = wording.say("demo.unplanned", language)
    if not board.unplanned:
        yield label, wording.say("demo.unplanned.none", language)
        return
    yield label, wording.say("demo.unplanned.text", language, count=len(board.unplanned))
    for left in board.unplanned:
        line = left.line
        what = f"{line.department.short} · {line.enterprise.name} · {line.subject}"
        source = wording.say("list.stop", language).join(wording.places(line.items, language))
        colon = wording.say("colon", language)
        place = wording.say("brackets", language, text=source)
        yield "", f"{what}{place}{colon}{wording.left(left, language)}"


def of_notes(notes: tuple[Note, ...], language: str) -> Iterator[Fact]:
    """How much intake put right by itself."""
    if notes:
        words = wording.say("demo.notes.text", language, count=len(notes))
        yield wording.say("demo.notes", language), words


def of_papers(written: Written, language: str) -> Iterator[Fact]:
    """What was written where."""
    yield (
        wording.say("demo.files", language),
        wording.say(
            "demo.files.text",
            language,
            folder=_short(written.folder),
            feeds=written.count(".ics"),
            notices=written.count(".pdf"),
        ),
    )


def difference(written: Written, seconds: float, language: str, *, stood: bool) -> str:
    """What is new since the last time, and how long it took."""
    took = wording.say("demo.seconds", language, seconds=f"{seconds:.1f}")
    if stood:
        return wording.say("demo.unchanged", language, count=len(written.same)) + took
    changed = len(written.changed) + len(written.removed)
    return wording.say("demo.changed", language, changed=changed, same=len(written.same)) + took


def how_to_go_on(written: Written, url: str, language: str) -> Iterator[str]:
    """The next things to look at."""
    folder = _short(written.folder)
    notices = [name for name in (*written.changed, *written.same) if name.endswith(".pdf")]
    yield wording.say("demo.next", language)
    yield "  " + wording.say("demo.next.serve", language, url=url)
    yield "  " + wording.say("demo.next.ics", language, path=folder / "committee.ics")
    if notices:
        yield "  " + wording.say("demo.next.notice", language, path=folder / min(notices))
    yield "  " + wording.say("demo.next.sheet", language, path=folder / "schedule.xlsx")


def _short(folder: Path) -> Path:
    """A folder as seen from here, if it lies here."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder
