"""
What the service centre may do to an appeal, as rules of a machine that tries everything.

The class that adds the departments' rules says with `on_to` how a matter gets to where it begins.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

import hypothesis.strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
)

from tests.journeys.appeal_policy import (
    MOST_RETURNS,
    UNANSWERED,
    Matter,
)
from tests.journeys.appeal_policy import WITH_A_DEPARTMENT as WITH
from tests.tracker.appeals.builders import (
    CLERK,
    COLLEAGUE,
    FIRM,
    HEAD,
    OBE,
    OFFICER,
    OTHER,
    OTHER_HEAD,
    STRANGER,
    WATCHER,
    entry,
)
from tests.tracker.builders import COLLECTING, COMMITTEE, OPERATOR
from tracker import clock, history
from tracker.appeals import (
    answering,
    escalations,
    organs,
    register,
    routing,
)
from tracker.appeals.routing import Order
from tracker.database import transaction
from tracker.errors import TrackerError
from tracker.models import (
    AppealRow,
    AssignmentRow,
    CallBackRow,
    ConsultationRow,
    DeadlineRow,
    EscalationRow,
    ExtensionRow,
    LegalTransferRow,
    ProposalRow,
    ReturnRow,
    SupervisionNoticeRow,
)
from tracker.records import (
    AppealSeverity,
    CallBackEntry,
    CallMethod,
    LegalKind,
    Person,
    ResultKind,
    Satisfaction,
)

TABLES = (
    SupervisionNoticeRow,
    LegalTransferRow,
    EscalationRow,
    CallBackRow,
    ExtensionRow,
    ProposalRow,
    ConsultationRow,
    ReturnRow,
    AssignmentRow,
    AppealRow,
    DeadlineRow,
)

DESK = (CLERK, CLERK, CLERK, WATCHER)
FIRE = (OFFICER, OFFICER, COLLEAGUE, HEAD)
OFFICERS = {one.login: str(one.department) for one in (OFFICER, COLLEAGUE, OTHER)}
HEADS = {one.login: str(one.department) for one in (HEAD, OTHER_HEAD)}
ANYBODY = (CLERK, WATCHER, OFFICER, HEAD, OTHER, COMMITTEE, OBE, FIRM, STRANGER, OPERATOR)

FAR = {
    "at the desk": ("come in", "taken on", "talked over", "at the office"),
    "sent": ("sent", "sent long ago", "sent back", "returned twice", "assigned finally"),
    "at work": ("in hand", "under notice", "at work", "extended"),
    "at the end": ("result shown", "answered", "closed"),
}
"""Where sequences begin: as many of each kind, else few would get far."""

mostly = st.sampled_from([True, True, True, True, False])
words = st.sampled_from([*["理由充分"] * 6, " "])
days = st.sampled_from([1, 1, 4, 5, 7, 8, 20, 29, 31])

RIGHTFUL: Person | None = None
"""Whoever has the right to an act where it stands; the model knows."""

who_handles = st.sampled_from([*[RIGHTFUL] * 6, *FIRE, OTHER, CLERK, STRANGER])
who_signs = st.sampled_from([*[RIGHTFUL] * 6, HEAD, OTHER_HEAD, OFFICER, COLLEAGUE, OBE])
who_keeps = st.sampled_from([*[RIGHTFUL] * 6, *DESK, COMMITTEE, OFFICER, FIRM, OBE])


def fitting(*stages: str, when: Callable[[Matter], bool] = lambda _: True) -> Callable[..., Any]:
    """Two of three acts are tried where they may fit, else few sequences would get far."""
    return precondition(
        lambda self: self.tries % 3 == 0 or (self.m.stage in stages and when(self.m))
    )


class Desk(RuleBasedStateMachine):
    """One matter, and everybody who might do anything to it."""

    begins = "at the desk"

    @initialize(
        severity=st.sampled_from(["general", "major", "global"]),
        data=st.data(),
    )
    def begin(self, severity: str, data: st.DataObject) -> None:
        """A matter as it came in, or on its way; else few sequences would get so far."""
        with transaction():
            for table in TABLES:
                table.delete().execute()
        far = data.draw(st.sampled_from(FAR[self.begins]))
        severity = "global" if far == "at the office" else severity
        self.m, self.tries = Matter(COLLECTING, severity), 0
        self.m.raised = self.m.today
        with clock.fixed(self.m.now):
            told = entry(severity=AppealSeverity(severity))
            self.id = register.enter(told, by=CLERK).id
        if far != "come in":
            self.accept(CLERK)
        if far == "talked over":
            self.consult(CLERK, ("FIRE", "EMB"))
        elif far == "at the office":
            self.put_to_the_office(CLERK, "全市性问题")
        elif far not in ("come in", "taken on"):
            self.dispatch(CLERK, "FIRE", 8, "watcher")
            self.on_to(far)

    def do(self, legal: bool, act: Callable[[], Any]) -> bool:
        """Do an act; it must be accepted just when the policy allows it."""
        self.tries += 1
        with clock.fixed(self.m.now):
            before = history.last(f"appeal:{self.id}")
            try:
                found, refused = act(), None
            except TrackerError as fault:
                found, refused = None, fault
            after_it = history.last(f"appeal:{self.id}")
        assert legal == (refused is None), refused or f"accepted although illegal: {found}"
        assert legal or before == after_it, "something of a refused act was kept"
        return legal

    def reads(self, who: Person) -> bool:
        """Who may know of it as one who works on it."""
        if who.role.value in ("service-centre", "supervision"):
            return True
        if self.m.stage == "left":
            return False
        return who is COMMITTEE or (who.department or "") in self.m.ever

    def clerk(self, who: Person | None) -> Person:
        """Somebody, or whose right it is: the service centre's."""
        return who or CLERK

    def handler(self, who: Person | None) -> Person:
        """Somebody, or whose right it is: an officer of the department that has it."""
        return who or (OTHER if self.m.office == "EMB" else OFFICER)

    def signer(self, who: Person | None) -> Person:
        """Somebody, or whose right it is: the head of the department that has it."""
        return who or (OTHER_HEAD if self.m.office == "EMB" else HEAD)

    def keeps(self, who: Person) -> bool:
        """The service centre has the register."""
        return who.role.value == "service-centre"

    def handles(self, who: Person) -> bool:
        """An officer of the department that has it."""
        return self.reads(who) and OFFICERS.get(who.login, "-") == self.m.office

    @rule(count=st.sampled_from([0, 1, 1, 2, 4, 7, 12]))
    def wait(self, count: int) -> None:
        """Time passes; sequences do not run into the next year's holidays."""
        self.tries += 1
        self.m.now += dt.timedelta(days=count, hours=1)
        if self.m.now.hour > 20:
            self.m.now -= dt.timedelta(hours=10)

    @fitting("come in")
    @rule(who=who_keeps)
    def accept(self, who: Person | None) -> None:
        who = self.clerk(who)
        legal = self.m.stage == "come in" and self.keeps(who)
        if self.do(legal, lambda: register.accept(self.id, by=who)):
            self.m.stage, self.m.receiver = "taken on", who.login

    @fitting("come in")
    @rule(who=who_keeps, why=words)
    def refuse(self, who: Person | None, why: str) -> None:
        who = self.clerk(who)
        legal = self.m.stage == "come in" and self.keeps(who) and bool(why.strip())
        if self.do(legal, lambda: register.refuse(self.id, why, by=who)):
            self.m.stage = "turned down"

    @fitting("turned down")
    @rule(who=st.sampled_from([CLERK, OBE, COMMITTEE, FIRM, HEAD]), why=words)
    def reconsider(self, who: Person, why: str) -> None:
        allowed = who in (CLERK, OBE, COMMITTEE)
        legal = self.m.stage == "turned down" and allowed and bool(why.strip())
        if self.do(legal, lambda: register.reconsider(self.id, why, by=who)):
            self.m.stage = "come in"

    @fitting(*UNANSWERED)
    @rule(who=st.sampled_from([FIRM, CLERK, STRANGER, OFFICER, COMMITTEE]), why=words, do=mostly)
    def take_back(self, who: Person, why: str, do: bool) -> None:
        if do:
            # Most sequences are to go on.
            return
        allowed = who in (FIRM, CLERK)
        legal = self.m.stage in UNANSWERED and allowed and bool(why.strip())
        if self.do(legal, lambda: register.withdraw(self.id, why, by=who)):
            self.m.stop_department()
            self.m.stage = "taken back"

    @fitting("come in", "taken on")
    @rule(who=who_keeps, happy=mostly, true=mostly, result=st.sampled_from(ResultKind))
    def answer_on_the_spot(
        self, who: Person | None, happy: bool, true: bool, result: ResultKind
    ) -> None:
        who = self.clerk(who)
        legal = (
            self.m.stage in ("come in", "taken on")
            and self.keeps(who)
            and self.m.raised == self.m.today
            and happy
            and true
            and result in (ResultKind.SOLVED, ResultKind.EXPLAINED)
        )
        said = self.said(Satisfaction.SATISFIED if happy else Satisfaction.DISSATISFIED, true)

        def act() -> object:
            return answering.on_the_spot(self.id, "当场答复", said, result, by=who)

        if self.do(legal, act):
            self.m.receiver = self.m.receiver or who.login
            self.m.stage, self.m.closed_at = "closed", self.m.now
            self.m.answered_on, self.m.office = self.m.today, ""

    def said(self, satisfaction: Satisfaction, confirmed: bool) -> CallBackEntry:
        """What the appellant says today."""
        return CallBackEntry(self.m.today, CallMethod.PHONE, confirmed, satisfaction)

    @fitting("taken on")
    @rule(
        who=who_keeps, whom=st.sampled_from([("FIRE",), ("FIRE",), ("FIRE", "EMB"), (), ("XXX",)])
    )
    def consult(self, who: Person | None, whom: tuple[str, ...]) -> None:
        who = self.clerk(who)
        legal = self.m.stage == "taken on" and self.keeps(who) and whom not in ((), ("XXX",))
        if self.do(legal, lambda: answering.consult(self.id, whom, self.m.today, by=who)):
            self.m.stage = "talked over"

    @fitting("talked over")
    @rule(who=who_keeps, conclusion=words)
    def conclude(self, who: Person | None, conclusion: str) -> None:
        who = self.clerk(who)
        legal = self.m.stage == "talked over" and self.keeps(who) and bool(conclusion.strip())
        if self.do(legal, lambda: answering.conclude(self.id, conclusion, "答复", by=who)):
            self.m.answer()
            self.m.office = ""

    @fitting("talked over")
    @rule(who=who_keeps, office=st.sampled_from(["FIRE", ""]), count=days, conclusion=words)
    def hand_on(self, who: Person | None, office: str, count: int, conclusion: str) -> None:
        who = self.clerk(who)
        m, order = self.m, self.order(office, count, "watcher")
        fine = bool(office and conclusion.strip()) and m.fits(order.due, m.today)
        legal = m.stage == "talked over" and self.keeps(who) and fine and m.receiver != "watcher"
        if self.do(legal, lambda: answering.hand_on(self.id, conclusion, order, by=who)):
            self.passed_on(order, final=False)

    def order(self, office: str, count: int, watcher: str) -> Order:
        """To a department until a day that may be none of work."""
        due = self.m.today + dt.timedelta(days=count) if count else None
        return Order(office, due, watcher)

    def passed_on(self, order: Order, *, final: bool) -> None:
        assert order.due is not None
        self.m.send(order.department, order.due, final=final)
        self.m.watcher = order.supervisor or self.m.watcher

    @fitting("taken on", "sent back")
    @rule(
        who=st.sampled_from([*[RIGHTFUL] * 6, *DESK, COMMITTEE, HEAD, OBE]),
        office=st.sampled_from([*["FIRE", "EMB"] * 4, "", "XXX"]),
        count=st.sampled_from([1, 4, 5, 7, 8, 14, 20, 0, 60]),
        watcher=st.sampled_from([*["watcher"] * 5, "obe", "obe", "clerk", "fire-officer", ""]),
    )
    def dispatch(self, who: Person | None, office: str, count: int, watcher: str) -> None:
        who = who or (COMMITTEE if self.m.returns >= MOST_RETURNS else CLERK)
        m, order = self.m, self.order(office, count, watcher)
        last_word = m.returns >= MOST_RETURNS
        theirs = who is COMMITTEE if last_word else self.keeps(who)
        named = watcher or m.watcher
        legal = (
            m.stage in ("taken on", "sent back")
            and theirs
            and office in ("FIRE", "EMB")
            and m.fits(order.due, m.today)
            and named in ("watcher", "obe", "clerk")
            and named != m.receiver
            # To send it back where it was is to refuse the return, which has its own words.
            and (m.stage != "sent back" or last_word or office != m.office)
        )
        if self.do(legal, lambda: routing.dispatch(self.id, order, by=who)):
            self.passed_on(order, final=last_word)

    @fitting("taken on", "talked over", *WITH, when=lambda m: m.severe == "global")
    @rule(who=who_keeps, why=words)
    def put_to_the_office(self, who: Person | None, why: str) -> None:
        who = self.clerk(who)
        m = self.m
        open_to_it = m.stage in ("taken on", "talked over", *WITH)
        legal = open_to_it and self.keeps(who) and bool(why.strip()) and m.severe == "global"
        if self.do(legal, lambda: escalations.escalate(self.id, why, by=who)):
            m.stop_department()
            m.stage, m.office = "at the office", ""

    @fitting(*UNANSWERED)
    @rule(who=who_keeps, organ=st.sampled_from(["区纪委监委", ""]), late=mostly, do=mostly)
    def hand_to_an_organ(self, who: Person | None, organ: str, late: bool, do: bool) -> None:
        who = self.clerk(who)
        if do:
            return
        m, kind = self.m, LegalKind.DISCIPLINE
        day = m.today if late else m.today + dt.timedelta(days=1)
        legal = m.stage in UNANSWERED and self.keeps(who) and bool(organ) and late
        if self.do(legal, lambda: organs.transfer(self.id, kind, organ, day, by=who)):
            m.stop_department()
            m.stage, m.questions = "left", 0
