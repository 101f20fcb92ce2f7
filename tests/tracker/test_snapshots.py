"""A request as it was when it was planned."""

import json
from dataclasses import replace

import pytest

from tests.tracker.builders import WEEK, department, enterprise, line
from tracker.records import InspectionType, PlanLine, Request
from tracker.snapshots import freeze, thaw, visible

REQUEST = Request(
    id="FIRE-1",
    week=WEEK,
    department=department(),
    enterprise=enterprise(),
    lines=(
        line(item="a", row=3),
        line(item="b", row=4, note="备注", officers=("林溪 GD-0001",)),
    ),
    windows=line().windows,
    minutes=120,
    late="漏报",
)


def seen(request: Request = REQUEST, start: int = 0, minutes: int = 60, lead: str = "FIRE") -> str:
    return visible(start, minutes, lead, [request])


def lines(**fields: object) -> tuple[PlanLine, ...]:
    return tuple(replace(one, **fields) for one in REQUEST.lines)


def test_a_request_comes_back_as_it_was_frozen():
    stored = json.loads(json.dumps(freeze(REQUEST)))

    assert thaw(stored, WEEK, REQUEST.department, REQUEST.enterprise) == REQUEST


def test_a_snapshot_from_before_there_were_types_says_routine_and_names_nobody():
    stored = json.loads(json.dumps(freeze(REQUEST)))
    for one in stored["lines"]:
        del one["inspection_type"], one["officers"]
    found = thaw(stored, WEEK, REQUEST.department, REQUEST.enterprise)

    assert found == replace(REQUEST, lines=lines(officers=()))


def test_what_is_routine_reads_as_it_did_before_there_were_types():
    # As it was kept then: another one would send change notices to everybody.
    assert seen() == "51d9fcddf24d89bd6b76fce22a85e89e4ba5469210cbd8df3e3fe83212a157be"


@pytest.mark.parametrize(
    "change",
    [
        {"start": 15},
        {"minutes": 75},
        {"lead": "TAX"},
        {"request": replace(REQUEST, id="FIRE-2")},
        {"request": replace(REQUEST, minutes=121)},
        {"request": replace(REQUEST, inspectors=3)},
        {"request": replace(REQUEST, lines=lines(item="c"))},
        {"request": replace(REQUEST, lines=lines(basis="消防法"))},
        {"request": replace(REQUEST, lines=lines(inspection_type=InspectionType.CASE))},
    ],
)
def test_what_a_reader_sees_is_a_change(change):
    assert seen(**change) != seen()


@pytest.mark.parametrize(
    "request_",
    [
        replace(REQUEST, windows=((0, 600),)),
        replace(REQUEST, priority=9),
        replace(REQUEST, revision=5),
        replace(REQUEST, lines=lines(row=9, file="新.xlsx", note="x")),
    ],
)
def test_what_no_reader_sees_is_none(request_: Request):
    assert seen(request_) == seen()
