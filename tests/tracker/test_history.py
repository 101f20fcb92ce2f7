"""Tampering with the log shows, whatever was done to it."""

from collections.abc import Callable

import pytest

from tests.tracker import builders
from tracker import history
from tracker.database import database, transaction
from tracker.errors import Conflict, Fault, FaultCode, NotAllowed
from tracker.history import record
from tracker.models import EventRow, HeadRow, SealRow
from tracker.records import Seal


@pytest.fixture
def log(tracker: str) -> Seal:
    """Two chains, written in turns: four events of one case and two of another."""
    for number, case in enumerate(["a", "b", "a", "a", "b", "a"]):
        record(case, "act", builders.COMMITTEE, {"number": number, "item": "消防"})
    return history.seal()


def event(case: str, seq: int) -> EventRow:
    return EventRow.get(EventRow.case == case, EventRow.seq == seq)


def edit_facts() -> None:
    EventRow.update(facts='{"number":9}').where(EventRow.case == "a", EventRow.seq == 2).execute()


def edit_actor() -> None:
    EventRow.update(actor="nobody").where(EventRow.case == "b").execute()


def edit_moment() -> None:
    EventRow.update(moment="2020-01-01T00:00:00+08:00").where(EventRow.seq == 1).execute()


def delete() -> None:
    event("a", 2).delete_instance()


def delete_and_close_the_gap() -> None:
    event("a", 2).delete_instance()
    for seq in (3, 4):
        EventRow.update(seq=seq - 1).where(EventRow.case == "a", EventRow.seq == seq).execute()


def swap() -> None:
    one, other = event("a", 2), event("a", 3)
    one.facts, other.facts = other.facts, one.facts
    one.hash, other.hash = other.hash, one.hash
    one.save()
    other.save()


def insert() -> None:
    before = event("b", 2)
    forged = EventRow(
        case="b", seq=3, moment=before.moment, actor="committee", act="act", facts="{}"
    )
    forged.hash = history._hash(forged, before.hash)
    forged.save(force_insert=True)


def insert_with_its_head() -> None:
    insert()
    HeadRow.update(seq=3, hash=event("b", 3).hash).where(HeadRow.case == "b").execute()


def cut_the_tail() -> None:
    event("a", 4).delete_instance()


def cut_the_tail_with_its_head() -> None:
    cut_the_tail()
    HeadRow.update(seq=3, hash=event("a", 3).hash).where(HeadRow.case == "a").execute()


def drop_a_case() -> None:
    EventRow.delete().where(EventRow.case == "b").execute()
    HeadRow.delete().where(HeadRow.case == "b").execute()


def drop_everything_but_the_seal() -> None:
    EventRow.delete().execute()
    HeadRow.delete().execute()


TAMPERINGS = (
    edit_facts,
    edit_actor,
    edit_moment,
    delete,
    delete_and_close_the_gap,
    swap,
    insert,
    insert_with_its_head,
    cut_the_tail,
    cut_the_tail_with_its_head,
    drop_a_case,
    drop_everything_but_the_seal,
)


def test_a_log_that_nobody_touched_is_whole(log: Seal):
    assert history.audit() == ()
    assert history.audit(log) == ()
    assert log.events == 6


@pytest.mark.parametrize("tamper", TAMPERINGS)
def test_tampering_is_found(log: Seal, tamper: Callable[[], None]):
    tamper()

    assert history.audit()


def seal_anew() -> None:
    """What somebody does who knows of the seal but not of the chains."""
    covered = history.ORIGIN
    rows = list(EventRow.select().order_by(EventRow.id))
    for row in rows:
        covered = history.digest([covered, row.hash])
    SealRow.update(events=len(rows), hash=covered).execute()


def rewrite_the_first() -> None:
    """An event whose own hash is right: only the link of the next one tells."""
    first = event("a", 1)
    first.facts = "{}"
    first.hash = history._hash(first, history.ORIGIN)
    first.save()


@pytest.mark.parametrize(
    "tamper", [rewrite_the_first, edit_facts, delete, swap, insert, cut_the_tail]
)
def test_chains_find_what_a_forged_seal_would_hide(log: Seal, tamper: Callable[[], None]):
    tamper()
    seal_anew()

    assert history.audit()
    assert history.audit(log)


def test_a_history_that_was_rewritten_as_a_whole_is_found_by_a_seal_that_was_kept(log: Seal):
    for table in (EventRow, HeadRow, SealRow):
        table.delete().execute()
    record("a", "act", builders.COMMITTEE, {"number": 0, "item": "消防"})

    assert history.audit() == ()
    assert history.audit(log) == (Fault("known", FaultCode.DIFFERS, "1", "6"),)


def test_a_seal_that_was_kept_holds_for_a_log_that_grew(log: Seal):
    record("a", "act", builders.COMMITTEE, {})

    assert history.audit(log) == ()


def test_events_are_told_in_their_order(log: Seal):
    found = history.events("a", by=builders.COMMITTEE)

    assert [one.seq for one in found] == [1, 2, 3, 4]
    assert [one.facts["number"] for one in found] == [0, 2, 3, 5]
    assert {one.actor for one in found} == {"committee"}
    assert all(one.moment.tzinfo for one in found)


def test_a_department_does_not_read_the_log(log: Seal):
    with pytest.raises(NotAllowed, match="'officer' may not read the log"):
        history.events("a", by=builders.officer())


def test_a_writer_who_missed_an_event_hears_of_a_conflict(log: Seal):
    with pytest.raises(Conflict, match="moved-on: case a, count 4, seen 3"):
        record("a", "act", builders.COMMITTEE, {}, seen=3)

    record("a", "act", builders.COMMITTEE, {}, seen=4)


def test_the_conflict_says_who_did_what_since(log: Seal):
    with pytest.raises(Conflict) as wrong:
        record("a", "act", builders.COMMITTEE, {}, seen=2)

    assert str(wrong.value).count("act by committee on 20") == 2
    with pytest.raises(Conflict) as ahead:
        record("a", "act", builders.COMMITTEE, {}, seen=9)
    assert str(ahead.value) == "moved-on: case a, count 4, seen 9"


def test_a_writer_learns_the_number_to_hand_on(log: Seal):
    assert (history.last("a"), history.last("b"), history.last("c")) == (4, 2, 0)


def test_the_events_of_several_cases_come_in_the_order_in_which_they_happened(log: Seal):
    found = history.of_cases(["b", "a"])

    assert [one.facts["number"] for one in found] == [0, 1, 2, 3, 4, 5]
    assert {one.case for one in history.of_cases(["b"])} == {"b"}


def test_two_events_never_share_a_place(log: Seal):
    twin = {**event("a", 1).__data__}
    del twin["id"]

    with pytest.raises(Conflict, match="first: "), transaction():
        EventRow.create(**twin)


def test_an_event_of_an_act_that_failed_is_not_kept(log: Seal):
    def act_and_fail() -> None:
        with transaction():
            record("a", "act", builders.COMMITTEE, {})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        act_and_fail()

    assert history.seal() == log
    assert not database.in_transaction()


def test_equal_facts_have_one_spelling():
    assert history.canonical({"b": 1, "a": "消防"}) == '{"a":"消防","b":1}'
