"""The system's Chromium, without a window."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = (
    os.environ.get("ONEVISIT_CHROMIUM")
    # The same pages from a program without desktop parts, for a third of the processor's time.
    or shutil.which("chromium-headless-shell")
    or shutil.which("chromium")
    or ""
)
REQUIRED = os.environ.get("ONEVISIT_REQUIRE_PEERS") == "1"


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser; the test is skipped, or fails where everything is required, if there is none."""
    if not CHROMIUM:
        missing = pytest.fail if REQUIRED else pytest.skip
        missing("no chromium on this machine: no page was opened in a browser")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()
