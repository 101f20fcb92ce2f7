"""What is prepared beside the pages: asked for once, watched, stopped, never lost, never kept."""

import datetime as dt

import pytest

from tests.tracker.builders import OPERATOR, PLANNING, officer, person
from tracker import accounts, clock, history, people, preparations, settings
from tracker.errors import NotAllowed, NotFound, Rejected, WrongState
from tracker.models import PreparationContentRow, PreparationRow
from tracker.people import NOBODY
from tracker.records import Person, Role
from tracker.records.preparations import Preparation, PreparationFault, PreparationState

CLERK = Person("clerk", "文员", Role.COMMITTEE)
OTHER = Person("other", "同事", Role.COMMITTEE)
FIRE = officer("FIRE")
TOLD = {"week": "2026-W49"}


@pytest.fixture(autouse=True)
def staff(park: str):
    """Two of the committee and one of a department, on a Wednesday."""
    with clock.fixed(PLANNING):
        for one in (CLERK, OTHER, FIRE):
            people.add(one, by=OPERATOR)
        yield


def ask(by: Person = CLERK, **told: str) -> Preparation:
    return preparations.ask("notices", {**TOLD, **told}, by=by)


def begun(by: Person = CLERK) -> Preparation:
    taken = preparations.begin(ask(by).id)
    assert taken
    return taken[0]


def ready(by: Person = CLERK, content: bytes = "通知书".encode()) -> Preparation:
    one = begun(by)
    assert preparations.finish(one, "通知书.zip", "application/zip", content)
    return preparations.show(one.token, by=by)


def state(one: Preparation, by: Person = CLERK) -> PreparationState:
    return preparations.show(one.token, by=by).state


def test_what_was_asked_for_is_prepared_in_the_name_of_whoever_asked():
    one = ask()

    assert preparations.waiting() == (one.id,)
    assert preparations.begin(one.id) == (preparations.show(one.token, by=CLERK), CLERK)
    assert (state(one), preparations.waiting()) == (PreparationState.UNDER_WAY, ())


def test_what_is_ready_is_fetched():
    one = ready()

    assert (one.state, one.name, one.media) == (
        PreparationState.READY,
        "通知书.zip",
        "application/zip",
    )
    assert preparations.content(one.token, by=CLERK).decode() == "通知书"


def test_asking_again_finds_what_there_is_and_asking_otherwise_another():
    one = ready()

    assert ask() == one
    assert ask(week="2026-W50").token != one.token
    assert preparations.ask("schedule", TOLD, by=CLERK).token != one.token


def test_it_belongs_to_all_who_speak_for_the_same_and_to_nobody_else():
    one = ready()

    assert ask(OTHER) == one
    assert preparations.content(one.token, by=OTHER)
    assert ask(FIRE).token != one.token
    for stranger in (FIRE, person(Role.ENTERPRISE), NOBODY):
        for look in (preparations.show, preparations.content, preparations.stop):
            with pytest.raises(NotFound):
                look(one.token, by=stranger)


def test_whoever_has_no_account_has_nothing_prepared():
    with pytest.raises(NotAllowed):
        ask(NOBODY)


def test_it_is_taken_by_one_worker_only():
    one = ask()

    assert preparations.begin(one.id)
    assert preparations.begin(one.id) is None
    assert preparations.begin(one.id + 1) is None


def test_how_far_it_is_can_be_read():
    one = begun()

    assert preparations.beat(one, 3, 40)
    shown = preparations.show(one.token, by=CLERK)
    assert (shown.done, shown.total, shown.is_over) == (3, 40, False)


def test_what_is_stopped_is_not_kept_and_may_be_begun_anew():
    one = begun()
    preparations.stop(one.token, by=OTHER)

    assert not preparations.beat(one, 4, 40)
    assert not preparations.finish(one, "a", "b", b"c")
    assert (state(one), ask().state) == (PreparationState.STOPPED, PreparationState.STOPPED)
    assert preparations.stop(one.token, by=CLERK).state is PreparationState.STOPPED

    again = preparations.again(one.token, by=CLERK)
    assert (again.state, again.attempt, again.done, again.total) == (
        PreparationState.WAITING, 0, 0, 0,
    )  # fmt: skip
    assert preparations.begin(one.id)


