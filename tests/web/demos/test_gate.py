"""What the district shows of gates, papers, wishes for another time, and calendars on devices."""

from tests.web.demos.test_living import W47
from tracker import (
    proposals,
    ratings,
    refusals,
    scans,
    site_records,
    subscriptions,
    versions,
    weeks,
)
from tracker.records import SiteRecordState
from tracker.records.proposals import TimeProposalState
from tracker.records.visit_codes import ScanKind


def papers(by, week=W47):
    number = weeks.show_week(week, by=by).published
    standing = versions.show(week, number, by=by).standing
    return [paper for one in standing for paper in site_records.list_records(one.uid, by=by)]


def test_gates_tell_who_came_and_who_left(district, who):
    told = {one.kind for one in scans.list_scans(by=who["parkoffice"])}

    assert told == {*ScanKind}


def test_visits_are_rated_and_departments_do_not_read_it(district, who):
    found = ratings.list_ratings(by=who["parkoffice"])

    assert found
    assert all(1 <= one.stars <= ratings.BEST for one in found)
    assert ratings.list_ratings(by=who["supervisor"]) == found


def test_one_refusal_is_answered_and_another_waits(district, who):
    found = refusals.list_refusals(by=who["parkoffice"])

    assert {bool(one.answer) for one in found} == {True, False}
    assert refusals.list_refusals(by=who["parkoffice"], waiting=True)


def test_one_wish_for_another_time_was_declined_and_one_waits(district, who):
    found = proposals.list_proposals(by=who["parkoffice"])

    assert {one.state for one in found} == {TimeProposalState.OPEN, TimeProposalState.DECLINED}


def test_papers_of_visits_that_were_held_are_signed_by_whom_the_plan_names(district, who):
    found = papers(who["parkoffice"])

    assert {one.kind for one in found} == {"approval form", "on-site record", "result notice"}
    assert {one.state for one in found} == {SiteRecordState.SIGNED}
    assert all(len(one.fields["officers"]) >= 2 for one in found if one.kind == "approval form")


def test_devices_have_calendars_and_some_have_fetched_them(district, who):
    found = [
        one
        for login in ("firm2", "fire-officer", "parkoffice")
        for one in subscriptions.list_subscriptions(by=who[login])
    ]

    assert {one.fetched is None for one in found} == {True, False}
    assert not any(one.token for one in found)
