"""What the committee sets aside stands with its reason, and can be taken back."""

import pytest

from tests.tracker.builders import COMMITTEE, OPERATOR, officer, person
from tracker import history, overrides, settings
from tracker.errors import NotAllowed, NotFound, Rejected
from tracker.records import CheckCode, Role

CASE = "check:cap-reached:FIRE-1"


def set_aside(
    reason: str = "企业申请", key: str = "FIRE-1", code: CheckCode = CheckCode.CAP_REACHED
):
    return overrides.override(code, key, reason, by=COMMITTEE)


def test_what_is_set_aside_says_who_did_it_and_why(park: str):
    found = set_aside(" 企业申请 ")

    assert (found.reason, found.actor, found.withdrawn) == ("企业申请", COMMITTEE.login, None)
    assert overrides.standing() == {"FIRE-1": {CheckCode.CAP_REACHED: found}}
    (event,) = history.events(CASE, by=COMMITTEE)
    assert (event.act, event.facts) == ("override", {"reason": "企业申请"})


def test_again_changes_nothing_and_a_new_reason_is_logged(park: str):
    assert set_aside() == set_aside()
    assert len(history.events(CASE, by=COMMITTEE)) == 1

    set_aside("专家意见")

    assert [one.reason for one in overrides.list_overrides(by=COMMITTEE)] == ["专家意见"]
    assert len(history.events(CASE, by=COMMITTEE)) == 2


def test_what_is_taken_back_stays_in_the_list_and_holds_no_more(park: str):
    set_aside()

    found = overrides.withdraw(CheckCode.CAP_REACHED, "FIRE-1", by=COMMITTEE)

    assert found.withdrawn is not None
    assert overrides.standing() == {}
    assert overrides.list_overrides(by=COMMITTEE) == ()
    assert overrides.list_overrides(by=COMMITTEE, withdrawn=True) == (found,)
    acts = [one.act for one in history.events(CASE, by=COMMITTEE)]
    assert acts == ["override", "withdraw override"]
    with pytest.raises(NotFound):
        overrides.withdraw(CheckCode.CAP_REACHED, "FIRE-1", by=COMMITTEE)
    assert set_aside().withdrawn is None


def test_nothing_is_set_aside_without_reason_and_key(park: str):
    with pytest.raises(Rejected) as refused:
        set_aside(reason=" ", key="")

    assert len(refused.value.problems) == 2


def test_what_the_law_forbids_nobody_sets_aside(park: str):
    with pytest.raises(Rejected, match="code: forbidden"):
        set_aside(code=CheckCode.UNPUBLISHED_ITEM)

    settings.write("checks.final", ["cap-reached"], "本地规定", by=COMMITTEE)

    with pytest.raises(Rejected, match="code: forbidden, found 'cap-reached'"):
        set_aside()


@pytest.mark.parametrize("by", [officer(), OPERATOR, person(Role.SUPERVISION)])
def test_the_committee_alone_sets_aside_and_takes_back(park: str, by):
    set_aside()

    with pytest.raises(NotAllowed):
        overrides.override(CheckCode.CAP_REACHED, "FIRE-2", "理由", by=by)
    with pytest.raises(NotAllowed):
        overrides.withdraw(CheckCode.CAP_REACHED, "FIRE-1", by=by)


def test_supervision_reads_what_was_set_aside_and_departments_do_not(park: str):
    set_aside()

    assert len(overrides.list_overrides(by=person(Role.SUPERVISION))) == 1
    with pytest.raises(NotAllowed):
        overrides.list_overrides(by=officer())
