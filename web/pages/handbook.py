"""The handbook, reachable from every page: the text of `docs/` with its pictures."""

import re
import struct
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import flask
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup
from werkzeug.wrappers import Response

from web import access

DOCS = Path(__file__).resolve().parents[2] / "docs"
"""Where the documents lie beside the program."""

PHONE = "-phone"
"""How the names of pictures end that have two points for each of a page."""

blueprint = flask.Blueprint("handbook", __name__)


@blueprint.get("/handbook")
@access.open_to(*access.EVERYBODY)
def show() -> str:
    """The handbook, which is in Chinese."""
    text = (DOCS / "handbook.zh.md").read_text(encoding="utf-8")
    # No HTML of the text's own gets through: what stands in it is shown as it is written.
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(text)
    _name_headings(tokens)
    _reach_what_scrolls(tokens)
    for token in tokens:
        token.children = list(_within(token.children)) if token.children else token.children
        _make_room(token.children or ())
    html = reader.renderer.render(tokens, reader.options, {})
    return flask.render_template("handbook.html", text=Markup(html))


def _reach_what_scrolls(tokens: list[Token]) -> None:
    """What is wider than a phone can be scrolled by keyboard too."""
    for token in tokens:
        if token.type in ("fence", "table_open"):
            token.attrSet("tabindex", "0")


def anchor(heading: str) -> str:
    """What a link within the text calls a heading, here and where the repository is shown."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _name_headings(tokens: Sequence[Token]) -> None:
    """Give every heading the name by which links within the text find it."""
    for token, following in pairwise(tokens):
        if token.type == "heading_open":
            token.attrSet("id", anchor(following.content))


def _within(tokens: Sequence[Token]) -> Iterator[Token]:
    """All but links to documents that no page shows; their words stay."""
    left_out = False
    for token in tokens:
        if token.type == "link_open":
            left_out = not str(token.attrGet("href")).startswith(("#", "/", "https://"))
        if not (left_out and token.type in ("link_open", "link_close")):
            yield token


def _make_room(tokens: Sequence[Token]) -> None:
    """A picture says how large it is, so that nothing jumps when it comes; it comes when needed."""
    for token in tokens:
        if token.type == "image":
            place = DOCS / str(token.attrGet("src"))
            across, down = size_of(place.read_bytes()) if place.is_file() else (0, 0)
            sharper = 2 if place.stem.endswith(PHONE) else 1
            token.attrSet("loading", "lazy")
            token.attrSet("width", str(across // sharper))
            token.attrSet("height", str(down // sharper))


def size_of(png: bytes) -> tuple[int, int]:
    """Points across and down, as the head of a PNG file says."""
    across, down = struct.unpack(">II", png[16:24])
    return across, down


@blueprint.get("/handbook/<path:name>")
@access.open_to(*access.EVERYBODY)
def picture(name: str) -> Response:
    """One of its pictures."""
    return flask.send_from_directory(DOCS / "handbook", name, mimetype="image/png")
