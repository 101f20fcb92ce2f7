"""Who may be named, for those who may name somebody."""

import pytest

from tests.tracker.appeals.builders import CLERK, FIRM, HEAD, OFFICER, OTHER_HEAD, TODAY, day
from tests.tracker.builders import COMMITTEE, OPERATOR
from tracker import accounts, settings
from tracker.appeals import colleagues, delegations
from tracker.errors import NotAllowed


def logins(found):
    return {one.login for one in found}


def test_those_watch_over_matters_who_supervise_and_no_department(centre: str) -> None:
    assert logins(colleagues.list_watchers(by=CLERK)) == {"clerk", "watcher", "obe"}


def test_a_closed_account_is_not_offered(centre: str) -> None:
    accounts.close("watcher", "调离", by=OPERATOR)

    assert "watcher" not in logins(colleagues.list_watchers(by=CLERK))


def test_a_head_finds_the_own_officers_only(centre: str) -> None:
    own, others = (colleagues.list_officers(by=one) for one in (HEAD, OTHER_HEAD))

    assert logins(own) == {"fire-officer", "fire-colleague"}
    assert logins(others) == {"emb-officer"}


def test_names_are_told_of_delegations_that_one_may_read(centre: str) -> None:
    settings.write("delegation.allowed", True, "会议纪要", by=COMMITTEE)
    delegations.delegate("fire-officer", "委托 3 号", TODAY, day(3), by=HEAD)

    assert colleagues.names(by=HEAD) == {"fire-officer": "经办人"}
    assert colleagues.names(by=OTHER_HEAD) == {}


def test_others_get_no_names(centre: str) -> None:
    for act, person in (
        (colleagues.list_watchers, OFFICER),
        (colleagues.list_officers, OFFICER),
        (colleagues.names, FIRM),
    ):
        with pytest.raises(NotAllowed):
            act(by=person)
