"""Prints the sheet of a matter as notices are: tagged, fonts embedded, equal bytes each time."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from web import wording
from web.appeals.matter import Section, Sheet
from web.notices import blocks, word
from web.notices.printing import Press
from web.reviews.prints import REGIONS

TEMPLATE = Path(__file__).with_name("sheet.typ")


def fields(sheet: Sheet, language: str) -> dict[str, object]:
    """Everything the template prints, as plain values; equal sheets give equal fields."""
    return {
        "number": sheet.number,
        "lang": language,
        "region": REGIONS[language],
        "title": wording.say("appeal.sheet", language),
        "issuer": wording.say("appeal.sheet.issuer", language),
        "issued": "",
        "demo": "",
        "code_svg": "",
        "footer": f"{wording.say('appeal.sheet', language)} · {sheet.number}",
        "head": [list(pair) for pair in sheet.head],
        "matter": wording.say("appeal.sheet.matter", language),
        "subject": sheet.title,
        "text": sheet.text.splitlines(),
        "list": wording.say("appeal.sheet.list", language),
        "sections": [_section(one) for one in sheet.sections],
        "result": wording.say("appeal.sheet.result", language),
        "outcome": sheet.outcome.name,
        "answer": sheet.outcome.text.splitlines(),
        "signed": [list(pair) for pair in sheet.outcome.signed],
        "call_backs": _section(sheet.call_backs),
        "colon": wording.say("colon", language),
        "nothing": wording.say("appeal.nothing", language),
        "page": wording.say("review.page", language, page="|", pages="|").split("|"),
    }


def _section(one: Section) -> dict[str, object]:
    return {
        "name": one.name,
        "widths": list(one.widths),
        "headings": list(one.headings),
        "rows": [list(row) for row in one.rows],
    }


def blocks_of(sheet: Sheet, language: str) -> dict[str, object]:
    """The same block by block, for the document to edit."""
    told = fields(sheet, language)
    heads = {name: str(told[name]) for name in ("matter", "list", "result")}
    return {
        **told,
        "enterprise": sheet.number,
        "salutation": "",
        "code": "",
        "blocks": [
            blocks.facts((name, value, False) for name, value in sheet.head),
            blocks.heading(heads["matter"]),
            blocks.text(sheet.title, *sheet.text.splitlines()),
            blocks.heading(heads["list"]),
            *chain.from_iterable(_part(one, language) for one in sheet.sections),
            blocks.heading(heads["result"]),
            blocks.text(sheet.outcome.name, *sheet.outcome.text.splitlines()),
            blocks.pairs(sheet.outcome.signed),
            *_part(sheet.call_backs, language),
        ],
    }


def _part(one: Section, language: str) -> Iterator[blocks.Block]:
    if not one.rows:
        colon, nothing = (wording.say(key, language) for key in ("colon", "appeal.nothing"))
        yield blocks.text(f"{one.name}{colon}{nothing}")
        return
    yield blocks.text(one.name)
    yield blocks.table(one.headings, one.rows, one.widths)


def write_word(sheet: Sheet, language: str) -> bytes:
    """The sheet as a document to edit."""
    return word.write(blocks_of(sheet, language))


def write(sheet: Sheet, language: str, font_dir: Path | None = None) -> bytes:
    """
    The sheet as PDF.

    Raises
    ------
    NotPrinted
        With what the type-setter had to say, such as a character that no font holds.
    """
    return Press(font_dir, TEMPLATE).print(fields(sheet, language))
