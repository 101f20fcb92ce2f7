"""The week board in a real browser: two languages, a phone and a desk."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from tests.web.builders import small_park
from tracker import database
from web import create_app, demo, storage
from web.config import Config

CHROMIUM = os.environ.get("ONEVISIT_CHROMIUM") or shutil.which("chromium") or ""
REQUIRED = os.environ.get("ONEVISIT_REQUIRE_PEERS") == "1"

pytestmark = pytest.mark.needs_peer


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    if not CHROMIUM:
        missing = pytest.fail if REQUIRED else pytest.skip
        missing("no chromium on this machine: the pages were not tested in a browser")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over a little park's published week."""
    folder: Path = tmp_path_factory.mktemp("board")
    config = Config(
        database_url=f"sqlite:///{folder / 'onevisit.db'}", out_dir=folder / "out", workers=1
    )
    storage.connect(config)
    with database.session():
        demo.tell(small_park(folder / "park"), config, lambda stage: None)
    server = make_server("127.0.0.1", 0, create_app(config), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(params=[360, 1440])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A window of a phone's or a desk's width."""
    context = browser.new_context(viewport={"width": request.param, "height": 900})
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
        ("/", "2026年第49周联合到访计划"),
        ("/en/", "Joint visits, week 49 of 2026"),
        ("/?lanes=departments", "2026年第49周联合到访计划"),
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
    page.goto(address)
    page.locator("a.card:visible", has_text="08:30").first.click()

    assert page.url.endswith("/visits/2026-W49-C001-1")
    assert page.locator(".why").is_visible()

    page.locator(".back a").click()
    page.locator(".tongue").click()

    assert page.url.endswith("/en/weeks/2026-W49")


def test_the_board_works_by_keyboard(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
