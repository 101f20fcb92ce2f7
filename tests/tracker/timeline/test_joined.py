"""Each reader's timeline holds exactly what the services show to that reader."""

import datetime as dt
import logging
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.tracker.appeals import builders as calls
from tests.tracker.builders import OPERATOR, WEEK, officer
from tests.tracker.disturbances.builders import FIRM, SUPERVISION
from tests.tracker.onsite import LATER, NINE, at, visit
from tests.tracker.timeline import builders
from tests.tracker.timeline.builders import AFTERWARDS, READERS
from tracker import (
    coercive,
    credit,
    direct,
    findings,
    followups,
    observation,
    penalties,
    quiet_choices,
    requests,
    timeline,
    visits,
    weeks,
)
from tracker.appeals import files, lists, papers
from tracker.appeals.lists import Wanted
from tracker.disturbances import accusations, decided, demands, entry
from tracker.errors import NotAllowed, NotFound, Rejected
from tracker.people import NOBODY, of_feed
from tracker.records import Person
from tracker.records.timeline import Happening, HappeningKind

Kind = HappeningKind


@pytest.fixture
def lived(park: str) -> Iterator[None]:
    """Everything has happened."""
    builders.story()
    with at(AFTERWARDS):
        yield


def of(by: Person, *kinds: Kind, **page) -> tuple[Happening, ...]:
    return timeline.of_enterprise("E1", by=by, kinds=kinds, **page)


def keys(by: Person, *kinds: Kind) -> set[str]:
    return {one.key for one in of(by, *kinds)}


def told(by: Person, *kinds: Kind) -> list[tuple[str, str]]:
    """Keys and acts, the first first; keys are counted from 1 on for each table."""
    return [(counted(one.key), one.act) for one in reversed(of(by, *kinds))]


def counted(key: str) -> str:
    """A database may go on counting from test to test."""
    kind, _, number = key.partition(":")
    if not number.isdigit():
        return key
    same = {one for one in keys(SUPERVISION) if one.startswith(f"{kind}:")}
    numbers = sorted(int(one.partition(":")[2]) for one in same)
    return f"{kind}:{numbers.index(int(number)) + 1}"


def tolerant(act, *given, **named) -> tuple:
    """What a service lists, or nothing where it refuses."""
    try:
        return tuple(act(*given, **named))
    except NotAllowed:
        return ()


def listed(by: Person) -> Iterator[tuple[Kind, str]]:
    """Kind and key of everything at E1 that a service lists to a person."""
    yield from _inspections(by)
    yield from _voices(by)
    for one in tolerant(observation.list_periods, enterprise="E1", running=False, by=by):
        yield Kind.OBSERVATION, f"observation:{one.id}"
    for one in tolerant(credit.grades, "E1", by=by):
        yield Kind.CREDIT, f"enterprise:{one.enterprise}"
    for one in tolerant(quiet_choices.list_choices, "E1", by=by):
        yield Kind.QUIET, f"quiet:{one.period}"


def _inspections(by: Person) -> Iterator[tuple[Kind, str]]:
    for week in weeks.list_weeks(by=by):
        for one in tolerant(requests.list_requests, week.week, by=by, withdrawn=True):
            if one.enterprise.id == "E1":
                yield Kind.REQUEST, f"request:{one.id}"
    for one in visits.list_visits(by=by, enterprise="E1"):
        yield Kind.VISIT, f"visit:{one.uid}"
    for one in direct.list_inspections(by=by, enterprise="E1"):
        yield Kind.DIRECT, f"direct:{one.id}"
    for one in findings.list_findings(by=by):
        yield Kind.FINDING, f"finding:{one.id}"
    for one in penalties.list_penalties(by=by):
        yield Kind.PENALTY, f"penalty:{one.id}"
    for one in coercive.list_measures(by=by):
        yield Kind.COERCIVE, f"coercive:{one.id}"
    for one in followups.list_reports(by=by):
        yield Kind.REPORT, f"report:{one.id}"


def _voices(by: Person) -> Iterator[tuple[Kind, str]]:
    for line in lists.list_appeals(Wanted(enterprise="E1"), by=by):
        yield Kind.APPEAL, f"appeal:{line.appeal.id}"
    if by.enterprise:
        for line in lists.list_appeals(by=SUPERVISION):
            if _raised(line.appeal.id, by):
                yield Kind.APPEAL, f"appeal:{line.appeal.id}"
    firms = [
        *((one.id, one.enterprise) for one in entry.list_disturbances(by=by)),
        *((one.id, one.enterprise) for one in decided.list_decided(by=by)),
        *((one.id, one.enterprise) for one in accusations.list_accusations(by=by)),
    ]
    for number, firm in firms:
        if firm is not None and firm.id == "E1":
            yield Kind.DISTURBANCE, f"disturbance:{number}"
    for one in demands.list_demands(by=by):
        if one.entry.everybody or "E1" in one.entry.enterprises:
            yield Kind.DEMAND, f"demand:{one.id}"


