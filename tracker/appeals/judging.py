"""An enterprise with an account says itself whether an answer is true and satisfies."""

from tracker import clock
from tracker.appeals import call_backs
from tracker.appeals.rows import legal, raised, record_of, state_of
from tracker.database import transaction
from tracker.errors import WrongState
from tracker.records import (
    Appeal,
    AppealState,
    CallBackEntry,
    CallMethod,
    Person,
    Satisfaction,
)


def judge(
    appeal: int,
    satisfaction: Satisfaction,
    *,
    confirmed: bool,
    note: str = "",
    by: Person,
) -> Appeal:
    """
    Close an answered matter of the own enterprise, or reopen it, as `tracking.judge` does by code.

    Raises
    ------
    NotFound
        If the person's enterprise raised no such matter with its account.
    WrongState
        If it is not answered.
    Rejected
        If it is not said how far the answer satisfies.
    """
    with transaction():
        row = raised(appeal, by)
        if state_of(row) is not AppealState.ANSWERED:
            act, may = "judge the answer of", legal(row)
            raise WrongState("appeal", row.id, state=row.state, act=act, legal=may)
        said = CallBackEntry(clock.today(), CallMethod.CODE, confirmed, satisfaction, note=note)
        call_backs.hear(row, said, by)
        return record_of(row, by)
