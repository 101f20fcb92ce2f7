"""What every answer carries so that a browser can be trusted with it, and what is never taken."""

from urllib.parse import urlsplit

import flask
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from web import secrets, sessions, storage
from web.config import LOOPBACK, BadSetting, Config

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""No script or style inside a page, nothing from another host, nothing inside another page."""

LARGEST = 24 * 2**20
"""Bytes of a request: a little more than the largest file that is taken."""

READING = ("GET", "HEAD", "OPTIONS")
"""Methods that change nothing."""

csrf = CSRFProtect()


def protect(answer: flask.Response) -> flask.Response:
    """
    The answer with its headers; pages of people are kept nowhere, files of ours may be.

    What answers a form is kept nowhere either: it may tell the matter of a tracking code to the
    next person at the same machine.
    """
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    if flask.request.is_secure:
        answer.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if flask.request.endpoint != "static":
        open_page = flask.request.method in READING and not sessions.is_signed_in()
        kept = "private, no-cache" if open_page else "no-store"
        answer.headers.setdefault("Cache-Control", kept)
    return answer


def refuse_others() -> None:
    """A form that another site sent, whatever cookies came with it, is not ours."""
    unsafe = flask.request.method not in READING
    if unsafe and flask.request.headers.get("Sec-Fetch-Site", "none") == "cross-site":
        flask.abort(400)


def hosts(config: Config) -> list[str]:
    """By which names this server may be called."""
    link = urlsplit(config.base_url)
    names = {str(link.hostname), *LOOPBACK} if config.host in LOOPBACK else {str(link.hostname)}
    return sorted(f"[{one}]" if ":" in one else one for one in names)


def key_of(config: Config) -> str:
    """
    What cookies are signed with.

    Raises
    ------
    BadSetting
        If several hosts may serve and nobody has given them one key.
    """
    if config.secret_key:
        return config.secret_key
    if config.database_url.startswith(storage.SQLITE):
        return secrets.own_key(storage.path_of(config.database_url))
    raise BadSetting(f"ONEVISIT_SECRET_KEY is '', expected {secrets.EXPECTED}")


def refuse_bare(config: Config) -> None:
    """BadSetting where passwords would cross a network that anybody can listen to."""
    is_near = config.host in LOOPBACK and not config.proxies
    if is_near or config.plain_http or config.base_url.startswith("https://"):
        return
    raise BadSetting(
        f"ONEVISIT_BASE_URL is {config.base_url!r}, expected https://… because others can reach "
        f"{config.host}; ONEVISIT_PLAIN_HTTP=1 goes without, in a closed network"
    )


def attach(app: flask.Flask) -> None:
    """Protect every answer and the cookie; refuse settings that nobody should serve with."""
    config: Config = app.config["ONEVISIT"]
    refuse_bare(config)
    secure = config.base_url.startswith("https://")
    app.config.update(
        SECRET_KEY=key_of(config),
        SESSION_COOKIE_NAME="__Host-onevisit" if secure else "onevisit",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_PATH="/",
        MAX_CONTENT_LENGTH=LARGEST,
        MAX_FORM_MEMORY_SIZE=2**20,
        MAX_FORM_PARTS=2_000,
        TRUSTED_HOSTS=hosts(config),
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
    )
    if config.proxies:
        count = config.proxies
        trusting = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)
        vars(app)["wsgi_app"] = trusting
    app.before_request(refuse_others)
    csrf.init_app(app)
    app.after_request(protect)
