"""What can be done about a disturbance by who reports, answers and decides."""

import datetime as dt
from collections.abc import Callable

import pytest

from tests.tracker.builders import COMMITTEE, officer
from tests.tracker.disturbances.builders import (
    CENTRE,
    FIRE,
    FIRM,
    SUPERVISION,
    entered,
    released,
)
from tests.tracker.onsite import LATER
from tests.tracker.possible.tried import Try, wrong
from tracker import clock, possible
from tracker.disturbances import accusations, decisions, entry, papers, rows
from tracker.errors import NotFound
from tracker.models import DisturbanceRow
from tracker.people import NOBODY, of_enterprise
from tracker.records import Person, Role
from tracker.records.disturbances import DisturbanceState

PEOPLE = (
    *(FIRM, CENTRE, SUPERVISION, FIRE, officer("FIRE", Role.HEAD)),
    *(officer("TAX"), COMMITTEE, of_enterprise("E2"), NOBODY),
)


@pytest.fixture
def reported(park: str):
    """The day after, on which it is reported."""
    with clock.fixed(LATER):
        yield park


def accepted() -> int:
    """It is under review."""
    return decisions.accept(entered().id, by=SUPERVISION).id


def answered() -> int:
    """The department has said what it has to say."""
    return accusations.answer(released(), "有举报", by=FIRE).id


STORIES: dict[str, Callable[[], int]] = {
    "received": lambda: entered().id,
    "received by the centre": lambda: entered(by=CENTRE).id,
    "received from nobody": lambda: entered(by=NOBODY, name="", phone="").id,
    "under review": accepted,
    "released": released,
    "released, confidential": lambda: released(confidential=True),
    "answered": answered,
    "upheld": lambda: decisions.uphold(answered(), "属实", "通报", by=SUPERVISION).id,
    "not upheld": lambda: decisions.dismiss(answered(), "有依据", by=SUPERVISION).id,
    "transferred": lambda: decisions.transfer(accepted(), "纪委", "移送", by=SUPERVISION).id,
    "refused": lambda: decisions.refuse(entered().id, "不属", by=SUPERVISION).id,
    "withdrawn": lambda: entry.withdraw(entered().id, "误报", by=FIRM).id,
}


def acts_on(one: int) -> dict[str, Try]:
    """Every service that a page may offer, with a form that is in order."""
    return {
        "decisions.accept": lambda by: decisions.accept(one, by=by),
        "decisions.note": lambda by: decisions.note(one, "备注", by=by),
        "decisions.refuse": lambda by: decisions.refuse(one, "不属", by=by),
        "decisions.release": lambda by: decisions.release(one, "请说明", by=by),
        "decisions.uphold": lambda by: decisions.uphold(one, "属实", "通报", by=by),
        "decisions.dismiss": lambda by: decisions.dismiss(one, "有依据", by=by),
        "decisions.transfer": lambda by: decisions.transfer(one, "纪委", "移送", by=by),
        "accusations.answer": lambda by: accusations.answer(one, "有举报", by=by),
        "entry.withdraw": lambda by: entry.withdraw(one, "误报", by=by),
        "papers.attach": lambda by: papers.attach(one, "a.txt", b"paper", by=by),
    }


def named(one: int, by: Person) -> frozenset[str]:
    """What is named to a person, who may know it as a report, as an accusation, or not at all."""
    (row,) = rows.rows(DisturbanceRow.id == one)
    known = possible.for_disturbance(rows.record_of(row, SUPERVISION), by=by)
    try:
        return known | possible.for_accusation(accusations.show(one, by=by), by=by)
    except NotFound:
        return known


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("days", [0, 7])
def test_what_is_named_can_be_done_and_nothing_else(reported: str, story: str, days: int) -> None:
    one = STORIES[story]()
    acts = acts_on(one)
    with clock.fixed(LATER + dt.timedelta(days=days)):
        assert not [fault for by in PEOPLE for fault in wrong(named(one, by), acts, by)]


def test_the_stories_pass_through_every_state_there_is(reported: str) -> None:
    passed = set()
    for nth, story in enumerate(STORIES.values()):
        with clock.fixed(LATER + dt.timedelta(seconds=nth)):
            one = story()
            passed.add(entry.show(one, by=SUPERVISION).state)
            DisturbanceRow.update(digest=str(nth)).where(DisturbanceRow.id == one).execute()

    assert passed == set(DisturbanceState)


def test_it_is_upheld_only_when_the_department_could_answer(reported: str) -> None:
    one = released()

    assert "decisions.uphold" not in named(one, SUPERVISION)
    with clock.fixed(LATER + dt.timedelta(days=7)):
        assert "decisions.uphold" in named(one, SUPERVISION)
    accusations.answer(one, "有举报", by=FIRE)
    assert "decisions.uphold" in named(one, SUPERVISION)


def test_strangers_find_nothing(reported: str) -> None:
    seen = accusations.show(released(), by=FIRE)

    assert not possible.for_accusation(seen, by=officer("TAX"))
    assert not any(named(seen.id, by) for by in PEOPLE[5:])
