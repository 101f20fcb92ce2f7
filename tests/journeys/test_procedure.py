"""
The procedure cannot be bent: visits, findings, direct inspections and reports under any sequence.

The model is written from the policy's sentences (clauses 3.3.2 to 3.3.4), not from the tables of
states: it says what is legal, and the services must accept just that.
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
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.journeys.policy import (
    DAY,
    Fault,
    Inspection,
    Model,
    Paper,
    monday_of,
    third_working_day,
)
from tests.tracker.builders import COMMITTEE, OPERATOR, officer
from tests.tracker.onsite import publish_joint, visit
from tracker import (
    attendance,
    clock,
    deadlines,
    direct,
    findings,
    followups,
    history,
    rectifications,
    reinspections,
    responses,
    visit_cases,
)
from tracker.database import transaction
from tracker.errors import TrackerError
from tracker.models import (
    AttendanceRow,
    DeadlineRow,
    DirectRow,
    FindingRow,
    LineRow,
    RectificationRow,
    ReInspectionRow,
    ReportRow,
    RequestRow,
    ResponseRow,
    VisitCaseRow,
)
from tracker.records import (
    Attendance,
    DirectEntry,
    DirectReason,
    FindingEntry,
    FindingState,
    Outcome,
    Presence,
    ReportState,
    Severity,
    Visit,
)

SEQUENCES = 250
"""On each of two databases."""

ONSITE = (RectificationRow, ReInspectionRow, FindingRow, AttendanceRow, ResponseRow, VisitCaseRow)

TEAM = ("FIRE", "TAX")

CALLED = {
    "open": FindingState.OPEN,
    "put right": FindingState.RECTIFIED,
    "waits": FindingState.RE_INSPECTION,
    "settled": FindingState.CLOSED,
    "withdrawn": FindingState.WITHDRAWN,
}
"""What the records call the policy's stages of a finding."""


