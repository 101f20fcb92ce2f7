"""What departments ask of enterprises stands in a register, and how much that is."""

import datetime as dt
from typing import Any

import pytest

from tests.tracker.builders import COMMITTEE, OPERATOR, officer, person
from tests.tracker.disturbances.builders import CENTRE, DAY, FIRE, FIRM, SUPERVISION
from tests.tracker.onsite import NINE, at
from tracker import approvals, history
from tracker.disturbances import demands
from tracker.errors import NotAllowed, NotFound, Rejected, WrongState
from tracker.models import DemandRow
from tracker.people import NOBODY, of_enterprise
from tracker.records import EntryKind, EntryWish, ExemptReason, Role
from tracker.records.demands import Demand, DemandEntry, DemandKind, DemandState, Frequency

HEAD = officer("FIRE", Role.HEAD)


@pytest.fixture(autouse=True)
def morning(park: str):
    with at(NINE):
        yield


def asked(department: str = "FIRE", **fields: Any) -> Demand:
    facts = {
        "department": department,
        "kind": DemandKind.FORM,
        "title": "消防安全月报",
        "basis": "消防法第十六条",
        "fields": 20,
        "frequency": Frequency.MONTHLY,
        "due": DAY,
        "enterprises": ("E1", "E2"),
    }
    return demands.register(DemandEntry(**{**facts, **fields}), by=officer(department))


def approved(kind: EntryKind = EntryKind.SURVEY, enterprises: tuple[str, ...] = ("E1",)) -> int:
    wish = EntryWish(
        department="FIRE",
        kind=kind,
        purpose="调研",
        basis="计划",
        enterprises=enterprises,
        items=("用工",),
        begins=NINE + dt.timedelta(days=1),
        last=DAY + dt.timedelta(2),
    )
    one = approvals.ask(wish, by=FIRE)
    return approvals.approve(one.id, by=HEAD).id


def test_a_demand_is_registered_once():
    one = asked()

    assert asked(enterprises=("E2", "E1"), title=" 消防安全月报 ") == one
    assert (one.state, one.entry.title) == (DemandState.IN_FORCE, "消防安全月报")
    assert [(each.act, each.facts) for each in history.of_cases([f"demand:{one.id}"])] == [
        (
            "register",
            {
                "department": "FIRE",
                "kind": "form",
                "title": "消防安全月报",
                "basis": "消防法第十六条",
                "fields": 20,
                "frequency": "monthly",
                "due": "2026-12-01",
                "enterprises": ["E1", "E2"],
                "everybody": False,
                "approval": None,
                "exempt": "",
                "why": "",
            },
        )
    ]


def test_all_faults_are_told_at_once():
    with pytest.raises(Rejected) as wrong:
        asked(title="", basis=" ", fields=0, due=DAY - dt.timedelta(1), enterprises=("E9",),
              everybody=True, exempt=ExemptReason.COMPLAINT, approval=3)  # fmt: skip

    assert [str(one) for one in wrong.value.faults] == [
        "title: missing",
        "basis: missing",
        "fields: out-of-range, found '0', expected ≥ 1",
        "due: past, found '2026-11-30'",
        "enterprises: not-alone, found 'E9', expected everybody",
        "enterprises: unknown, found 'E9', expected -",
        "why: missing",
        "approval: not-alone, found '3', expected E6",
    ]
    with pytest.raises(Rejected, match="enterprises: missing"):
        asked(enterprises=())
    assert DemandRow.select().count() == 0


@pytest.mark.parametrize(
    "kind", [DemandKind.APPRAISAL, DemandKind.ASSESSMENT, DemandKind.SURVEY, DemandKind.MEETING]
)
def test_what_takes_the_enterprises_time_needs_an_approved_entry_or_an_exemption(kind: DemandKind):
    facts = {"kind": kind, "fields": 0, "enterprises": ("E1",)}
    with pytest.raises(Rejected, match="approval: missing"):
        asked(**facts)
    fitting = approved(demands.APPROVED[kind])
    wrong = approved(EntryKind.INSPECTION)
    with pytest.raises(Rejected, match=f"approval: unknown, found '{wrong}', expected {fitting}"):
        asked(**facts, approval=wrong)

    assert asked(**facts, approval=fitting).entry.approval == fitting
    exempt = asked(**facts, exempt=ExemptReason.SUPERIOR_ASSIGNED, why="省里布置")
    assert exempt.entry.exempt is ExemptReason.SUPERIOR_ASSIGNED


