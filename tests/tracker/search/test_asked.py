"""Whatever is found may be opened, and whatever may be listed is found."""

import pytest

from tests.tracker.appeals import builders as calls
from tests.tracker.appeals.counting import questions
from tests.tracker.builders import COMMITTEE, OPERATOR, enterprise, officer
from tests.tracker.timeline import builders as story
from tests.tracker.timeline.builders import AFTERWARDS, READERS, stranger
from tracker import (
    clock,
    direct,
    enterprises,
    findings,
    people,
    requests,
    search,
    visits,
    weeks,
)
from tracker.appeals import files, lists, tracking
from tracker.disturbances import accusations, decided, entry
from tracker.errors import NotFound
from tracker.models import AppealRow, DirectRow, DisturbanceRow, FindingRow
from tracker.people import NOBODY, of_enterprise, of_feed
from tracker.records import Person
from tracker.records.search import Found, FoundKind
from tracker.week import Week

EVERYBODY = {**READERS, "stranger": stranger(), "clerk": calls.CLERK}
WORDS = ("公司", "E1 公司", "电", "园区", "2026-W", "W49", "匿名的", "涉诉的", "通道", "FIRE-")


def numbers() -> list[str]:
    """The numbers that there are, in any table; a database counts on from test to test."""
    tables = (AppealRow, DirectRow, DisturbanceRow, FindingRow)
    return sorted({f"#{row.id}" for table in tables for row in table.select(table.id)})


@pytest.fixture
def lived(park: str):
    """Everything has happened."""
    story.story()
    with clock.fixed(AFTERWARDS):
        yield park


def opened(one: Found, by: Person) -> object:
    """What the service that shows it says to the person."""
    if one.kind is FoundKind.APPEAL:
        show = tracking.followed if by.enterprise else files.show
        return show(int(one.key), by=by)
    if one.kind is FoundKind.DISTURBANCE:
        return _disturbance(int(one.key), by)
    return {
        FoundKind.WEEK: lambda: weeks.show_week(Week.parse(one.key), by=by),
        FoundKind.ENTERPRISE: lambda: enterprises.find(one.key, by=by),
        FoundKind.VISIT: lambda: visits.show(one.key, by=by),
        FoundKind.REQUEST: lambda: requests.show(one.key, by=by),
        FoundKind.DIRECT: lambda: direct.show(int(one.key), by=by),
        FoundKind.FINDING: lambda: findings.show(int(one.key), by=by),
        FoundKind.PERSON: lambda: people.acting(one.key),
    }[one.kind]()


def _disturbance(number: int, by: Person) -> object:
    for show in (entry.show, accusations.show, decided.show):
        try:
            return show(number, by=by)
        except NotFound:
            continue
    raise NotFound("disturbance", number)


def keys(kind: FoundKind, by: Person, *texts: str) -> set[str]:
    """The keys of one kind that any of these words finds."""
    found = [one for text in texts for one in search.find(text, by=by, most=1_000)]
    return {one.key for one in found if one.kind is kind}


def test_what_is_found_can_be_opened_by_who_found_it(lived: str) -> None:
    seen = 0
    for by in EVERYBODY.values():
        for text in (*WORDS, *numbers()):
            for one in search.find(text, by=by):
                assert opened(one, by) is not None
                assert one.title
                seen += 1

    assert seen > 200


def test_what_can_be_listed_is_found_by_its_number_or_name(lived: str) -> None:
    for by in EVERYBODY.values():
        named = keys(FoundKind.VISIT, by, "2026-W")
        assert named == {one.uid for one in visits.list_visits(by=by) if not one.cancelled}
        numbered = keys(FoundKind.FINDING, by, *numbers())
        assert numbered == {str(one.id) for one in findings.list_findings(by=by)}
        if by.enterprise is None:
            found = keys(FoundKind.DIRECT, by, *numbers())
            assert found == {str(one.id) for one in direct.list_inspections(by=by)}


def test_every_reader_finds_the_appeals_of_the_own_list(lived: str) -> None:
    for by in EVERYBODY.values():
        found = keys(FoundKind.APPEAL, by, *numbers())
        if by.enterprise:
            assert found == {str(one.id) for one in tracking.list_own(by=by)}
        else:
            assert found == {str(one.appeal.id) for one in lists.list_appeals(by=by)}


def test_kinds_come_one_after_the_other_so_many_of_each(lived: str) -> None:
    order = list(FoundKind)
    found = search.find("公司", by=COMMITTEE, most=2)
    counts = [sum(one.kind is kind for one in found) for kind in order]

    assert [order.index(one.kind) for one in found] == sorted(
        order.index(one.kind) for one in found
    )
    assert max(counts) == 2
    assert search.find("公司", by=COMMITTEE, most=0) == ()
    assert search.find("公司", by=COMMITTEE, most=-1) == ()


@pytest.mark.parametrize(
    "text",
    ["", " ", "电", "7", "\0\0", "公司\0", "\ud800公司", "公\n司", "公" * 101, "\u200b\u200b"],
)
def test_what_says_nothing_finds_nothing(lived: str, text: str) -> None:
    assert search.find(text, by=COMMITTEE) == ()


@pytest.mark.parametrize("text", ["%%", "__", "公%", "E_", "\\\\", "'; --", "#0", "#99999999999"])
def test_signs_of_the_database_are_signs_like_others(lived: str, text: str) -> None:
    assert search.find(text, by=COMMITTEE) == ()


def test_a_sign_that_stands_in_a_name_is_found(park: str) -> None:
    enterprises.register(enterprise("E7", name="百分%之_家\\公司"), by=OPERATOR)

    for text in ("分%之", "之_家", "家\\公"):
        assert keys(FoundKind.ENTERPRISE, COMMITTEE, text) == {"E7"}
    assert keys(FoundKind.ENTERPRISE, COMMITTEE, "分_之") == set()


def test_nobody_without_an_account_finds_anything(lived: str) -> None:
    for by in (NOBODY, of_feed(department="FIRE"), of_feed(enterprise="E1")):
        assert not any(search.find(text, by=by) for text in (*WORDS, *numbers()))


def test_every_kind_takes_one_question_at_most(lived: str, monkeypatch) -> None:
    for by in EVERYBODY.values():
        asked = questions(monkeypatch, lambda by=by: search.find("#1", by=by))
        # Beginning and end of the reading are told too.
        assert asked <= len(FoundKind) + 3


def test_an_enterprise_finds_itself_and_no_other(park: str) -> None:
    assert keys(FoundKind.ENTERPRISE, of_enterprise("E1"), "公司") == {"E1"}
    assert keys(FoundKind.ENTERPRISE, officer("FIRE"), "公司") == {"E1", "E2", "E3"}
