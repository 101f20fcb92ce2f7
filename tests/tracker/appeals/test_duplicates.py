"""What was told twice is found, becomes one matter, and is parted again without loss."""

import datetime as dt
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    FIRM,
    HEAD,
    OBE,
    OFFICER,
    accepted,
    acts,
    answered,
    day,
    dispatched,
    entry,
    received,
    said,
)
from tests.tracker.builders import COMMITTEE, OPERATOR
from tracker import clock, database, deadlines, history
from tracker.appeals import call_backs, duplicates, files, register, tracking
from tracker.errors import Conflict, NotAllowed, NotFound, Rejected, WrongState
from tracker.models import AppealRow, MergeRow
from tracker.people import NOBODY
from tracker.records import AppealState, Category, Satisfaction

WHY = "同一处停电"


def state(appeal: int) -> AppealState:
    return files.show(appeal, by=CLERK).appeal.state


def into(appeal: int) -> int | None:
    return files.show(appeal, by=CLERK).appeal.into


def told(appeal: int) -> list[tuple[str, object]]:
    found = history.of_cases([f"appeal:{appeal}"])
    return [(one.act, one.facts) for one in found if not one.act.endswith("limit")]


def found(**fields) -> list[int]:
    return [one.appeal.id for one in duplicates.suggest(entry(**fields), by=CLERK)]


def test_matters_of_the_same_enterprise_and_category_come_first_by_their_words(centre: str):
    other = received(title="宿舍漏水", text="三楼漏水", sub="water")
    same = received(title="道路夜里停电", text="厂区外道路三天夜间停电")

    first, second = duplicates.suggest(entry(), by=CLERK)

    assert (first.appeal.id, first.same_enterprise, second.appeal.id) == (same, True, other)
    assert first.percent >= 30 > second.percent


def test_similar_words_of_another_enterprise_are_found_and_others_are_not(centre: str):
    same = received(enterprise="E2")
    received(enterprise="E3", title="食堂外卖柜", text="想设一个外卖柜")

    (only,) = duplicates.suggest(entry(), by=CLERK)

    assert (only.appeal.id, only.same_enterprise, only.percent) == (same, False, 100)


def test_another_category_of_another_enterprise_is_no_candidate(centre: str):
    received(enterprise="E2", category=Category.LIVING, sub="schooling")

    assert found() == []


def test_a_shared_number_counts_more_than_other_words(centre: str):
    received(enterprise="E2", title="合同2026-118号", text="款项未付")
    received(enterprise="E3", title="合同2026-119号", text="款项未付")

    told = entry(enterprise="", title="合同2026-118号", text="还没有付款")
    (only,) = duplicates.suggest(told, by=CLERK)

    assert only.appeal.title == "合同2026-118号"


def test_what_was_closed_recently_is_found_and_what_was_long_ago_is_not(centre: str):
    appeal = answered()
    call_backs.call_back(appeal, said(), by=CLERK)

    assert found() == [appeal]
    with clock.fixed(clock.now() + dt.timedelta(days=91)):
        assert found() == []


def test_at_most_five_are_suggested(centre: str):
    for _ in range(7):
        received()

    assert len(found()) == 5


def test_a_matter_in_the_register_does_not_repeat_itself(centre: str):
    first, second = received(), received()

    (only,) = duplicates.suggest_for(first, by=CLERK)

    assert only.appeal.id == second


@pytest.mark.parametrize("who", [FIRM, OFFICER, HEAD, OBE, COMMITTEE, OPERATOR, NOBODY])
def test_only_the_service_centre_is_told_what_is_alike_and_merges(centre: str, who):
    one, other = received(), received()

    for act in (
        lambda: duplicates.suggest(entry(), by=who),
        lambda: duplicates.suggest_for(one, by=who),
        lambda: duplicates.merge(one, other, WHY, by=who),
        lambda: duplicates.merge_all([one], other, WHY, by=who),
        lambda: duplicates.part(one, by=who),
    ):
        with pytest.raises((NotAllowed, NotFound)):
            act()


