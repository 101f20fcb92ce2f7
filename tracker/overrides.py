"""Findings of the checks that the committee sets aside, with a reason that stays in the log."""

from tracker import clock, history, permissions, settings
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, missing
from tracker.models import OverrideRow
from tracker.paging import latest
from tracker.permissions import Act
from tracker.records import CheckCode, Override, Person
from tracker.week import local


def override(code: CheckCode, key: str, reason: str, *, by: Person) -> Override:
    """
    Set a finding aside until it is taken back; again with an equal reason changes nothing.

    Parameters
    ----------
    key
        Id of a request, or key of a line, as the finding tells them.

    Raises
    ------
    Rejected
        If there is no reason, no key, or nobody may set such a finding aside.
    """
    permissions.require(by, Act.OVERRIDE)
    problems = [*missing(reason=reason, key=key)]
    if code in settings.names("checks.final"):
        problems.append(Fault("code", FaultCode.FORBIDDEN, code.value))
    if problems:
        raise Rejected(problems)
    with transaction():
        row = _standing(code, key)
        if row is None:
            row = OverrideRow(code=code.value, key=key, moment=clock.now())
        if (row.reason, row.actor) == (reason.strip(), by.login):
            return _record_of(row)
        row.reason, row.actor, row.moment = reason.strip(), by.login, clock.now()
        row.save()
        history.record(_case(code, key), "override", by, {"reason": row.reason})
        return _record_of(row)


def withdraw(code: CheckCode, key: str, *, by: Person) -> Override:
    """Take it back: the finding holds again; NotFound if nothing was set aside."""
    permissions.require(by, Act.OVERRIDE)
    with transaction():
        row = _standing(code, key)
        if row is None:
            raise NotFound("override", key)
        row.withdrawn = clock.now()
        row.save()
        history.record(_case(code, key), "withdraw override", by, {})
        return _record_of(row)


def list_overrides(
    *, by: Person, withdrawn: bool = False, before: int | None = None, most: int | None = None
) -> tuple[Override, ...]:
    """
    What was set aside, the latest first.

    Parameters
    ----------
    withdrawn
        Whether those that were taken back are listed too.
    before, most
        A page: at most so many of those before the number that ended the last one.
    """
    permissions.require(by, Act.READ_OVERRIDES)
    with reading():
        rows = OverrideRow.select()
        if not withdrawn:
            rows = rows.where(OverrideRow.withdrawn.is_null())
        return tuple(_record_of(row) for row in latest(rows, OverrideRow.id, before, most))


def standing() -> dict[str, dict[str, Override]]:
    """All that is set aside, by key and code, for services that check rights themselves."""
    found: dict[str, dict[str, Override]] = {}
    for row in OverrideRow.select().where(OverrideRow.withdrawn.is_null()):
        found.setdefault(row.key, {})[row.code] = _record_of(row)
    return found


def _standing(code: CheckCode, key: str) -> OverrideRow | None:
    row: OverrideRow | None = OverrideRow.get_or_none(
        OverrideRow.code == code.value, OverrideRow.key == key, OverrideRow.withdrawn.is_null()
    )
    return row


def _case(code: CheckCode, key: str) -> str:
    return f"check:{code}:{key}"


def _record_of(row: OverrideRow) -> Override:
    return Override(
        code=CheckCode(row.code),
        key=row.key,
        reason=row.reason,
        actor=row.actor,
        moment=local(row.moment),
        withdrawn=local(row.withdrawn) if row.withdrawn else None,
        number=row.id,
    )
