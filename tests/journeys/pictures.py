"""
The pictures of the handbook, taken of the living demonstration.

``python -m tests.journeys.pictures`` writes `docs/handbook/*.png` anew, whenever a page that they
show has changed its looks; it needs Chromium. A test takes them too and compares what may not
change unseen: which there are, of which pages, and how large.
"""

import io
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext

from tests.journeys.browsers import browsing
from tests.journeys.district import TODAY
from tests.journeys.town import served
from tracker import database
from web import storage, wording
from web.config import Config
from web.demos import living, script
from web.pages.handbook import DOCS

FOLDER = DOCS / "handbook"
PARK = DOCS.parent / "scenarios" / "library" / "yuancheng"
DESK, PHONE = (1200, 800), (360, 720)
SHARPER = {DESK: 1, PHONE: 2}
"""So many points of a picture for each of the page: what is small is looked at closely."""

COLOURS = 64
"""Enough for pages, and a third of the size."""


@dataclass(frozen=True, slots=True)
class Picture:
    """
    A page as somebody sees it.

    Parameters
    ----------
    login
        Who looks; nobody who has signed in, if it is empty.
    """

    name: str
    login: str
    path: str
    screen: tuple[int, int] = DESK

    @property
    def size(self) -> tuple[int, int]:
        """Points across and down."""
        times = SHARPER[self.screen]
        return self.screen[0] * times, self.screen[1] * times


PICTURES = (
    Picture("committee-board", "parkoffice", "/weeks/2026-W49"),
    Picture("committee-plans", "parkoffice", "/weeks/2026-W50/plans"),
    Picture("committee-proposals", "parkoffice", "/proposals"),
    Picture("officer-home", "fire-officer", "/"),
    Picture("officer-today-phone", "emb-officer", "/today", PHONE),
    Picture("head-desk", "fire-head", "/desk"),
    Picture("centre-desk", "centre", "/desk"),
    Picture("centre-intake", "centre", "/intake"),
    Picture("supervision-disturbances", "supervisor", "/disturbances"),
    Picture("enterprise-home-phone", "firm1", "/", PHONE),
    Picture("enterprise-visits-phone", "firm1", "/visits?week=2026-W49", PHONE),
    Picture("enterprise-calendars-phone", "firm2", "/subscriptions", PHONE),
    Picture("public", "", "/public"),
    Picture("admin-people", "admin", "/people"),
)


class NoPage(Exception):
    """A picture's page is not there, or not for who looks."""


def tell(folder: Path) -> None:
    """The life of the park that the handbook shows, as files to be copied."""
    storage.connect(Config(database_url=f"sqlite:///{folder / 'onevisit.db'}"))
    with database.session():
        living.tell(PARK, today=TODAY)


def taken(story: Path, folder: Path, browser: Browser) -> Iterator[tuple[Picture, bytes]]:
    """Every picture, as a file; NoPage if what it is to show is not there."""
    with served(story, folder) as (_, address):
        for (login, screen), wanted in groupby(PICTURES, lambda one: (one.login, one.screen)):
            context = browser.new_context(
                viewport={"width": screen[0], "height": screen[1]},
                device_scale_factor=SHARPER[screen],
                locale="zh-CN",
                base_url=address,
            )
            _sign_in(context, login)
            for one in wanted:
                yield one, _small(_shot(context, one))
            context.close()


def _sign_in(context: BrowserContext, login: str) -> None:
    if not login:
        return
    page = context.new_page()
    page.goto("/sign-in")
    page.get_by_label(wording.say("door.login", "zh")).fill(login)
    page.get_by_label(wording.say("door.password", "zh")).fill(script.page("cast").text("password"))
    page.get_by_role("button", name=wording.say("door.sign_in", "zh")).click()
    page.wait_for_url("/")
    page.close()


def _shot(context: BrowserContext, wanted: Picture) -> bytes:
    page = context.new_page()
    got = page.goto(wanted.path)
    if got is None or not got.ok or not page.url.endswith(wanted.path):
        raise NoPage(f"{wanted.name}: {wanted.path} is not there for {wanted.login or 'strangers'}")
    content = page.screenshot(animations="disabled")
    page.close()
    return content


def _small(content: bytes) -> bytes:
    """The same picture in few colours."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(content)) as image:
        few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> int:
    """Write all pictures anew, and remove those that are none any more."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as room, browsing() as browser:
        story, copy = Path(room) / "story", Path(room) / "copy"
        story.mkdir()
        tell(story)
        for one, content in taken(story, copy, browser):
            (FOLDER / f"{one.name}.png").write_bytes(content)
    known = {f"{one.name}.png" for one in PICTURES}
    for path in FOLDER.glob("*.png"):
        if path.name not in known:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