def test_suggestions_among_five_thousand_take_few_questions_and_no_while(centre: str, questions):
    received()
    few = questions(found)
    row = AppealRow.select().dicts().first()
    facts = {name: value for name, value in row.items() if name != "id"}
    with database.transaction():
        for start in range(0, 5_000, 500):
            AppealRow.insert_many(
                facts | {"title": f"第{number}号路灯不亮", "text": f"{number}号路灯坏了" * 9}
                for number in range(start, start + 500)
            ).execute()

    began = time.monotonic()
    assert len(found()) == 5
    assert time.monotonic() - began < 3
    assert questions(found) == few <= 7


def test_a_merged_matter_leaves_its_clocks_and_both_say_so(centre: str):
    target, appeal = accepted(), received(title="路灯")

    made = duplicates.merge(appeal, target, WHY, by=CLERK)

    assert (made.state, made.into) == (AppealState.MERGED, target)
    assert told(appeal)[-1] == ("merge", {"into": target, "why": history.digest(WHY)})
    assert told(target)[-1] == ("take in", {"appeal": appeal, "along": []})
    limits = deadlines.of_case(f"appeal:{appeal}")
    assert [(one.kind, one.dropped) for one in limits] == [
        ("accept", "merged"),
        ("route", "merged"),
    ]
    before = acts(appeal), acts(target)
    assert duplicates.merge(appeal, target, WHY, by=CLERK) == made
    assert (acts(appeal), acts(target)) == before


def test_a_matter_may_join_one_that_a_department_has(centre: str):
    target, appeal = dispatched(), accepted()

    duplicates.merge(appeal, target, WHY, by=CLERK)

    assert tracking.followed(appeal, by=FIRM).departments == ("FIRE 局",)


def test_faults_of_a_merge_are_told_together(centre: str):
    appeal, other, nobodys = received(), received(enterprise="E2"), received(enterprise="")

    def faults(first: int, second: int, why: str) -> list[tuple[str, str, str]]:
        with pytest.raises(Rejected) as fault:
            duplicates.merge(first, second, why, by=CLERK)
        return [(one.field, one.code, one.found) for one in fault.value.faults]

    assert faults(appeal, appeal, " ") == [("why", "missing", ""), ("into", "twice", str(appeal))]
    assert faults(appeal, other, WHY) == [("into", "not-alone", str(other))]
    assert faults(appeal, nobodys, WHY) == [("into", "not-alone", str(nobodys))]
    assert faults(nobodys, appeal, WHY) == [("into", "not-alone", str(appeal))]
    assert duplicates.merge(received(enterprise=""), nobodys, WHY, by=CLERK).into == nobodys


def test_nothing_goes_into_a_merged_or_a_finished_matter(centre: str):
    target, merged, refused = received(), received(), received()
    duplicates.merge(merged, target, WHY, by=CLERK)
    register.refuse(refused, "不属于园区", by=CLERK)

    for wrong in (merged, refused):
        with pytest.raises(WrongState, match="merge another one into"):
            duplicates.merge(received(), wrong, WHY, by=CLERK)
    with pytest.raises(WrongState, match="cannot merge"):
        duplicates.merge(dispatched(), target, WHY, by=CLERK)


def test_chains_are_flat_and_parting_takes_back_exactly_what_came_along(centre: str):
    last, middle, first, beside = received(), received(), received(), received()
    duplicates.merge(first, middle, WHY, by=CLERK)
    duplicates.merge(beside, last, WHY, by=CLERK)

    duplicates.merge(middle, last, WHY, by=CLERK)

    assert (into(first), into(middle), into(beside)) == (last, last, last)
    assert told(first)[-1] == ("go along", {"into": last})
    assert told(last)[-1] == ("take in", {"appeal": middle, "along": [first]})
    duplicates.part(middle, by=CLERK)
    assert (into(first), into(middle), into(beside)) == (middle, None, last)
    assert told(last)[-1] == ("let go", {"appeal": middle, "along": [first]})
    duplicates.part(first, by=CLERK)
    assert (into(first), state(first)) == (None, AppealState.RECEIVED)