class Procedure(RuleBasedStateMachine):
    """Any acts in any order, by those whose act it is."""

    visit: Visit

    @initialize(far=st.booleans())
    def begin(self, far: bool) -> None:
        """The visit as it was published, or on its way; else few sequences would get so far."""
        with transaction():
            for table in (ReportRow, DeadlineRow, *ONSITE, DirectRow):
                table.delete().execute()
            again = RequestRow.select().where(RequestRow.origin != "")
            LineRow.delete().where(LineRow.request.in_(again)).execute()
            RequestRow.delete().where(RequestRow.origin != "").execute()
        self.model = Model(self.visit, self.visit.start - DAY)
        self.uid = self.visit.uid
        if far:
            self.model.now = self.visit.start
            for office in TEAM:
                self.attend(office, office, 0)
                self.find(office, grave=False)
            self.go_directly(DirectReason.DANGER)
            first = self.model.faults[0]
            self.do(True, lambda: rectifications.rectify(first.number, "照片", by=officer("FIRE")))
            first.state = "put right"

    def do(self, legal: bool, act: Callable[[], Any]) -> Any:
        """Do an act; it must be accepted just when the policy allows it."""
        with clock.fixed(self.model.now):
            try:
                found, refused = act(), None
            except TrackerError as fault:
                found, refused = None, fault
        assert legal == (refused is None), refused or f"accepted although illegal: {found}"
        return found

    @rule(hours=st.sampled_from([1, 3, 24, 72, 240]))
    def wait(self, hours: int) -> None:
        self.model.now += dt.timedelta(hours=hours)

    @rule(office=st.sampled_from(TEAM), comes=st.booleans())
    def answer(self, office: str, comes: bool) -> None:
        by = officer(office)

        def act() -> object:
            if comes:
                return responses.acknowledge(self.uid, office, by=by)
            return responses.decline(self.uid, office, "另有任务", by=by)

        in_time = self.model.now < self.model.visit.start
        self.do(self.model.stage == "announced" and in_time, act)

    @rule(office=st.sampled_from(TEAM), teller=st.sampled_from(TEAM), late=st.sampled_from([0, 9]))
    def attend(self, office: str, teller: str, late: int) -> None:
        model = self.model
        presence = Presence.LATE if late else Presence.ON_TIME
        legal = (
            model.stage in ("announced", "going on", "over")
            and model.now >= model.visit.start
            and teller in (office, "FIRE")
        )
        entry = Attendance(self.uid, office, presence, late)
        if self.do(legal, lambda: attendance.attend(entry, by=officer(teller))):
            model.came.add(office)
            model.stage = "over" if model.stage == "over" else "going on"

    @rule(who=st.sampled_from(TEAM))
    def end(self, who: str) -> None:
        model = self.model
        legal = who == "FIRE" and model.stage == "going on" and model.came == set(TEAM)
        if self.do(legal, lambda: visit_cases.end(self.uid, by=officer(who))):
            model.stage = "over"

    @rule()
    def miss(self) -> None:
        model = self.model
        legal = model.stage == "announced" and model.now >= model.visit.end
        if self.do(legal, lambda: visit_cases.miss(self.uid, "台风", by=officer())):
            model.stage = "missed"

    @rule(who=st.sampled_from([*TEAM, "committee"]))
    def close(self, who: str) -> None:
        model = self.model
        by = COMMITTEE if who == "committee" else officer(who)
        legal = who != "TAX" and model.stage == "over" and model.settled
        if self.do(legal, lambda: visit_cases.close(self.uid, by=by)):
            model.stage = "closed"

    @rule(office=st.sampled_from(TEAM), grave=st.booleans())
    def find(self, office: str, grave: bool) -> None:
        model = self.model
        entry = FindingEntry(
            self.uid,
            office,
            "通道",
            "占用",
            Severity.MAJOR if grave else Severity.MINOR,
            Outcome.ORDER,
            model.now.date() + DAY,
        )
        legal = model.stage in ("going on", "over")
        found = self.do(legal, lambda: findings.record(entry, by=officer(office)))
        if found:
            model.faults.append(Fault(found.id, office))

    @precondition(lambda self: self.model.faults)
    @rule(
        data=st.data(),
        act=st.sampled_from(["rectify", "accept", "reject", "withdraw", "order", "pass", "fail"]),
        proof=st.sampled_from([True, True, True, False]),
    )
    def follow(self, data: st.DataObject, act: str, proof: bool) -> None:
        """Every step of a finding, with or without the proof or reason that it needs."""
        fault = data.draw(st.sampled_from(self.model.faults))
        number, by, words = fault.number, officer(fault.owner), "照片" if proof else " "
        today = self.model.now.date()
        # What each step needs to find, whether it needs words, what it leads to, how it is done.
        steps: dict[str, tuple[tuple[str, ...], bool, str, Callable[[], Any]]] = {
            "rectify": (
                ("open",),
                True,
                "put right",
                lambda: rectifications.rectify(number, words, by=by),
            ),
            "accept": (
                ("put right",),
                False,
                "settled",
                lambda: rectifications.accept(number, by=by),
            ),
            "reject": (
                ("put right",),
                True,
                "open",
                lambda: rectifications.reject(number, words, by=by),
            ),
            "withdraw": (
                ("open",),
                True,
                "withdrawn",
                lambda: findings.withdraw(number, words, by=by),
            ),
            "order": (
                ("open", "put right"),
                True,
                "waits",
                lambda: reinspections.order(number, approver=words, approved_on=today, by=by),
            ),
            "pass": (
                ("waits",),
                True,
                "settled",
                lambda: reinspections.passed(number, today, words, by=by),
            ),
            "fail": (
                ("waits",),
                True,
                "open",
                lambda: reinspections.failed(number, today, words, by=by),
            ),
        }
        needed, words_needed, target, do = steps[act]
        missed = fault.state == "waits" and fault.monday < monday_of(today)
        legal = fault.state in needed or (act == "order" and missed)
        if self.do(legal and (proof or not words_needed), do):
            fault.state = target
            assert findings.show(number, by=COMMITTEE).state == CALLED[target]
            if act == "order":
                fault.monday = self._to_be_seen(today)
            if act == "pass":
                self._owe(fault.owner, f"finding:{number}", today)

    def _to_be_seen(self, today: dt.date) -> dt.date:
        """All findings of a visit together in a week to come, else in the next one."""
        ahead = [one for one in self.model.mondays if one > today]
        after = max(monday_of(today), monday_of(self.model.visit.start.date()))
        found = min(ahead, default=after + 7 * DAY)
        self.model.mondays.add(found)
        return found

    def _owe(self, owner: str, subject: str, trigger: dt.date) -> None:
        """A report is owed from now on, to the right addressee, due on the third working day."""
        (report,) = [one for one in followups.list_reports(by=COMMITTEE) if one.subject == subject]
        expected = "committee" if owner == "direct" else "department:FIRE"
        assert (report.addressee, report.state) == (expected, ReportState.DUE)
        assert report.deadline.due == third_working_day(trigger)
        self.model.papers.append(Paper(trigger, owner, report.id))

    @rule(reason=st.sampled_from(list(DirectReason)))
    def go_directly(self, reason: DirectReason) -> None:
        day = self.model.now.date()
        entry = DirectEntry("FIRE", "E1", reason, "起烟", ("消防安全",), day, evidence="记录")
        found = self.do(True, lambda: direct.enter(entry, by=officer()))
        self.model.inspections.append(Inspection(found.id, day))

    @precondition(lambda self: self.model.inspections)
    @rule(data=st.data(), act=st.sampled_from(["complete", "void"]))
    def end_directly(self, data: st.DataObject, act: str) -> None:
        one = data.draw(st.sampled_from(self.model.inspections))

        def do() -> object:
            if act == "complete":
                return direct.complete(one.number, by=officer())
            return direct.void(one.number, "误录", by=officer())

        if self.do(one.state == "on site", do):
            one.state = act
            if act == "complete":
                self._owe("direct", f"direct:{one.number}", one.day)

    @precondition(lambda self: self.model.papers)
    @rule(data=st.data(), act=st.sampled_from(["submit", "supplement", "waive"]))
    def report(self, data: st.DataObject, act: str) -> None:
        model = self.model
        paper = data.draw(st.sampled_from(model.papers))
        by = officer("FIRE" if paper.owner == "direct" else paper.owner)
        number = paper.number

        def do() -> object:
            if act == "waive":
                return followups.waive(number, "并案", by=COMMITTEE)
            return getattr(followups, act)(number, "已整改", by=by)

        legal = paper.state == ("in" if act == "supplement" else "owed")
        if self.do(legal, do):
            passed = model.now.date() > third_working_day(paper.trigger)
            # Not to ask for it any more does not put the clock back.
            paper.late |= act != "supplement" and passed
            paper.state = "waived" if act == "waive" else "in"

    @rule()
    def remind(self) -> None:
        with clock.fixed(self.model.now):
            deadlines.tick(by=OPERATOR)
        for one in self.model.papers:
            passed = self.model.now.date() > third_working_day(one.trigger)
            one.late |= one.state == "owed" and passed

    @invariant()
    def stamps_are_as_the_policy_counts(self) -> None:
        for one in self.model.papers:
            assert followups.show(one.number, by=COMMITTEE).is_late == one.late


def test_whatever_is_tried_the_policy_decides(park: str):
    publish_joint()
    machine = type("Played", (Procedure,), {"visit": visit()})

    run_state_machine_as_test(
        machine,
        settings=hypothesis.settings(
            hypothesis.settings.default,
            max_examples=SEQUENCES,
            stateful_step_count=20,
            suppress_health_check=list(hypothesis.HealthCheck),
        ),
    )

    assert history.audit() == ()
