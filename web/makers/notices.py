"""Every notice of a published week in one archive; some hundred take seconds."""

import io
import zipfile
from collections.abc import Mapping

from tracker.errors import NotFound
from web import papers, reading, wording
from web.board import Board
from web.makers.made import Asked, Made

MEDIA = "application/zip"


def make(asked: Asked) -> Made:
    """The archive of a `week` in a `language`; NotFound if nothing of it is announced."""
    week, language = asked.told["week"], asked.told["language"]
    board = reading.board(week, by=asked.by).part(asked.by.department)
    printed = papers.notices(board, asked.config)
    found = dict(asked.steps(printed, papers.announced(board)))
    if not found:
        raise NotFound("notice", week)
    return Made(f"{wording.say('week.notices', language)}-{week}.zip", MEDIA, _zipped(found))


def is_short(board: Board) -> bool:
    """Whether there are so few that a reader can wait for them."""
    return len(papers.announced(board)) <= papers.FEW


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """One archive, without folders; what a PDF holds is compressed already."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name.rpartition("/")[2]), files[name])
    return stream.getvalue()
