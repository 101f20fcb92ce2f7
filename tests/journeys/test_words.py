"""What stands on every page that people come to: words, never codes; dates as they are promised."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.journeys.district import District, opened, walked

CODES = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")
"""Names of the program's."""

DATES = re.compile(r"\b\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d)?\b")
CASES = re.compile(r"\b[a-z_]+:[A-Z0-9][A-Za-z0-9@:-]*")
"""Cases of the log, as the tracker writes them."""

MANY = re.compile(r"\b1 (?:[a-z]+ )?(?!is\b|was\b|has\b|less\b|of its\b|this\b)[a-z]+[^s]s\b")
"""One of what is called many."""

NUMBER = re.compile(r'<th scope="row"><a [^>]*>\d{1,3}</a>')
"""The head of a row that says nothing but its number."""

UNREAD = ("script", "style", "code", "pre", "textarea")
ROLES = ("admin", "parkoffice", "centre", "supervisor", "fire-officer", "fire-head", "firm1")


class _Text(HTMLParser):
    """Everything that a reader of a page reads, piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self.depth, self.pieces = 0, list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag in UNREAD
        told = (value for name, value in attrs if name in ("title", "placeholder", "aria-label"))
        self.pieces += [one for one in told if one]

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in UNREAD

    def handle_data(self, data: str) -> None:
        if not self.depth and data.strip():
            self.pieces.append(data.strip())


def pieces(html: str) -> list[str]:
    """What is read on a page."""
    reader = _Text()
    reader.feed(html)
    return reader.pieces


@pytest.fixture(scope="module")
def district(lived: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[District]:
    with opened(lived, tmp_path_factory.mktemp("district")) as found:
        yield found


def _pages(district: District, login: str, tongue: str = "") -> Iterator[tuple[str, str]]:
    """One page of each kind that a person comes to, but for the handbook, which tells of codes."""
    browser = district.browsers[login]
    for address, status in walked(browser, each=1).items():
        if status == 200 and not address.startswith(("/handbook", "/api")):
            answer = browser.get(tongue + address)
            if answer.mimetype == "text/html":
                yield address, answer.text


@pytest.mark.parametrize("login", ROLES)
def test_no_page_shows_a_code_or_a_date_as_programs_write_it(district, login):
    wrong = [
        (address, piece)
        for address, html in _pages(district, login)
        for piece in pieces(html)
        for pattern in (CODES, DATES, CASES)
        if pattern.search(piece)
    ]

    assert wrong == []


@pytest.mark.parametrize("login", ROLES)
def test_no_english_page_does_so_either_nor_counts_one_as_many(district, login):
    wrong = [
        (address, piece)
        for address, html in _pages(district, login, "/en")
        for piece in pieces(html)
        for pattern in (CODES, DATES, CASES, MANY)
        if pattern.search(piece)
    ]

    assert wrong == []


@pytest.mark.parametrize("login", ROLES)
def test_no_row_is_headed_by_a_bare_number(district, login):
    wrong = [
        (address, found[0])
        for address, html in _pages(district, login)
        if (found := NUMBER.search(html))
    ]

    assert wrong == []


def test_what_is_typed_and_what_is_quoted_is_left_alone():
    assert pieces("<p>甲</p><code>a_b</code><textarea>2026-11-30</textarea><i title='乙'>") == [
        "甲",
        "乙",
    ]
