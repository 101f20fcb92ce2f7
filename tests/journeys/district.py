"""A district that lives, with somebody of each role signed in, for journeys through all pages."""

import datetime as dt
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import flask
from flask.testing import FlaskClient

from tests.web.builders import small_park
from tests.web.signing import signed_in
from tracker import clock, database, people
from tracker.records import Person
from web import create_app, storage
from web.config import Config
from web.demos import living
from web.demos.days import Days

TODAY = dt.date(2026, 11, 26)
"""A Thursday."""


@dataclass(frozen=True, slots=True)
class District:
    """The application over the district, and a browser for each person by login."""

    app: flask.Flask
    people: Mapping[str, Person]
    browsers: Mapping[str, FlaskClient]

    @property
    def stranger(self) -> FlaskClient:
        """A browser in which nobody has signed in."""
        return self.app.test_client()


def told(folder: Path) -> None:
    """The little park's life, once, as files to be copied."""
    storage.connect(Config(database_url=f"sqlite:///{folder / 'onevisit.db'}"))
    with database.session():
        living.tell(small_park(folder / "park"), today=TODAY)


@contextmanager
def opened(story: Path, folder: Path) -> Iterator[District]:
    """That life in a folder of its own, on the morning on which it ends."""
    shutil.copytree(story, folder, dirs_exist_ok=True)
    config = Config(
        database_url=f"sqlite:///{folder / 'onevisit.db'}", out_dir=folder / "out", workers=1
    )
    storage.connect(config)
    with ExitStack() as stack:
        stack.enter_context(clock.fixed(Days.around(TODAY).now))
        app = create_app(config)
        with database.session():
            known = {one.login: one for one in people.list_people(by=people.OPERATOR)}
        browsers = {login: signed_in(app, one) for login, one in known.items()}
        yield District(app, known, browsers)


LINK = re.compile(r'href="(/[^"#]*)"')


def links(page: str) -> dict[str, str]:
    """Where a page leads in Chinese: each address without its question mark, and with it."""
    found: dict[str, str] = {}
    for one in LINK.findall(page):
        whole = one.replace("&amp;", "&")
        if not whole.startswith(("/static/", "/en")):
            found.setdefault(whole.split("?")[0], whole)
    return found


EACH = 3
"""So many pages of one kind are opened by a walk: others are alike."""


def walked(browser: FlaskClient, beginning: str = "/", each: int = EACH) -> dict[str, int]:
    """The Chinese addresses that a reader comes to by clicking, and what each answered."""
    adapter = browser.application.url_map.bind("")
    opened: Counter[str] = Counter()
    seen: dict[str, int] = {}
    waiting = {beginning: beginning}
    while waiting:
        address, whole = waiting.popitem()
        kind, _ = adapter.match(address, method="GET")
        opened[kind] += 1
        if opened[kind] > each:
            continue
        answer = browser.get(whole)
        seen[address] = answer.status_code
        if answer.status_code == 200 and answer.mimetype == "text/html":
            found = links(answer.text)
            waiting |= {one: found[one] for one in sorted(found) if one not in seen}
    return seen
