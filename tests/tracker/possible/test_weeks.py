"""What can be done with a week, from collecting to its end."""

from collections.abc import Callable

import pytest

from tests.tracker.builders import (
    COMMITTEE,
    OPERATOR,
    WEEK,
    ask,
    line,
    officer,
    person,
    plan,
    publish,
)
from tests.tracker.possible.tried import Try, wrong
from tracker import instructions, planning, possible, requests, versions, weeks
from tracker.people import of_enterprise
from tracker.records import Role, Source, WeekState

PEOPLE = (
    *(COMMITTEE, OPERATOR, officer("FIRE"), officer("FIRE", Role.HEAD)),
    *(person(Role.SUPERVISION), person(Role.SERVICE_CENTRE), of_enterprise("E1")),
)


def collected() -> None:
    """Plans have come in."""
    ask(line(), line(enterprise="E2"), line("TAX"))


def planned() -> None:
    """There is a draft."""
    collected()
    plan()


def published() -> None:
    """Everybody sees it."""
    planned()
    publish()


def drafted_again() -> None:
    """It is published, and there is a newer draft."""
    published()
    ask(line(), line(enterprise="E3"))
    plan()


def started() -> None:
    """The first visits go out."""
    published()
    weeks.start(WEEK, by=COMMITTEE)


def closed() -> None:
    """Nothing changes any more."""
    started()
    weeks.close(WEEK, by=COMMITTEE)


STORIES: dict[str, Callable[[], None]] = {
    "collecting": collected,
    "not collecting any more": lambda: (collected(), weeks.start_planning(WEEK, by=COMMITTEE)),
    "planned": planned,
    "published": published,
    "published, with a draft": drafted_again,
    "running": started,
    "closed": closed,
}


def accept(by) -> object:
    """Hand in another plan."""
    office, source = by.department or "FIRE", Source("x.xlsx", "1" * 64)
    lines = [line(office, enterprise="E2", item="新增")]
    return requests.accept(lines, week=WEEK, department=office, source=source, late="临时", by=by)


ACTS: dict[str, Try] = {
    "requests.accept": accept,
    "planning.ask": lambda by: planning.ask(WEEK, by=by),
    "planning.plan": lambda by: planning.ask(WEEK, by=by),
    "weeks.start_planning": lambda by: weeks.start_planning(WEEK, by=by),
    "weeks.start": lambda by: weeks.start(WEEK, by=by),
    "weeks.close": lambda by: weeks.close(WEEK, by=by),
    "versions.publish": lambda by: versions.publish(WEEK, by=by),
    "instructions.pin": lambda by: instructions.pin(WEEK, ["FIRE-1"], 1440 + 540, "理由", by=by),
    "instructions.forbid": lambda by: instructions.forbid(
        WEEK, "FIRE-1", (1440 + 540, 1440 + 560), "理由", by=by
    ),
    "instructions.together": lambda by: instructions.together(
        WEEK, ["FIRE-1", "TAX-1"], "理由", by=by
    ),
    "instructions.apart": lambda by: instructions.apart(WEEK, ["FIRE-1", "TAX-1"], "理由", by=by),
    "instructions.lead": lambda by: instructions.lead(WEEK, "E1", ["TAX"], "理由", by=by),
}
"""Every service that a page may offer, with a form that is in order."""


@pytest.mark.parametrize("story", STORIES)
def test_what_is_named_can_be_done_and_nothing_else(park: str, story: str) -> None:
    STORIES[story]()
    week = weeks.show_week(WEEK, by=COMMITTEE)

    assert not [fault for by in PEOPLE for fault in wrong(possible.for_week(week, by=by), ACTS, by)]


def test_a_week_is_published_only_while_there_is_a_draft(park: str) -> None:
    planned()
    assert "versions.publish" in possible.for_week(
        weeks.show_week(WEEK, by=COMMITTEE), by=COMMITTEE
    )

    publish()
    week = weeks.show_week(WEEK, by=COMMITTEE)
    assert week.state is WeekState.PUBLISHED
    assert "versions.publish" not in possible.for_week(week, by=COMMITTEE)
    assert "weeks.start" in possible.for_week(week, by=COMMITTEE)
