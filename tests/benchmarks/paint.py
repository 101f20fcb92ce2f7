"""When a browser paints the board of a full week for the first time."""

from statistics import median

from playwright.sync_api import BrowserContext, sync_playwright

from tests.benchmarks.serving import HOST
from tests.journeys.browsers import CHROMIUM

PROMISED = 1_000.0
"""Milliseconds, with 300 visits in the week."""

FIRST = "first-contentful-paint"
PAINTED = f"""
new Promise(resolve => {{
  new PerformanceObserver((list, observer) => {{
    const found = list.getEntriesByName("{FIRST}")[0];
    if (found) {{ observer.disconnect(); resolve(found.startTime); }}
  }}).observe({{type: "paint", buffered: true}});
}})
"""


def first(port: int, cookie: str, address: str, times: int) -> tuple[float, ...]:
    """Milliseconds from the click to the first paint, in a new window each time."""
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        try:
            return tuple(_one(browser.new_context(), port, cookie, address) for _ in range(times))
        finally:
            browser.close()


def _one(window: BrowserContext, port: int, cookie: str, address: str) -> float:
    name, value = cookie.split("=", 1)
    here = f"http://{HOST}:{port}"
    window.add_cookies([{"name": name, "value": value, "url": here}])
    page = window.new_page()
    page.goto(here + address)
    found = float(page.evaluate(PAINTED))
    window.close()
    return found


def middle(found: tuple[float, ...]) -> float:
    """The one in the middle, to a tenth."""
    return round(median(found), 1)
