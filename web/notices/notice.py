"""
Says what stands in the notice of one visit: plain words in, nothing drawn yet.

The fields are those of the national form for notices of inspection as far as the week knows
them. Officers are those whom a department entered in its approval form; who is not known is
printed as a blank that the department fills in, and nobody is invented.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote

import segno

from tracker.direct import LEAST_OFFICERS
from tracker.records import Appearance, NoticeKind
from web import wording
from web.board import Board, Department, Item, Line, Park, Visit

REGIONS = {"zh": "CN", "en": "GB"}
PLACES = {"zh": "/", "en": "/en/"}
"""Where pages of each language begin."""


@dataclass(frozen=True, slots=True)
class Letter:
    """
    What a notice needs besides the visit.

    Parameters
    ----------
    issued
        The day on which it is signed.
    base_url
        Where the visit code leads, without a slash at the end.
    codes
        The codes of visits by their uids; without one the picture leads to the visit's page.
    phone
        The number for questions and complaints; empty: a blank is printed.
    """

    issued: date
    base_url: str
    language: str = wording.DEFAULT
    phone: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)

    def leads_to(self, visit: Visit) -> str:
        """Where the picture on the notice of a visit leads."""
        code = self.codes.get(visit.uid)
        page = f"v/{quote(code)}" if code else f"visits/{visit.code}"
        return f"{self.base_url}{PLACES[self.language]}{page}"


def number(board: Board, visit: Visit, language: str) -> str:
    """
    The number of the document, such as 源园联检〔2026〕12号.

    What was published before there were running numbers keeps that of its week and visit.
    """
    if visit.formal.number is not None:
        return numbered(NoticeKind.NOTICE, visit.formal.number, language)
    return number_of(board.week, visit.number, language)


def number_of(week: str, number: str, language: str) -> str:
    """The number of a document by the name of the week and the number of the visit in it."""
    year, name = week.split("-W")
    prefix = wording.say("notice.number.prefix", language)
    return wording.say(
        "notice.number", language, prefix=prefix, year=year, week=name, number=number
    )


def numbered(kind: NoticeKind, given: tuple[int, int], language: str) -> str:
    """A running number of a year; each kind of paper has its own."""
    prefix = wording.say("notice.number.prefix", language)
    year, running = given
    facts = {"prefix": prefix, "year": year, "number": running}
    return wording.say(f"notice.number.of.{kind}", language, **facts)


def fields(board: Board, visit: Visit, letter: Letter) -> dict[str, object]:
    """Everything the template prints, as plain values; equal input gives equal fields."""
    language = letter.language
    enterprise = visit.enterprise.name
    return {
        "lang": language,
        "region": REGIONS[language],
        "title": wording.say("notice.title", language),
        "issuer": visit.lead.name,
        "number": number(board, visit, language),
        "issued": wording.dated(visit.formal.issued or letter.issued, language),
        "enterprise": enterprise,
        "salutation": wording.say("notice.salutation", language, enterprise=enterprise),
        "code": letter.leads_to(visit),
        "code_svg": _code(letter.leads_to(visit)),
        "demo": wording.say("notice.demo", language) if board.park.demo else "",
        "facts": [list(fact) for fact in _facts(board, visit, language)],
        "departments": [_department(visit, one, language) for one in visit.departments],
        **_body(board, visit, letter),
        **_fixed(language),
    }


def _code(link: str) -> str:
    """The visit code as a picture."""
    drawn = io.BytesIO()
    segno.make(link, error="m").save(drawn, kind="svg", border=0, xmldecl=False, dark="#1c2430")
    return drawn.getvalue().decode()


def _kind(visit: Visit) -> str:
    """Which of two sentences fits."""
    return "joint" if visit.joint else "single"


def _facts(board: Board, visit: Visit, language: str) -> Iterator[tuple[str, str, bool]]:
    """The box: what, its value, and whether it is printed large."""

    def name(key: str) -> str:
        return wording.say(f"notice.fact.{key}", language)

    enterprise = visit.enterprise
    when = wording.full_day(visit.start.date(), language)
    kind = f"notice.kind.{_kind(visit)}"
    yield name("when"), f"{when} {wording.hours(visit.start, visit.end)}", True
    yield name("where"), enterprise.address or enterprise.zone or enterprise.name, False
    yield name("uscc"), enterprise.uscc, False
    if enterprise.contact or enterprise.phone:
        yield name("contact"), f"{enterprise.contact} {enterprise.phone}".strip(), False
    types = wording.types(visit.inspection_types, language)
    yield (
        name("kind"),
        wording.say(kind, language, types=types, count=len(visit.departments)),
        False,
    )
    yield name("source"), _sources(board, visit, language), False
    if visit.formal.changed is not None:
        changed = numbered(NoticeKind.CHANGE, visit.formal.changed, language)
        yield name("changed"), wording.say("notice.changed", language, number=changed), False


def _sources(board: Board, visit: Visit, language: str) -> str:
    """Where the lines were asked for, file by file."""
    items = [item for line in visit.lines for item in line.items]
    lines = wording.say("list.stop", language).join(wording.places(items, language))
    key = f"notice.source.{_kind(visit)}"
    return wording.say(
        key if lines else f"{key}.bare",
        language,
        week=wording.week(board.week, language),
        lines=lines,
    )


def _department(visit: Visit, department: Department, language: str) -> dict[str, object]:
    """One row of the table."""
    lines = [line for line in visit.lines if line.department == department]
    leads = department == visit.lead
    role = ("lead" if leads else "support") if visit.joint else "only"
    inspectors = sum(line.inspectors for line in lines)
    known = visit.formal.of(department.id)
    return {
        "name": department.name,
        "leads": leads,
        "role": wording.say(f"notice.role.{role}", language),
        "times": _times(known, language),
        "items": [_item(visit, item, language) for line in lines for item in line.items],
        "minutes": wording.say("notice.people", language, minutes=_longest(lines)),
        "heads": wording.say("notice.heads", language, count=inspectors),
        "officers": _officers(known, max(LEAST_OFFICERS, inspectors)),
    }


def _times(known: Appearance | None, language: str) -> str:
    """For the how-manieth time it comes this year, and its cap; what is not known is a blank."""
    blank = wording.say("notice.blank", language)
    time, cap = (known.time, known.cap) if known is not None else (None, None)
    return wording.say("notice.times", language, time=time or blank, cap=cap or blank)


def _officers(known: Appearance | None, least: int) -> list[list[str]]:
    """Names and certificates of those who come, and blanks for those who are not known."""
    named = [list(one) for one in known.officers] if known is not None else []
    return named + [["", ""]] * (least - len(named))


def _item(visit: Visit, item: Item, language: str) -> dict[str, str]:
    """Its type is told beside it where the visit has several; else the box tells it."""
    told = wording.types([item.inspection_type], language)
    several = len(visit.inspection_types) > 1
    name = item.name + wording.say("brackets", language, text=told) if several else item.name
    return {"name": name, "basis": item.basis}


def _longest(lines: list[Line]) -> int:
    return max(line.minutes for line in lines)


def _body(board: Board, visit: Visit, letter: Letter) -> dict[str, object]:
    """The paragraphs that depend on the visit."""
    language = letter.language
    kind = _kind(visit)
    committee, lead = board.park.committee, visit.lead.name
    count = len(visit.departments)
    facts: dict[str, object] = {
        "week": wording.week(board.week, language),
        "committee": committee,
        "lead": lead,
        "count": count,
        "departments": wording.listed([one.name for one in visit.departments], language),
        "separate": len(visit.lines),
        "minutes": visit.minutes,
        # A notice is the enterprise's: a count would tell of a visit that is not announced.
        "others": sum(one.announced for one in board.at(visit.enterprise) if one != visit),
    }
    why = [f"notice.why.{kind}"] + (["notice.why.again"] if facts["others"] else [])
    gap = " " if language == "en" else ""
    return {
        "opening": wording.say(f"notice.opening.{kind}", language, **facts),
        "why_title": wording.say(f"notice.why.title.{kind}", language),
        "why": gap.join(wording.say(key, language, **facts) for key in why),
        "contacts": contacts(board.park, visit, letter.phone, language),
        "signature": lead,
        "footer": wording.say(
            "notice.footer", language, uid=visit.code, revision=visit.revision + 1
        ),
    }


def contacts(park: Park, visit: Visit, phone: str, language: str) -> list[str]:
    """Whom to ask and where to complain, a line each."""
    phone = phone or wording.say("notice.phone.blank", language)
    found = [wording.say("notice.contact", language, committee=park.committee, phone=phone)]
    if visit.lead.contact:
        found.append(wording.say("notice.contact.lead", language, contact=visit.lead.contact))
    return found


def receipt(language: str) -> tuple[str, list[str]]:
    """Its title, and what the enterprise fills in when it is delivered."""
    names = [wording.say(f"notice.receipt.{index}", language) for index in (1, 2, 3, 4)]
    return wording.say("notice.receipt", language), names


def _fixed(language: str) -> dict[str, object]:
    """The words that every notice shares."""

    def say(key: str) -> str:
        return wording.say(f"notice.{key}", language)

    columns = ("department", "items", "duration", "officers")
    title, names = receipt(language)
    return {
        "code_note": say("code"),
        "departments_title": say("departments"),
        "columns": [say(f"column.{column}") for column in columns],
        "officers_note": say("officers"),
        "prepare_title": say("prepare"),
        "prepare": [say(f"prepare.{index}") for index in (1, 2, 3)],
        "rights_title": say("rights"),
        "rights": [say(f"rights.{index}") for index in (1, 2, 3)],
        "forbidden_title": say("forbidden"),
        "forbidden": [
            [say(f"forbidden.{index}"), say(f"forbidden.{index}.text")] for index in range(1, 6)
        ],
        "seal": say("seal"),
        "receipt_title": title,
        "receipt": names,
        "page": say("page"),
    }
