"""What every answer carries so that a browser can be trusted with it."""

import flask

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""No script at all, nothing from another host, nothing inside another page."""


def protect(answer: flask.Response) -> flask.Response:
    """The answer with its headers; pages are fetched anew, files of ours may be kept."""
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    if flask.request.endpoint != "static":
        answer.headers.setdefault("Cache-Control", "private, no-cache")
    return answer


def attach(app: flask.Flask) -> None:
    """Protect every answer, and any cookie that a later page may set."""
    app.config.update(
        SESSION_COOKIE_SAMESITE="Strict", SESSION_COOKIE_HTTPONLY=True, MAX_CONTENT_LENGTH=2**20
    )
    app.after_request(protect)