def test_an_approved_entry_reaches_no_further_than_its_enterprises_and_its_department():
    number = approved()
    survey = {"kind": DemandKind.SURVEY, "approval": number}

    for fields in ({"enterprises": ("E1", "E2")}, {"everybody": True, "enterprises": ()}):
        with pytest.raises(Rejected, match="approval: unknown"):
            asked(**survey, **fields)
    with pytest.raises(Rejected, match="approval: unknown"):
        asked("TAX", **survey, enterprises=("E1",))
    approvals.withdraw(number, "不去了", by=FIRE)
    with pytest.raises(Rejected, match="approval: unknown"):
        asked(**survey, enterprises=("E1",))


def test_a_demand_ends_or_is_taken_back_with_a_reason_and_stays():
    one, other = asked(), asked(title="另一张表")

    with pytest.raises(Rejected, match="reason: missing"):
        demands.withdraw(other.id, " ", by=FIRE)
    assert demands.end(one.id, by=FIRE).state is DemandState.ENDED
    gone = demands.withdraw(other.id, "重复报送", by=FIRE)

    assert (gone.state, gone.reason) == (DemandState.WITHDRAWN, "重复报送")
    assert [
        (each.act, each.facts)
        for each in history.of_cases([f"demand:{one.id}", f"demand:{other.id}"])
        if each.act != "register"
    ] == [("end", {}), ("withdraw", {"reason": "重复报送"})]
    with pytest.raises(WrongState):
        demands.end(other.id, by=FIRE)
    assert asked().id not in (one.id, other.id)


def test_each_sees_what_concerns_it():
    mine = asked(enterprises=("E1", "E2"))
    all_of_them = asked("TAX", everybody=True, enterprises=())

    def seen(by) -> list[int]:
        return [one.id for one in demands.list_demands(by=by)]

    for by in (COMMITTEE, CENTRE, SUPERVISION, FIRM):
        assert seen(by) == [all_of_them.id, mine.id]
    assert seen(of_enterprise("E3")) == [all_of_them.id]
    assert seen(FIRE) == [mine.id]
    for by in (OPERATOR, NOBODY, person(Role.FEED)):
        assert seen(by) == []
    for by in (officer("TAX"), of_enterprise("E3"), OPERATOR, NOBODY):
        with pytest.raises(NotFound):
            demands.show(mine.id, by=by)
        with pytest.raises(NotFound):
            demands.end(mine.id, by=by)
    assert demands.show(mine.id, by=FIRM).entry.enterprises == ("E1",)
    assert demands.show(all_of_them.id, by=FIRM).entry.enterprises == ()


def test_only_the_own_department_registers_and_ends():
    one = asked()

    for by in (COMMITTEE, CENTRE, SUPERVISION, FIRM):
        with pytest.raises(NotAllowed):
            demands.end(one.id, by=by)
    with pytest.raises(NotAllowed):
        demands.register(one.entry, by=officer("TAX"))


def test_the_load_of_each_enterprise_is_counted_in_the_order_of_the_register():
    asked()
    asked("TAX", everybody=True, enterprises=(), frequency=Frequency.QUARTERLY, fields=5)
    asked("EMB", enterprises=("E2",), frequency=Frequency.ONCE, fields=3)
    demands.end(asked(title="旧表", frequency=Frequency.YEARLY).id, by=FIRE)

    def lines(by) -> list[tuple[object, ...]]:
        return [
            (one.enterprise.id, one.demands, one.times, one.fields) for one in demands.load(by=by)
        ]

    assert lines(COMMITTEE) == [("E1", 2, 16, 260), ("E2", 3, 17, 263), ("E3", 1, 4, 20)]
    assert lines(of_enterprise("E2")) == [("E2", 3, 17, 263)]
    assert lines(FIRE) == [("E1", 1, 12, 240), ("E2", 1, 12, 240), ("E3", 0, 0, 0)]
    assert lines(OPERATOR) == lines(NOBODY) == []


def test_the_load_has_pages_in_the_order_of_the_register():
    asked()

    first = demands.load(most=2, by=COMMITTEE)
    rest = demands.load(before="E2", most=2, by=COMMITTEE)

    assert (*first, *rest) == demands.load(by=COMMITTEE)
    assert [one.enterprise.id for one in rest] == ["E3"]
    with pytest.raises(Rejected):
        demands.load(before="E99", by=COMMITTEE)
