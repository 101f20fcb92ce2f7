"""Codes of visits: the same on each paper, guessed by nobody, none for what nobody is to know."""

import datetime as dt

import pytest

from tests.tracker.builders import COMMITTEE, WEEK, by_firm, line, officer, publish_plan
from tests.tracker.onsite import NINE, at, publish_joint, visit
from tests.tracker.scanning import ELSEWHERE, HERE, SECRET, call_off, code, shown
from tracker import database, history, settings, versions, visit_codes
from tracker.errors import NotAllowed, NotFound, NotSignedIn, Rejected, WrongState
from tracker.models import TABLES, AttemptRow
from tracker.people import of_enterprise
from tracker.planning import move
from tracker.records import Role
from tracker.records.visit_codes import ScanState

FIRE, TAX, EMB = officer("FIRE"), officer("TAX"), officer("EMB")


def hidden() -> str:
    """The uid of a visit that is not announced, at E2 on Tuesday."""
    publish_plan(line(announced=False, enterprise="E2"))
    return by_firm(versions.show(WEEK, by=COMMITTEE).standing)["E2"].uid


def test_a_code_opens_its_visit_and_is_the_same_on_each_paper(park: str):
    publish_joint()

    assert code() == code()
    assert visit_codes.opened(shown()) == visit()
    uid, _, mark = code().rpartition(".")
    assert uid == visit().uid
    assert len(mark) * 5 >= 128
    assert visit_codes.opened(shown(code=f"{uid}.{mark.lower()}")) == visit()


def test_another_secret_makes_other_codes(park: str):
    publish_joint()

    with pytest.raises(NotFound):
        visit_codes.opened(shown(secret=SECRET + "!"))


def test_whoever_reads_the_database_learns_no_code(park: str):
    publish_joint()
    visit_codes.rotate(visit().uid, "遗失", by=COMMITTEE)
    with at(NINE):
        visit_codes.show_on_site(visit().uid, by=FIRE)
    visit_codes.opened(shown())

    mark = code().rpartition(".")[2]
    for table in TABLES:
        for row in table.select():
            assert mark not in repr(row.__data__)
    assert mark not in repr(shown())
    assert SECRET not in repr(shown())


@pytest.mark.parametrize("wrong", ["", ".", "7", "x" * 900, "停电.停电", "a\0.b", "' OR 1=1 --.0"])
def test_wrong_and_unknown_codes_look_alike(park: str, wrong: str):
    publish_joint()

    for one in (wrong, f"{visit().uid}.", f"{visit().uid}.{'0' * 26}", code() + "0", code()[:-1]):
        with pytest.raises(NotFound) as told:
            visit_codes.opened(shown(code=one))
        assert (told.value.kind, told.value.key) == ("visit", "")


def test_a_code_of_one_visit_is_none_of_another(park: str):
    publish_joint()
    other = by_firm(versions.show(WEEK, by=COMMITTEE).standing)["E2"].uid
    mark = code().rpartition(".")[2]

    with pytest.raises(NotFound):
        visit_codes.opened(shown(code=f"{other}.{mark}"))


def test_guesses_from_one_address_come_to_an_end_and_those_from_others_do_not(park: str):
    publish_joint()
    settings.write("visit_code.address_attempts", 3, "试", by=COMMITTEE)
    for _ in range(3):
        with pytest.raises(NotFound):
            visit_codes.opened(shown(code="wrong"))

    with pytest.raises(NotSignedIn) as told:
        visit_codes.opened(shown())

    assert told.value.until is not None
    assert visit_codes.opened(shown(address=ELSEWHERE)) == visit()
    with at(told.value.until):
        assert visit_codes.opened(shown()) == visit()


def test_right_codes_are_not_counted(park: str):
    publish_joint()
    for _ in range(5):
        visit_codes.opened(shown())

    assert AttemptRow.select().count() == 0
    with pytest.raises(NotFound):
        visit_codes.opened(shown(code="wrong", address=HERE))
    assert [row.key for row in AttemptRow.select()] != [HERE]


