"""Who does not want a matter any more takes it back, and nothing of it waits."""

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    FIRM,
    STRANGER,
    accepted,
    answered,
    at,
    dispatched,
    received,
)
from tests.tracker.appeals.told import (
    counted,
    events,
    fields,
    last,
    refused,
    runs,
    sent,
)
from tests.tracker.builders import COMMITTEE
from tracker import history
from tracker.appeals import register
from tracker.errors import FaultCode, NotFound
from tracker.records import AppealState


def test_what_was_refused_is_looked_at_anew_with_new_clocks(centre: str) -> None:
    appeal = register.refuse(received(), "不属于受理范围", by=CLERK).id
    seen = last(appeal)

    with at(2):
        found = register.reconsider(appeal, " 应予受理 ", by=COMMITTEE)

        assert (found.state, found.refusal) == (AppealState.RECEIVED, "")
        assert events(appeal, seen) == [("reconsider", {"why": history.digest("应予受理")})]
        assert counted(appeal, "accept 2") == ("service-centre", 2, 3)
        assert counted(appeal, "route 2") == ("service-centre", 2, 3)


def test_the_own_enterprise_takes_its_matter_back(centre: str) -> None:
    appeal = dispatched()
    seen = last(appeal)
    with pytest.raises(NotFound):
        register.withdraw(appeal, "已解决", by=STRANGER)
    assert fields(lambda: register.withdraw(appeal, "", by=FIRM)) == [("why", FaultCode.MISSING)]

    found = register.withdraw(appeal, "已解决", by=FIRM)

    assert found.state is AppealState.WITHDRAWN
    assert (found.receiver, found.supervisor) == ("", "")
    assert events(appeal, seen) == [("withdraw", {"why": history.digest("已解决")})]
    assert sent(appeal)[-1] == ("appeal", "department:FIRE")
    assert runs(appeal) == []
    assert refused(appeal, lambda: register.withdraw(appeal, "再次", by=FIRM)) == ("withdrawn", ())


def test_what_was_answered_is_not_taken_back(centre: str) -> None:
    appeal = answered()

    assert refused(appeal, lambda: register.withdraw(appeal, "不办了", by=FIRM))[0] == "answered"


def test_the_service_centre_takes_back_what_nobody_has_an_account_for(centre: str) -> None:
    appeal = accepted(enterprise="")

    register.withdraw(appeal, "来电要求撤回", by=CLERK)

    assert [to for _, to in sent(appeal)] == ["service-centre"]
