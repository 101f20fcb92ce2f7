import datetime as dt
from dataclasses import dataclass

import pytest

from tracker.errors import Fault, FaultCode, Rejected
from tracker.people import NOBODY
from tracker.records import Person, Role
from web.acts.asked import asked

OFFICER = Person("li", "李", Role.OFFICER, department="FIRE")


@dataclass(frozen=True)
class Entry:
    visit: str
    department: str
    day: dt.date
    text: str = ""


def _record(entry, *, seen=None, by):
    return entry, seen, by.login


_record.__annotations__ = {"entry": Entry, "seen": int | None, "by": Person}


def _solve(appeal: int, text: str, days: tuple[int, ...] = (), *, by: Person) -> object:
    return appeal, text, days


def _attach(appeal: int, name: str, content: bytes, *, by: Person) -> object:
    return appeal, name, content


def _twice(one: Entry, other: Entry, *, by: Person) -> None:
    """Both have a day."""


def test_an_entry_is_laid_flat_and_put_together_again():
    reads = asked(_record, given={"visit": 0})

    values = reads.load({"day": "2026-11-30", "text": "灭火器"}, OFFICER)
    entry, seen, login = reads.call(("V1",), values, by=OFFICER, seen=7)

    assert entry == Entry("V1", "FIRE", dt.date(2026, 11, 30), "灭火器")
    assert (seen, login) == (7, "li")


def test_whoever_speaks_for_nobody_must_say_for_whom():
    with pytest.raises(Rejected) as refused:
        asked(_record, given={"visit": 0}).load({"day": "2026-11-30"}, NOBODY)

    assert refused.value.faults == (Fault("department", FaultCode.MISSING),)


def test_every_fault_is_told_at_once():
    with pytest.raises(Rejected) as refused:
        asked(_record).load({"day": "soon", "colour": "red"}, OFFICER)

    assert {(one.field, one.code) for one in refused.value.faults} == {
        ("day", FaultCode.WRONG_FORM),
        ("visit", FaultCode.MISSING),
        ("colour", FaultCode.UNKNOWN),
    }


def test_lists_arrive_as_tuples():
    reads = asked(_solve, heads=1)

    assert reads.call((3,), reads.load({"text": "x", "days": ["1", "2"]}, OFFICER), by=OFFICER) == (
        3,
        "x",
        (1, 2),
    )


def test_a_service_that_takes_a_file_asks_for_a_file():
    reads = asked(_attach, heads=1)

    assert reads.takes_file
    assert reads.fields() == {}
    with pytest.raises(Rejected) as refused:
        reads.load({}, OFFICER)
    assert refused.value.faults == (Fault("file", FaultCode.MISSING),)
    told = reads.load({"name": "a.png", "content": b"x"}, OFFICER)
    assert reads.call((3,), told, by=OFFICER) == (3, "a.png", b"x")


def test_two_entries_with_a_field_of_one_name_cannot_be_laid_flat():
    with pytest.raises(TypeError, match="asks twice for"):
        asked(_twice)


def test_what_an_act_fixes_is_neither_asked_for_nor_taken_from_whoever_tells_it():
    fixed = asked(_solve, heads=1, fixed={"days": (7,)})

    assert list(fixed.fields()) == ["text"]
    values = fixed.load({"text": "检修"}, NOBODY)
    assert fixed.call((3,), values, by=NOBODY) == (3, "检修", (7,))
    with pytest.raises(Rejected):
        fixed.load({"text": "检修", "days": [1]}, NOBODY)


def test_a_field_of_an_entry_that_is_left_out_keeps_its_default():
    short = asked(_record, without=("text",))

    assert "text" not in short.fields()
    told = {"visit": "v1", "department": "FIRE", "day": "2026-11-30"}
    entry, _, _ = short.call((), short.load(told, NOBODY), by=NOBODY)
    assert entry.text == ""
