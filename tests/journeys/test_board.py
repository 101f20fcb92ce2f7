"""The week board in a real browser: two languages, a phone and a desk."""

import datetime as dt
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from werkzeug.serving import make_server

from tests.web.builders import TINGXIN, ZHIXI, sheet_row, small_park, small_sheets
from tests.web.signing import CLERK, signed_in
from tracker import clock, database
from tracker.week import ZONE
from web import create_app, demo, storage, wording
from web.config import Config

BEFORE = dt.datetime(2026, 11, 27, 9, tzinfo=ZONE)
"""When nothing of the week has begun."""

FIRM, OTHER = "河源市芷溪涂料有限公司", "河源市榕汀新材料有限公司"

pytestmark = pytest.mark.needs_peer


@dataclass(frozen=True, slots=True)
class Served:
    """A server over a little park's published week, and the cookie of the committee's clerk."""

    address: str
    cookie: str


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server over a little park's published week."""
    with _serving(tmp_path_factory.mktemp("board"), small_sheets()) as found:
        yield found


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Served]:
    """The same of one's own, where a visit may stand on two days."""
    sheets = {
        "消防.csv": [sheet_row(FIRM, ZHIXI, "消防设施", "12月1日 上午；12月3日 上午")],
        "应急.csv": [sheet_row(OTHER, TINGXIN, "粉尘防爆", "周二上午")],
    }
    with _serving(tmp_path, sheets) as found:
        yield found


@contextmanager
def _serving(folder: Path, sheets: Mapping[str, Sequence[str]]) -> Iterator[Served]:
    config = Config(
        database_url=f"sqlite:///{folder / 'onevisit.db'}", out_dir=folder / "out", workers=1
    )
    storage.connect(config)
    with database.session():
        demo.tell(small_park(folder / "park", sheets), config, lambda stage: None)
    app = create_app(config)
    cookie = signed_in(app, CLERK).get_cookie("onevisit")
    assert cookie is not None
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Served(f"http://127.0.0.1:{server.server_port}", cookie.value)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def address(served: Served) -> str:
    """Where it is."""
    return served.address


def _window(chromium: Browser, served: Served, width: int) -> BrowserContext:
    context = chromium.new_context(viewport={"width": width, "height": 900})
    context.add_cookies([{"name": "onevisit", "value": served.cookie, "url": served.address}])
    return context


@pytest.fixture(params=[360, 1440])
def page(chromium: Browser, served: Served, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A window of a phone's or a desk's width, in which the clerk has signed in."""
    context = _window(chromium, served, request.param)
    yield context.new_page()
    context.close()


def _open(page: Page, link: str) -> list[str]:
    """Everything that should not happen while a page is opened."""
    trouble: list[str] = []
    home = "/".join(link.split("/")[:3])
    page.on("console", lambda said: trouble.append(f"console: {said.text}"))
    page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(home) else trouble.append(asked.url),
    )
    page.on(
        "response",
        lambda got: trouble.append(f"{got.status} {got.url}") if got.status >= 400 else None,
    )
    page.goto(link)
    return trouble


def _overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/weeks/2026-W49", "2026年第49周联合到访计划"),
        ("/en/weeks/2026-W49", "Joint visits, week 49 of 2026"),
        ("/weeks/2026-W49?lanes=departments", "2026年第49周联合到访计划"),
        ("/visits/2026-W49-C001-1", "河源市榕汀新材料有限公司"),
        ("/en/visits/2026-W49-C001-1", "河源市榕汀新材料有限公司"),
    ],
)
def test_a_page_opens_quietly_and_fits_its_window(
    page: Page, address: str, path: str, title: str
) -> None:
    trouble = _open(page, address + path)

    assert page.locator("h1").inner_text() == title
    assert trouble == []
    assert _overflow(page) <= 0


def test_a_person_walks_from_the_board_to_a_visit_and_back(page: Page, address: str) -> None:
    page.goto(address + "/weeks/2026-W49")
    page.locator("a.card:visible", has_text="08:30").first.click()

    expect(page).to_have_url(f"{address}/visits/2026-W49-C001-1")
    expect(page.locator(".why")).to_be_visible()

    page.locator(".back a").click()
    expect(page).to_have_url(f"{address}/visits?week=2026-W49")
    page.locator(".tongue").click()

    expect(page).to_have_url(f"{address}/en/visits?week=2026-W49")


def test_the_board_works_by_keyboard(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"


@contextmanager
def _at_the_board(chromium: Browser, served: Served) -> Iterator[Page]:
    """The board on a desk, before its week has begun."""
    context = _window(chromium, served, 1440)
    page = context.new_page()
    with clock.fixed(BEFORE):
        page.goto(served.address + "/weeks/2026-W49")
        yield page
    context.close()


def _drag(page: Page, card: Locator, day: str) -> str:
    """Take a card to another day with the mouse, let it go there; what the checker said before."""
    cell = card.locator("xpath=ancestor::tr").locator(f'td[data-day="{day}"]')
    card.hover()
    page.mouse.down()
    cell.hover()
    cell.hover(position={"x": 9, "y": 9})
    # While the checker thinks, the page says only that it was asked.
    answer = page.locator(".verdict.floating")
    expect(answer).to_be_visible()
    expect(answer).not_to_have_text(wording.say("move.asking", "zh"))
    said = answer.inner_text()
    page.mouse.up()
    page.wait_for_url(f"**/visits/*?day={day}*")
    return said


def test_a_visit_that_is_dropped_where_it_must_not_be_stays_and_says_why(
    chromium: Browser, served: Served
) -> None:
    with _at_the_board(chromium, served) as page:
        card = page.locator("table.board a.card", has_text="08:30–10:30")
        said = _drag(page, card, "2026-12-03")
        told = page.locator("#move .verdict.no").inner_text()

        for one in (said, told):
            assert wording.say("move.broken", "zh") in one
            assert "不在部门填报的可检查时间内" in one
        assert page.get_by_role("button", name=wording.say("move.do", "zh")).count() == 0
        page.goto(served.address + "/weeks/2026-W49")
        assert card.locator("xpath=ancestor::td").get_attribute("data-day") == "2026-12-01"


def test_a_visit_that_is_dropped_where_it_may_be_is_kept_there(
    chromium: Browser, own: Served
) -> None:
    with _at_the_board(chromium, own) as page:
        card = page.locator("table.board tr", has_text=FIRM).locator("a.card")
        before = str(card.locator("xpath=ancestor::td").get_attribute("data-day"))
        (after,) = {"2026-12-01", "2026-12-03"} - {before}
        said = _drag(page, card, after)
        page.get_by_label(wording.say("field.reason", "zh")).fill("企业当天盘点")
        page.get_by_role("button", name=wording.say("move.do", "zh")).click()
        expect(page.locator(".flash")).to_have_text(wording.say("move.done", "zh", version=2))

        assert said == wording.say("move.fits", "zh")
        assert card.locator("xpath=ancestor::td").get_attribute("data-day") == after
