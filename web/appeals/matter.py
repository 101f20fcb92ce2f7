"""
One matter, one list, one result (一事项一清单一结果): what stands there, in a reader's language.

The terminal and the paper both start from one `Sheet`, so they cannot say different things.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from tracker.records import (
    Appeal,
    AppealFile,
    Assignment,
    CallBack,
    Consultation,
    Deadline,
    Escalation,
    Extension,
    Proposal,
    ProposalKind,
    Return,
    Ruling,
    Task,
)
from web import wording
from web.appeals.days import PAPER, Days
from web.appeals.outcome import Outcome, outcome

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the list: a table, or a line that says there is nothing."""

    name: str
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    What stands on the sheet of a matter.

    Parameters
    ----------
    head
        Name and value, in pairs.
    sections
        The list: tasks and limits always, the rest as far as there is any of it.
    """

    number: str
    head: tuple[tuple[str, str], ...]
    title: str
    text: str
    sections: tuple[Section, ...]
    outcome: Outcome
    call_backs: Section


class Writer:
    """
    Says what is known of one matter.

    Parameters
    ----------
    departments
        Names by id.
    today
        For limits that have passed and were not kept.
    days
        How days are written.
    """

    def __init__(
        self,
        file: AppealFile,
        departments: Mapping[str, str],
        language: str,
        today: dt.date,
        days: Days = PAPER,
    ) -> None:
        self._file, self._language, self._today = file, language, today
        self._departments, self._days = departments, days

    def _minute(self, when: dt.datetime | None) -> str:
        return self._days.moment(when) if when else ""

    def sheet(self) -> Sheet:
        """Everything that the sheet holds."""
        appeal = self._file.appeal
        optional = (
            self._assignments(),
            self._consultations(),
            self._extensions(),
            self._returns(),
            self._notices(),
            self._escalations(),
        )
        return Sheet(
            number=self._say("appeal.number", number=appeal.id),
            head=tuple(self._head(appeal)),
            title=appeal.title,
            text=appeal.text,
            sections=(self._tasks(), self._limits(), *(one for one in optional if one.rows)),
            outcome=outcome(self._file, self._language, self._days),
            call_backs=self._call_backs(),
        )

    def reviews(self) -> Section:
        """What was put before the head, and what the head made of it; on the screen only."""
        columns: dict[str, tuple[int, Callable[[Proposal], str]]] = {
            "proposal": (3, lambda one: self._word("appeal_proposal", one.kind)),
            "result": (
                3,
                lambda one: self._word("appeal_result", one.result) if one.result else "",
            ),
            "words": (9, lambda one: one.text),
            "author": (3, lambda one: self._person(one.author)),
            "ruling": (5, self._ruling),
        }
        return self._section("proposals", self._file.proposals, columns)

    def _say(self, key: str, **facts: object) -> str:
        return wording.say(key, self._language, **facts)

    def _word(self, vocabulary: str, code: str | None) -> str:
        return wording.word(vocabulary, code, self._language)

    def _yes(self, holds: bool) -> str:
        return self._say("appeal.yes" if holds else "appeal.no")

    def _department(self, code: str) -> str:
        return self._departments.get(code, code)

    def _person(self, login: str) -> str:
        return self._file.names.get(login, login)

    def _head(self, appeal: Appeal) -> Iterable[tuple[str, str]]:
        firm = appeal.enterprise.name if appeal.enterprise else ""
        hidden = not firm and appeal.confidential
        sub = f" · {self._word('appeal_sub', appeal.sub)}" if appeal.sub else ""
        channel = self._word("appeal_channel", appeal.channel)
        pairs = {
            "enterprise": self._say("appeal.hidden") if hidden else firm,
            "received": self._minute(appeal.received),
            "category": self._word("appeal_category", appeal.category) + sub,
            "matter": self._word("appeal_matter", appeal.matter),
            "channel": f"{channel} {appeal.source}".strip(),
            "severity": self._word("appeal_severity", appeal.severity),
            "level": self._word("appeal_level", appeal.level),
            "mode": self._word("appeal_mode", appeal.mode) if appeal.mode else "",
            "state": self._word("appeal_state", appeal.state),
            "department": appeal.department.name if appeal.department else "",
            "receiver": self._person(appeal.receiver),
            "responsible": self._person(appeal.responsible),
            "supervisor": self._person(appeal.supervisor),
            "confidential": self._yes(True) if appeal.confidential else "",
            "reopened": str(appeal.reopened or ""),
        }
        for key, value in pairs.items():
            if value:
                yield self._say(f"appeal.{key}"), value

    def _section(
        self,
        name: str,
        found: Iterable[Told],
        columns: Mapping[str, tuple[int, Callable[[Told], str]]],
    ) -> Section:
        """A table of records: heading and width of each column, and what stands below it."""
        return Section(
            name=self._say(f"appeal.list.{name}"),
            headings=tuple(self._say(f"appeal.{key}") for key in columns),
            widths=tuple(width for width, _ in columns.values()),
            rows=tuple(tuple(of(one) for _, of in columns.values()) for one in found),
        )

    def _tasks(self) -> Section:
        plans = [
            one
            for one in self._file.proposals
            if one.kind is ProposalKind.PLAN and one.verdict is not Ruling.NO
        ]
        columns: dict[str, tuple[int, Callable[[tuple[Proposal, Task]], str]]] = {
            "task": (10, lambda one: one[1].text),
            "due": (3, lambda one: self._days.day(one[1].due)),
            "approved": (5, lambda one: self._signed(one[0])),
        }
        return self._section(
            "tasks", [(plan, one) for plan in plans for one in plan.steps], columns
        )

    def _signed(self, plan: Proposal) -> str:
        if plan.decided is None:
            return self._word("appeal_ruling", plan.verdict)
        who = f"{self._person(plan.reviewer)} {self._minute(plan.decided)}"
        if not plan.delegation:
            return who
        return self._say("appeal.signed.on", who=who, document=plan.delegation)

    def _limits(self) -> Section:
        columns: dict[str, tuple[int, Callable[[Deadline], str]]] = {
            "clock": (4, self._clock),
            "owner": (5, self._owner),
            "counted": (3, self._counted),
            "due": (3, lambda one: self._days.day(one.due)),
            "kept": (5, self._kept),
        }
        return self._section("limits", self._file.deadlines, columns)

    def _clock(self, one: Deadline) -> str:
        kind = one.kind.rstrip("0123456789 ")
        again = one.kind[len(kind) :].strip()
        word = self._word("appeal_clock", kind)
        return self._say("appeal.again", clock=word, number=again) if again else word

    def _owner(self, one: Deadline) -> str:
        kind, _, code = one.owner.partition(":")
        return self._department(code) if code else self._word("role", kind)

    def _counted(self, one: Deadline) -> str:
        key = "appeal.days.guess" if one.provisional else "appeal.days"
        return self._say(key, days=len(one.counted))

    def _kept(self, one: Deadline) -> str:
        if one.dropped:
            why = wording.written(one.dropped, self._language)
            return self._say("appeal.dropped", why=why)
        if one.met:
            key = "appeal.met.late" if one.overdue else "appeal.met"
            return self._say(key, when=self._minute(one.met))
        return self._say("appeal.late" if one.due < self._today else "appeal.running")

    def _assignments(self) -> Section:
        columns: dict[str, tuple[int, Callable[[Assignment], str]]] = {
            "department": (7, lambda one: one.department.name),
            "part": (3, lambda one: self._say("appeal.leads" if one.leads else "appeal.beside")),
            "since": (4, lambda one: self._minute(one.moment)),
            "due": (3, lambda one: self._days.day(one.due)),
            "ended": (4, lambda one: self._minute(one.ended)),
        }
        return self._section("assignments", self._file.assignments, columns)

    def _consultations(self) -> Section:
        columns: dict[str, tuple[int, Callable[[Consultation], str]]] = {
            "day": (3, lambda one: self._days.day(one.day)),
            "participants": (6, lambda one: self._several(one.participants)),
            "conclusion": (9, lambda one: one.conclusion or self._word("appeal_ruling", "")),
            "agreed": (3, lambda one: self._days.day(one.agreed) if one.agreed else ""),
        }
        return self._section("consultations", self._file.consultations, columns)

    def _several(self, codes: Iterable[str]) -> str:
        return wording.listed(map(self._department, codes), self._language)

    def _extensions(self) -> Section:
        columns: dict[str, tuple[int, Callable[[Extension], str]]] = {
            "asked": (4, lambda one: self._minute(one.asked)),
            "until": (3, lambda one: self._days.day(one.until)),
            "why": (8, lambda one: one.why),
            "ruling": (5, self._ruling),
        }
        return self._section("extensions", self._file.extensions, columns)

    def _ruling(self, one: Extension | Return | Proposal) -> str:
        word = self._word("appeal_ruling", one.verdict)
        return self._say("appeal.ruling.why", ruling=word, why=one.reason) if one.reason else word

    def _returns(self) -> Section:
        columns: dict[str, tuple[int, Callable[[Return], str]]] = {
            "asked": (4, lambda one: self._minute(one.asked)),
            "department": (5, lambda one: self._department(one.department)),
            "why": (6, lambda one: one.why),
            "proposed": (5, lambda one: self._department(one.proposed)),
            "ruling": (5, self._ruling),
        }
        return self._section("returns", self._file.returns, columns)

    def _notices(self) -> Section:
        columns: dict[str, tuple[int, Callable[[Any], str]]] = {
            "sent": (4, lambda one: self._minute(one.moment)),
            "department": (5, lambda one: self._department(one.department)),
            "demand": (8, lambda one: one.demand),
            "escalated": (4, lambda one: self._minute(one.escalated)),
        }
        found = [self._file.notice] if self._file.notice else []
        return self._section("notice", found, columns)

    def _escalations(self) -> Section:
        columns: dict[str, tuple[int, Callable[[Escalation], str]]] = {
            "asked": (4, lambda one: self._minute(one.moment)),
            "kind": (4, lambda one: self._word("escalation_kind", one.kind)),
            "why": (6, lambda one: wording.written(one.why, self._language)),
            "decision": (
                7,
                lambda one: (
                    wording.written(one.decision, self._language) or self._word("appeal_ruling", "")
                ),
            ),
        }
        return self._section("escalations", self._file.escalations, columns)

    def _call_backs(self) -> Section:
        columns: dict[str, tuple[int, Callable[[CallBack], str]]] = {
            "day": (3, lambda one: self._days.day(one.day)),
            "method": (3, lambda one: self._word("appeal_method", one.method)),
            "who": (4, lambda one: self._person(one.actor)),
            "confirmed": (4, lambda one: self._yes(one.confirmed) if one.reached else "–"),
            "satisfaction": (4, lambda one: self._word("satisfaction", one.satisfaction)),
            "note": (7, lambda one: one.note),
        }
        return self._section("call-backs", self._file.call_backs, columns)


def minute(when: dt.datetime | None) -> str:
    """A moment as it is filed; empty without one."""
    return PAPER.moment(when) if when else ""