def test_a_changed_code_replaces_the_old_one(park: str):
    publish_joint()
    old = code()

    with pytest.raises(Rejected):
        visit_codes.rotate(visit().uid, " ", by=COMMITTEE)
    visit_codes.rotate(visit().uid, "通知书遗失", by=COMMITTEE)

    assert code() != old
    assert visit_codes.opened(shown()) == visit()
    with pytest.raises(NotFound):
        visit_codes.opened(shown(code=old))
    (event,) = history.of_cases([f"scan:{visit().uid}"])
    assert (event.act, event.facts) == ("change the code", {"reason": "通知书遗失"})


@pytest.mark.parametrize("person", [FIRE, officer("FIRE", Role.HEAD)])
def test_only_the_committee_changes_a_code(park: str, person):
    publish_joint()

    with pytest.raises(NotAllowed):
        visit_codes.rotate(visit().uid, "遗失", by=person)


def test_a_code_ends_a_month_after_the_day_of_the_visit(park: str):
    publish_joint()
    last = NINE + dt.timedelta(days=30)

    with at(last):
        assert visit_codes.state_of_code(visit()) is ScanState.VALID
        assert visit_codes.valid(shown(), "use") == visit()
    with at(last + dt.timedelta(days=1)):
        assert visit_codes.state_of_code(visit()) is ScanState.EXPIRED
        with pytest.raises(WrongState, match="expired"):
            visit_codes.valid(shown(), "use")


def test_a_visit_that_was_called_off_says_so(park: str):
    publish_joint()
    kept = shown()
    call_off()

    assert visit_codes.opened(kept).cancelled
    with pytest.raises(WrongState, match="called off"):
        visit_codes.valid(kept, "use")


def test_a_moved_visit_keeps_its_code(park: str):
    publish_joint()
    kept, before = shown(), visit()
    move(WEEK, before.uid, 1440 + 600, "企业请求", by=COMMITTEE)
    versions.publish(WEEK, by=COMMITTEE)

    found = visit_codes.opened(kept)
    assert found.start == before.start + dt.timedelta(hours=1)


def test_an_unannounced_visit_has_a_code_from_the_moment_on_which_it_is_shown(park: str):
    uid = hidden()

    with pytest.raises(NotFound):
        visit_codes.opened(shown(uid))
    with pytest.raises(NotFound):
        visit_codes.to_show(uid, SECRET, by=FIRE)
    with pytest.raises(Rejected):
        visit_codes.show_on_site(uid, by=FIRE)
    with at(NINE):
        visit_codes.show_on_site(uid, by=FIRE)
        visit_codes.show_on_site(uid, by=FIRE)
        assert visit_codes.to_show(uid, SECRET, by=FIRE) == code(uid)
        assert visit_codes.opened(shown(uid)).uid == uid
    assert [one.act for one in history.of_cases([f"scan:{uid}"])] == ["show the code"]


def test_only_who_comes_shows_a_code(park: str):
    publish_joint()
    uid = visit().uid

    assert visit_codes.to_show(uid, SECRET, by=TAX) == code()
    for person, error in (
        (EMB, NotFound),
        (of_enterprise("E1"), NotFound),
        (COMMITTEE, NotAllowed),
    ):
        with pytest.raises(error):
            visit_codes.to_show(uid, SECRET, by=person)
        with pytest.raises(error):
            visit_codes.show_on_site(uid, by=person)


def test_nobody_shows_the_code_of_what_was_called_off(park: str):
    publish_joint()
    uid = visit().uid
    call_off()

    with pytest.raises(NotFound):
        visit_codes.to_show(uid, SECRET, by=FIRE)
    with pytest.raises(WrongState):
        visit_codes.show_on_site(uid, by=FIRE)


def test_codes_of_many_visits_are_one_question(park: str, monkeypatch: pytest.MonkeyPatch):
    publish_joint()
    uids = [one.uid for one in versions.show(WEEK, by=COMMITTEE).standing]

    found = visit_codes.codes_of(uids, SECRET)

    assert found == {uid: code(uid) for uid in uids}
    assert len(set(found.values())) == len(uids) == 2
    assert visit_codes.codes_of([], SECRET) == {}
    assert database.database.is_closed() is False
