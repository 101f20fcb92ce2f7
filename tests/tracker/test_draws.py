"""Draws: bound before they are drawn, final afterwards, checked by anybody."""

import datetime as dt
from typing import Any

import pytest

from tests.tracker.builders import COMMITTEE, OPERATOR, PLANNING, officer, person
from tracker import clock, draw_files, draws, history, lots, officers, outbox
from tracker.errors import FaultCode, NotAllowed, NotFound, Rejected, WrongState
from tracker.models import RandomDrawRow
from tracker.people import of_enterprise
from tracker.records import DrawPool, DrawState, Officer, Person, RandomDraw, Role

SUPERVISION = person(Role.SUPERVISION)
WORDS = "昨天的气温是十九度"
OWN = ("FIRE-1", "FIRE-2", "FIRE-3")


@pytest.fixture(autouse=True)
def staff(park: str):
    """Three officers of FIRE, one of TAX."""
    with clock.fixed(PLANNING):
        for certificate, code in (*((one, "FIRE") for one in OWN), ("TAX-1", "TAX")):
            found = Officer(certificate, "某某", code, dt.date(2027, 12, 31))
            officers.register(found, by=OPERATOR)
        yield


def pool(**fields: Any) -> DrawPool:
    facts = {
        "objects": {"B": ("E1", "E2"), "C": ("E3",)},
        "percent": {"B": "20", "C": "60"},
        "officers": OWN,
    }
    return DrawPool(**{**facts, **fields})


def announce(by: Person | None = None, **fields: Any) -> RandomDraw:
    return draws.announce("FIRE", "消防安全", pool(**fields), by=by or officer())


def drawn() -> RandomDraw:
    return draws.draw(announce().id, WORDS, by=SUPERVISION)


def test_an_announcement_binds_the_pool_and_a_secret_that_nobody_sees():
    one = announce()

    assert (one.state, one.announced, one.announcer) == (
        DrawState.ANNOUNCED,
        PLANNING,
        officer().login,
    )
    assert one.pool_hash == lots.pool_hash(pool())
    assert (one.secret, one.words, one.lots, one.drawn) == ("", "", (), None)
    (event,) = history.events(f"draw:{one.id}", by=COMMITTEE)
    assert (event.facts["pool_hash"], event.facts["commitment"]) == (one.pool_hash, one.commitment)
    assert {message.to for message in outbox.unsent()} == {"committee", "supervision"}


def test_two_announcements_have_two_secrets():
    assert announce().commitment != announce().commitment


def test_a_witness_draws_and_the_secret_comes_out():
    before = announce()
    with clock.fixed(PLANNING + dt.timedelta(hours=1)):
        one = draws.draw(before.id, f" {WORDS} ", by=SUPERVISION)

    assert (one.state, one.words, one.witness) == (DrawState.DRAWN, WORDS, "supervision")
    assert one.drawn == PLANNING + dt.timedelta(hours=1)
    assert lots.commitment(one.secret) == before.commitment
    assert one.lots == lots.draw(pool(), lots.seed(one.secret, WORDS, before.pool_hash))
    assert [lot.tier for lot in one.lots].count("B") == 1
    assert "E3" in [lot.enterprise for lot in one.lots]
    assert draws.show(one.id, by=officer()) == one
    assert outbox.unsent()[-1].to == "department:FIRE"


def test_what_is_published_is_checked_without_a_database():
    one = announce()
    announced = draws.publish(one.id, by=officer())
    draws.draw(one.id, WORDS, by=COMMITTEE)

    result = draws.publish(one.id, by=officer())

    assert draw_files.rerun(result, announced) == ()
    assert draws.verify(one.id, by=officer()) == ()


def test_whoever_announced_it_is_no_witness():
    one = announce(by=COMMITTEE)

    with pytest.raises(Rejected, match="witness: same-person"):
        draws.draw(one.id, WORDS, by=COMMITTEE)
    assert draws.draw(one.id, WORDS, by=SUPERVISION).state is DrawState.DRAWN


@pytest.mark.parametrize("words", ["", "  ", "two\nlines", "x" * 201])
def test_a_witness_says_one_line(words: str):
    one = announce()

    with pytest.raises(Rejected, match="words: "):
        draws.draw(one.id, words, by=SUPERVISION)
    assert draws.show(one.id, by=officer()).state is DrawState.ANNOUNCED


def test_what_is_drawn_stays_drawn():
    one = drawn()

    with pytest.raises(WrongState, match="legal now: nothing"):
        draws.draw(one.id, "again", by=SUPERVISION)
    with pytest.raises(WrongState):
        draws.void(one.id, "不满意", by=officer())
    assert draws.show(one.id, by=officer()) == one


