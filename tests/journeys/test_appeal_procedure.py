"""
Every call is answered, under any sequence of acts by anybody.

The model is written from the policy's sentences (clause 3.1), not from the tables of states: it
says what is legal, and the services must accept just that.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

import hypothesis
import hypothesis.strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.journeys.appeal_policy import (
    CALLED,
    MOST_RETURNS,
    REOPEN,
    UNANSWERED,
    Limit,
    Matter,
    after,
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
    staff,
)
from tests.tracker.builders import COLLECTING, COMMITTEE, OPERATOR
from tracker import clock, deadlines, history
from tracker.appeals import (
    answering,
    call_backs,
    escalations,
    extensions,
    files,
    handling,
    notices,
    organs,
    register,
    routing,
    signing,
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
    Task,
)

SEQUENCES = 40
"""On each of two databases."""

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

mostly = st.sampled_from([True, True, True, True, False])
words = st.sampled_from(["理由充分", "理由充分", "理由充分", " "])
days = st.sampled_from([1, 3, 5, 8, 20, 29, 30, 31])
who_handles = st.sampled_from([*FIRE, OTHER, CLERK, STRANGER])
who_signs = st.sampled_from([HEAD, HEAD, HEAD, OTHER_HEAD, OFFICER, COLLEAGUE, OBE])
who_keeps = st.sampled_from([*DESK, COMMITTEE, OFFICER, FIRM, OBE])


class Called(RuleBasedStateMachine):
    """One matter, and everybody who might do anything to it."""

    @initialize(
        severity=st.sampled_from(["general", "major", "global"]),
        far=st.sampled_from(["come in", "sent", "in hand", "at work", "answered"]),
    )
    def begin(self, severity: str, far: str) -> None:
        """A matter as it came in, or on its way; else few sequences would get so far."""
        with transaction():
            for table in TABLES:
                table.delete().execute()
        self.m = Matter(COLLECTING, severity)
        self.m.raised = self.m.today
        with clock.fixed(self.m.now):
            told = entry(severity=AppealSeverity(severity))
            self.id = register.enter(told, by=CLERK).id
        if far == "come in":
            return
        self.accept(CLERK)
        self.dispatch(CLERK, "FIRE", 8, "watcher")
        self.on_to(far)

    def on_to(self, far: str) -> None:
        """As far as it goes by itself."""
        if far != "sent":
            self.take_up(OFFICER)
        if far in ("at work", "answered"):
            self.propose_plan(OFFICER, True, "检修")
            self.approve(HEAD)
        if far == "answered":
            self.propose_result(OFFICER, ResultKind.SOLVED, "已修好", False)
            self.approve(HEAD)

    def do(self, legal: bool, act: Callable[[], Any]) -> bool:
        """Do an act; it must be accepted just when the policy allows it."""
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

    def keeps(self, who: Person) -> bool:
        """The service centre has the register."""
        return who.role.value == "service-centre"

    def handles(self, who: Person) -> bool:
        """An officer of the department that has it."""
        return self.reads(who) and OFFICERS.get(who.login, "-") == self.m.office

    @rule(count=st.sampled_from([0, 1, 1, 2, 4, 7, 12]))
    def wait(self, count: int) -> None:
        self.m.now += dt.timedelta(days=count, hours=1)
        if self.m.now.hour > 20:
            self.m.now -= dt.timedelta(hours=10)

    @rule(who=who_keeps)
    def accept(self, who: Person) -> None:
        legal = self.m.stage == "come in" and self.keeps(who)
        if self.do(legal, lambda: register.accept(self.id, by=who)):
            self.m.stage, self.m.receiver = "taken on", who.login

    @rule(who=who_keeps, why=words)
    def refuse(self, who: Person, why: str) -> None:
        legal = self.m.stage == "come in" and self.keeps(who) and bool(why.strip())
        if self.do(legal, lambda: register.refuse(self.id, why, by=who)):
            self.m.stage = "turned down"

    @rule(who=st.sampled_from([CLERK, OBE, COMMITTEE, FIRM, HEAD]), why=words)
    def reconsider(self, who: Person, why: str) -> None:
        allowed = who in (CLERK, OBE, COMMITTEE)
        legal = self.m.stage == "turned down" and allowed and bool(why.strip())
        if self.do(legal, lambda: register.reconsider(self.id, why, by=who)):
            self.m.stage = "come in"

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

    @rule(who=who_keeps, happy=mostly, true=mostly, result=st.sampled_from(ResultKind))
    def answer_on_the_spot(self, who: Person, happy: bool, true: bool, result: ResultKind) -> None:
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

    @rule(who=who_keeps, whom=st.sampled_from([("FIRE",), ("FIRE", "EMB"), (), ("XXX",)]))
    def consult(self, who: Person, whom: tuple[str, ...]) -> None:
        legal = self.m.stage == "taken on" and self.keeps(who) and whom not in ((), ("XXX",))
        if self.do(legal, lambda: answering.consult(self.id, whom, self.m.today, by=who)):
            self.m.stage = "talked over"

    @rule(who=who_keeps, conclusion=words)
    def conclude(self, who: Person, conclusion: str) -> None:
        legal = self.m.stage == "talked over" and self.keeps(who) and bool(conclusion.strip())
        if self.do(legal, lambda: answering.conclude(self.id, conclusion, "答复", by=who)):
            self.m.answer()
            self.m.office = ""

    @rule(who=who_keeps, office=st.sampled_from(["FIRE", ""]), count=days, conclusion=words)
    def hand_on(self, who: Person, office: str, count: int, conclusion: str) -> None:
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

    @rule(
        who=st.sampled_from([*DESK, COMMITTEE, COMMITTEE, HEAD, OBE]),
        office=st.sampled_from(["FIRE", "FIRE", "EMB", "EMB", "", "XXX"]),
        count=st.sampled_from([0, 1, 4, 5, 8, 20, 60]),
        watcher=st.sampled_from(["watcher", "watcher", "obe", "clerk", "fire-officer", ""]),
    )
    def dispatch(self, who: Person, office: str, count: int, watcher: str) -> None:
        m, order = self.m, self.order(office, count, watcher)
        last_word = m.returns >= MOST_RETURNS
        theirs = who is COMMITTEE if last_word else self.keeps(who)
        named = watcher or m.watcher
        legal = (
            m.stage in ("taken on", "talked over", "sent back")
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

    @rule(who=who_handles, why=words, proposed=st.sampled_from(["EMB", "FIRE", "", "TAX"]))
    def ask_to_return(self, who: Person, why: str, proposed: str) -> None:
        m = self.m
        legal = (
            m.stage == "sent"
            and self.handles(who)
            and not m.final
            and bool(why.strip())
            and proposed not in ("", m.office)
            and m.today <= after(m.sent, 1)
        )
        if self.do(legal, lambda: routing.ask_to_return(self.id, why, proposed, by=who)):
            m.stage = "sent back"
            m.returns += 1

    @rule(who=who_keeps, why=words)
    def refuse_the_return(self, who: Person, why: str) -> None:
        m = self.m
        legal = (
            m.stage == "sent back"
            and self.keeps(who)
            and bool(why.strip())
            and m.returns < MOST_RETURNS
        )
        if self.do(legal, lambda: routing.refuse_return(self.id, why, by=who)):
            m.stage = "sent"

    @rule(who=who_handles)
    def take_up(self, who: Person) -> None:
        legal = self.m.stage == "sent" and self.handles(who)
        if self.do(legal, lambda: handling.take_up(self.id, by=who)):
            self.m.stage = "in hand"

    @rule(who=who_handles, task=mostly, text=words)
    def propose_plan(self, who: Person, task: bool, text: str) -> None:
        legal = self.m.stage == "in hand" and self.handles(who) and task and bool(text.strip())
        tasks = [Task("检修", self.m.today)] if task else []
        if self.do(legal, lambda: handling.propose_plan(self.id, text, tasks, by=who)):
            self.m.stage, self.m.author = "plan shown", who.login

    @rule(who=who_handles, result=st.sampled_from(ResultKind), text=words, dated=st.booleans())
    def propose_result(self, who: Person, result: ResultKind, text: str, dated: bool) -> None:
        legal = (
            self.m.stage == "at work"
            and self.handles(who)
            and bool(text.strip())
            and dated == (result is ResultKind.DEFERRED)
        )
        again_on = self.m.today + dt.timedelta(days=40) if dated else None

        def act() -> object:
            return handling.propose_result(self.id, text, result, again_on=again_on, by=who)

        if self.do(legal, act):
            self.m.stage, self.m.author = "result shown", who.login

    def signs(self, who: Person) -> bool:
        """The principal head of the department that has it, in person."""
        return HEADS.get(who.login, "-") == self.m.office and self.reads(who)

    @rule(who=who_signs)
    def approve(self, who: Person) -> None:
        legal = self.m.stage in ("plan shown", "result shown") and self.signs(who)
        if self.do(legal, lambda: signing.approve(self.id, by=who)):
            if self.m.stage == "plan shown":
                self.m.stage = "at work"
            else:
                self.m.answer()

    @rule(who=who_signs, why=words)
    def reject(self, who: Person, why: str) -> None:
        shown = self.m.stage in ("plan shown", "result shown")
        legal = shown and self.signs(who) and bool(why.strip())
        if self.do(legal, lambda: signing.reject(self.id, why, by=who)):
            self.m.stage = "in hand" if self.m.stage == "plan shown" else "at work"

    @rule(who=who_handles, why=words, count=days)
    def ask_for_time(self, who: Person, why: str, count: int) -> None:
        m = self.m
        limit = m.solve if m.solve and m.solve.runs else Limit(m.today, m.today)
        until = limit.due + dt.timedelta(days=count)
        legal = (
            m.stage in WITH
            and self.handles(who)
            and m.today <= limit.due
            and not m.extended
            and m.time_asked is None
            and bool(why.strip())
            and until.weekday() < 5
            and until <= after(limit.start, 30)
        )
        if self.do(legal, lambda: extensions.ask(self.id, until, why, by=who)):
            m.time_asked = until

    @rule(who=who_keeps, granted=mostly, why=words)
    def rule_on_time(self, who: Person, granted: bool, why: str) -> None:
        m = self.m
        legal = (
            m.time_asked is not None
            and m.stage in WITH
            and m.stage != "sent back"
            and self.keeps(who)
            and (granted or bool(why.strip()))
        )

        def act() -> object:
            if granted:
                return extensions.grant(self.id, by=who)
            return extensions.refuse(self.id, why, by=who)

        if self.do(legal, act):
            assert m.solve is not None
            if granted and m.time_asked:
                m.solve.due, m.extended = m.time_asked, True
            m.time_asked = None

    @rule(who=who_keeps, true=mostly, word=st.sampled_from(Satisfaction))
    def call_back(self, who: Person, true: bool, word: Satisfaction) -> None:
        m = self.m
        asked = word is not Satisfaction.UNKNOWN
        legal = m.stage == "answered" and self.keeps(who) and asked
        if self.do(legal, lambda: call_backs.call_back(self.id, self.said(word, true), by=who)):
            if true and word.value in ("very-satisfied", "satisfied", "fair"):
                m.stage, m.closed_at = "closed", m.now
            else:
                m.hear_again()

    @rule(who=who_keeps)
    def reach_nobody(self, who: Person) -> None:
        legal = self.m.stage == "answered" and self.keeps(who)
        phone, today = CallMethod.PHONE, self.m.today
        self.do(legal, lambda: call_backs.not_reached(self.id, today, phone, by=who))

    @rule(who=st.sampled_from([FIRM, FIRM, CLERK, STRANGER, OFFICER]), why=words)
    def reopen(self, who: Person, why: str) -> None:
        m = self.m
        legal = (
            m.stage == "closed"
            and who in (FIRM, CLERK)
            and bool(why.strip())
            and m.closed_at is not None
            and m.now <= m.closed_at + REOPEN
        )
        if self.do(legal, lambda: call_backs.reopen(self.id, why, by=who)):
            m.hear_again()

    @rule(who=who_keeps, why=words)
    def put_to_the_office(self, who: Person, why: str) -> None:
        m = self.m
        open_to_it = m.stage in ("taken on", "talked over", *WITH)
        legal = open_to_it and self.keeps(who) and bool(why.strip()) and m.severe == "global"
        if self.do(legal, lambda: escalations.escalate(self.id, why, by=who)):
            m.stop_department()
            m.stage, m.office = "at the office", ""

    @rule(who=st.sampled_from([OBE, OBE, CLERK, COMMITTEE, HEAD]), decision=words, answers=mostly)
    def office_decides(self, who: Person, decision: str, answers: bool) -> None:
        m, said = self.m, bool(decision.strip())
        asked = m.stage == "at the office" or m.questions > 0
        legal = asked and who is OBE and said and (m.stage == "at the office" or not answers)

        def act() -> object:
            if answers:
                return escalations.answer(self.id, decision, "全市统一安排", by=who)
            return escalations.decide(self.id, decision, by=who)

        if self.do(legal, act):
            if m.stage != "at the office":
                m.questions -= 1
            elif answers:
                m.answer()
            else:
                m.stage = "taken on"

    @rule(who=who_keeps, organ=st.sampled_from(["区纪委监委", ""]), late=mostly, do=mostly)
    def hand_to_an_organ(self, who: Person, organ: str, late: bool, do: bool) -> None:
        if do:
            return
        m, kind = self.m, LegalKind.DISCIPLINE
        day = m.today if late else m.today + dt.timedelta(days=1)
        legal = m.stage in UNANSWERED and self.keeps(who) and bool(organ) and late
        if self.do(legal, lambda: organs.transfer(self.id, kind, organ, day, by=who)):
            m.stop_department()
            m.stage, m.questions = "left", 0

    @rule(who=st.sampled_from([WATCHER, WATCHER, CLERK, OBE, HEAD]), count=st.sampled_from([0, 3]))
    def send_the_notice(self, who: Person, count: int) -> None:
        m = self.m
        legal = m.stage in WITH and who.login == m.watcher and not m.noticed and count > 0
        if self.do(legal, lambda: notices.notify(self.id, "限期解决", count, by=who)):
            m.noticed, m.notice = True, Limit(m.today, after(m.today, count))

    @rule(who=st.sampled_from([WATCHER, OBE, OFFICER, COMMITTEE]), why=words)
    def take_the_notice_further(self, who: Person, why: str) -> None:
        m = self.m
        watches = who in (WATCHER, OBE, COMMITTEE)
        under = m.noticed and not m.failed and m.stage in WITH
        legal = under and watches and bool(why.strip())
        if self.do(legal, lambda: notices.escalate_notice(self.id, why, by=who)):
            m.failed = True
            m.questions += 1

    @rule()
    def night(self) -> None:
        """What passes by itself."""
        m = self.m
        m.stamp()
        with clock.fixed(m.now):
            deadlines.tick(by=OPERATOR)
            moved = notices.tick(by=OPERATOR)
        fails = m.notice is not None and m.notice.runs and m.today > m.notice.due and not m.failed
        assert moved == fails
        if fails:
            m.failed = True
            m.questions += 1

    @rule(who=st.sampled_from(ANYBODY))
    def look(self, who: Person) -> None:
        self.do(self.reads(who), lambda: files.show(self.id, by=who))

    @invariant()
    def it_stands_where_the_policy_says(self) -> None:
        row = AppealRow.get_by_id(self.id)
        m = self.m
        assert row.state == CALLED[m.stage]
        assert row.returns == m.returns
        assert (row.answered is not None) == (m.stage in ("answered", "closed"))
        limits = [one for one in deadlines.of_case(f"appeal:{self.id}") if "solve" in one.kind]
        if m.solve is not None:
            last = limits[-1]
            assert (last.start, last.due) == (m.solve.start, m.solve.due)
            assert (last.met is None and not last.dropped) == m.solve.runs
            assert (last.overdue is not None) == m.solve.late


def test_whatever_is_tried_with_an_appeal_the_policy_decides(park: str):
    staff()

    run_state_machine_as_test(
        Called,
        settings=hypothesis.settings(
            hypothesis.settings.default,
            max_examples=SEQUENCES,
            stateful_step_count=20,
            suppress_health_check=list(hypothesis.HealthCheck),
        ),
    )

    assert history.audit() == ()
