"""Asking twice does nothing twice, also at once, also where something went wrong."""

import datetime as dt
import threading

import pytest

from tests.tracker import builders
from tests.tracker.builders import OPERATOR, officer, person
from tracker import clock, database, enterprises, idempotency, settings
from tracker.database import transaction
from tracker.errors import Conflict, FaultCode, NotAllowed, Rejected
from tracker.models import AnswerRow, EnterpriseRow
from tracker.people import NOBODY
from tracker.records import Person, Role
from tracker.records.answers import Answered

FIRE, TAX = officer("FIRE"), officer("TAX")


def ask(key: str = "k-1", digest: str = "d", body: str = "甲", by: Person = OPERATOR) -> Answered:
    """An act with its answer, as a program may ask for it again and again."""
    with transaction():
        known = idempotency.recall(key, digest, by=by)
        if known is not None:
            return known
        number = EnterpriseRow.select().count() + 1
        enterprises.register(builders.enterprise(f"E{number}"), by=OPERATOR)
        return idempotency.keep(key, digest, 201, f"{body} E{number}", by=by)


def ask_and_break() -> None:
    """An act that goes wrong after its answer was kept."""
    with transaction():
        ask()
        raise ZeroDivisionError


def acts() -> int:
    """How often it was done."""
    return EnterpriseRow.select().count()


def test_what_was_asked_before_is_answered_again_and_not_done_again(tracker: str):
    first, second = ask(), ask(body="乙")

    assert (first, acts()) == (second, 1)
    assert (first.status, first.body) == (201, "甲 E1")


def test_something_else_under_the_same_key_is_refused(tracker: str):
    ask()

    with pytest.raises(Conflict, match="other-question"):
        ask(digest="other")
    assert acts() == 1


def test_everybody_has_keys_of_their_own(tracker: str):
    answers = {ask(by=one).body for one in (OPERATOR, FIRE, TAX, person(Role.ENTERPRISE))}

    assert len(answers) == acts() == 4


def test_other_keys_are_other_acts(tracker: str):
    ask("k-1")
    ask("k-2")

    assert acts() == 2


def test_an_answer_is_given_for_a_day_and_then_forgotten(tracker: str):
    start = clock.now()
    day = dt.timedelta(hours=24)
    with clock.fixed(start):
        ask()
    with clock.fixed(start + day - dt.timedelta(seconds=1)):
        ask()
        assert (acts(), idempotency.tick()) == (1, 0)
    with clock.fixed(start + day):
        ask(digest="other")
        assert acts() == 2
        assert AnswerRow.select().count() == 1
    with clock.fixed(start + 2 * day):
        assert (idempotency.tick(), AnswerRow.select().count()) == (1, 0)


def test_the_setting_says_how_long(tracker: str):
    settings.write("api.idempotency_hours", 1, "本园区", by=OPERATOR)
    with clock.fixed(clock.now() + dt.timedelta(hours=-1)):
        ask()
    ask()

    assert acts() == 2


def test_where_the_act_fails_nothing_is_kept_and_it_may_be_asked_again(tracker: str):
    with pytest.raises(ZeroDivisionError):
        ask_and_break()

    assert (acts(), AnswerRow.select().count()) == (0, 0)
    assert ask().body == "甲 E1"


def test_an_answer_is_not_recalled_without_the_turn_to_write(tracker: str):
    with pytest.raises(RuntimeError, match="transaction"):
        idempotency.recall("k-1", "d", by=OPERATOR)


def test_an_answer_is_not_replaced(tracker: str):
    ask()

    with pytest.raises(Conflict, match="answered"):
        idempotency.keep("k-1", "d", 200, "乙", by=OPERATOR)


def test_who_has_no_account_has_no_keys(tracker: str):
    with pytest.raises(NotAllowed):
        ask(by=NOBODY)
    assert acts() == 0


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("", FaultCode.MISSING),
        ("k" * 256, FaultCode.TOO_LONG),
        ("a b", FaultCode.WRONG_FORM),
        ("a\0", FaultCode.WRONG_FORM),
        ("\ud800", FaultCode.WRONG_FORM),
        ("键", FaultCode.WRONG_FORM),
    ],
)
def test_a_key_is_a_line_of_visible_signs(tracker: str, key: str, code: FaultCode):
    with pytest.raises(Rejected) as refused:
        ask(key)

    assert [one.code for one in refused.value.faults] == [code]
    assert ask("k" * 255).status == 201


def test_of_many_at_once_one_acts_and_all_get_its_answer(tracker: str):
    answers: list[object] = []
    ready = threading.Barrier(6)

    def program(nth: int) -> None:
        with database.session():
            ready.wait()
            try:
                answers.append(ask(body=str(nth)).body)
            except Conflict as fault:
                answers.append(type(fault))

    programs = [threading.Thread(target=program, args=(nth,)) for nth in range(6)]
    for one in programs:
        one.start()
    for one in programs:
        one.join()

    assert acts() == 1
    assert len(answers) == 6
    assert len({one for one in answers if one is not Conflict}) == 1


def test_of_two_different_ones_at_once_the_second_is_refused(tracker: str):
    came: list[str] = []
    ready = threading.Barrier(2)

    def program(digest: str) -> None:
        with database.session():
            ready.wait()
            try:
                came.append(ask(digest=digest).body)
            except Conflict:
                came.append("conflict")

    programs = [threading.Thread(target=program, args=(one,)) for one in ("a", "b")]
    for one in programs:
        one.start()
    for one in programs:
        one.join()

    assert sorted(came) == ["conflict", "甲 E1"]
    assert acts() == 1
