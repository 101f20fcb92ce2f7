"""Files that leave: always to be saved, never shown inside a page of ours."""

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
    # A name may be made of what somebody typed; no head of an answer holds a new line.
    plain = "".join(one if one.isprintable() else " " for one in name)
    answer = flask.send_file(
        io.BytesIO(content), mimetype=media, as_attachment=True, download_name=plain
    )
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cache-Control"] = "no-store"
    return answer
