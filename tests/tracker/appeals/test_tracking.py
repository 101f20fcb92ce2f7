"""Matters without an account: the code opens one's own, and nothing else opens anything."""

import dataclasses
import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.tracker.appeals.appellants import HERE, WRONG, raised, worked_on
from tests.tracker.appeals.builders import (
    CLERK,
    HEAD,
    OBE,
    OFFICER,
    entry,
)
from tests.tracker.builders import COMMITTEE, OPERATOR
from tracker import clock, database, history, outbox, people, settings
from tracker.appeals import files, handling, lists, register, signing, tracking
from tracker.errors import NotAllowed, NotFound, NotSignedIn, Rejected, WrongState
from tracker.models import AppealRow, AttemptRow, EventRow, MessageRow
from tracker.people import NOBODY
from tracker.records import (
    AppealSeverity,
    AppealState,
    Category,
    Channel,
    Followed,
    Level,
    Matter,
    ResultKind,
    Satisfaction,
    ServiceMode,
)


def test_a_matter_is_raised_and_followed_without_an_account(centre: str):
    made = raised()

    assert tracking.follow(made.code.lower().replace("-", " "), HERE) == Followed(
        id=made.appeal,
        category=Category.OPERATION,
        sub="power",
        matter=Matter.HELP,
        title="园区道路夜间停电",
        text="厂区外道路连续三天夜间停电。",
        received=clock.now(),
        state=AppealState.RECEIVED,
        departments=(),
        due=None,
        refusal="",
        result=None,
        answer="",
        again_on=None,
        answered=None,
        closed=None,
        organ="",
        saved=False,
    )
    first = history.of_cases([f"appeal:{made.appeal}"])[0]
    assert (first.act, first.actor) == ("receive", "code")


def test_the_code_is_kept_nowhere(centre: str):
    made = raised()
    tracking.confirm_saved(made.code, HERE)
    plain = made.code.replace("-", "")

    shown = repr((made, files.show(made.appeal, by=CLERK), lists.list_appeals(by=CLERK)))
    kept = [
        repr(row.__data__)
        for table in (AppealRow, EventRow, MessageRow, AttemptRow)
        for row in table.select()
    ]

    for text in (shown, *kept):
        assert made.code not in text
        assert plain not in text
    digest = AppealRow.get_by_id(made.appeal).digest
    assert not any(digest in text for text in (shown, *kept[1:]))


def test_an_appellant_classifies_nothing(centre: str):
    made = raised(
        level=Level.CITY,
        severity=AppealSeverity.GLOBAL,
        mode=ServiceMode.WATCH,
        channel=Channel.SUPERIOR,
        source="7",
        received=clock.now() - dt.timedelta(days=9),
    )

    found = files.show(made.appeal, by=CLERK).appeal
    assert (found.level, found.severity) == (Level.PARK, AppealSeverity.GENERAL)
    assert (found.mode, found.channel, found.source) == (ServiceMode.NONE, Channel.WEB, "")
    assert (found.received, found.by_code) == (clock.now(), True)


def test_that_the_code_was_saved_is_stamped_once(centre: str):
    made = raised()

    assert tracking.confirm_saved(made.code, HERE).saved
    assert tracking.confirm_saved(made.code, HERE).saved

    events = history.of_cases([f"appeal:{made.appeal}"])
    assert [(e.act, e.facts, e.actor) for e in events][-1] == ("save the code", {}, "code")
    assert [e.act for e in events].count("save the code") == 1


@pytest.mark.parametrize("wrong", [WRONG, "", "  -- ", "停电", "ü" * 900, "7", "a' OR 1=1"])
def test_wrong_malformed_and_unknown_codes_look_alike(centre: str, wrong: str):
    raised()
    told = []

    for act in (
        lambda: tracking.follow(wrong, HERE),
        lambda: tracking.confirm_saved(wrong, HERE),
        lambda: tracking.supplement(wrong, "", HERE),
        lambda: tracking.judge(wrong, Satisfaction.UNKNOWN, confirmed=True, address=HERE),
        lambda: tracking.reopen(wrong, "", HERE),
        lambda: tracking.withdraw(wrong, "", HERE),
    ):
        with pytest.raises(NotSignedIn) as fault:
            act()
        told.append(str(fault.value))

    assert set(told) == {str(NotSignedIn())}


