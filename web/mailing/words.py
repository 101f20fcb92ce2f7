"""The paragraphs of a letter, as plain text and as HTML without anything to fetch."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from web import wording
from web.mailing.envelope import plain


def as_text(lines: Iterable[str]) -> str:
    """One paragraph a line."""
    return "\n\n".join(map(plain, lines)) + "\n"


def as_html(title: str, lines: Iterable[str], link: str, language: str) -> str:
    """
    The same; whatever people have typed stays words.

    Parameters
    ----------
    link
        How an address begins that can be followed, at the end of a line: one that somebody has
        typed is none of ours.
    """
    body = Markup("\n").join(Markup("<p>{}</p>").format(_linked(plain(one), link)) for one in lines)
    page = Markup(
        '<!doctype html>\n<html lang="{}">\n<head><meta charset="utf-8"><title>{}</title></head>\n'
        "<body>\n{}\n</body>\n</html>\n"
    )
    return str(page.format(wording.TAGS[language], plain(title), body))


def _linked(line: str, link: str) -> Markup:
    before, _, last = line.rpartition(" ")
    if not last.startswith(link):
        return escape(line)
    return escape(f"{before} ") + Markup('<a href="{0}">{0}</a>').format(last)
