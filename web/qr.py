"""Codes that a phone scans, drawn into a page: no picture is fetched, no script is needed."""

import io

import segno
from markupsafe import Markup


def within_page(text: str, label: str) -> Markup:
    """The code of a text with its quiet zone; a screen reader calls the picture `label`."""
    drawn = io.BytesIO()
    look = {"svgns": False, "xmldecl": False, "omitsize": True, "svgclass": "qr", "light": "#fff"}
    segno.make(text, error="m", micro=False).save(
        drawn, kind="svg", border=4, lineclass=None, title=label, dark="#1c2430", **look
    )
    # segno escapes the label; everything else of the drawing is its own.
    return Markup(drawn.getvalue().decode().replace("<svg ", '<svg role="img" ', 1))
