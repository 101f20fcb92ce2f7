import datetime as dt

import pytest

from tests.web.builders import small_park
from tests.web.demos.conftest import TODAY
from tracker import (
    approvals,
    database,
    direct,
    enterprises,
    findings,
    followups,
    history,
    migrate,
    parks,
    people,
    sign_ins,
    versions,
    visit_cases,
    weeks,
)
from tracker.appeals import lists, measures, tracking
from tracker.disturbances import demands, entry
from tracker.errors import NotSignedIn
from tracker.mail import mailboxes
from tracker.records import (
    ApprovalState,
    DirectState,
    FindingState,
    Person,
    ReportKind,
    ReportState,
    Role,
    VersionState,
    WeekState,
)
from tracker.week import Week
from web import demo, reading
from web.demos import living

W46, W47, W48, W49, W50 = (Week.parse(f"2026-W{number}") for number in range(46, 51))


def _appeals(by):
    return lists.list_appeals(by=by)


def _reports(by, kind):
    return [one for one in followups.list_reports(by=by) if one.kind is kind]


def test_every_shown_account_can_sign_in(district):
    for one in district.accounts:
        assert sign_ins.sign_in(one.login, one.password).person.role is one.role


def test_each_role_has_an_account(district):
    wanted = {*Role} - {Role.ANONYMOUS, Role.FEED}
    roles = [one.role for one in district.accounts]

    assert {*roles} == wanted
    assert (roles.count(Role.OFFICER), roles.count(Role.HEAD)) == (2, 2)
    assert roles.count(Role.ENTERPRISE) == 2


def test_weeks_lie_around_the_day(district, who):
    found = {one.week: one.state for one in weeks.list_weeks(by=who["parkoffice"])}

    assert found == {
        W46: WeekState.CLOSED,
        W47: WeekState.CLOSED,
        W48: WeekState.RUNNING,
        W49: WeekState.PUBLISHED,
        W50: WeekState.COLLECTING,
    }


def test_a_department_has_handed_in_for_the_week_after_and_another_has_not(district, who):
    week = weeks.show_week(W50, by=who["parkoffice"])

    assert (week.departments, week.published) == (1, None)


def test_what_is_found_is_in_every_stage(district, who):
    states = {one.state for one in findings.list_findings(by=who["parkoffice"])}

    assert states >= {FindingState.CLOSED, FindingState.RE_INSPECTION, FindingState.RECTIFIED}


def test_reports_are_submitted_due_and_overdue(district, who):
    first = _reports(who["parkoffice"], ReportKind.A)
    second = _reports(who["parkoffice"], ReportKind.B)

    assert [(one.state, one.is_late) for one in first] == [
        (ReportState.SUBMITTED, False),
        (ReportState.DUE, True),
    ]
    assert [one.state for one in second] == [ReportState.SUBMITTED, ReportState.DUE]
    assert second[1].deadline.due == dt.date(2026, 11, 27)


def test_entries_wait_for_their_heads(district, who):
    waiting = approvals.list_entries(by=who["parkoffice"], state=ApprovalState.ASKED)

    assert [one.wish.exempt is None for one in waiting] == [False, True]


def test_somebody_is_on_site_without_a_plan(district, who):
    found = direct.list_inspections(by=who["parkoffice"])

    assert {one.state for one in found} == {*DirectState} - {DirectState.VOID}


def test_appeals_stand_everywhere(district, who):
    states = {str(one.appeal.state) for one in _appeals(who["centre"])}

    assert states >= {
        *("received", "accepted", "consulting", "dispatched", "return asked", "handling"),
        *("plan in review", "solving", "result in review", "escalated", "answered", "closed"),
        "refused",
    }


def test_one_appeal_is_overdue_and_others_are_due_today(district, who):
    found = _appeals(who["centre"])
    waits = [one for one in found if one.due is not None]

    assert [one.appeal.title for one in waits if one.late] == ["相邻厂房违规占用防火间距"]
    assert any(one.due.due == TODAY and one.due.kind == "solve" for one in waits)


def test_the_confidential_appeal_hides_its_enterprise(district, who):
    found = [one.appeal for one in _appeals(who["emb-officer"]) if one.appeal.confidential]

    assert [one.enterprise for one in found] == [None]


def test_the_told_code_leads_to_its_appeal(district):
    assert tracking.follow(district.code).title == "班车站点附近路灯损坏"


def test_disturbances_stand_everywhere(district, who):
    found = entry.list_disturbances(by=who["supervisor"])

    states = {"received", "under review", "answered", "upheld", "not upheld"}
    assert {str(one.state) for one in found} == states
    assert [str(one.state) for one in found if one.entry.confidential] == ["received"]


def test_a_measure_is_suggested_and_demands_stand(district, who):
    by = who["supervisor"]

    assert [str(one.trigger) for one in measures.list_measures(by=by)] == ["untrue"]
    assert len(demands.list_demands(by=by)) == 3


