"""Whether the server is well, for whoever watches over machines: `/healthz` and `/metrics`."""

import hmac

import flask
import prometheus_client
from prometheus_client import CollectorRegistry, Counter, Histogram

from tracker import database, runs
from tracker.errors import TrackerError
from web import access, logs
from web.config import LOOPBACK, Config

everybody = access.open_to(*access.EVERYBODY)

KEY = "onevisit_metrics"

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
"""Those that are counted by name: anybody may invent others, and each would be kept for ever."""


class Metrics:
    """Counts of this process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "onevisit_requests", "Answers", ["method", "rule", "status"], registry=self.registry
        )
        self.seconds = Histogram(
            "onevisit_request_seconds", "Seconds of an answer", ["rule"], registry=self.registry
        )
        self.waiting = prometheus_client.Gauge(
            "onevisit_runs_waiting", "Planning runs that nobody has begun", registry=self.registry
        )

    def count(self, answer: flask.Response) -> flask.Response:
        """Count an answer under the rule of its address."""
        rule = str(flask.request.url_rule or "")
        method = flask.request.method if flask.request.method in METHODS else "other"
        self.requests.labels(method, rule, answer.status_code).inc()
        self.seconds.labels(rule).observe(logs.seconds())
        return answer


@everybody
def healthz() -> tuple[dict[str, str], int]:
    """200 where the database answers, else 503; it tells nothing more."""
    try:
        with database.session():
            runs.queued()
    except TrackerError:
        return {"status": "no database"}, 503
    return {"status": "ok"}, 200


@everybody
def metrics() -> flask.Response:
    """In the format of Prometheus, for this machine or whoever shows the token."""
    if not _may_read():
        flask.abort(404)
    known: Metrics = flask.current_app.extensions[KEY]
    known.waiting.set(len(runs.queued()))
    told = prometheus_client.generate_latest(known.registry)
    return flask.Response(told, content_type=prometheus_client.CONTENT_TYPE_LATEST)


def _may_read() -> bool:
    config: Config = flask.current_app.config["ONEVISIT"]
    shown = flask.request.headers.get("Authorization", "")
    if config.metrics_token:
        return hmac.compare_digest(shown.encode(), f"Bearer {config.metrics_token}".encode())
    return not config.proxies and flask.request.remote_addr in LOOPBACK


def attach(app: flask.Flask) -> None:
    """Count every answer, and tell."""
    known = app.extensions[KEY] = Metrics()
    app.after_request(known.count)
    app.add_url_rule("/healthz", view_func=healthz)
    app.add_url_rule("/metrics", view_func=metrics)
