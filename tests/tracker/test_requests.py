"""What departments ask for."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.tracker import builders
from tests.tracker.builders import COMMITTEE, WEEK, line, officer, submit
from tests.tracker.past import SAFETY
from tracker import clock, history, items, requests, weeks
from tracker.errors import NotAllowed, NotFound, Rejected, WrongState
from tracker.models import SubmissionRow
from tracker.records import CheckCode, Role, Source
from tracker.week import Week

AFTERNOON = ("Tue 14:00-17:30",)


def ids() -> list[str]:
    return [one.id for one in requests.list_requests(WEEK, by=COMMITTEE)]


def test_a_plan_becomes_requests_that_know_their_rows(park: str):
    plan = (line(item="a", row=3), line(item="b", row=5), line(enterprise="E2", row=7))

    found = submit(*plan)

    assert (found.new, found.changed, found.unchanged, found.withdrawn) == (3, 0, 0, 0)
    first, second = requests.list_requests(WEEK, by=COMMITTEE)
    assert found.requests == (first, second)
    assert (first.id, first.minutes, first.items) == ("FIRE-1", 120, ("a", "b"))
    assert (second.id, second.enterprise.id) == ("FIRE-2", "E2")
    assert first.lines == plan[:2]
    assert [(one.file, one.sheet, one.row) for one in second.lines] == [("FIRE.xlsx", "周计划", 7)]


def test_the_same_plan_again_changes_nothing(park: str):
    submit(line(windows=(*AFTERNOON, "Mon 09:00-12:00")), line(enterprise="E2"))
    before = history.seal()

    found = submit(line(windows=("Mon 09:00-12:00", *AFTERNOON)), line(enterprise="E2"))

    assert (found.new, found.changed, found.unchanged, found.withdrawn) == (0, 0, 2, 0)
    assert history.seal() == before
    assert SubmissionRow.select().count() == 1


def test_a_moved_row_is_followed_without_a_change(park: str):
    submit(line(row=3))

    found = submit(line(row=4))

    (request,) = found.requests
    assert (found.unchanged, request.revision, request.lines[0].row) == (1, 1, 4)


def test_a_changed_line_keeps_its_request_and_raises_its_revision(park: str):
    submit(line(), line(enterprise="E2"))

    found = submit(line(windows=AFTERNOON, minutes=90), line(enterprise="E2"))

    assert (found.new, found.changed, found.unchanged) == (0, 1, 1)
    first, second = found.requests
    assert (first.id, first.revision, first.minutes) == ("FIRE-1", 2, 90)
    assert (second.id, second.revision) == ("FIRE-2", 1)


def test_a_line_that_is_gone_is_withdrawn_and_not_deleted(park: str):
    submit(line(), line(enterprise="E2"))

    found = submit(line())

    assert (found.unchanged, found.withdrawn) == (1, 1)
    assert ids() == ["FIRE-1"]
    gone = requests.show("FIRE-2", by=COMMITTEE)
    assert (gone.withdrawn, gone.revision) == (True, 2)
    assert len(requests.list_requests(WEEK, by=COMMITTEE, withdrawn=True)) == 2


def test_a_withdrawn_line_that_comes_back_is_the_same_request(park: str):
    submit(line(), line(enterprise="E2"))
    submit(line())

    found = submit(line(), line(enterprise="E2"))

    assert found.new == 1
    assert ids() == ["FIRE-1", "FIRE-2"]
    assert requests.show("FIRE-2", by=COMMITTEE).revision == 3


def test_an_id_is_never_given_twice(park: str):
    submit(line())
    submit()

    submit(line(enterprise="E3"))

    assert ids() == ["FIRE-2"]


def test_departments_do_not_touch_each_others_plans(park: str):
    submit(line())

    submit(line("TAX", item="发票"), department="TAX", by=officer("TAX"))

    assert ids() == ["FIRE-1", "TAX-1"]


def test_every_fault_is_told_and_nothing_is_stored(park: str):
    before = history.seal()
    plan = (
        line(department="TAX", row=3),
        line(enterprise="E99", row=4),
        line(item="b", approver="", row=5),
        line(item="c", approved_on=builders.COLLECTING.date() + dt.timedelta(days=1), row=6),
        line(item="d", minutes=0, inspectors=1, teams=0, priority=10, row=7),
        line(item="e", enterprise="E2", row=8),
        line(item="e", enterprise="E2", row=9),
        line(item="f", enterprise="E3", minutes=181, row=10),
    )

    with pytest.raises(Rejected) as fault:
        submit(*plan)

    told = fault.value.problems
    for row, field, wrong in (
        (3, "department", "differs, found 'TAX', expected FIRE"),
        (4, "enterprise", "unknown, found"),
        (5, "approver", "missing"),
        (6, "approved_on", "future, found '2026-11-20'"),
        (7, "minutes", "out-of-range, found '0', expected 1-1440"),
        (7, "inspectors", "out-of-range, found '1', expected 2-99"),
        (7, "teams", "out-of-range, found '0', expected 1-99"),
        (7, "priority", "out-of-range, found '10', expected 1-9"),
        (9, "item", "taken, found 'e'"),
        (10, "minutes", "out-of-range, found '181'"),
    ):
        assert any(one.startswith(f"{field} of ") and f" {row}: {wrong}" in one for one in told), (
            row,
            field,
        )
    assert len(fault.value.problems) >= 10
    assert history.seal() == before


def test_a_window_lies_in_the_week(park: str):
    outside = line()
    outside = type(outside)(**{**vars_of(outside), "windows": ((10_000, 10_090),)})

    with pytest.raises(Rejected, match=r"windows of .*: out-of-range, found 'Sun 22:40 – 10090'"):
        submit(outside)


def vars_of(one) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}


def test_a_preview_counts_and_stores_nothing(park: str):
    submit(line())
    before = history.seal()

    found = requests.preview(
        [line(minutes=90), line(item="b")], week=WEEK, department="FIRE", by=officer()
    )

    assert (found.new, found.changed) == (1, 1)
    assert history.seal() == before
    assert [one.minutes for one in requests.list_requests(WEEK, by=COMMITTEE)] == [60]


def test_a_preview_tells_the_same_faults(park: str):
    with pytest.raises(Rejected, match=r"approve[rd].* of .*: missing"):
        requests.preview([line(approver="")], week=WEEK, department="FIRE", by=officer())


def test_a_line_may_come_before_its_approval_and_is_told_so(park: str):
    (found,) = submit(line(approver="", approved_on=None)).findings[:1]

    assert (found.code, found.blocks) == (CheckCode.UNAPPROVED, True)
    (standing,) = requests.list_requests(WEEK, by=COMMITTEE)
    assert (standing.lines[0].approver, standing.lines[0].approved_on) == ("", None)

    assert submit(line()).changed == 1


def test_a_plan_after_the_cut_off_needs_a_reason(park: str):
    saturday = weeks.cut_off(WEEK)
    with clock.fixed(saturday):
        with pytest.raises(Rejected, match="late: needed-after, expected 2026-11-21 00:00"):
            submit(line())
        found = submit(line(), late="上级临时部署")

    assert found.late == "上级临时部署"
    assert requests.show("FIRE-1", by=COMMITTEE).late == "上级临时部署"
    assert weeks.show_week(WEEK, by=COMMITTEE).late == 1


def test_a_plan_in_the_last_minute_is_in_time(park: str):
    with clock.fixed(weeks.cut_off(WEEK) - dt.timedelta(minutes=1)):
        assert submit(line(), late="不需要").late == ""


def test_an_unchanged_plan_is_never_late(park: str):
    submit(line())

    with clock.fixed(weeks.cut_off(WEEK) + dt.timedelta(days=2)):
        assert submit(line()).late == ""


def test_a_plan_for_a_week_that_is_planned_is_late(park: str):
    submit(line())
    weeks.start_planning(WEEK, by=COMMITTEE)

    with pytest.raises(Rejected, match="late: needed-after"):
        submit(line(), line(enterprise="E2"))

    assert submit(line(), line(enterprise="E2"), late="漏报").new == 1
    assert [one.late for one in requests.list_requests(WEEK, by=COMMITTEE)] == ["", "漏报"]


def test_a_closed_week_takes_no_plan(park: str):
    builders.publish_plan(line())
    weeks.start(WEEK, by=COMMITTEE)
    weeks.close(WEEK, by=COMMITTEE)

    with pytest.raises(WrongState, match="cannot submit late week 2026-W49, which is closed"):
        submit(line(minutes=90), late="漏报")


def test_a_week_that_was_never_opened_takes_no_plan(park: str):
    with pytest.raises(NotFound, match="there is no week '2026-W50'"):
        submit(line(), week=Week.parse("2026-W50"))


def test_a_submission_is_kept_with_the_file_and_its_hash(park: str):
    submit(line(), source=Source("消防.xlsx", "ab" * 32), by=officer())

    row = SubmissionRow.get()
    assert (row.file, row.sha256, row.actor) == ("消防.xlsx", "ab" * 32, "FIRE-officer")


def test_the_log_tells_what_became_of_a_request(park: str):
    submit(line())
    submit(line(minutes=90))
    submit()

    found = history.events("request:FIRE-1", by=COMMITTEE)

    assert [one.act for one in found] == ["submit", "change", "withdraw"]
    assert found[0].facts["rows"] == ["FIRE.xlsx, 周计划, row 3"]


def test_an_officer_sees_the_own_departments_requests_only(park: str):
    submit(line())
    submit(line("TAX", item="发票"), department="TAX")

    mine = requests.list_requests(WEEK, by=officer("TAX"))

    assert [one.id for one in mine] == ["TAX-1"]
    assert requests.list_requests(WEEK, by=officer("TAX"), department="FIRE") == ()
    with pytest.raises(NotFound):
        requests.show("FIRE-1", by=officer("TAX"))


def test_the_committee_can_ask_for_one_department(park: str):
    submit(line())
    submit(line("TAX", item="发票"), department="TAX")

    assert [one.id for one in requests.list_requests(WEEK, by=COMMITTEE, department="TAX")] == [
        "TAX-1"
    ]


@pytest.mark.parametrize(
    "who",
    [
        officer("TAX"),
        builders.person(Role.SERVICE_CENTRE),
        builders.person(Role.SUPERVISION),
        builders.person(Role.ADMINISTRATOR),
        builders.person(Role.ANONYMOUS),
    ],
)
def test_nobody_else_submits_a_departments_plan(park: str, who):
    with pytest.raises(NotAllowed):
        submit(line(), by=who)


def test_good_lines_alone_withdraw_nothing(park: str):
    submit(line(), line(enterprise="E2"))

    told = submit(line(minutes=90), line(enterprise="E3"), partial=True)

    assert (told.new, told.changed, told.unchanged, told.withdrawn) == (1, 1, 1, 0)
    standing = requests.list_requests(WEEK, by=COMMITTEE)
    assert {(one.enterprise.id, one.minutes) for one in standing} == {
        ("E1", 90),
        ("E2", 60),
        ("E3", 60),
    }


def test_good_lines_are_held_against_those_that_stand(park: str):
    submit(line(minutes=150))

    with pytest.raises(Rejected, match=r"minutes of .*: out-of-range, found '210'"):
        submit(line(item="用电安全"), partial=True)
    assert len(requests.list_requests(WEEK, by=COMMITTEE)) == 1


def test_a_plan_is_told_what_speaks_against_it_before_and_after_it_is_taken(park: str):
    items.register(replace(SAFETY, name="油烟"), by=COMMITTEE)
    facts = {"week": WEEK, "department": "FIRE", "by": COMMITTEE}

    before = requests.preview([line()], **facts).findings
    after = submit(line()).findings

    for found in (before, after):
        assert [(one.code, one.blocks) for one in found] == [(CheckCode.UNKNOWN_ITEM, True)]
    assert [one.request for one in (*before, *after)] == ["", "FIRE-1"]
    (standing,) = requests.list_requests(WEEK, by=COMMITTEE)
    assert standing.id == "FIRE-1"
