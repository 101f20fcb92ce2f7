"""Drafts to compare, and the version that is published."""

import pytest

from tests.tracker import builders
from tests.tracker.builders import COMMITTEE, WEEK, ask, by_firm, line, plan, publish, publish_plan
from tracker import clock, departments, history, outbox, requests, versions, visits, weeks
from tracker.errors import Conflict, NotAllowed, NotFound, WrongState
from tracker.models import PlanVersionRow, VisitRequestRow, VisitRow
from tracker.records import Role, VersionState, Visit, WeekState

FRIDAY = ("Fri 09:00-12:00",)


def uid(enterprise: str, number: int = 1) -> str:
    return f"2026-W49-{enterprise}-{number}"


def published() -> dict[str, Visit]:
    return {one.uid: one for one in versions.show(WEEK, by=COMMITTEE).visits}


def test_publishing_a_first_plan_announces_every_visit(park: str):
    found = publish_plan(line(), line("TAX"), line(enterprise="E2"))

    assert found.new == (uid("E1"), uid("E2"))
    assert (found.changed, found.cancelled, found.unchanged, found.stood) == ((), (), (), False)
    assert found.version.state is VersionState.PUBLISHED
    assert found.version.published == clock.now()
    assert weeks.show_week(WEEK, by=COMMITTEE).state is WeekState.PUBLISHED
    assert weeks.show_week(WEEK, by=COMMITTEE).published == 1


def test_publishing_again_changes_nothing_and_says_so(park: str):
    first = publish_plan(line(), line("TAX"))
    before, waiting = history.seal(), outbox.unsent()

    second = publish()

    assert second.stood
    assert second.version == first.version
    assert second.unchanged == (uid("E1"),)
    assert (history.seal(), outbox.unsent()) == (before, waiting)


def test_publishing_an_equal_draft_changes_nothing(park: str):
    first = publish_plan(line(), line("TAX"))
    plan(again=True)

    second = publish()

    assert second.stood
    assert second.version == first.version
    assert versions.show(WEEK, 2, by=COMMITTEE).state is VersionState.SUPERSEDED


def test_an_unchanged_visit_keeps_uid_revision_and_time_of_change(park: str):
    publish_plan(line(), line(enterprise="E2"))
    before = published()

    with clock.fixed(builders.PLANNING):
        found = publish_plan(line(), line(enterprise="E2"), line("TAX", enterprise="E3"))

    assert found.unchanged == (uid("E1"), uid("E2"))
    assert found.new == (uid("E3"),)
    after = published()
    for one in found.unchanged:
        assert (after[one].revision, after[one].changed) == (0, before[one].changed)
    assert after[uid("E3")].changed == builders.PLANNING


def test_a_moved_visit_keeps_its_uid_one_revision_up(park: str):
    publish_plan(line(), line(enterprise="E2"))

    with clock.fixed(builders.PLANNING):
        found = publish_plan(line(windows=FRIDAY), line(enterprise="E2"))

    assert found.changed == (uid("E1"),)
    moved = published()[uid("E1")]
    assert (moved.revision, moved.changed) == (1, builders.PLANNING)
    assert moved.start == WEEK.moment(4 * 1440 + 540)


def test_another_department_in_a_visit_is_a_change_of_it(park: str):
    publish_plan(line())

    found = publish_plan(line(), line("TAX"))

    assert found.changed == (uid("E1"),)
    assert [one.id for one in published()[uid("E1")].departments] == ["FIRE", "TAX"]


def test_a_visit_that_vanished_is_cancelled_and_kept(park: str):
    publish_plan(line(), line(enterprise="E2"))

    with clock.fixed(builders.PLANNING):
        found = publish_plan(line())

    assert found.cancelled == (uid("E2"),)
    gone = published()[uid("E2")]
    assert (gone.cancelled, gone.revision, gone.changed) == (True, 1, builders.PLANNING)
    assert [one.id for one in gone.requests] == ["FIRE-2"]
    assert [one.uid for one in found.version.standing] == [uid("E1")]


def test_a_cancelled_visit_stays_cancelled_as_it_is(park: str):
    publish_plan(line(), line(enterprise="E2"))
    with clock.fixed(builders.PLANNING):
        publish_plan(line())
    before = published()[uid("E2")]

    found = publish_plan(line(), line("TAX", enterprise="E3"))

    after = published()[uid("E2")]
    assert uid("E2") in found.unchanged
    assert (after.revision, after.changed) == (before.revision, before.changed)


def test_an_enterprise_that_is_planned_again_gets_a_new_visit(park: str):
    publish_plan(line(), line(enterprise="E2"))
    publish_plan(line())

    found = publish_plan(line(), line(enterprise="E2"))

    assert found.new == (uid("E2", 2),)


def test_a_published_version_stays_as_it_was_published(park: str):
    publish_plan(line(item="旧事项"))

    ask(line(item="新事项", minutes=90))
    departments.register(builders.department("FIRE", teams=9), by=COMMITTEE)

    (visit,) = published().values()
    assert visit.requests[0].items == ("旧事项",)
    assert visit.minutes == 60
    assert requests.list_requests(WEEK, by=COMMITTEE)[0].items == ("新事项",)


