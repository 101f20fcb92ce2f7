"""One of everything at E1, and beside it what a reader of its timeline must not see."""

import datetime as dt

from tests.tracker import past
from tests.tracker.appeals import builders as calls
from tests.tracker.builders import COMMITTEE, WEEK, ask, line, officer, plan, publish
from tests.tracker.disturbances import builders as disturbed
from tests.tracker.onsite import LATER, NINE, at, came, found, visit
from tracker import (
    clock,
    coercive,
    credit,
    direct,
    findings,
    followups,
    history,
    observation,
    penalties,
    quiet,
    quiet_choices,
    rectifications,
    reinspections,
    visits,
)
from tracker.appeals import call_backs, organs
from tracker.database import transaction
from tracker.disturbances import decisions, demands
from tracker.models import VisitRow
from tracker.people import NOBODY, OPERATOR
from tracker.records import (
    CoerciveEntry,
    CoerciveKind,
    CreditKind,
    DirectEntry,
    DirectReason,
    LegalKind,
    ObservationEntry,
    PenaltyEntry,
    PenaltyKind,
    Person,
    QuietEntry,
    QuietScope,
    QuietShape,
    Role,
)
from tracker.records.demands import DemandEntry, DemandKind, Frequency

AFTERWARDS = LATER + dt.timedelta(days=2)
"""Thursday at noon: all of it has happened."""

READERS = {
    "administrator": OPERATOR,
    "committee": COMMITTEE,
    "centre": calls.CLERK,
    "supervision": disturbed.SUPERVISION,
    "fire": officer("FIRE"),
    "fire head": officer("FIRE", Role.HEAD),
    "tax": officer("TAX"),
    "emb": officer("EMB"),
    "firm": disturbed.FIRM,
}
"""Everybody who may open the timeline of E1."""


def story() -> None:
    """What happens at E1 from the day of collecting on."""
    before()
    ask(
        line(minutes=90),
        line("TAX"),
        line("EMB", enterprise="E2"),
    )
    plan()
    publish()
    with at(NINE):
        came("FIRE")
        came("TAX")
    with at(LATER):
        on_site()
        disturb()
        come_unannounced()


def before() -> None:
    """Appeals, demands, restraints, direct inspections."""
    calls.staff()
    calls_of_e1()
    for office, fields in (
        ("FIRE", {"enterprises": ("E1", "E2")}),
        ("TAX", {"everybody": True}),
        ("TAX", {"enterprises": ("E2",), "title": "他人"}),
    ):
        demand(office, **fields)
    today = clock.today()
    credit.set_grade("E1", CreditKind.RISK_CLASS, "B", today, "名单", by=COMMITTEE)
    entry = ObservationEntry("EMB", "E1", "无人仓储", "3.2.3", today, safe=True, safety="已核")
    observation.give(entry, by=officer("EMB", Role.HEAD))
    chosen = QuietEntry(
        QuietShape.CHOSEN_DAYS, "决定", dt.date(2026, 12, 1), chosen=3, scope=QuietScope.ALL
    )
    period = quiet.enter(chosen, by=COMMITTEE).id
    for firm in ("E1", "E2"):
        quiet_choices.choose(period, firm, "2026-12", [30], by=COMMITTEE)
    direct.complete(inspect("FIRE"), by=officer("FIRE"))
    direct.void(inspect("EMB"), "误录", by=officer("EMB"))
    inspect("TAX", enterprise="E2")


def calls_of_e1() -> None:
    """One that is answered, one that hides its name, one that left for an organ, two of others."""
    one = calls.answered()
    call_backs.call_back(one, calls.said(), by=calls.CLERK)
    call_backs.reopen(one, "又停电", by=calls.FIRM)
    calls.dispatched(confidential=True, title="匿名的")
    legal = calls.dispatched(title="涉诉的")
    organs.transfer(legal, LegalKind.LITIGATION, "法院", clock.today(), "涉诉", by=calls.CLERK)
    calls.dispatched(calls.order(department="TAX"), title="税务的")
    calls.dispatched(enterprise="E2", title="别家的")


def demand(department: str, **fields: object) -> None:
    """A department asks for something."""
    facts = {
        "department": department,
        "kind": DemandKind.FORM,
        "title": "月报",
        "basis": "法",
        "fields": 2,
        "frequency": Frequency.MONTHLY,
        "due": WEEK.date(6),
    }
    demands.register(DemandEntry(**{**facts, **fields}), by=officer(department))


def inspect(department: str, enterprise: str = "E1") -> int:
    """A department comes without a plan."""
    facts = (department, enterprise, DirectReason.REPORTED, "举报", ("燃气",), clock.today())
    return direct.enter(DirectEntry(*facts, evidence="1"), by=officer(department)).id


def on_site() -> None:
    """A shared finding that is seen again, one that is told to E1, one that is kept back."""
    fire, tax = officer("FIRE"), officer("TAX")
    shared = found()
    rectifications.rectify(shared.id, "照片", by=fire)
    reinspections.order(shared.id, approver="局长", approved_on=LATER.date(), by=officer("FIRE"))
    told = found(item="灭火器")
    findings.release(told.id, by=fire)
    rectifications.rectify(told.id, "照片", by=fire)
    rectifications.accept(told.id, by=fire)
    kept = found("TAX", item="发票", shared=False)
    for finding in (None, kept.id):
        punished = penalties.propose(
            PenaltyEntry(visit().uid, "TAX", PenaltyKind.FINE, "法", finding=finding, fen=100),
            by=tax,
        )
    day = LATER.date()
    penalties.decide(punished.id, "税罚 1 号", day, by=tax)
    penalties.close(punished.id, day, by=tax)
    (report,) = followups.list_reports(by=tax, department="TAX")
    followups.submit(report.id, "已结案", by=tax)
    words = ("2 号仓库", "法", "停用", "某某", day, day + dt.timedelta(20))
    names = ("target", "basis", "impact", "reviewer", "begun", "until")
    measure = CoerciveEntry(
        visit=visit().uid,
        department="FIRE",
        kind=CoerciveKind.SEAL,
        **dict(zip(names, words, strict=True)),
    )
    coercive.take(measure, by=fire)


def come_unannounced() -> None:
    """EMB was there unannounced the week before, told E1 what it found, and will come again."""
    emb, hour = officer("EMB"), NINE - dt.timedelta(days=7)
    uid = past.visit(hour.date(), ("EMB", "燃气"))
    with transaction():
        VisitRow.update(announced=False).where(VisitRow.uid == uid).execute()
        (asked,) = visits.published(uid).requests
        history.record(f"request:{asked.id}", "submit", emb, {})
    came("EMB", visit=uid)
    seen = found("EMB", visit=uid, item="燃气")
    findings.release(seen.id, by=emb)
    reinspections.order(seen.id, approver="局长", approved_on=LATER.date(), by=emb)


def disturb() -> None:
    """Kept back, confidential, decided, nameless."""
    disturbed.entered()
    disturbed.released(confidential=True, text="要求保密")
    decided = disturbed.released(department="TAX", text="税务")
    decisions.dismiss(decided, "有依据", by=disturbed.SUPERVISION)
    nameless = disturbed.entered(by=NOBODY, text="无名", name="", phone="")
    decisions.accept(nameless.id, by=disturbed.SUPERVISION)
    decisions.release(nameless.id, "请说明", by=disturbed.SUPERVISION)


def stranger() -> Person:
    """Another enterprise."""
    return calls.STRANGER
