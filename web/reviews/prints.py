"""Says what stands in a printed review, and prints it as notices are: tagged, fonts embedded."""

from pathlib import Path

from web import wording
from web.notices.printing import Press
from web.reviews.tables import Kind, Paper, Table, written

TEMPLATE = Path(__file__).with_name("review.typ")

REGIONS = {"zh": "CN", "en": "GB"}


def fields(paper: Paper, language: str) -> dict[str, object]:
    """Everything the template prints, as plain values; equal papers give equal fields."""
    return {
        "number": paper.title,
        "lang": language,
        "region": REGIONS[language],
        "wide": paper.wide,
        "title": paper.title,
        "issuer": paper.issuer,
        "head": paper.head,
        "source": paper.source,
        "notes": list(paper.notes),
        "tables": [_table(one, named=len(paper.tables) > 1) for one in paper.tables],
        "nothing": wording.say("review.nothing", language),
        "page": _page(language),
    }


def _page(language: str) -> list[str]:
    """The words around the numbers of page and pages."""
    return wording.say("review.page", language, page="|", pages="|").split("|")


def _table(table: Table, *, named: bool) -> dict[str, object]:
    kinds = [one.kind for one in table.columns]
    return {
        "name": table.name if named else "",
        "widths": [one.width for one in table.columns],
        "middle": [kind is not Kind.TEXT for kind in kinds],
        "headings": list(table.headings),
        "rows": [
            [written(cell, kind) for cell, kind in zip(row, kinds, strict=True)]
            for row in table.rows
        ],
    }


def write(paper: Paper, language: str, font_dir: Path | None = None) -> bytes:
    """
    A review as PDF.

    Raises
    ------
    NotPrinted
        With what the type-setter had to say, such as a character that no font holds.
    """
    return Press(font_dir, TEMPLATE).print(fields(paper, language))
