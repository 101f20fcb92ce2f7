"""What belongs to another organ leaves the clocks, with the organ's name and the day."""

import datetime as dt

import pytest

from tests.tracker.appeals.builders import (
    CLERK,
    FIRM,
    OBE,
    OFFICER,
    TODAY,
    WATCHER,
    answered,
    at,
    day,
    handling_,
    received,
)
from tests.tracker.appeals.told import events, faults, last, refused, runs, sent
from tests.tracker.builders import COMMITTEE, OPERATOR
from tracker import deadlines, history
from tracker.appeals import escalations, extensions, files, handling, notices, organs, register
from tracker.errors import Fault, FaultCode, NotAllowed, NotFound
from tracker.records import AppealState, LegalKind, Ruling


def test_no_clock_runs_and_nothing_waits_any_more(centre: str) -> None:
    appeal = handling_()
    extensions.ask(appeal, day(8), "等待", by=OFFICER)
    notices.notify(appeal, "限期", 3, by=WATCHER)
    notices.escalate_notice(appeal, "拒不办理", by=OBE)
    seen, messages = last(appeal), len(sent(appeal))

    found = organs.transfer(appeal, LegalKind.LAW, " 区人民法院 ", TODAY, " 已起诉 ", by=CLERK)

    assert found.state is AppealState.TRANSFERRED_LEGAL
    digest = history.digest(["law", "区人民法院", str(TODAY), "已起诉"])
    assert events(appeal, seen) == [("transfer to an organ", {"digest": digest})]
    assert sent(appeal)[messages:] == [("appeal", "enterprise:E1")]
    assert runs(appeal) == []
    assert escalations.list_escalations(by=OBE) == ()
    whole = files.show(appeal, by=CLERK)
    assert whole.extensions[0].verdict is Ruling.NO
    assert whole.transfer is not None
    assert (whole.transfer.organ, whole.transfer.why) == ("区人民法院", "已起诉")
    with at(20):
        assert deadlines.tick(by=OPERATOR) == notices.tick(by=OPERATOR) == 0


def test_every_fault_is_told_at_once(centre: str) -> None:
    appeal, tomorrow = received(), TODAY + dt.timedelta(days=1)

    assert faults(lambda: organs.transfer(appeal, LegalKind.LAW, " ", tomorrow, by=CLERK)) == (
        Fault("organ", FaultCode.MISSING),
        Fault("day", FaultCode.FUTURE, str(tomorrow)),
    )


def test_it_is_the_end_of_the_matter(centre: str) -> None:
    appeal = organs.transfer(received(), LegalKind.LAW, "区人民法院", TODAY, by=CLERK).id

    for act in (
        lambda: organs.transfer(appeal, LegalKind.LAW, "区人民法院", TODAY, by=CLERK),
        lambda: register.withdraw(appeal, "撤回", by=FIRM),
        lambda: register.accept(appeal, by=CLERK),
    ):
        assert refused(appeal, act) == ("transferred to an organ", ())
    done = answered()
    assert refused(done, lambda: organs.transfer(done, LegalKind.LAW, "法院", TODAY, by=CLERK))[
        0
    ] == ("answered")


@pytest.mark.parametrize("who", [OFFICER, OBE, COMMITTEE, FIRM])
def test_nobody_else_hands_it_over(centre: str, who) -> None:
    appeal = handling_()

    with pytest.raises((NotAllowed, NotFound)):
        organs.transfer(appeal, LegalKind.LAW, "区人民法院", TODAY, by=who)
    assert handling.take_over(appeal, by=OFFICER).state is AppealState.HANDLING