def _raised(number: int, by: Person) -> bool:
    try:
        papers.list_papers(number, by=by)
    except NotFound:
        return False
    return True


STEPS_OF_FINDINGS = {Kind.RECTIFICATION: Kind.FINDING, Kind.REINSPECTION: Kind.FINDING}


@pytest.mark.usefixtures("lived")
def test_a_timeline_holds_exactly_what_the_services_list():
    shown = {}
    for name, by in READERS.items():
        happened = [one for one in of(by) if one.kind is not Kind.MESSAGE]
        shown[name] = {(STEPS_OF_FINDINGS.get(one.kind, one.kind), one.key) for one in happened}

        assert shown[name] == set(listed(by)), name

    # The story holds something of every kind, and the supervision alone sees all of it.
    everything = set().union(*shown.values())
    assert {kind for kind, _ in everything} == set(Kind) - {Kind.MESSAGE, *STEPS_OF_FINDINGS}
    assert {name: len(found) for name, found in shown.items()} == SEEN


SEEN = {
    "administrator": 8,
    "committee": 27,
    "centre": 13,
    "supervision": 31,
    "fire": 16,
    "fire head": 16,
    "tax": 15,
    "emb": 8,
    "firm": 15,
}
"""How many things each reader sees of those that happened to E1."""


@pytest.mark.usefixtures("lived")
def test_an_enterprise_learns_nothing_of_who_comes_unannounced():
    everything = str(of(FIRM))
    (secret,) = {one.key for one in of(OPERATOR, Kind.VISIT)} - keys(FIRM, Kind.VISIT)

    assert secret.removeprefix("visit:") in {one.visit for one in findings.list_findings(by=FIRM)}
    assert secret not in everything
    assert told(officer("EMB"), Kind.REINSPECTION) == [("finding:4", "order re-inspection")]
    assert told(FIRM, Kind.REINSPECTION) == []
    assert keys(FIRM, Kind.REQUEST, Kind.DIRECT, Kind.REPORT, Kind.PENALTY) == set()


@pytest.mark.usefixtures("lived")
def test_a_released_finding_is_told_from_its_release_on():
    released = told(FIRM, Kind.FINDING, Kind.RECTIFICATION, Kind.REINSPECTION)
    assert [act for key, act in released if key == "finding:2"] == ["release", "rectify", "accept"]
    assert [act for key, act in released if key != "finding:2"] == ["release"]
    assert ("finding:1", "record") in told(officer("TAX"), Kind.FINDING)


@pytest.mark.usefixtures("lived")
def test_the_enterprise_follows_its_appeal_and_not_the_ways_inside():
    inside = told(READERS["centre"], Kind.APPEAL)
    outside = told(FIRM, Kind.APPEAL)

    acts = [act for key, act in outside if key == outside[0][0]]
    assert acts == ["receive", "accept", "answer", "close", "reopen"]
    assert (outside[0][0], "dispatch") in inside
    assert "dispatch" not in [act for _, act in outside]


@pytest.mark.usefixtures("lived")
def test_a_confidential_appeal_and_one_of_law_are_hidden_where_they_must_be():
    every = [line.appeal for line in lists.list_appeals(by=READERS["centre"])]
    hidden = {f"appeal:{one.id}" for one in every if one.title == "匿名的"}
    legal = {f"appeal:{one.id}" for one in every if one.title == "涉诉的"}

    for name in ("fire", "fire head"):
        assert keys(READERS[name], Kind.APPEAL).isdisjoint(hidden | legal)
    assert keys(READERS["committee"], Kind.APPEAL) >= hidden
    assert keys(READERS["committee"], Kind.APPEAL).isdisjoint(legal)
    assert keys(SUPERVISION, Kind.APPEAL) >= hidden | legal
    # The same department works on the hidden one all the while.
    (number,) = (one.id for one in every if one.title == "匿名的")
    assert files.show(number, by=officer("FIRE")).appeal.enterprise is None


@pytest.mark.usefixtures("lived")
def test_the_accused_hears_of_a_disturbance_from_its_release_on():
    assert told(officer("TAX"), Kind.DISTURBANCE) == [
        ("disturbance:3", "release"),
        ("disturbance:3", "dismiss"),
    ]
    assert told(officer("FIRE"), Kind.DISTURBANCE) == [("disturbance:4", "release")]
    assert told(READERS["committee"], Kind.DISTURBANCE) == [("disturbance:3", "dismiss")]
    assert {key for key, _ in told(FIRM, Kind.DISTURBANCE)} == {
        f"disturbance:{one}" for one in (1, 2, 3)
    }