def test_no_act_lies_in_the_future_and_the_log_holds(district):
    moments = [one.moment for one in history.of_cases([f"week:{W48}", f"week:{W49}"])]

    assert max(moments).date() <= TODAY
    assert moments == sorted(moments)
    assert history.audit() == ()


def test_held_visits_have_an_attendance(district, who):
    by = who["parkoffice"]
    number = weeks.show_week(W47, by=by).published
    for visit in versions.show(W47, number, by=by).standing:
        assert len(visit_cases.show(visit.uid, by=by).attendance) == len(visit.departments)


def test_a_second_telling_does_nothing_and_gives_the_same(district, tmp_path):
    seal = history.seal()

    again = living.tell(tmp_path / "park", today=dt.date(2026, 12, 9))

    assert again.stood
    assert (again.accounts, again.code) == (district.accounts, district.code)
    assert history.seal() == seal


def test_a_database_with_real_accounts_is_refused(records, tmp_path):
    people.add(Person("wang", "王", Role.ADMINISTRATOR), by=people.OPERATOR)

    with pytest.raises(living.NotInvented) as refused:
        living.tell(small_park(tmp_path / "park"), today=TODAY)

    assert (refused.value.why, refused.value.found) == (living.Why.REAL_ACCOUNTS, ("wang",))
    assert weeks.list_weeks(by=people.OPERATOR) == ()
    assert not reading.is_demo()


def test_a_real_account_beside_an_older_demonstration_is_refused(story, tmp_path):
    people.add(Person("wang", "王", Role.ADMINISTRATOR), by=people.OPERATOR)

    with pytest.raises(living.NotInvented, match="real-accounts: wang"):
        living.tell(tmp_path / "park", today=TODAY)


def test_a_real_park_is_refused_even_if_it_has_the_same_name(records, tmp_path):
    folder = small_park(tmp_path / "park")
    parks.import_park(folder / "park.json", by=people.OPERATOR)

    with pytest.raises(living.NotInvented, match="other-parks: 小园区"):
        living.tell(folder, today=TODAY)


def test_another_demonstrations_park_is_refused(story, tmp_path):
    other = small_park(
        tmp_path / "other", park={"id": "big", "name": "大园区", "zones": ["东片区"]}
    )

    with pytest.raises(living.NotInvented, match="other-parks: 小园区"):
        living.tell(other, today=TODAY)


def test_a_telling_that_broke_off_is_known(records, tmp_path, monkeypatch):
    folder = small_park(tmp_path / "park")

    def break_off(stage, week):
        raise KeyboardInterrupt

    monkeypatch.setattr(living.rounds, "plan", break_off)
    with pytest.raises(KeyboardInterrupt):
        living.tell(folder, today=TODAY)

    with pytest.raises(living.NotInvented, match="broke-off: admin"):
        living.tell(folder, today=TODAY)
    with pytest.raises(NotSignedIn):
        sign_ins.sign_in("admin", "Demo-Yuancheng-2026")


@pytest.mark.long
@pytest.mark.parametrize(
    "day",
    ["2026-11-23", "2026-11-29", "2026-02-24", "2026-10-01", "2026-12-31", "2027-02-09"],
)
def test_the_district_lives_on_any_day(records, tmp_path, day):
    told = living.tell(small_park(tmp_path / "park"), today=dt.date.fromisoformat(day))

    assert len(told.accounts) == 10
    assert history.audit() == ()


@pytest.mark.long
def test_the_parks_own_week_and_the_district_bear_each_other(story, config, tmp_path):
    told = living.tell(tmp_path / "park", today=TODAY)

    again = demo.tell(tmp_path / "park", config, lambda stage: None)
    assert not told.stood
    assert again.board.park.demo


def test_a_published_week_has_a_draft_that_waits(district, who):
    found = versions.list_versions(W49, by=people.OPERATOR)

    assert VersionState.PUBLISHED in {one.state for one in found}


@pytest.mark.needs_postgres
def test_the_district_lives_on_a_server_too(postgres_url, tmp_path):
    database.connect(postgres_url)
    folder = small_park(tmp_path / "park")
    with database.session():
        migrate.migrate()
        told = living.tell(folder, today=TODAY)
        again = living.tell(folder, today=TODAY)
        title = tracking.follow(told.code).title

    assert (told.stood, again.stood, again.accounts) == (False, True, told.accounts)
    assert title == "班车站点附近路灯损坏"


@pytest.mark.parametrize("week", ["2026-W46", "2026-W47", "2026-W48", "2026-W49"])
def test_the_board_shows_each_published_week_as_invented(district, week):
    board = reading.board(week, by=people.OPERATOR)

    assert board.park.demo
    assert board.visits


def test_mail_of_an_invented_district_can_go_nowhere_and_one_enterprise_has_told_no_address(
    district,
):
    firms = enterprises.list_enterprises(by=people.OPERATOR)
    found = mailboxes.addresses([f"enterprise:{one.id}" for one in firms])

    assert len(found) == len(firms) - 1
    assert all(one.endswith(".example") for one in found.values())