def test_wrong_codes_make_an_address_rest_before_a_right_one_is_looked_at(centre: str):
    made = raised()
    settings.write("tracking.address_attempts", 3, "test", by=COMMITTEE)
    for _ in range(3):
        with pytest.raises(NotSignedIn):
            tracking.follow(WRONG, HERE)

    with pytest.raises(NotSignedIn) as fault:
        tracking.follow(made.code, HERE)

    assert fault.value.until is not None
    assert tracking.follow(made.code, "203.0.113.9").id == made.appeal


def test_a_right_code_neither_counts_nor_forgives(centre: str):
    made = raised()
    settings.write("tracking.address_attempts", 2, "test", by=COMMITTEE)
    for _ in range(5):
        tracking.follow(made.code, HERE)
    with pytest.raises(NotSignedIn):
        tracking.follow(WRONG, HERE)
    tracking.follow(made.code, HERE)
    with pytest.raises(NotSignedIn):
        tracking.follow(WRONG, HERE)

    with pytest.raises(NotSignedIn) as fault:
        tracking.follow(made.code, HERE)

    assert fault.value.until is not None


def test_all_addresses_together_have_a_limit_that_ends_with_the_hour(centre: str):
    made = raised()
    settings.write("tracking.attempts", 3, "test", by=COMMITTEE)
    for number in range(3):
        with pytest.raises(NotSignedIn):
            tracking.follow(WRONG, f"203.0.113.{number}")

    with pytest.raises(NotSignedIn, match="too many"):
        tracking.follow(made.code, "203.0.113.77")

    with clock.fixed(clock.now() + dt.timedelta(hours=1)):
        assert tracking.follow(made.code, HERE).id == made.appeal


def test_many_guesses_at_once_are_not_more_than_many_in_turn(centre: str):
    settings.write("tracking.address_attempts", 4, "test", by=COMMITTEE)
    now = clock.now()

    def guess(number: int) -> bool:
        with clock.fixed(now), database.session():
            try:
                tracking.follow(f"{WRONG}{number}", HERE)
            except NotSignedIn as fault:
                return fault.until is None
        return False

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(guess, range(18))) == 4


def test_an_address_rests_after_so_many_matters(centre: str):
    settings.write("tracking.raises", 2, "test", by=COMMITTEE)
    with pytest.raises(Rejected):
        raised(title="")
    raised()
    raised()

    with pytest.raises(NotSignedIn) as fault:
        raised()

    assert fault.value.until is not None
    assert AppealRow.select().count() == 2
    other = tracking.raise_by_code(entry(enterprise=""), address="203.0.113.9", by=NOBODY)
    assert tracking.follow(other.code, HERE).id == other.appeal


@pytest.mark.parametrize("who", [CLERK, OBE, OFFICER, HEAD, COMMITTEE, OPERATOR])
def test_whoever_works_on_matters_gets_no_code(centre: str, who):
    with pytest.raises(NotAllowed):
        tracking.raise_by_code(entry(), address=HERE, by=who)


def answer(made: tracking.Raised) -> None:
    worked_on(made.appeal)
    signing.approve(made.appeal, by=HEAD)
    handling.propose_result(made.appeal, "已恢复供电", ResultKind.SOLVED, by=OFFICER)
    signing.approve(made.appeal, by=HEAD)


def test_the_appellant_says_that_the_answer_satisfies(centre: str):
    made = raised()
    answer(made)

    found = tracking.judge(made.code, Satisfaction.SATISFIED, confirmed=True, address=HERE)

    assert (found.state, found.closed) == (AppealState.CLOSED, clock.now())
    event = next(e for e in history.of_cases([f"appeal:{made.appeal}"]) if e.act == "call back")
    facts = {"method": "code", "confirmed": True, "satisfaction": "satisfied"}
    assert (event.actor, event.facts) == ("code", facts)


def test_a_dissatisfied_appellant_has_it_reopened(centre: str):
    made = raised()
    answer(made)

    found = tracking.judge(made.code, Satisfaction.DISSATISFIED, confirmed=True, note="又停电了")

    assert (found.state, found.answer, found.answered) == (AppealState.HANDLING, "", None)


def test_only_an_answer_can_be_judged(centre: str):
    made = raised()

    with pytest.raises(WrongState) as fault:
        tracking.judge(made.code, Satisfaction.SATISFIED, confirmed=True)

    assert (fault.value.legal, fault.value.state) == ((), "received")


def test_a_judgement_without_satisfaction_is_refused(centre: str):
    made = raised()
    answer(made)

    with pytest.raises(Rejected, match="satisfaction: missing"):
        tracking.judge(made.code, Satisfaction.UNKNOWN, confirmed=True)


