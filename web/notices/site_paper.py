"""Says what stands in the papers of a visit: approval form, on-site record, result notice."""

from collections.abc import Iterable, Iterator
from typing import Any

from tracker.records import SiteRecord, SiteRecordKind
from tracker.week import local
from web import wording
from web.board import Park, Visit
from web.notices import blocks
from web.notices.blocks import Block
from web.notices.notice import REGIONS, contacts

Row = tuple[str, tuple[str, ...]]
"""Name of a field, and its lines in the reader's words."""

LONG = frozenset({"facts", "statements", "conclusion", "rights", "requirements", "opinion"})
"""Fields of which people write several lines."""

SIGNERS = {
    SiteRecordKind.APPROVAL_FORM: ("head", "day"),
    SiteRecordKind.ON_SITE_RECORD: ("officers", "enterprise", "day"),
    SiteRecordKind.RESULT_NOTICE: ("officers", "enterprise", "day"),
}
"""Who signs which paper."""


def fields(
    park: Park, visit: Visit, paper: SiteRecord, rows: Iterable[Row], *, phone: str, language: str
) -> dict[str, Any]:
    """
    Everything that is printed; a field that nobody has filled in is a blank to write in.

    Parameters
    ----------
    phone
        The number for questions and complaints; empty: a blank is printed.
    """
    office = next((one for one in visit.departments if one.id == paper.department), visit.lead)
    title = wording.say(f"paper_kind.{paper.kind}", language)
    return {
        "lang": language,
        "region": REGIONS[language],
        "title": title,
        "issuer": office.name,
        "number": wording.say("site_paper.number", language, uid=visit.code),
        "issued": wording.say(f"paper_state.{paper.state}", language),
        "enterprise": visit.enterprise.name,
        "salutation": "",
        "code": "",
        "code_svg": "",
        "code_note": "",
        "demo": wording.say("notice.demo", language) if park.demo else "",
        "footer": f"{title} · {visit.code}",
        "page": wording.say("notice.page", language),
        "blocks": [
            *_body(paper, rows, language),
            *_end(paper, contacts(park, visit, phone, language), office.name, language),
        ],
    }


def _body(paper: SiteRecord, rows: Iterable[Row], language: str) -> Iterator[Block]:
    columns = [wording.say(f"site_paper.column.{one}", language) for one in ("what", "words")]
    told = [
        (wording.say(f"paper.{name}", language), "\n".join(lines) or _blank(name))
        for name, lines in rows
    ]
    yield blocks.table(columns, told, (1, 4))
    if paper.refusal:
        yield blocks.heading(wording.say("paper.refusal", language))
        yield blocks.text(paper.refusal)


def _blank(name: str) -> str:
    """Room to write by hand."""
    return "\n".join(["　"] * (5 if name in LONG else 1))


def _end(paper: SiteRecord, ask: list[str], office: str, language: str) -> Iterator[Block]:
    yield blocks.blanks(
        [wording.say(f"paper.signature.{one}", language) for one in SIGNERS[paper.kind]]
    )
    if paper.kind is SiteRecordKind.RESULT_NOTICE:
        day = local(paper.signed).date() if paper.signed else None
        issued = wording.dated(day, language) if day else wording.say("site_paper.day", language)
        yield blocks.seal(ask, office, issued, language)
