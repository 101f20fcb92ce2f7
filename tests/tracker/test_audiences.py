"""Whom publishing tells is known before it is done."""

from tests.tracker.builders import COMMITTEE, WEEK, ask, line, plan, publish, publish_plan
from tracker import outbox, versions
from tracker.audiences import Audience, audience
from tracker.records import VersionState


def _previewed() -> Audience:
    draft, *others = versions.list_versions(WEEK, by=COMMITTEE)
    known = (one for one in others if one.state is VersionState.PUBLISHED)
    return audience(draft, next(known, None))


def _readers(found: Audience) -> set[str]:
    firms = {f"enterprise:{one.id}" for one in found.enterprises}
    return firms | {f"department:{one.id}" for one in found.departments}


def test_a_first_plan_tells_everybody_but_the_enterprises_of_unannounced_visits(park: str):
    ask(line(), line("TAX"), line(enterprise="E2", announced=False))
    plan()

    found = _previewed()
    publish()

    assert _readers(found) == {"department:FIRE", "department:TAX", "enterprise:E1"}
    assert _readers(found) == {one.to for one in outbox.unsent()}
    assert [one.enterprise.id for one in found.new] == ["E1", "E2"]


def test_a_change_tells_those_who_come_and_those_who_do_not_any_more(park: str):
    publish_plan(line(), line("TAX"), line(enterprise="E2"), line("TAX", enterprise="E3"))
    before = len(outbox.unsent())
    ask(line(), line("TAX", enterprise="E3"))
    plan()

    found = _previewed()
    publish()

    told = {one.to for one in outbox.unsent()[before:]}
    assert _readers(found) == told
    assert {"department:TAX", "enterprise:E1", "enterprise:E2"} <= told
    assert [one.enterprise.id for one in found.cancelled] == ["E2"]
    assert [one.enterprise.id for one in found.changed] == ["E1"]


def test_an_equal_plan_tells_nobody(park: str):
    publish_plan(line())
    plan(again=True)

    assert _previewed().is_nobody
