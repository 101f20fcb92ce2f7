"""Lists of other channels are gathered in the one register, each matter once, all or nothing."""

import dataclasses
import datetime as dt

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    FIRM,
    HEAD,
    OBE,
    OFFICER,
    acts,
    received,
)
from tests.tracker.builders import COMMITTEE, OPERATOR
from tracker import clock, deadlines, history, settings
from tracker.appeals import files, imports, register
from tracker.errors import Conflict, NotAllowed, Rejected
from tracker.intake import appeal_cells, problem_list
from tracker.intake.faults import Fault
from tracker.models import AppealRow, EventRow
from tracker.people import NOBODY
from tracker.records import Category, Channel, Matter

HOTLINE = Channel.HOTLINE_12345
KEYS = ("source", "received", "enterprise", "category", "title", "text", "matter")
ROWS = (
    ("A-1", "2026-11-18 10:00", "", "生产经营类", "夜间停电", "厂区外连续停电", "投诉"),
    ("A-2", "2026-11-18", "", "金融服务", "贷款难", "想要周转资金", ""),
)


def content(*rows: tuple[str, ...]) -> bytes:
    titles = tuple(problem_list.TITLES[key] for key in KEYS)
    return "\n".join(",".join(cells) for cells in (titles, *rows)).encode()


def check(*rows: tuple[str, ...], channel: Channel = HOTLINE):
    return imports.check(content(*rows), channel, name="12345.csv", by=CLERK)


def test_every_row_becomes_a_matter_whose_clocks_run_from_the_day_it_was_raised(centre: str):
    made = imports.take(check(*ROWS), HOTLINE, by=CLERK)

    first, second = (files.show(one, by=CLERK) for one in made.new)
    assert (made.known, made.wrong) == ((), ())
    assert (first.appeal.channel, first.appeal.source) == (HOTLINE, "A-1")
    assert (first.appeal.category, first.appeal.matter) == (Category.OPERATION, Matter.COMPLAINT)
    assert (first.appeal.title, second.appeal.matter) == ("夜间停电", Matter.HELP)
    assert {one.start for one in first.deadlines} == {dt.date(2026, 11, 18)}
    (event,) = history.of_cases(["appeals:12345"])
    assert (event.act, event.actor, event.facts["new"]) == ("import", "clerk", 2)
    assert set(event.facts) == {"channel", "sha256", "new", "known", "wrong"}


def test_a_list_that_comes_again_changes_nothing(centre: str):
    first = imports.take(check(*ROWS), HOTLINE, by=CLERK)
    before = EventRow.select().count()

    again = imports.take(check(*ROWS), HOTLINE, by=CLERK)

    assert (again.new, again.known) == ((), first.new)
    assert EventRow.select().count() == before
    other = imports.take(check(*ROWS, channel=Channel.MEETING), Channel.MEETING, by=CLERK)
    assert len(other.new) == 2


def test_a_longer_list_brings_only_what_is_new(centre: str):
    imports.take(check(ROWS[0]), HOTLINE, by=CLERK)

    made = imports.take(check(*ROWS), HOTLINE, by=CLERK)

    assert (len(made.new), len(made.known), AppealRow.select().count()) == (1, 1, 2)


def test_one_wrong_row_keeps_all_out_unless_the_good_ones_are_wanted(centre: str):
    checked = check(*ROWS, ("", "?", "", "生产经营", "", "x", ""))

    with pytest.raises(Rejected) as fault:
        imports.take(checked, HOTLINE, by=CLERK)
    assert len(fault.value.problems) == 3
    assert AppealRow.select().count() == 0

    made = imports.take(checked, HOTLINE, good_rows=True, by=CLERK)
    assert (len(made.new), [one.code for one in made.wrong]) == (
        2,
        [Fault.MISSING_VALUE, Fault.BAD_MOMENT, Fault.MISSING_VALUE],
    )
    assert history.of_cases(["appeals:12345"])[-1].facts["wrong"] == 3


def test_good_rows_of_a_list_without_any_are_refused(centre: str):
    with pytest.raises(Rejected):
        imports.take(check(("", "?", "", "", "", "", "")), HOTLINE, good_rows=True, by=CLERK)


def test_a_known_number_with_other_words_is_a_fault_of_its_row(centre: str):
    imports.take(check(*ROWS), HOTLINE, by=CLERK)

    checked = check(("A-1", *ROWS[0][1:4], "另一件事", *ROWS[0][5:]), ROWS[1])

    (problem,) = checked.problems
    assert (problem.code, problem.place.row, problem.place.column, problem.expected) == (
        Fault.OTHER_WORDS,
        2,
        "来源编号",
        "夜间停电",
    )
    assert [one.entry.source for one in checked.rows] == ["A-2"]