def test_what_is_ready_cannot_be_stopped_nor_begun_anew():
    one = ready()

    for act in (preparations.stop, preparations.again):
        with pytest.raises(WrongState):
            act(one.token, by=CLERK)
    assert state(one) is PreparationState.READY


def test_what_fails_says_why_until_somebody_asks_again():
    one = begun()
    preparations.fail(one, PreparationFault.BROKEN)

    assert preparations.show(one.token, by=CLERK).fault is PreparationFault.BROKEN
    assert ask().state is PreparationState.FAILED
    assert preparations.again(one.token, by=CLERK).fault is None


def test_whoever_speaks_for_something_else_by_now_gets_nothing():
    one = ask(FIRE)
    people.change(Person(FIRE.login, FIRE.name, Role.OFFICER, department="TAX"), by=OPERATOR)

    assert preparations.begin(one.id) is None
    assert PreparationRow.get().fault == PreparationFault.REFUSED


def test_a_closed_account_gets_nothing():
    one = ask(FIRE)
    accounts.close(FIRE.login, "离岗", by=OPERATOR)

    assert preparations.begin(one.id) is None
    assert PreparationRow.get().state == PreparationState.FAILED


def after(seconds: float):
    return clock.fixed(PLANNING + dt.timedelta(seconds=seconds))


def test_a_dead_worker_is_replaced_and_what_kills_every_worker_is_given_up():
    one = ask()
    for attempt in (1, 2, 3):
        taken = preparations.begin(one.id)
        assert taken
        assert taken[0].attempt == attempt
        with after(attempt * 100):
            preparations.recover()

    assert preparations.show(one.token, by=CLERK).fault is PreparationFault.DIED


def test_a_worker_that_gives_signs_of_life_is_left_alone():
    one = begun()
    with after(59):
        preparations.beat(one)
    with after(100):
        preparations.recover()

    assert state(one) is PreparationState.UNDER_WAY


def test_a_worker_that_was_given_up_cannot_finish_in_place_of_the_next():
    first = begun()
    with after(100):
        preparations.recover()
        assert preparations.begin(first.id)

    assert not preparations.beat(first)
    assert not preparations.finish(first, "a", "b", b"c")
    preparations.fail(first, PreparationFault.BROKEN)
    assert state(first) is PreparationState.UNDER_WAY


@pytest.mark.parametrize("size", [0, 1, 7, 8, 9, 30])
def test_it_is_written_part_by_part_and_read_whole(monkeypatch: pytest.MonkeyPatch, size: int):
    monkeypatch.setattr(preparations, "PART", 8)
    one, made = begun(), bytes(range(size))

    assert preparations.finish(one, "a.bin", "application/x", made)
    assert preparations.content(one.token, by=CLERK) == made
    assert PreparationContentRow.select().count() == max(1, -(-size // 8))


def test_what_a_dead_worker_left_of_it_is_replaced(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(preparations, "PART", 8)
    one = begun()
    assert preparations._kept(one, 0, b"old")
    assert preparations._kept(one, 1, b"older")
    with pytest.raises(NotFound):
        preparations.content(one.token, by=CLERK)

    preparations.finish(one, "a.bin", "application/x", b"new")

    assert preparations.content(one.token, by=CLERK) == b"new"


def test_nobody_fills_the_queue():
    most = settings.number("preparation.most_waiting")
    for number in range(most):
        ask(week=str(number))

    with pytest.raises(Rejected, match="too-many"):
        ask(week="one more")
    assert ask(FIRE).state is PreparationState.WAITING
    assert ask(week="0").state is PreparationState.WAITING


def test_what_is_old_is_forgotten_with_its_content():
    ready()
    with after(2 * 3600):
        assert preparations.tick() == 0
    with after(2 * 3600 + 1):
        assert preparations.tick() == 1

    assert (PreparationRow.select().count(), PreparationContentRow.select().count()) == (0, 0)


def test_it_is_no_act_on_the_records():
    before = history.seal()
    preparations.stop(begun().token, by=CLERK)
    ready(FIRE)

    assert history.seal() == before