@pytest.mark.usefixtures("lived")
def test_a_visit_stands_at_its_hour_with_its_state_for_those_who_may_know_it():
    def state(by: Person) -> object:
        (one,) = (one for one in of(by, Kind.VISIT) if one.moment == NINE and one.number == 0)
        assert (one.key, one.act) == (f"visit:{visit().uid}", "come")
        return one.facts

    facts = {"week": str(WEEK), "lead": "FIRE", "departments": ("FIRE", "TAX")}
    assert state(officer("TAX")) == {**facts, "state": "under way"}
    assert state(FIRM) == {**facts, "state": "planned"}
    assert ("visit:" + visit().uid, "attend") not in told(FIRM, Kind.VISIT)


@pytest.mark.usefixtures("lived")
def test_nobody_reads_the_messages_of_an_enterprise_but_the_enterprise():
    assert {one.act for one in of(FIRM, Kind.MESSAGE)} == {
        *("appeal", "observation", "visit-new", "finding-released", "disturbance-decided"),
    }
    assert all(of(by, Kind.MESSAGE) == () for by in READERS.values() if by is not FIRM)


@pytest.mark.usefixtures("lived")
def test_of_a_quiet_period_for_all_only_what_this_enterprise_chose_is_told():
    assert [one.facts for one in of(SUPERVISION, Kind.QUIET)] == [
        {"month": "2026-12", "days": [30]}
    ]


@pytest.mark.usefixtures("lived")
def test_facts_are_codes_and_days_and_hold_nothing_that_people_wrote():
    written = ("停电", "照片", "仓库", "举报", "丁四", "0762", "张三", "无人仓储", "某某", "通道")

    for by in READERS.values():
        everything = str([one.facts for one in of(by)])
        assert not any(words in everything for words in written)


@pytest.mark.usefixtures("lived")
def test_pages_join_without_a_gap_and_without_repetition():
    whole = of(SUPERVISION)
    pages: list[Happening] = []
    while len(pages) < len(whole):
        before = pages[-1].mark if pages else ""
        pages += of(SUPERVISION, before=before, most=7)

    assert tuple(pages) == whole
    assert of(SUPERVISION, before=whole[-1].mark) == ()
    assert [one.moment for one in whole] == sorted((one.moment for one in whole), reverse=True)
    assert set(Counter(one.mark for one in whole).values()) == {1}


@pytest.mark.usefixtures("lived")
def test_days_and_kinds_narrow_it_and_both_days_are_included():
    day = LATER.date()

    found = of(SUPERVISION, Kind.PENALTY, Kind.COERCIVE, since=day, until=day)

    assert {one.kind for one in found} == {Kind.PENALTY, Kind.COERCIVE}
    assert of(SUPERVISION, Kind.PENALTY, since=day + dt.timedelta(1)) == ()
    assert of(SUPERVISION, Kind.PENALTY, until=day - dt.timedelta(1)) == ()


@pytest.mark.usefixtures("park")
def test_an_enterprise_where_nothing_happened_has_an_empty_timeline():
    assert timeline.of_enterprise("E3", by=SUPERVISION) == ()


@pytest.mark.usefixtures("park")
def test_an_absent_and_a_forbidden_enterprise_look_alike():
    for firm, by in (("E9", SUPERVISION), ("E1", builders.stranger()), ("E9", FIRM)):
        with pytest.raises(NotFound, match=f"there is no enterprise '{firm}'"):
            timeline.of_enterprise(firm, by=by)
    for by in (NOBODY, of_feed(department="FIRE")):
        with pytest.raises(NotAllowed):
            of(by)


@pytest.mark.usefixtures("park")
@pytest.mark.parametrize("mark", ["x", "2026-12-01/1", "2026-12-01T09:00:00/1/x", "/x/y"])
def test_what_is_no_mark_is_refused(mark: str):
    with pytest.raises(Rejected) as refused:
        of(SUPERVISION, before=mark)

    assert [one.field for one in refused.value.faults] == ["before"]


@pytest.mark.usefixtures("lived")
def test_it_takes_as_many_questions_for_three_records_as_for_sixty(
    caplog: pytest.LogCaptureFixture,
):
    def questions(by: Person) -> int:
        caplog.clear()
        with caplog.at_level(logging.DEBUG, "peewee"):
            of(by)
        return len(caplog.records)

    readers = (SUPERVISION, officer("FIRE"), FIRM)
    few = [questions(by) for by in readers]
    with calls.at(0):
        for _ in range(20):
            builders.calls_of_e1()
    assert len(keys(SUPERVISION, Kind.APPEAL)) > 60

    assert [questions(by) for by in readers] == few
    assert max(few) <= 30