def test_a_row_that_somebody_else_enters_meanwhile_leaves_nothing_half_done(centre: str):
    checked = check(*ROWS)
    received(channel=HOTLINE, source="A-2", title="别的")

    with pytest.raises(Conflict):
        imports.take(checked, HOTLINE, by=CLERK)

    assert AppealRow.select().count() == 1


def test_a_preview_tells_new_known_wrong_and_alike_and_stores_nothing(centre: str):
    imports.take(check(ROWS[1]), HOTLINE, by=CLERK)
    alike = received(enterprise="E2", title="夜间停电", text="厂区外连续停电", sub="")
    events = EventRow.select().count()

    found = imports.preview(check(*ROWS, ("", *ROWS[0][1:])), HOTLINE, by=CLERK)

    assert [one.entry.source for one in found.new] == ["A-1"]
    assert [
        (one.entry.source, files.show(at, by=CLERK).appeal.title) for one, at in found.known
    ] == [("A-2", "贷款难")]
    assert [one.code for one in found.wrong] == [Fault.MISSING_VALUE]
    ((row, matters),) = found.likely
    assert (row.entry.source, [one.appeal.id for one in matters]) == ("A-1", [alike])
    assert EventRow.select().count() == events


def test_a_preview_takes_as_many_questions_however_long_the_list_is(centre: str, questions):
    few = questions(lambda: imports.preview(check(*ROWS), HOTLINE, by=CLERK))
    more = [(f"B-{at}", *ROWS[at % 2][1:]) for at in range(40)]

    assert questions(lambda: imports.preview(check(*more), HOTLINE, by=CLERK)) == few


@pytest.mark.parametrize("channel", [Channel.WEB, Channel.PHONE, Channel.WINDOW, Channel.VISIT])
def test_channels_of_the_centre_itself_send_no_lists(centre: str, channel: Channel):
    with pytest.raises(Rejected, match="channel: unknown"):
        check(*ROWS, channel=channel)


@pytest.mark.parametrize("who", [FIRM, OFFICER, HEAD, OBE, COMMITTEE, OPERATOR, NOBODY])
def test_only_the_service_centre_takes_lists(centre: str, who):
    checked = check(*ROWS)

    for act in (
        lambda: imports.check(content(*ROWS), HOTLINE, by=who),
        lambda: imports.preview(checked, HOTLINE, by=who),
        lambda: imports.take(checked, HOTLINE, by=who),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize("evil", [b"", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n", b"PK\x03\x04zip"])
def test_a_file_that_is_no_list_is_refused_before_anything_is_stored(centre: str, evil: bytes):
    checked = imports.check(evil, HOTLINE, name="12345.xlsx", by=CLERK)

    for good_rows in (False, True):
        with pytest.raises(Rejected):
            imports.take(checked, HOTLINE, good_rows=good_rows, by=CLERK)
    assert AppealRow.select().count() == 0


def test_words_of_people_are_not_in_the_log(centre: str):
    (one,) = imports.take(check(ROWS[0]), HOTLINE, by=CLERK).new

    told = repr([row.__data__ for row in EventRow.select()])
    assert not any(words in told for words in ("停电", "厂区"))
    assert acts(one)[0] == "receive"
    assert deadlines.of_case(f"appeal:{one}")[0].kind == "accept"


def test_the_longest_text_is_a_setting(centre: str):
    settings.write("appeal.most_characters", 3, "test", by=COMMITTEE)

    assert [one.code for one in check(ROWS[0]).problems] == [Fault.TEXT_TOO_LONG]


def test_a_channel_of_the_act_decides(centre: str):
    checked = check(ROWS[0])
    row = dataclasses.replace(checked.rows[0].entry, channel=Channel.WEB)
    changed = dataclasses.replace(checked, rows=(dataclasses.replace(checked.rows[0], entry=row),))

    (one,) = imports.take(changed, HOTLINE, by=CLERK).new

    assert files.show(one, by=CLERK).appeal.channel is HOTLINE
    assert files.show(one, by=CLERK).appeal.received < clock.now()


def test_intake_and_register_know_the_same_telephone_numbers():
    assert appeal_cells.LEAST_DIGITS == register.LEAST_DIGITS


def test_a_list_that_others_would_wait_too_long_for_is_refused(centre: str):
    settings.write("appeal.most_rows", 1, "test", by=COMMITTEE)

    checked = check(*ROWS)

    assert ([one.code for one in checked.problems], checked.rows) == ([Fault.TOO_MANY_CELLS], ())
    with pytest.raises(Rejected):
        imports.take(checked, HOTLINE, good_rows=True, by=CLERK)
