"""What an enterprise changes in its own entry: whom to call, and hours without visits."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator

from tracker import clock, enterprises, history, permissions, registers, settings
from tracker.contacts import LEAST_DIGITS
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, Rejected, missing, signs
from tracker.models import EnterpriseRow, WeekRow
from tracker.permissions import Act
from tracker.records import Closure, Enterprise, Person, WeekState, Window
from tracker.week import DAY, Week, tell_minute

LONGEST = 60
"""Characters of a name or a number."""

LIMIT = "closure.most_hours"
"""The setting that says how much of a week an enterprise may close itself."""


def show(enterprise: str, *, by: Person) -> Enterprise:
    """The own entry; NotAllowed for another one, whether it is there or not."""
    permissions.require(by, Act.KEEP_OWN_ENTERPRISE, enterprise=enterprise)
    with reading():
        return enterprises.find(enterprise, by=by)


def list_own(*, by: Person) -> tuple[Enterprise, ...]:
    """The own entry and no other."""
    permissions.require(by, Act.KEEP_OWN_ENTERPRISE, enterprise=by.enterprise)
    with reading():
        return enterprises.page(enterprises.rows(), None, None, only=by.enterprise)


def name_contact(enterprise: str, contact: str, phone: str, *, by: Person) -> Enterprise:
    """
    Say whom to call about a visit; again changes nothing. The log keeps neither name nor number.

    Raises
    ------
    Rejected
        With every fault: no name, no telephone number, too long.
    """
    permissions.require(by, Act.KEEP_OWN_ENTERPRISE, enterprise=enterprise)
    wanted = {"contact": contact.strip(), "phone": phone.strip()}
    problems = [*_contact_faults(**wanted)]
    if problems:
        raise Rejected(problems)
    with transaction():
        row = registers.row_of(EnterpriseRow, enterprise)
        if {name: getattr(row, name) for name in wanted} != wanted:
            EnterpriseRow.update(wanted).where(EnterpriseRow.id == row.id).execute()
            history.record(f"enterprise:{enterprise}", "name contact", by, {})
        return enterprises.find(enterprise, by=by)


def _contact_faults(contact: str, phone: str) -> Iterator[Fault]:
    yield from missing(contact=contact)
    yield from signs(contact=contact, phone=phone)
    if sum(sign.isdigit() for sign in phone) < LEAST_DIGITS:
        yield Fault("phone", FaultCode.WRONG_FORM, phone[:LONGEST], "0762-1234567")
    for name, told in {"contact": contact, "phone": phone}.items():
        if len(told) > LONGEST:
            yield Fault(name, FaultCode.TOO_LONG, str(len(told)), str(LONGEST))


def close(enterprise: str, week: Week, windows: Iterable[Window] = (), *, by: Person) -> Closure:
    """
    Say when the own enterprise takes no visit in a week, in place of what was said before.

    No windows open the week again. Hours that the committee closed count too: who has more than
    the limit already may give some back, but add none.

    Raises
    ------
    Rejected
        With every fault: no window within a day, more hours than the limit, days that have
        passed, days of a week that is planned.
    """
    permissions.require(by, Act.KEEP_OWN_ENTERPRISE, enterprise=enterprise)
    wanted = tuple(sorted(set(windows)))
    with transaction():
        before = enterprises.closed(week).get(enterprise, ())
        problems = [*map(_strange, filter(_is_strange, wanted))]
        if problems := problems or [*_faults(week, wanted, before)]:
            raise Rejected(problems)
        enterprises.write_closed(enterprise, week, list(wanted), by)
    return Closure(week, wanted)


def _is_strange(window: Window) -> bool:
    """Whether a window is empty or lies not within one day of the week."""
    start, end = window
    return not 0 <= start < end <= 7 * DAY or start // DAY != (end - 1) // DAY


def _strange(window: Window) -> Fault:
    told = "-".join(map(tell_minute, window))
    return Fault("windows", FaultCode.WRONG_FORM, told, "Tue 09:00-12:00")


def _faults(week: Week, wanted: Collection[Window], before: Collection[Window]) -> Iterator[Fault]:
    most, minutes = settings.number(LIMIT) * 60, _length(wanted)
    if minutes > most and _length([*wanted, *before]) > _length(before):
        yield Fault("windows", FaultCode.OUT_OF_RANGE, _told(minutes), f"0:00-{_told(most)}")
    row = WeekRow.get_or_none(WeekRow.name == str(week))
    state = WeekState(row.state) if row else None
    for day in _days(week, {*wanted} ^ {*before}):
        if day <= clock.today():
            yield Fault("windows", FaultCode.PAST, str(day))
        if state not in (None, WeekState.COLLECTING):
            yield Fault("windows", FaultCode.CONTRADICTS, str(day), state.value)


def _days(week: Week, windows: Iterable[Window]) -> list[dt.date]:
    return [week.date(number) for number in sorted({start // DAY for start, _ in windows})]


def _length(windows: Collection[Window]) -> int:
    """Minutes that lie in any of the windows."""
    return len({minute for start, end in windows for minute in range(start, end)})


def _told(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"