def test_the_appellant_takes_up_again_within_the_days_of_the_setting(centre: str):
    made = raised()
    answer(made)
    with pytest.raises(WrongState):
        tracking.reopen(made.code, "又停电了")
    tracking.judge(made.code, Satisfaction.SATISFIED, confirmed=True)

    with clock.fixed(clock.now() + dt.timedelta(days=31)), pytest.raises(WrongState):
        tracking.reopen(made.code, "又停电了")
    with pytest.raises(Rejected, match="why: missing"):
        tracking.reopen(made.code, " ")
    found = tracking.reopen(made.code, "又停电了")

    assert found.state is AppealState.HANDLING
    last = [e for e in history.of_cases([f"appeal:{made.appeal}"]) if "reopen" in e.act][-1]
    assert (last.actor, "又停电了" in repr(last.facts)) == ("code", False)


def test_the_appellant_withdraws(centre: str):
    made = raised()

    found = tracking.withdraw(made.code, "自己解决了")

    assert found.state is AppealState.WITHDRAWN
    with pytest.raises(WrongState) as fault:
        tracking.withdraw(made.code, "自己解决了")
    assert fault.value.legal == ()


def test_more_is_said_while_it_is_open(centre: str):
    made = raised()

    tracking.supplement(made.code, " 今晚又停 ", HERE)

    (note,) = files.show(made.appeal, by=CLERK).notes
    assert (note.actor, note.text) == ("code", "今晚又停")
    last = history.of_cases([f"appeal:{made.appeal}"])[-1]
    assert (last.act, last.facts) == ("supplement", {"digest": history.digest("今晚又停")})
    assert [one.to for one in outbox.unsent() if one.kind == "appeal-supplement"] == [
        "service-centre"
    ]


def test_a_supplement_has_its_limits(centre: str):
    made = raised()
    settings.write("tracking.supplements", 1, "test", by=COMMITTEE)
    with pytest.raises(Rejected, match="text: missing"):
        tracking.supplement(made.code, " ")
    tracking.supplement(made.code, "甲")

    with pytest.raises(Rejected) as fault:
        tracking.supplement(made.code, "乙" * 5_001)

    assert [(one.field, one.code) for one in fault.value.faults] == [
        ("text", "too-long"),
        ("supplements", "out-of-range"),
    ]
    tracking.withdraw(made.code, "好了")
    with pytest.raises(WrongState):
        tracking.supplement(made.code, "丙")


def test_the_login_of_appellants_is_nobody_s_to_have(centre: str):
    with pytest.raises(Rejected, match="login: reserved"):
        people.add(dataclasses.replace(CLERK, login="code"), by=OPERATOR)


def test_what_is_refused_is_told_with_its_reason(centre: str):
    made = raised()
    register.refuse(made.appeal, "属于另一个园区", by=CLERK)

    found = tracking.follow(made.code)

    assert (found.state, found.refusal) == (AppealState.REFUSED, "属于另一个园区")


def test_signs_that_no_database_keeps_are_left_out(centre: str):
    made = raised(title="停\x00电", text="夜\ud800间\n停", contact="\x1b张")

    tracking.supplement(made.code, "又\x00停", HERE)

    found = files.show(made.appeal, by=CLERK)
    assert (found.appeal.title, found.appeal.text) == ("停电", "夜间\n停")
    assert (found.appeal.contact, found.notes[0].text) == ("张", "又停")
    assert tracking.withdraw(made.code, "好\x00了").state is AppealState.WITHDRAWN


def test_files_are_handed_in_and_read_by_the_code_alone(centre: str):
    made, other = raised(), raised()
    kept = tracking.attach(made.code, "路灯.txt", "编号 17".encode(), HERE)

    assert tracking.list_papers(made.code, HERE) == (kept,)
    assert tracking.read_paper(made.code, kept.token, HERE) == (kept, "编号 17".encode())
    assert tracking.list_papers(other.code, HERE) == ()
    with pytest.raises(NotFound):
        tracking.read_paper(other.code, kept.token, HERE)
    with pytest.raises(NotSignedIn):
        tracking.attach(WRONG, "路灯.txt", b"17", HERE)
    tracking.withdraw(made.code, "已修好", HERE)
    with pytest.raises(WrongState):
        tracking.attach(made.code, "又一张.txt", b"18", HERE)
