"""64 writers at once: one of them gets what all of them claim, and what each of them adds stays."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

import pytest

from optimizer import SolveParams
from tests.journeys.crowd import PEOPLE, Crowd, programs, told
from tests.tracker import builders
from tests.tracker.builders import COMMITTEE, OPERATOR, WEEK, ask, line, officer
from tests.tracker.onsite import NINE, at, came, found, publish_joint, visit
from tracker import (
    database,
    departments,
    enterprises,
    findings,
    history,
    improvements,
    overrides,
    planning,
    requests,
    responses,
    runs,
    settings,
    versions,
    visit_cases,
)
from tracker.records import CheckCode, RunState
from web import jobs

QUICK = SolveParams(work_limit=200, workers=1)
FRIDAY = WEEK.date(4)


@pytest.fixture(scope="module")
def machines() -> Iterator[ProcessPoolExecutor]:
    with programs() as found:
        yield found


@pytest.fixture
def everybody(machines: ProcessPoolExecutor, park: str) -> Crowd:
    """64 people at a park's database."""
    return Crowd(machines, park)


def acts(case: str, act: str) -> int:
    """How often an act stands in the log of a case."""
    return sum(one.act == act for one in history.events(case, by=COMMITTEE))


def take(number: int, run: int) -> str:
    return "too late" if planning.carry_out(run) is None else "took it"


def test_of_64_workers_one_carries_a_run_out(everybody: Crowd):
    ask(line(), line("TAX"))
    run = planning.ask(WEEK, QUICK, by=COMMITTEE).id

    answers = told(everybody(take, run))

    assert answers == {"took it": 1, "too late": PEOPLE - 1}
    assert runs.show(run, by=COMMITTEE).state is RunState.FINISHED
    assert acts(f"week:{WEEK}", "begin run") == acts(f"week:{WEEK}", "finish run") == 1
    assert len(versions.list_versions(WEEK, by=COMMITTEE)) == 1
    assert history.audit() == ()


def call_a_worker(number: int, url: str) -> str:
    # Each who calls has two connections to the server, so a quarter of them is enough.
    return "did not call" if number % 4 else f"{jobs.beside(url).wake()} waits"


