"""Pages of a list follow one another, hold what a reader may see, and cost the same anywhere."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from tests.benchmarks import year
from tests.benchmarks.year import TINY
from tests.tracker.appeals.builders import CLERK, OBE
from tests.tracker.appeals.counting import questions
from tests.tracker.builders import COMMITTEE, OPERATOR
from tracker import (
    accounts,
    approvals,
    clock,
    coercive,
    deadlines,
    direct,
    draws,
    enterprises,
    exemptions,
    findings,
    followups,
    history,
    observation,
    overrides,
    penalties,
    people,
    requests,
    runs,
    visits,
    weeks,
)
from tracker.disturbances import accusations, decided, demands, entry
from tracker.errors import NotFound, Rejected
from tracker.models import EnterpriseRow, OverrideRow
from tracker.records import Person, Role

OFFICER = Person("FIRE-o", "某某", Role.OFFICER, department="FIRE")
FIRM = Person("firm-E1", "某某", Role.ENTERPRISE, enterprise="E1")

READERS = (COMMITTEE, OBE, OFFICER, FIRM)
"""Whoever sees all, a part, or the own."""

Key = Callable[[Any], Any]


def number(one: Any) -> Any:
    return one.id


LISTS: dict[str, tuple[Callable[..., Any], Key, tuple[Person, ...]]] = {
    "findings": (findings.list_findings, number, READERS),
    "penalties": (penalties.list_penalties, number, READERS),
    "measures": (coercive.list_measures, number, READERS),
    "reports": (followups.list_reports, number, READERS),
    "direct": (direct.list_inspections, number, READERS),
    "entries": (approvals.list_entries, number, READERS),
    "visits": (visits.list_visits, lambda one: one.uid, (*READERS, CLERK)),
    "requests": (partial(requests.list_requests, None), number, (COMMITTEE, OBE, OFFICER)),
    "draws": (draws.list_draws, number, READERS),
    "demands": (demands.list_demands, number, READERS),
    "disturbances": (entry.list_disturbances, number, (OBE, FIRM, OFFICER)),
    "accusations": (accusations.list_accusations, number, (OFFICER, OBE)),
    "decided": (decided.list_decided, number, (COMMITTEE, OFFICER)),
    "limits": (
        partial(deadlines.list_deadlines, running=False),
        lambda one: one.mark,
        (COMMITTEE, OBE),
    ),
    "periods": (partial(observation.list_periods, running=False), number, READERS),
    "uses": (exemptions.list_uses, lambda one: one.case, (COMMITTEE, OFFICER)),
    "overrides": (
        partial(overrides.list_overrides, withdrawn=True),
        lambda one: one.number,
        (COMMITTEE,),
    ),
    "enterprises": (enterprises.list_enterprises, number, (COMMITTEE,)),
    "people": (people.list_people, lambda one: one.login, (OPERATOR,)),
    "accounts": (accounts.list_accounts, lambda one: one.person.login, (OPERATOR,)),
    "weeks": (weeks.list_weeks, lambda one: str(one.week), (COMMITTEE,)),
    "runs": (partial(runs.list_runs, TINY.week(1)), number, (COMMITTEE,)),
    "log": (history.list_events, lambda one: one.mark, (COMMITTEE, OBE)),
    "log of a week": (
        partial(history.events, f"week:{TINY.week(1)}"),
        lambda one: one.seq,
        (COMMITTEE,),
    ),
}

SHOWN: dict[str, tuple[Callable[..., Any], Callable[..., Any]]] = {
    "findings": (findings.list_findings, findings.show),
    "penalties": (penalties.list_penalties, penalties.show),
    "measures": (coercive.list_measures, coercive.show),
    "reports": (followups.list_reports, followups.show),
    "direct": (direct.list_inspections, direct.show),
    "entries": (approvals.list_entries, approvals.show),
    "draws": (draws.list_draws, draws.show),
    "demands": (demands.list_demands, demands.show),
    "disturbances": (entry.list_disturbances, entry.show),
    "accusations": (accusations.list_accusations, accusations.show),
    "periods": (partial(observation.list_periods, running=False), observation.show),
}


@pytest.fixture
def filled(tracker: str) -> Iterator[None]:
    with clock.fixed(TINY.now):
        year.fill(TINY)
        yield


def pages(ask: Callable[..., Any], key: Key, by: Person, most: int) -> list[list[Any]]:
    """What each page of a list names, until one is empty."""
    found: list[list[Any]] = []
    while told := [
        key(one) for one in ask(by=by, most=most, **({"before": found[-1][-1]} if found else {}))
    ]:
        found.append(told)
        assert len(found) < 1000
    return found


def test_pages_together_are_the_whole_and_none_is_short(filled: None):
    for name, (ask, key, readers) in LISTS.items():
        for by in readers:
            whole = [key(one) for one in ask(by=by)]
            found = pages(ask, key, by, 7)
            told = [one for page in found for one in page]

            assert sorted(told) == sorted(whole), (name, by.login)
            assert len(told) == len(set(told)), (name, by.login)
            assert [len(page) for page in found[:-1]] == [7] * len(found[:-1]), (name, by.login)
            assert told == [key(one) for one in ask(by=by, most=len(whole) + 1)], (name, by.login)


def test_each_list_has_something_to_show_on_several_pages(filled: None):
    for name, (ask, key, readers) in LISTS.items():
        found = max(len(ask(by=by)) for by in readers)

        assert found > 1, name
        assert len(pages(ask, key, readers[0], 1)) == len(ask(by=readers[0])), name


def test_a_page_takes_as_many_questions_however_much_it_holds(
    filled: None, monkeypatch: pytest.MonkeyPatch
):
    for name, (ask, key, readers) in LISTS.items():
        for by in readers:
            first = [key(one) for one in ask(by=by, most=2)]
            if len(first) < 2:
                continue
            for turn in ({}, {"before": first[0]}):
                page = partial(ask, by=by, **turn)
                counts = {
                    questions(monkeypatch, partial(page, most=most)) for most in (1, 2, 5, 1000)
                }
                assert len(counts) == 1, (name, by.login, counts)


def test_a_list_holds_exactly_what_a_reader_may_open(filled: None):
    for name, (ask, show) in SHOWN.items():
        every = range(1, 1 + max(one.id for by in READERS for one in ask(by=by)))
        for by in READERS:
            opens = {one for one in every if _opens(show, one, by)}

            assert {one.id for one in ask(by=by)} == opens, (name, by.login)


def _opens(show: Callable[..., Any], one: int, by: Person) -> bool:
    try:
        show(one, by=by)
    except NotFound:
        return False
    return True


def test_nothing_of_a_list_is_told_by_what_a_page_begins_after(filled: None):
    theirs = visits.list_visits(by=COMMITTEE, enterprise="E2")[0].uid
    asked = requests.list_requests(None, by=COMMITTEE, department="TAX")[0].id

    for ask in (
        partial(visits.list_visits, by=FIRM, before=theirs),
        partial(visits.list_visits, by=COMMITTEE, before="nowhere"),
        partial(requests.list_requests, None, by=OFFICER, before=asked),
        partial(enterprises.list_enterprises, by=COMMITTEE, before="nowhere"),
        partial(people.list_people, by=OPERATOR, before="nobody"),
        partial(deadlines.list_deadlines, by=COMMITTEE, before="nothing"),
        partial(exemptions.list_uses, by=OFFICER, before="direct:0"),
        partial(history.list_events, by=COMMITTEE, before="week:2026-W01/x"),
        partial(observation.list_periods, by=COMMITTEE, before=0),
    ):
        with pytest.raises(Rejected, match="before"):
            ask()


def test_enterprises_are_found_by_a_part_of_name_credit_code_or_id(filled: None):
    def found(named: str) -> list[str]:
        return [one.id for one in enterprises.list_enterprises(by=COMMITTEE, named=named)]

    EnterpriseRow.update(name="源城 100%精工_有限公司").where(EnterpriseRow.code == "E3").execute()

    assert found("精工") == found(" 100% ") == found("工_有") == ["E3"]
    assert found("0000E11") == ["E11"]
    assert found("e1 公司") == ["E1"]
    assert found("没有") == []


def test_a_page_of_nothing_is_empty_and_none_ends_the_list(filled: None):
    assert findings.list_findings(by=COMMITTEE, most=0) == ()
    assert findings.list_findings(by=COMMITTEE, most=-5) == ()
    assert findings.list_findings(by=COMMITTEE, before=0, most=5) == ()


def test_a_withdrawn_override_is_on_its_own_pages_only(filled: None):
    gone = OverrideRow.select().where(OverrideRow.withdrawn.is_null(is_null=False)).count()
    told = overrides.list_overrides(by=COMMITTEE, withdrawn=True, most=100)

    assert sum(one.withdrawn is not None for one in told) == gone
    assert all(one.withdrawn is None for one in overrides.list_overrides(by=COMMITTEE, most=100))
