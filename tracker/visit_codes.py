"""
The code of a visit (亮码): whoever has it sees whether the visit is genuine.

A code is kept nowhere. It is the visit's uid and a mark that only a secret outside of the
database can make, so a notice that is printed again bears the same one, and whoever reads the
database learns none. Another rotation makes another mark.
"""

import datetime as dt
import hmac
from collections.abc import Collection
from dataclasses import dataclass, field

from tracker import clock, history, permissions, settings, throttle, tokens
from tracker.appeals import codes
from tracker.cases import offices, state_of, visible
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, NotSignedIn, Rejected, WrongState, need
from tracker.models import VisitCodeRow
from tracker.paging import among
from tracker.permissions import Act
from tracker.records import Person, Visit, VisitState
from tracker.records.visit_codes import ScanState
from tracker.visits import published

SIGNS = 26
"""Of five bits each: 130 that nobody guesses."""

BREAK = "."
"""Between the uid and the mark."""

KEY = b"visit codes"
"""What the secret is used for: a secret of cookies must not be that of codes too."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A code as somebody has scanned it, the secret that it is judged by, and where from."""

    code: str = field(repr=False)
    secret: str = field(repr=False)
    address: str = ""


def codes_of(uids: Collection[str], secret: str) -> dict[str, str]:
    """The codes of visits by their uids; whoever may have their notices may have these."""
    with reading():
        rows = VisitCodeRow.select().where(among(VisitCodeRow.uid, list(uids)))
        rotations = {row.uid: row.rotation for row in rows}
    return {uid: uid + BREAK + _mark(uid, rotations.get(uid, 0), secret) for uid in uids}


def _mark(uid: str, rotation: int, secret: str) -> str:
    key = hmac.digest(secret.encode(), KEY, "sha256")
    made = hmac.digest(key, f"{uid}\n{rotation}".encode(), "sha256")
    number = int.from_bytes(made, "big")
    return "".join(codes.ALPHABET[number >> 5 * at & 31] for at in range(SIGNS))


def opened(shown: Shown) -> Visit:
    """
    The visit of a code, also if it was called off or is over.

    Raises
    ------
    NotFound
        If there is no such code, it was changed, or it was never shown; all alike.
    NotSignedIn
        If too many wrong ones came from the address; `until` says when to try again.
    """
    limits = _limits(shown.address)
    with reading():
        for key, limit in limits.items():
            if until := throttle.locked_until(key, limit):
                raise NotSignedIn(until)
        uid, _, mark = shown.code.rpartition(BREAK)
        row = VisitCodeRow.get_or_none(VisitCodeRow.uid == uid) if uid.isprintable() else None
        expected = _mark(uid, row.rotation if row else 0, shown.secret)
        if hmac.compare_digest(expected.encode(), codes.plain(mark).encode()):
            visit = _published(uid)
            if visit is not None and (visit.announced or (row and row.shown)):
                return visit
    throttle.count(limits)
    raise NotFound("visit", "")


def _published(uid: str) -> Visit | None:
    try:
        return published(uid)
    except NotFound:
        return None


def _limits(address: str) -> dict[str, int]:
    """The key of an address and how many wrong codes it bears; none from an unknown place."""
    key = tokens.digest(f"visit code:{address}")
    return {key: settings.number("visit_code.address_attempts")} if address else {}


def last_day(visit: Visit) -> dt.date:
    """The last day on which the code of a visit counts."""
    return visit.start.date() + dt.timedelta(days=settings.number("visit_code.days"))


def state_of_code(visit: Visit) -> ScanState:
    """Whether the code of a visit still counts."""
    if clock.today() > last_day(visit):
        return ScanState.EXPIRED
    is_off = visit.cancelled or state_of(visit) is VisitState.CANCELLED
    return ScanState.CALLED_OFF if is_off else ScanState.VALID


def valid(shown: Shown, act: str) -> Visit:
    """The visit of a code that counts; WrongState, with the act, if it counts no more."""
    visit = opened(shown)
    state = state_of_code(visit)
    if state is not ScanState.VALID:
        raise WrongState("visit code", visit.uid, state=state, act=act)
    return visit


def is_shown(uid: str) -> bool:
    """Whether the code of a visit was ever shown on site."""
    row = VisitCodeRow.get_or_none(VisitCodeRow.uid == uid)
    return row is not None and row.shown is not None


def to_show(uid: str, secret: str, *, by: Person) -> str:
    """The code that an officer holds up; NotFound where there is none to be shown."""
    with reading():
        visit = visible(uid, by)
        permissions.require(by, Act.SHOW_CODE, departments=offices(visit), lead=visit.lead.id)
        counts = state_of_code(visit) is ScanState.VALID
        if not counts or not (visit.announced or is_shown(uid)):
            raise NotFound("visit", uid)
        return codes_of([uid], secret)[uid]


def show_on_site(uid: str, *, by: Person) -> Visit:
    """
    From now on the code of a visit counts; again changes nothing.

    A visit that is not announced has none before, so that nobody learns of it by one.

    Raises
    ------
    Rejected
        If nobody is to know of the visit before its day.
    WrongState
        If it was called off, or its code is over.
    """
    with transaction():
        visit = visible(uid, by)
        permissions.require(by, Act.SHOW_CODE, departments=offices(visit), lead=visit.lead.id)
        state = state_of_code(visit)
        if state is not ScanState.VALID:
            raise WrongState("visit code", uid, state=state, act="show")
        day = visit.start.date()
        if not visit.announced and clock.today() < day:
            raise Rejected([Fault("visit", FaultCode.FUTURE, str(day))])
        row = _row_of(uid)
        if row.shown is None:
            row.shown = clock.now()
            row.save()
            history.record(f"scan:{uid}", "show the code", by, {"department": by.department})
        return visit


def rotate(uid: str, reason: str, *, by: Person) -> Visit:
    """
    Give a visit another code, such as when a notice was lost; the old one opens nothing more.

    Raises
    ------
    Rejected
        If no reason is given.
    """
    with transaction():
        visit = visible(uid, by)
        permissions.require(by, Act.CHANGE_CODE)
        need(reason=reason)
        row = _row_of(uid)
        row.rotation += 1
        row.save()
        history.record(f"scan:{uid}", "change the code", by, {"reason": reason.strip()})
        return visit


def _row_of(uid: str) -> VisitCodeRow:
    row: VisitCodeRow | None = VisitCodeRow.get_or_none(VisitCodeRow.uid == uid)
    return row or VisitCodeRow(uid=uid, rotation=0)