def test_many_call_a_worker_before_there_is_a_queue(everybody: Crowd):
    ask(line(), line("TAX"))
    planning.ask(WEEK, QUICK, by=COMMITTEE)

    answers = told(everybody(call_a_worker, everybody.url))

    assert answers == {"1 waits": PEOPLE // 4, "did not call": PEOPLE - PEOPLE // 4}


def publish(number: int, draft: int) -> str:
    found = versions.publish(WEEK, number=draft, by=COMMITTEE)
    return "stood" if found.stood else "published"


def test_of_64_who_publish_a_draft_one_does(everybody: Crowd):
    ask(line(), line("TAX"))
    builders.plan()

    answers = told(everybody(publish, 1))

    assert answers == {"published": 1, "stood": PEOPLE - 1}
    assert acts(f"week:{WEEK}", "publish version") == 1
    assert acts(f"visit:{visit().uid}", "announce") == 1
    assert history.audit() == ()


def acknowledge(number: int, uid: str) -> str:
    return responses.acknowledge(uid, "TAX", by=officer("TAX")).answer


def decline(number: int, uid: str, seen: int) -> str:
    reason = f"no. {number}"
    return responses.decline(uid, "TAX", reason, seen=seen, by=officer("TAX")).reason


def test_64_equal_answers_to_a_visit_are_one_and_of_64_different_ones_the_first_holds(
    everybody: Crowd,
):
    publish_joint()
    case = f"visit:{visit().uid}"

    equal = told(everybody(acknowledge, visit().uid))
    seen = history.last(case)
    different = told(everybody(decline, visit().uid, seen))

    assert equal == {"acknowledged": PEOPLE}
    assert different.pop("Conflict") == PEOPLE - 1
    (kept,) = visit_cases.show(visit().uid, by=COMMITTEE).responses
    assert different == {kept.reason: 1}
    assert (seen, history.last(case)) == (2, 3)
    assert history.audit() == ()


def close(number: int, uid: str) -> str:
    return visit_cases.close(uid, by=COMMITTEE).state


def test_of_64_who_close_a_visit_one_does(everybody: Crowd):
    publish_joint()
    with at(NINE):
        came("FIRE")
        came("TAX")
        visit_cases.end(visit().uid, by=COMMITTEE)

        answers = told(everybody(close, visit().uid))

    assert answers == {"closed": 1, "WrongState": PEOPLE - 1}
    assert acts(f"visit:{visit().uid}", "close") == 1
    assert history.audit() == ()


def register(number: int) -> str:
    firm = replace(builders.enterprise(f"N{number}"), uscc=builders.uscc("NEW"))
    return enterprises.register(firm, by=OPERATOR).id


def test_of_64_enterprises_with_one_credit_code_the_first_is_registered(everybody: Crowd):
    answers = told(everybody(register))

    assert answers.pop("Conflict") == PEOPLE - 1
    kept = enterprises.find_by_uscc(builders.uscc("NEW"), by=COMMITTEE)
    assert answers == {kept.id: 1}
    assert history.audit() == ()


def hand_in(number: int) -> str:
    """A department of one's own with its plan, a check set aside, an action, and one more day."""
    code = f"D{number:02}"
    departments.register(builders.department(code), by=OPERATOR)
    builders.submit(line(code), department=code)
    overrides.override(CheckCode.CAP_REACHED, f"{code}-1", code, by=COMMITTEE)
    improvements.improve(FRIDAY, FRIDAY, code, code, FRIDAY, by=COMMITTEE)
    with database.transaction():
        days = settings.number("report.working_days") + 1
        settings.write("report.working_days", days, code, by=COMMITTEE)
    mine = [one for one in improvements.list_improvements(by=COMMITTEE) if one.owner == code]
    return f"{len(mine)} of mine"


def test_what_64_writers_add_at_the_same_time_is_there_afterwards(everybody: Crowd):
    days = settings.number("report.working_days")

    answers = everybody(hand_in)

    assert told(answers) == {"1 of mine": PEOPLE}
    codes = sorted(f"D{number:02}" for number in range(PEOPLE))

    asked = requests.list_requests(WEEK, by=COMMITTEE)
    assert sorted(one.department.id for one in asked) == codes
    assert sorted(one.owner for one in improvements.list_improvements(by=COMMITTEE)) == codes
    assert sorted(one.reason for one in overrides.list_overrides(by=COMMITTEE)) == codes
    assert settings.number("report.working_days") == days + PEOPLE
    written = history.events("setting:report.working_days", by=COMMITTEE)
    assert [one.seq for one in written] == list(range(1, PEOPLE + 1))
    assert acts(f"week:{WEEK}", "submit") == PEOPLE
    assert finished_before_others_began(codes, fair=PEOPLE // 4) == []
    assert history.audit() == ()


def finished_before_others_began(codes: list[str], fair: int) -> list[str]:
    """Whose first writing came after so many others had written for the last time."""
    cases = [f"department:{code}" for code in codes] + ["setting:report.working_days"]
    written = [one for one in history.of_cases(cases) if one.seq == 1 or one.act == "write"]
    ends = [place for place, one in enumerate(written) if one.act == "write"]
    return [one.case for one in written[ends[fair] :] if one.act != "write"]


def find(number: int) -> str:
    return str(found(item=f"no. {number}").id)


def test_what_64_officers_find_at_one_visit_is_kept(everybody: Crowd):
    publish_joint()
    with at(NINE):
        came("FIRE")

        answers = told(everybody(find))

    kept = findings.list_findings(by=COMMITTEE)
    assert answers == dict.fromkeys((str(one.id) for one in kept), 1)
    assert {one.item for one in kept} == {f"no. {number}" for number in range(PEOPLE)}
    assert history.audit() == ()