def test_a_parted_matter_is_late_from_the_day_it_was_raised(centre: str):
    target, appeal = accepted(), accepted()
    duplicates.merge(appeal, target, WHY, by=CLERK)

    with clock.fixed(clock.now() + (day(4) - clock.today())):
        made = duplicates.part(appeal, by=CLERK)
        deadlines.tick(by=OPERATOR)

    assert (made.state, made.into, made.receiver) == (AppealState.RECEIVED, None, "")
    again = [one for one in deadlines.of_case(f"appeal:{appeal}") if one.kind.endswith("2")]
    assert [(one.kind, one.start, one.due) for one in again] == [
        ("accept 2", day(0), day(1)),
        ("route 2", day(0), day(1)),
    ]
    assert all(one.overdue is not None for one in again)
    (row,) = MergeRow.select()
    assert (row.before, row.undone is not None) == ("accepted", True)
    with pytest.raises(WrongState):
        duplicates.part(appeal, by=CLERK)
    assert duplicates.merge(appeal, target, WHY, by=CLERK).into == target


def test_followers_of_a_merged_matter_see_how_the_other_one_stands(centre: str):
    target, appeal = answered(), received(title="路灯不亮")
    duplicates.merge(appeal, target, WHY, by=CLERK)

    seen = tracking.followed(appeal, by=FIRM)
    call_backs.call_back(target, said(), by=CLERK)
    closed = tracking.followed(appeal, by=FIRM)
    call_backs.reopen(target, "又停了", by=FIRM)
    again = tracking.followed(appeal, by=FIRM)

    assert (seen.id, seen.title, seen.state) == (appeal, "路灯不亮", AppealState.ANSWERED)
    assert (seen.answer, closed.state, closed.closed) == (
        "已恢复供电",
        AppealState.CLOSED,
        clock.now(),
    )
    assert (again.state, again.answer) == (AppealState.HANDLING, "")
    assert [one.state for one in tracking.list_own(by=FIRM)] == [AppealState.HANDLING] * 2


def test_a_code_follows_into_the_other_matter_and_says_more_there(centre: str):
    one = tracking.raise_by_code(entry(enterprise=""), by=NOBODY)
    other = tracking.raise_by_code(entry(enterprise="", title="另一件"), by=NOBODY)
    register.accept(other.appeal, by=CLERK)
    duplicates.merge(one.appeal, other.appeal, WHY, by=CLERK)

    shown = tracking.supplement(one.code, "还在停电")

    assert (shown.id, shown.state) == (one.appeal, AppealState.ACCEPTED)
    for appeal in (one.appeal, other.appeal):
        assert [note.text for note in files.show(appeal, by=CLERK).notes] == ["还在停电"]
    for act in (
        lambda: tracking.judge(one.code, Satisfaction.SATISFIED, confirmed=True),
        lambda: tracking.withdraw(one.code, "好了"),
        lambda: tracking.reopen(one.code, "又来了"),
    ):
        with pytest.raises(WrongState):
            act()


def test_several_are_merged_all_or_none(centre: str):
    target, one, other = received(), received(), received()
    strange = received(enterprise="E2")

    with pytest.raises(Rejected):
        duplicates.merge_all([one, strange], target, WHY, by=CLERK)
    assert into(one) is None

    made = duplicates.merge_all([one, other, one], target, WHY, by=CLERK)
    assert [(each.id, each.into) for each in made] == [(one, target), (other, target)]


def test_who_had_not_seen_the_last_event_merges_nothing(centre: str):
    target, appeal = received(), received()
    seen = history.last(f"appeal:{appeal}")
    register.accept(appeal, by=CLERK)

    with pytest.raises(Conflict):
        duplicates.merge(appeal, target, WHY, seen=seen, by=CLERK)

    assert into(appeal) is None


def test_of_two_clerks_who_merge_each_into_the_other_one_wins(centre: str):
    one, other = received(), received()
    now = clock.now()

    def merge(pair: tuple[int, int]) -> bool:
        with clock.fixed(now), database.session():
            try:
                duplicates.merge(*pair, WHY, by=CLERK)
            except (WrongState, Conflict):
                return False
        return True

    with ThreadPoolExecutor(2) as pool:
        won = list(pool.map(merge, [(one, other), (other, one)]))

    assert sorted(won) == [False, True]
    assert sorted([state(one), state(other)]) == [AppealState.MERGED, AppealState.RECEIVED]
    assert history.audit() == ()
