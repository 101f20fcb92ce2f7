"""Says what stands in a change notice and in a cancellation notice: what was, what is now, why."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tracker.records import Notice, NoticeKind
from web import wording
from web.board import Board, Department, Visit
from web.notices import blocks
from web.notices.blocks import Block
from web.notices.notice import REGIONS, Letter, contacts, number, numbered, receipt


@dataclass(frozen=True, slots=True)
class Changed:
    """
    A visit that moved or was called off after its notice.

    Parameters
    ----------
    paper
        The number of this paper and the reason that was given.
    first
        As the visit's notice names it: only its number counts.
    before, now
        The visit as the enterprise was told of it, and as it is; equal when it is called off.
    """

    paper: Notice
    first: Visit
    before: Visit
    now: Visit

    @property
    def cancels(self) -> bool:
        """Whether it is called off."""
        return self.paper.kind is NoticeKind.CANCELLATION


def fields(board: Board, told: Changed, letter: Letter) -> dict[str, Any]:
    """Everything that is printed, block by block; equal input gives equal fields."""
    language, paper, now = letter.language, told.paper, told.now
    issued = wording.dated(paper.given.date(), language)
    kind = _kind(told)
    title, names = receipt(language)
    ask = contacts(board.park, now, letter.phone, language)
    return {
        "lang": language,
        "region": REGIONS[language],
        "title": wording.say(f"{kind}.title", language),
        "issuer": now.lead.name,
        "number": numbered(paper.kind, (paper.year, paper.number), language),
        "issued": issued,
        "enterprise": now.enterprise.name,
        "salutation": wording.say("notice.salutation", language, enterprise=now.enterprise.name),
        "code": "",
        "code_svg": "",
        "code_note": "",
        "demo": wording.say("notice.demo", language) if board.park.demo else "",
        "footer": wording.say(
            "notice.footer", language, uid=now.code, revision=paper.visit.revision + 1
        ),
        "page": wording.say("notice.page", language),
        "blocks": [
            *_what(board, told, language),
            blocks.heading(wording.say(f"{kind}.why", language)),
            blocks.text(_why(told, language)),
            blocks.heading(wording.say(f"{kind}.then", language)),
            blocks.points([wording.say(f"{kind}.then.{nth}", language) for nth in (1, 2, 3)]),
            blocks.seal(ask, now.lead.name, issued, language),
            blocks.receipt(title, names),
        ],
    }


def _kind(told: Changed) -> str:
    return "cancellation" if told.cancels else "change"


def _what(board: Board, told: Changed, language: str) -> Iterator[Block]:
    """What was told before, and beside it what holds now."""
    first = number(board, told.first, language)
    opening = wording.say(f"{_kind(told)}.opening", language, number=first)
    yield blocks.text(opening)
    was, now = (list(_told(one, language)) for one in (told.before, told.now))
    if told.cancels:
        yield blocks.facts((name, value, nth == 0) for nth, (name, value) in enumerate(was))
        return
    same = wording.say("change.same", language)
    rows = [
        (name, old, new if new != old else same)
        for (name, old), (_, new) in zip(was, now, strict=True)
    ]
    before, after = (dict(_inner(one, language)) for one in (told.before, told.now))
    rows += [(name, old, after[name]) for name, old in before.items() if after[name] != old]
    columns = [wording.say(f"change.column.{one}", language) for one in ("what", "was", "now")]
    yield blocks.table(columns, rows, (2, 5, 5))


def _told(visit: Visit, language: str) -> Iterator[tuple[str, str]]:
    """What can change of a visit."""
    enterprise = visit.enterprise
    day = wording.full_day(visit.start.date(), language)
    values = {
        "when": f"{day} {wording.hours(visit.start, visit.end)}",
        "where": enterprise.address or enterprise.zone or enterprise.name,
        "lead": visit.lead.name,
        "departments": wording.listed([one.name for one in visit.departments], language),
        "items": wording.listed(_items(visit, "name"), language),
    }
    for name, value in values.items():
        yield wording.say(f"change.fact.{name}", language), value


def _inner(visit: Visit, language: str) -> Iterator[tuple[str, str]]:
    """What changes so rarely that it is told only then."""
    values = {
        "types": wording.types(visit.inspection_types, language),
        "basis": wording.listed(_items(visit, "basis"), language),
        "people": wording.listed(_people(visit, language), language),
    }
    for name, value in values.items():
        yield wording.say(f"change.fact.{name}", language), value


def _items(visit: Visit, fact: str) -> list[str]:
    told = (getattr(item, fact) for line in visit.lines for item in line.items)
    return list(dict.fromkeys(filter(None, told)))


def _people(visit: Visit, language: str) -> Iterator[str]:
    for one in visit.departments:
        lines = [line for line in visit.lines if line.department == one]
        minutes, heads = max(line.minutes for line in lines), sum(line.inspectors for line in lines)
        yield wording.say(
            "change.people", language, department=one.name, minutes=minutes, count=heads
        )


def _why(told: Changed, language: str) -> str:
    """The reason that was given; else what the visit itself tells of it."""
    if told.paper.why:
        return told.paper.why
    left = _without(told.before, told.now)
    joined = _without(told.now, told.before)
    parts = [
        wording.say(key, language, departments=wording.listed(names, language))
        for key, names in (("change.left", left), ("change.joined", joined))
        if names
    ]
    return "".join(parts) or wording.say(f"{_kind(told)}.replanned", language)


def _without(one: Visit, other: Visit) -> list[str]:
    """Names of the departments that come in one and not in the other."""
    staying: tuple[Department, ...] = other.departments
    known = {each.id for each in staying}
    return [each.name for each in one.departments if each.id not in known]