def test_an_announced_draw_is_given_up_with_a_reason_and_stays_in_the_list():
    one = announce()
    with pytest.raises(Rejected, match="why: missing"):
        draws.void(one.id, " ", by=officer())

    void = draws.void(one.id, "名单有误", by=officer())

    assert (void.state, void.voided, void.secret) == (DrawState.VOID, "名单有误", "")
    assert draws.list_draws(by=COMMITTEE) == (void,)
    with pytest.raises(WrongState):
        draws.draw(one.id, WORDS, by=SUPERVISION)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"officers": (*OWN, "TAX-1")}, "officers: unknown, found 'TAX-1'"),
        ({"officers": (*OWN, "nobody")}, "officers: unknown, found 'nobody'"),
        ({"objects": {"B": ("E1", "E9"), "C": ("E3",)}}, "objects: unknown, found 'E9'"),
        (
            {"percent": {"B": "20.5", "C": "60"}},
            "percent of B: out-of-range, found '20.5', expected 5-20",
        ),
        (
            {"percent": {"B": "4", "C": "60"}},
            "percent of B: out-of-range, found '4'",
        ),
        ({"percent": {"B": "20"}}, "percent of C: missing"),
        (
            {"recusals": (("FIRE-1", "E3"), ("FIRE-2", "E3"))},
            "officers of E3: too-few, found '1', expected 2",
        ),
    ],
)
def test_an_unusable_announcement_is_refused(fields: dict[str, object], fault: str):
    with pytest.raises(Rejected, match=fault):
        announce(**fields)
    assert draws.list_draws(by=COMMITTEE) == ()


def test_all_faults_are_told_at_once():
    with pytest.raises(Rejected) as wrong:
        draws.announce("FIRE", " ", pool(officers=("t1",), percent={"B": "x"}), by=officer())

    assert len(wrong.value.problems) == 7


def test_who_is_recused_is_never_sent_there():
    recusals = (("FIRE-1", "E3"), ("FIRE-2", "E1"))

    for number in range(20):
        one = draws.draw(announce(recusals=recusals).id, f"第{number}次", by=SUPERVISION)
        sent = {(each, lot.enterprise) for lot in one.lots for each in lot.officers}
        assert not sent & set(recusals)


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("pool_hash", "0" * 64, "pool_hash"),
        ("commitment", "0" * 64, "commitment"),
        ("secret", "0" * 64, "commitment"),
        ("words", "其他", "seed"),
        ("lots", [["E1", "B", ["FIRE-1", "FIRE-2"]]], "lots"),
        ("pool", {**lots.plain(pool()), "team": 3}, "pool_hash"),
    ],
)
def test_whoever_changes_the_tables_is_found(field: str, value: object, fault: str):
    one = drawn()

    RandomDrawRow.update({field: value}).where(RandomDrawRow.id == one.id).execute()

    assert fault in [each.field for each in draws.verify(one.id, by=officer())]


def test_a_draw_that_was_made_up_as_a_whole_is_found_by_the_log():
    one = drawn()
    bound = lots.pool_hash(pool())
    for number in range(20):
        found = lots.draw(pool(), lots.seed("chosen", f"{number}", bound))
        if found != one.lots:
            break
    told = {
        "secret": "chosen",
        "commitment": lots.commitment("chosen"),
        "words": f"{number}",
        "lots": [[each.enterprise, each.tier, list(each.officers)] for each in found],
    }

    RandomDrawRow.update(told).where(RandomDrawRow.id == one.id).execute()

    faults = draws.verify(one.id, by=officer())
    assert [each.field for each in faults] == ["commitment", "seed", "lots"]


def test_a_changed_pool_is_found_before_it_is_drawn():
    one = announce()
    assert draws.verify(one.id, by=officer()) == ()

    RandomDrawRow.update(pool=lots.plain(pool(team=3))).execute()

    (fault,) = draws.verify(one.id, by=officer())
    assert (fault.field, fault.code) == ("pool_hash", FaultCode.DIFFERS)


def test_draws_are_of_the_own_department_or_everybodys_who_oversees():
    one = announce()

    for by in (officer(), officer(role=Role.HEAD), COMMITTEE, SUPERVISION):
        assert draws.list_draws(by=by) == (one,)
    for by in (officer("TAX"), of_enterprise("E1"), person(Role.SERVICE_CENTRE), OPERATOR):
        assert draws.list_draws(by=by) == ()
        for act in (draws.show, draws.publish, draws.verify):
            with pytest.raises(NotFound):
                act(one.id, by=by)
    assert draws.list_draws(by=COMMITTEE, department="TAX") == ()
    assert draws.list_draws(by=COMMITTEE, state=DrawState.DRAWN) == ()


def test_nobody_does_what_is_not_theirs():
    one = announce()

    with pytest.raises(NotAllowed):
        announce(by=officer("TAX"))
    with pytest.raises(NotAllowed):
        announce(by=SUPERVISION)
    with pytest.raises(NotAllowed):
        draws.draw(one.id, WORDS, by=officer(role=Role.HEAD))
    with pytest.raises(NotAllowed):
        draws.void(one.id, "x", by=SUPERVISION)
    with pytest.raises(NotFound):
        draws.void(one.id, "x", by=officer("TAX"))
    with pytest.raises(NotFound):
        draws.draw(999_999, WORDS, by=SUPERVISION)
    with pytest.raises(NotFound):
        draws.announce("NONE", "x", pool(), by=COMMITTEE)


def test_every_step_is_in_the_log_and_no_officer_is():
    one = drawn()

    told = history.events(f"draw:{one.id}", by=COMMITTEE)
    assert [(event.act, event.actor) for event in told] == [
        ("announce", officer().login),
        ("draw", "supervision"),
    ]
    assert not any(login in str(event.facts) for event in told for login in OWN)
    assert history.audit() == ()
