"""Files that leave: to be saved and never shown inside a page of ours, but for our own PDFs."""

import io

import flask
from werkzeug.wrappers import Response

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"


def sent(content: bytes, name: str, media: str) -> Response:
    """
    The answer that makes a browser save a file under its name.

    Whatever its content claims to be, it is not opened here: it may be a stranger's.
    """
    answer = _file(content, name, media, saved=True)
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def opened(content: bytes, name: str) -> Response:
    """A PDF that we printed ourselves, to be read in the browser and kept under its name."""
    return _file(content, name, PDF, saved=False)


def _file(content: bytes, name: str, media: str, *, saved: bool) -> Response:
    # A name may be made of what somebody typed; no head of an answer holds a new line.
    plain = "".join(one if one.isprintable() else " " for one in name)
    answer = flask.send_file(
        io.BytesIO(content), mimetype=media, as_attachment=saved, download_name=plain
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
