"""Every page in a real browser: phone and desk, each role; quiet, accessible, at home."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from werkzeug.serving import make_server

from tests.journeys.district import District, opened, walked

GRAVE = ("serious", "critical")
ROLES = (
    "admin",
    "parkoffice",
    "centre",
    "supervisor",
    "fire-officer",
    "fire-head",
    "firm1",
)

pytestmark = pytest.mark.needs_peer


@dataclass(frozen=True, slots=True)
class Served:
    """A district behind an address, and a browser before it."""

    district: District
    address: str
    browser: Browser


@pytest.fixture(scope="module")
def served(
    lived: Path, tmp_path_factory: pytest.TempPathFactory, chromium: Browser
) -> Iterator[Served]:
    with opened(lived, tmp_path_factory.mktemp("district")) as district:
        server = make_server("127.0.0.1", 0, district.app, threaded=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield Served(district, f"http://127.0.0.1:{server.server_port}", chromium)
        server.shutdown()
        thread.join()
        server.server_close()


def _window(served: Served, login: str, width: int, *, script: bool = True) -> BrowserContext:
    """A window of a person who has signed in."""
    context = served.browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=script
    )
    name = served.district.app.config["SESSION_COOKIE_NAME"]
    cookie = served.district.browsers[login].get_cookie(name)
    assert cookie is not None
    context.add_cookies([{"name": name, "value": cookie.value, "url": served.address}])
    return context


def _samples(served: Served, login: str) -> list[str]:
    """One address of each kind of page that a person comes to."""
    found: dict[str, str] = {}
    adapter = served.district.app.url_map.bind("127.0.0.1")
    browser = served.district.browsers[login]
    for address, status in walked(browser, each=1).items():
        if status != 200:
            continue
        endpoint, _ = adapter.match(address, method="GET")
        found.setdefault(endpoint, address)
    # An address is written here without its question mark, which some cannot do without.
    again = {one: browser.get(one) for one in found.values()}
    return [one for one, it in again.items() if (it.status_code, it.mimetype) == (200, "text/html")]


def _trouble(page: Page, home: str) -> list[str]:
    """Hears of everything that should not happen while pages are open."""
    trouble: list[str] = []
    page.on("console", lambda said: trouble.append(f"console: {said.text}"))
    page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
    page.on("request", lambda one: None if one.url.startswith(home) else trouble.append(one.url))
    return trouble


STICKS_OUT = """() => {
  const frames = ".panel, .visit, .list, .facts, .narrow";
  const out = (one) => one.getBoundingClientRect().right
    > one.closest(frames).getBoundingClientRect().right + 1;
  return [...document.querySelectorAll(`main :is(${frames}) *`)]
    .filter((one) => !one.closest(".hidden, .wide, pre, thead, svg") && out(one))
    .map((one) => `sticks out: ${one.textContent.trim().slice(0, 30)}`);
}"""
"""What is wider than what it stands in, although the page as a whole is not."""

HEADER = 90
"""Points of a phone that the top of a page takes, at most: two rows."""


@pytest.mark.parametrize("login", ROLES)
def test_every_kind_of_page_is_quiet_accessible_and_fits_a_phone(
    served: Served, login: str
) -> None:
    wrong = []
    context = _window(served, login, 360)
    page = context.new_page()
    trouble = _trouble(page, served.address)
    axe = Axe()
    for address in _samples(served, login):
        page.goto(served.address + address)
        overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        found = axe.run(page).response["violations"]
        grave = [one["id"] for one in found if one["impact"] in GRAVE]
        out = page.evaluate(STICKS_OUT)
        high = page.evaluate("document.querySelector('.top').offsetHeight")
        if overflow > 0 or grave or out or high > HEADER:
            wrong.append(f"{address}: {overflow} px too wide, {grave}, {out}, header {high} px")
    context.close()

    assert wrong == []
    assert trouble == []


@pytest.mark.parametrize("login", ["parkoffice", "fire-officer", "centre"])
def test_pages_work_without_script(served: Served, login: str) -> None:
    context = _window(served, login, 1440, script=False)
    page = context.new_page()
    page.goto(served.address + "/")

    page.get_by_role("link", name="使用手册").click()
    expect(page).to_have_url(f"{served.address}/handbook")
    page.go_back()
    page.get_by_role("searchbox").fill("有限公司")
    page.get_by_role("button", name="搜索").click()

    expect(page.locator(".found a, .found li").first).to_be_visible()
    context.close()


def test_the_other_language_shows_the_same_page(served: Served) -> None:
    context = _window(served, "parkoffice", 1440)
    page = context.new_page()
    page.goto(served.address + "/enterprises")

    page.locator(".tongue").click()

    expect(page).to_have_url(f"{served.address}/en/enterprises")
    expect(page.locator("h1")).to_have_text("Enterprises")
    context.close()