def test_other_teams_are_a_new_version_but_ring_no_phone(park: str):
    publish_plan(line())
    visit = published()[uid("E1")]
    with clock.fixed(builders.PLANNING):
        plan(again=True)
        _give_to_team(2)
        found = publish()

    assert not found.stood
    assert found.unchanged == (uid("E1"),)
    assert published()[uid("E1")].changed == visit.changed
    assert published()[uid("E1")].parts[0].teams == (2,)


def _give_to_team(number: int) -> None:
    drafts = PlanVersionRow.select().where(PlanVersionRow.state == "draft")
    mine = VisitRow.select().where(VisitRow.version.in_(drafts))
    VisitRequestRow.update(teams=[number]).where(VisitRequestRow.visit.in_(mine)).execute()


def test_those_affected_get_a_message_once(park: str):
    publish_plan(line(), line("TAX"), line(enterprise="E2", announced=False))

    told = {(one.kind, one.to, one.facts["visit"]) for one in outbox.unsent()}

    assert told == {
        ("visit-new", "department:FIRE", uid("E1")),
        ("visit-new", "department:TAX", uid("E1")),
        ("visit-new", "enterprise:E1", uid("E1")),
        ("visit-new", "department:FIRE", uid("E2")),
    }


def test_only_those_affected_by_a_change_get_a_message(park: str):
    publish_plan(line(), line("TAX", enterprise="E2"))
    before = len(outbox.unsent())

    publish_plan(line(windows=FRIDAY), line("TAX", enterprise="E2"))

    fresh = outbox.unsent()[before:]
    assert {(one.kind, one.to) for one in fresh} == {
        ("visit-changed", "department:FIRE"),
        ("visit-changed", "enterprise:E1"),
    }


def test_who_leaves_a_joint_visit_hears_of_it(park: str):
    publish_plan(line(), line("TAX"), line("TAX", enterprise="E2"))
    before = len(outbox.unsent())

    publish_plan(line(), line("TAX", enterprise="E2"))

    assert [(one.kind, one.to) for one in outbox.unsent()[before:]] == [
        ("visit-changed", "department:FIRE"),
        ("visit-changed", "enterprise:E1"),
        ("visit-left", "department:TAX"),
    ]


def test_the_log_tells_the_life_of_a_visit(park: str):
    publish_plan(line(), line(enterprise="E2"))
    publish_plan(line(windows=FRIDAY), line(enterprise="E2"))
    publish_plan(line(enterprise="E2"))

    found = history.events(f"visit:{uid('E1')}", by=COMMITTEE)

    assert [one.act for one in found] == ["announce", "change", "cancel"]
    assert history.audit() == ()


def test_a_draft_that_nobody_looked_at_is_not_published(park: str):
    ask(line())
    plan()
    plan(again=True)

    with pytest.raises(Conflict, match=r"newer: .*version 2, seen 1"):
        publish(number=1)

    assert publish(number=2).version.number == 2


def test_of_two_who_publish_the_same_draft_the_second_changes_nothing(park: str):
    ask(line())
    plan()

    assert not publish(number=1).stood
    assert publish(number=1).stood


def test_a_draft_that_was_overtaken_is_not_published(park: str):
    publish_plan(line())

    with pytest.raises(WrongState, match="which is without a draft"):
        publish(number=7)


def test_nothing_is_published_before_it_is_planned(park: str):
    with pytest.raises(WrongState, match="without a draft; legal now: plan"):
        publish()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COMMITTEE])
def test_only_the_committee_publishes(park: str, role: Role):
    ask(line())
    plan()

    with pytest.raises(NotAllowed):
        publish(by=builders.person(role))
    assert visits.list_visits(by=COMMITTEE) == ()


def test_a_draft_is_shown_until_something_is_published(park: str):
    ask(line())
    plan()
    assert versions.show(WEEK, by=COMMITTEE).state is VersionState.DRAFT

    publish()
    plan(again=True)

    assert versions.show(WEEK, by=COMMITTEE).number == 1
    assert versions.show(WEEK, 2, by=COMMITTEE).state is VersionState.DRAFT


def test_an_unknown_version_is_told(park: str):
    with pytest.raises(NotFound):
        versions.show(WEEK, by=COMMITTEE)
    with pytest.raises(NotFound, match="2026-W49/3"):
        versions.show(WEEK, 3, by=COMMITTEE)


def test_a_department_sees_no_drafts(park: str):
    publish_plan(line())

    with pytest.raises(NotAllowed):
        versions.show(WEEK, by=builders.officer())


def test_a_running_week_can_be_planned_again(park: str):
    publish_plan(line(), line(enterprise="E2", windows=FRIDAY))
    weeks.start(WEEK, by=COMMITTEE)

    with clock.fixed(WEEK.moment(2 * 1440)):
        found = publish_plan(line(), line(enterprise="E2", windows=("Thu 14:00-17:00",)))

    assert (found.unchanged, found.changed) == ((uid("E1"),), (uid("E2"),))
    assert by_firm(found.version.visits)["E2"].start == WEEK.moment(3 * 1440 + 14 * 60)
