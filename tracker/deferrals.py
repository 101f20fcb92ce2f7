"""
A request goes over into a later week: the committee's act, since each week is planned by itself.

Nothing does it unasked (policy, reading A16): a person says why, and the department is told. Its
sheet of the later week neither takes back nor repeats what was deferred into it.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from tracker import clock, history, outbox, permissions, registers, request_rows, requests, weeks
from tracker import working_days as calendar
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, Rejected, WrongState, missing
from tracker.models import FindingRow, LineRow, ReInspectionRow, RequestRow, WeekRow
from tracker.permissions import Act
from tracker.records import Person, Request, WeekState, Window
from tracker.week import DAY, Week
from tracker.wishes import window_faults


def defer(
    request: str, week: Week, why: str, windows: tuple[Window, ...] = (), *, by: Person
) -> Request:
    """
    Take a request out of its week and ask for the same in a later one; what is asked there.

    What is published stays until its week is planned and published again.

    Parameters
    ----------
    windows
        When it is possible there; none: on every working day.

    Raises
    ------
    NotFound
        If there is no such request.
    Rejected
        With every fault: no reason, a week that is not after its own and after today's, hours
        that no visit of its length fits into, the same asked for there already.
    WrongState
        If it was withdrawn, its visit has begun, or one of the weeks is closed.
    """
    permissions.require(by, Act.PLAN)
    with transaction():
        row = registers.row_of(RequestRow, request)
        _must_stand(row)
        if found := [*missing(why=why), *_faults(row, week, windows)]:
            raise Rejected(found)
        into = weeks.row_or_open(week, by)
        weeks.receive(row.week, by)
        late = "" if weeks.receive(into, by) else why.strip()
        moved = _copy(row, into, sorted(windows) or _everywhere(week), late)
        _leave(row, moved)
        _tell(row, moved, why.strip(), by)
        return request_rows.record_of(moved)


def _must_stand(row: RequestRow) -> None:
    record = request_rows.record_of(row)
    state = "withdrawn" if row.withdrawn else "under way" if requests.has_begun(record) else ""
    if state:
        raise WrongState("request", row.code, state=state, act="defer")


def _faults(row: RequestRow, week: Week, windows: Sequence[Window]) -> Iterator[Fault]:
    first = earliest(Week.parse(row.week.name))
    if week < first:
        yield Fault("week", FaultCode.TOO_EARLY, str(week), str(first))
    yield from window_faults(windows)
    longest = max((end - start for start, end in windows), default=DAY)
    if longest < row.minutes:
        yield Fault("windows", FaultCode.TOO_SHORT, str(longest), str(row.minutes))
    for item in _there(row, week):
        yield Fault("item", FaultCode.TAKEN, item, str(week))


def earliest(week: Week) -> Week:
    """The first week into which a request of a week may go."""
    return Week.of(max(week, Week.of(clock.today())).date(7))


def _there(row: RequestRow, week: Week) -> list[str]:
    """Of its items, what the department asks for at the enterprise in that week already."""
    own = [line.item for line in _lines(row)]
    rows: Any = LineRow.select(LineRow.item).join(RequestRow).join(WeekRow)
    same = (RequestRow.department == row.department) & (RequestRow.enterprise == row.enterprise)
    stands = (WeekRow.name == str(week)) & ~RequestRow.withdrawn & LineRow.item.in_(own)
    return [item for (item,) in rows.where(same, stands).order_by(LineRow.id).tuples()]


def _lines(row: RequestRow) -> list[LineRow]:
    return list(LineRow.select().where(LineRow.request == row).order_by(LineRow.position))


def _everywhere(week: Week) -> list[tuple[int, int]]:
    days = [(day - week.monday).days for day in calendar.working_days(week).days]
    return [(day * DAY, (day + 1) * DAY) for day in days]


KEPT = (
    *("department", "enterprise", "minutes", "inspectors", "teams", "may_lead", "announced"),
    *("priority", "joint_key", "origin", "former_lead"),
)
"""What a request asks for wherever it stands."""


def _copy(
    row: RequestRow, into: WeekRow, windows: Sequence[Sequence[int]], late: str
) -> RequestRow:
    number = RequestRow.select().where(RequestRow.department == row.department).count() + 1
    moved: RequestRow = RequestRow.create(
        code=f"{row.department.code}-{number}",
        week=into,
        windows=[list(one) for one in windows],
        revision=1,
        withdrawn=False,
        late=late,
        deferred_from=row.code,
        **{name: getattr(row, name) for name in KEPT},
    )
    for line in _lines(row):
        facts = {name: getattr(line, name) for name in request_rows.LINE_FACTS}
        # Who goes there in that week is for the department to say.
        LineRow.create(request=moved, position=line.position, **{**facts, "officers": []})
    return moved


def _leave(row: RequestRow, moved: RequestRow) -> None:
    """The request is withdrawn, and what waits for it waits for the other one."""
    row.withdrawn, row.revision = True, row.revision + 1
    row.save()
    FindingRow.update(request=moved).where(FindingRow.request == row).execute()
    waits = (ReInspectionRow.request == row) & (ReInspectionRow.result == "")
    ReInspectionRow.update(request=moved).where(waits).execute()


def _tell(row: RequestRow, moved: RequestRow, why: str, by: Person) -> None:
    told = {"request": moved.code, "week": moved.week.name, "why": why}
    history.record(f"request:{row.code}", "defer", by, {"revision": row.revision, **told})
    came = {"revision": moved.revision, "deferred_from": row.code, "late": moved.late}
    history.record(f"request:{moved.code}", "take over", by, came)
    to = f"department:{row.department.code}"
    outbox.write(f"request:{row.code}:{row.revision}:defer", "request-deferred", to, told)


def may_be_deferred(request: Request) -> bool:
    """Whether nothing speaks against deferring a request where it stands; rights are not asked."""
    with reading():
        state = WeekState(weeks.row_of(request.week).state)
        is_closed = state is WeekState.CLOSED
        return not (request.withdrawn or is_closed or requests.has_begun(request))
