"""Which pages there are for whom: what a reader of each role comes to by clicking, page by page."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from time import perf_counter

import flask
from flask.testing import FlaskClient

from tests.benchmarks.services import FIRM, HEAD, OFFICER, SLOW, counting
from tests.journeys.district import walked
from tests.tracker.appeals.builders import CLERK, OBE
from tests.web.signing import ADMINISTRATOR, signed_in
from tracker import clock
from tracker.records import Person, Role
from web import create_app
from web.config import Config

COMMITTEE = Person("office", "专班", Role.COMMITTEE)
STRANGER = "nobody"
DOOR = "/sign-in"
"""Where strangers begin."""

PEOPLE = (ADMINISTRATOR, COMMITTEE, CLERK, OBE, OFFICER, HEAD, FIRM)
"""One of each role that signs in."""

KEY = "a-key-that-nobody-else-signs-cookies-with"
EACH = 2
"""So many pages of one kind are opened for each reader."""


@dataclass(frozen=True, slots=True)
class Page:
    """An address that a reader comes to, and the kind of page that it is."""

    kind: str
    reader: str
    address: str


@dataclass(frozen=True, slots=True)
class Alone:
    """A page that was asked for while nothing else was: milliseconds, questions of one answer."""

    page: Page
    p50: float
    questions: int


@dataclass(frozen=True, slots=True)
class Readers:
    """The application over a year, with a browser for each role and one of a stranger."""

    app: flask.Flask
    browsers: Mapping[str, FlaskClient]

    def cookie(self, reader: str) -> str:
        """What a browser of a reader sends as its cookie; nothing for strangers."""
        name = str(self.app.config["SESSION_COOKIE_NAME"])
        found = self.browsers[reader].get_cookie(name)
        return f"{name}={found.value}" if found else ""


@contextmanager
def readers(url: str, now: dt.datetime) -> Iterator[Readers]:
    """The application in this process, over a filled database, at the moment that it ends at."""
    with clock.fixed(now):
        app = create_app(Config(database_url=url, secret_key=KEY))
        browsers = {one.login: signed_in(app, one) for one in PEOPLE}
        yield Readers(app, {**browsers, STRANGER: app.test_client()})


def pages(readers: Readers) -> tuple[Page, ...]:
    """Every page that answers, in a fixed order; ValueError where one breaks."""
    adapter = readers.app.url_map.bind("")
    found = [
        (Page(adapter.match(address, method="GET")[0], login, address), status)
        for login, browser in readers.browsers.items()
        for address, status in sorted(
            walked(browser, DOOR if login == STRANGER else "/", EACH).items()
        )
    ]
    broken = [f"{one.reader} {one.address}: {status}" for one, status in found if status >= 500]
    if broken:
        raise ValueError(f"{len(broken)} pages break: {', '.join(broken)}")
    return tuple(one for one, status in found if status == 200)


def alone(readers: Readers, page: Page, times: int) -> Alone:
    """A page so many times in this process; what is too slow is not asked again."""
    browser = readers.browsers[page.reader]
    with counting() as asked:
        browser.get(page.address)
    taken: list[float] = []
    while len(taken) < times and not (taken and taken[-1] > SLOW):
        began = perf_counter()
        answer = browser.get(page.address)
        taken.append(1000 * (perf_counter() - began))
        assert answer.status_code == 200, page
    return Alone(page, round(median(taken), 1), len(asked))
