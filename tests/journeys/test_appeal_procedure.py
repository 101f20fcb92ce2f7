"""
Every call is answered, under any sequence of acts by anybody.

The model is written from the policy's sentences (clause 3.1), not from the tables of states: it
says what is legal, and the services must accept just that.
"""

import datetime as dt

import hypothesis
import hypothesis.strategies as st
import pytest
from hypothesis.stateful import (
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.journeys.appeal_desk import (
    ANYBODY,
    FAR,
    HEADS,
    Desk,
    days,
    fitting,
    mostly,
    who_handles,
    who_keeps,
    who_signs,
    words,
)
from tests.journeys.appeal_policy import (
    CALLED,
    MOST_RETURNS,
    REOPEN,
    Limit,
    after,
)
from tests.journeys.appeal_policy import WITH_A_DEPARTMENT as WITH
from tests.tracker.appeals.builders import (
    CLERK,
    FIRM,
    HEAD,
    OBE,
    OFFICER,
    OTHER,
    STRANGER,
    WATCHER,
    staff,
)
from tests.tracker.builders import COMMITTEE, OPERATOR
from tracker import clock, deadlines, history
from tracker.appeals import (
    call_backs,
    escalations,
    extensions,
    files,
    handling,
    notices,
    routing,
    signing,
)
from tracker.models import (
    AppealRow,
)
from tracker.records import (
    CallMethod,
    Person,
    ResultKind,
    Satisfaction,
    Task,
)

SEQUENCES = 500
"""On each of two databases."""


class Called(Desk):
    """One matter, and everybody who might do anything to it."""

    def on_to(self, far: str) -> None:
        """As far as it goes by itself."""
        if far == "sent long ago":
            self.wait(4)
        elif far in ("sent back", "returned twice", "assigned finally"):
            self.ask_to_return(OFFICER, "非本部门职责", "EMB")
            if far == "sent back":
                return
            self.dispatch(CLERK, "EMB", 8, "watcher")
            self.ask_to_return(OTHER, "非本部门职责", "FIRE")
            if far == "assigned finally":
                self.dispatch(COMMITTEE, "EMB", 8, "watcher")
        elif far != "sent":
            self.take_up(OFFICER)
            self.further(far)

    def further(self, far: str) -> None:
        """From where an officer has it in hand."""
        if far == "under notice":
            self.send_the_notice(WATCHER, 3)
        elif far != "in hand":
            self.propose_plan(OFFICER, True, "检修")
            self.approve(HEAD)
        if far == "extended":
            self.ask_for_time(OFFICER, "等待到货", 7)
            self.rule_on_time(CLERK, True, "")
        elif far in ("result shown", "answered", "closed"):
            self.propose_result(OFFICER, ResultKind.DEFERRED, "已排期", True)
        if far in ("answered", "closed"):
            self.approve(HEAD)
        if far == "closed":
            self.call_back(CLERK, True, Satisfaction.SATISFIED)

    @fitting("sent")
    @rule(
        who=who_handles,
        why=words,
        proposed=st.sampled_from(["EMB", "FIRE", "TAX", "EMB", "FIRE", ""]),
    )
    def ask_to_return(self, who: Person | None, why: str, proposed: str) -> None:
        who = self.handler(who)
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

    @fitting("sent back")
    @rule(who=who_keeps, why=words)
    def refuse_the_return(self, who: Person | None, why: str) -> None:
        who = self.clerk(who)
        m = self.m
        legal = (
            m.stage == "sent back"
            and self.keeps(who)
            and bool(why.strip())
            and m.returns < MOST_RETURNS
        )
        if self.do(legal, lambda: routing.refuse_return(self.id, why, by=who)):
            m.stage = "sent"

    @fitting("sent")
    @rule(who=who_handles)
    def take_up(self, who: Person | None) -> None:
        who = self.handler(who)
        legal = self.m.stage == "sent" and self.handles(who)
        if self.do(legal, lambda: handling.take_up(self.id, by=who)):
            self.m.stage = "in hand"

    @fitting("in hand")
    @rule(who=who_handles, task=mostly, text=words)
    def propose_plan(self, who: Person | None, task: bool, text: str) -> None:
        who = self.handler(who)
        legal = self.m.stage == "in hand" and self.handles(who) and task and bool(text.strip())
        tasks = [Task("检修", self.m.today)] if task else []
        if self.do(legal, lambda: handling.propose_plan(self.id, text, tasks, by=who)):
            self.m.stage, self.m.author = "plan shown", who.login

    @fitting("at work")
    @rule(who=who_handles, result=st.sampled_from(ResultKind), text=words, dated=st.booleans())
    def propose_result(
        self, who: Person | None, result: ResultKind, text: str, dated: bool
    ) -> None:
        who = self.handler(who)
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

    @fitting("plan shown", "result shown")
    @rule(who=who_signs)
    def approve(self, who: Person | None) -> None:
        who = self.signer(who)
        legal = self.m.stage in ("plan shown", "result shown") and self.signs(who)
        if self.do(legal, lambda: signing.approve(self.id, by=who)):
            if self.m.stage == "plan shown":
                self.m.stage = "at work"
            else:
                self.m.answer()

    @fitting("plan shown", "result shown")
    @rule(who=who_signs, why=words)
    def reject(self, who: Person | None, why: str) -> None:
        who = self.signer(who)
        shown = self.m.stage in ("plan shown", "result shown")
        legal = shown and self.signs(who) and bool(why.strip())
        if self.do(legal, lambda: signing.reject(self.id, why, by=who)):
            self.m.stage = "in hand" if self.m.stage == "plan shown" else "at work"

    @fitting(*WITH, when=lambda m: m.time_asked is None and not m.extended)
    @rule(who=who_handles, why=words, count=days)
    def ask_for_time(self, who: Person | None, why: str, count: int) -> None:
        who = self.handler(who)
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

    @fitting(*WITH, when=lambda m: m.time_asked is not None)
    @rule(who=who_keeps, granted=mostly, why=words)
    def rule_on_time(self, who: Person | None, granted: bool, why: str) -> None:
        who = self.clerk(who)
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
                m.stamp()
                m.solve.due, m.extended = m.time_asked, True
            m.time_asked = None

    @fitting("answered")
    @rule(who=who_keeps, true=mostly, word=st.sampled_from(Satisfaction))
    def call_back(self, who: Person | None, true: bool, word: Satisfaction) -> None:
        who = self.clerk(who)
        m = self.m
        asked = word is not Satisfaction.UNKNOWN
        legal = m.stage == "answered" and self.keeps(who) and asked
        if self.do(legal, lambda: call_backs.call_back(self.id, self.said(word, true), by=who)):
            if true and word.value in ("very-satisfied", "satisfied", "fair"):
                m.stage, m.closed_at = "closed", m.now
            else:
                m.hear_again()

    @fitting("answered")
    @rule(who=who_keeps)
    def reach_nobody(self, who: Person | None) -> None:
        who = self.clerk(who)
        legal = self.m.stage == "answered" and self.keeps(who)
        phone, today = CallMethod.PHONE, self.m.today
        self.do(legal, lambda: call_backs.not_reached(self.id, today, phone, by=who))

    @fitting("closed")
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

    @fitting("at the office")
    @rule(who=st.sampled_from([OBE, OBE, OBE, OBE, CLERK, HEAD]), decision=words, answers=mostly)
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

    @fitting(*WITH, when=lambda m: not m.noticed)
    @rule(
        who=st.sampled_from([WATCHER, WATCHER, WATCHER, CLERK, OBE, HEAD]),
        count=st.sampled_from([0, 3]),
    )
    def send_the_notice(self, who: Person, count: int) -> None:
        m = self.m
        legal = m.stage in WITH and who.login == m.watcher and not m.noticed and count > 0
        if self.do(legal, lambda: notices.notify(self.id, "限期解决", count, by=who)):
            m.noticed, m.notice = True, Limit(m.today, after(m.today, count))

    @fitting(*WITH, when=lambda m: m.noticed and not m.failed)
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


@pytest.mark.parametrize("begins", FAR)
def test_whatever_is_tried_with_an_appeal_the_policy_decides(park: str, begins: str):
    staff()

    run_state_machine_as_test(
        type("Tried", (Called,), {"begins": begins}),
        settings=hypothesis.settings(
            hypothesis.settings.default,
            max_examples=SEQUENCES // len(FAR),
            stateful_step_count=20,
            suppress_health_check=list(hypothesis.HealthCheck),
        ),
    )

    assert history.audit() == ()
