"""The handbook's pictures show pages that are there, and each of them is in the handbook."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys import pictures
from tests.journeys.pictures import FOLDER, PICTURES
from web.pages.handbook import DOCS, size_of

LARGEST = 120 * 1024
TEXT = (DOCS / "handbook.zh.md").read_text(encoding="utf-8")


def test_the_handbook_shows_every_picture_once_and_no_other() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(handbook/([^)]+)[.]png\)", TEXT)

    assert sorted(shown) == sorted(one.name for one in PICTURES)
    assert sorted(one.stem for one in FOLDER.iterdir()) == sorted(shown)


@pytest.mark.parametrize("one", PICTURES, ids=lambda one: one.name)
def test_a_picture_is_small_and_as_large_as_its_screen(one: pictures.Picture) -> None:
    content = (FOLDER / f"{one.name}.png").read_bytes()

    assert content.startswith(b"\x89PNG")
    assert len(content) <= LARGEST
    assert size_of(content) == one.size


@pytest.mark.needs_peer
def test_every_picture_can_be_taken_anew(chromium: Browser, tmp_path: Path) -> None:
    story, copy = tmp_path / "story", tmp_path / "copy"
    story.mkdir()
    pictures.tell(story)

    found = {one.name: content for one, content in pictures.taken(story, copy, chromium)}

    kept = {one.name: (FOLDER / f"{one.name}.png").read_bytes() for one in PICTURES}
    assert {name: size_of(one) for name, one in found.items()} == {
        name: size_of(one) for name, one in kept.items()
    }
    assert max(map(len, found.values())) <= LARGEST
