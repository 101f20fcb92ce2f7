"""Writes the letter that tells an enterprise of a visit: announced, moved or called off."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from calendars import invite
from tracker import notices, people
from tracker.errors import NotFound
from tracker.mail import queue
from tracker.records import NoticeKind
from tracker.records.mail import Mail, Taken
from web import feeds, papers, reading, wording
from web.board import Board, Visit
from web.config import Config
from web.mailing import evenings
from web.mailing.envelope import Attached, Envelope
from web.mailing.words import as_html, as_text
from web.notices import given, known
from web.notices.printing import TEMPLATE, Press

PDF = "application/pdf"


class Desk:
    """Where letters are written one after the other: a week is read once for all of them."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._boards: dict[tuple[str, int], Board] = {}

    def write(self, taken: Taken) -> Envelope:
        """
        The letter of a message: about an evening, or about a visit as that version has it.

        Raises
        ------
        NotFound
            If the version or the visit is not there any more.
        """
        if taken.mail.kind == queue.EVENING:
            return evenings.write(taken.mail, self._config)
        return self._notice(taken)

    def _notice(self, taken: Taken) -> Envelope:
        mail, config = taken.mail, self._config
        board = self._board(mail)
        visit = _visit(board, mail)
        told = _Told(board, visit, mail, config)
        subject, lines = told.say("subject"), told.lines()
        return Envelope(
            sender=(config.sender, board.park.committee),
            to=(mail.address, visit.enterprise.name),
            reply_to=config.mail,
            subject=subject,
            text=as_text(lines),
            html=as_html(subject, lines, config.link, config.language),
            ident=mail.ident,
            domain=config.sender.partition("@")[2],
            written=mail.written,
            thread=taken.thread,
            method="CANCEL" if visit.cancelled else "REQUEST",
            invite=told.invite(),
            attached=tuple(told.papers()),
        )

    def _board(self, mail: Mail) -> Board:
        key = mail.week, _version(mail)
        if key not in self._boards:
            self._boards[key] = reading.board(key[0], by=people.COMMITTEE, number=key[1])
        return self._boards[key]


def _version(mail: Mail) -> int:
    number = mail.facts.get("version")
    if not isinstance(number, int):
        raise NotFound("plan version", mail.facts.get("version"))
    return number


def _visit(board: Board, mail: Mail) -> Visit:
    known = (*board.visits, *board.cancelled)
    found = next((one for one in known if one.uid == mail.visit and one.announced), None)
    if found is None:
        raise NotFound("visit", mail.visit)
    return found


class _Told:
    """What one letter says."""

    def __init__(self, board: Board, visit: Visit, mail: Mail, config: Config) -> None:
        self._board, self._visit, self._mail, self._config = board, visit, mail, config

    @property
    def link(self) -> str:
        """The page of the visit."""
        return f"{self._config.link}/visits/{self._visit.code}"

    @property
    def other_time(self) -> str:
        """The form for another time, which the code of the visit opens without an account."""
        told = known.at(self._board, self._visit.enterprise.id)
        letter = papers.letter_of(told, self._config, self._config.language)
        return f"{letter.leads_to(self._visit)}/propose"

    def say(self, key: str) -> str:
        """A sentence about the visit."""
        visit, language = self._visit, self._config.language
        kind = "joint" if visit.joint else "single"
        is_told_apart = wording.known(f"letter.{key}.{kind}", language)
        return wording.say(
            f"letter.{key}.{kind}" if is_told_apart else f"letter.{key}",
            language,
            what=wording.say(f"letter.{self._mail.kind}", language),
            enterprise=visit.enterprise.name,
            day=wording.full_day(visit.start.date(), language),
            hours=wording.hours(visit.start, visit.end),
            place=visit.enterprise.address or visit.enterprise.zone or visit.enterprise.name,
            lead=visit.lead.name,
            departments=wording.listed([one.name for one in visit.departments], language),
            count=len(visit.departments),
            committee=self._board.park.committee,
            phone=self._config.phone or wording.say("notice.phone.blank", language),
            link=self.link,
            other_time=self.other_time,
        )

    def lines(self) -> list[str]:
        """The letter, paragraph by paragraph."""
        if self._visit.cancelled:
            keys = ["salutation", "opening.cancelled", "when", "lead", "cancelled", "contact"]
        else:
            moved = self._mail.kind == "visit-changed"
            opening = "opening.changed" if moved else "opening"
            keys = ["salutation", opening, "why", "when", "where", "lead", "who", "paper"]
            keys += ["link", "other_time", "contact"]
        demo = ["demo"] if self._board.park.demo else []
        return [self.say(key) for key in (*demo, *keys, "automatic")]

    def invite(self) -> bytes:
        """What the enterprise's calendar is asked."""
        visit, config = self._visit, self._config
        entry = feeds.entry_of(visit, self._board.park, config, private=True)
        method = "CANCEL" if visit.cancelled else "REQUEST"
        return invite(entry, method=method, attendees=[(self._mail.address, visit.enterprise.name)])

    def papers(self) -> Iterator[Attached]:
        """The notice unless the visit is called off, and what was given of its change."""
        visit, config, language = self._visit, self._config, self._config.language
        # A notice is the enterprise's: nothing of what is not announced may stand in it.
        whole = self._board
        told = replace(whole, visits=tuple(one for one in whole.visits if one.announced))
        if not visit.cancelled:
            fields = papers.notice_fields(told, visit, config, language)
            yield self._printed(NoticeKind.NOTICE, TEMPLATE, fields)
        for paper in notices.of_visit(visit.uid, by=people.COMMITTEE):
            if paper.before is not None and paper.visit.revision == visit.revision:
                fields = papers.change_fields(told, paper, config, language)
                yield self._printed(paper.kind, given.FORM, fields)

    def _printed(self, kind: NoticeKind, template: Path, fields: Mapping[str, object]) -> Attached:
        document = _press(self._config.font_dir, template).print(fields)
        title = wording.say(f"notice_kind.{kind}", self._config.language)
        return Attached(f"{title}-{self._visit.code}.pdf", PDF, document)


@functools.cache
def _press(font_dir: Path | None, template: Path) -> Press:
    """A press of a process that sends: its fonts are read once."""
    return Press(font_dir, template)
