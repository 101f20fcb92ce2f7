"""
The papers that follow a notice, as files: change notices and cancellation notices.

Whoever asks has been shown the paper by the tracker; nothing is decided here.
"""

from pathlib import Path
from typing import Any

from tracker.records import Notice
from web import reading
from web.board import Board
from web.notices import change, known
from web.notices.change import Changed
from web.notices.notice import Letter

FORM = Path(__file__).with_name("form.typ")
"""Of every paper that is told block by block."""


def fields(board: Board, paper: Notice, letter: Letter) -> dict[str, Any]:
    """
    What stands in a change notice or a cancellation notice.

    Parameters
    ----------
    board
        The week as its reader sees it: it holds the visit, standing or cancelled.
    """
    full = known.filled(board)
    every = (*full.visits, *full.cancelled)
    first = next(one for one in every if one.uid == paper.visit.uid)
    before, now = reading.shown([paper.before or paper.visit, paper.visit])
    return change.fields(full, Changed(paper, first, before, now), letter)
