"""The lead arranges a visit with the others: place, method, order."""

import pytest

from tests.tracker.builders import COMMITTEE, PLANNING, officer
from tests.tracker.onsite import NINE, at, came, publish_joint, visit
from tracker import arrangements, history, outbox, responses, visit_cases
from tracker.errors import Conflict, NotAllowed, NotFound, Rejected, WrongState
from tracker.people import of_enterprise
from tracker.records import Arrangement

STEPS = ("进场说明", "查看消防设施", "核对账簿", "集中反馈")


@pytest.fixture(autouse=True)
def planned(park: str):
    """FIRE leads a joint visit, TAX joins."""
    with at(PLANNING):
        publish_joint()
        yield


def arrange(department: str = "FIRE", **fields) -> Arrangement:
    facts = {"method": "先集中、后分组", "agenda": STEPS, "by": officer(department)}
    return arrangements.arrange(visit().uid, **{**facts, **fields})


def test_before_anybody_arranges_it_the_plan_says_the_order():
    found = arrangements.show(visit().uid, by=officer("TAX"))

    assert (found.method, found.moment) == ("", None)
    assert found.agenda == ("FIRE 局：消防安全", "TAX 局：消防安全")


def test_the_lead_says_where_how_and_in_which_order():
    found = arrange(place="南门")

    assert (found.place, found.method, found.agenda) == ("南门", "先集中、后分组", STEPS)
    assert visit_cases.show(visit().uid, by=officer("TAX")).arrangement == found


def test_the_others_hear_of_it_and_nobody_else():
    before = len(outbox.unsent())

    arrange()

    (told,) = outbox.unsent()[before:]
    assert (told.kind, told.to) == ("visit-arranged", "department:TAX")


def test_whoever_had_acknowledged_answers_anew():
    uid = visit().uid
    responses.acknowledge(uid, "TAX", by=officer("TAX"))
    assert visit_cases.show(uid, by=COMMITTEE).unanswered == ()

    with at(NINE.replace(hour=7)):
        arrange()
        assert visit_cases.show(uid, by=COMMITTEE).unanswered == ("TAX",)
    with at(NINE.replace(hour=8)):
        responses.acknowledge(uid, "TAX", by=officer("TAX"))
        assert visit_cases.show(uid, by=COMMITTEE).unanswered == ()


def test_arranging_it_again_alike_is_no_news():
    arrange()
    before = history.seal()

    arrange()

    assert history.seal() == before


def test_only_the_lead_and_the_committee_arrange():
    with pytest.raises(NotAllowed):
        arrange("TAX")
    with pytest.raises(NotFound):
        arrange("EMB")
    assert arrange(by=COMMITTEE).actor == COMMITTEE.login
    with pytest.raises(NotFound):
        arrangements.show(visit().uid, by=of_enterprise("E2"))


def test_all_faults_are_told_at_once():
    with pytest.raises(Rejected) as refused:
        arrange(method=" ", agenda=("",), place="远" * 201)

    assert len(refused.value.problems) == 3


def test_what_has_begun_is_not_arranged_any_more():
    with at(NINE):
        with pytest.raises(WrongState, match="legal now: attend or miss"):
            arrange()
        came()
        with pytest.raises(WrongState, match="under way"):
            arrange()


def test_a_stale_arrangement_says_what_was_missed():
    seen = history.last(f"visit:{visit().uid}")
    arrange(seen=seen)

    with pytest.raises(Conflict, match="since arrange by FIRE-officer"):
        arrange(method="另一方式", seen=seen)
    assert arrangements.show(visit().uid, by=COMMITTEE).method == "先集中、后分组"
