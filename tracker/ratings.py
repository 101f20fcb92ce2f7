"""How visits were, as whoever was visited says by the code; departments never read it."""

import datetime as dt
from typing import Unpack

from tracker import clock, history, permissions, visit_codes
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, Rejected
from tracker.models import RatingRow
from tracker.paging import ALWAYS, Page, latest, narrowing
from tracker.people import SCANNER
from tracker.permissions import Act
from tracker.records import Person
from tracker.records.visit_codes import Rating
from tracker.refusals import words_faults
from tracker.visit_codes import Shown
from tracker.week import local

BEST = 5
"""Stars of a visit that could not have been better; the worst has one."""


def rate(shown: Shown, stars: int, text: str = "") -> Rating:
    """
    Say how a visit was, in place of what was said before.

    Raises
    ------
    Rejected
        With every fault: stars beyond 1 to 5, too many words, a visit that has not begun.
    WrongState
        If the code counts no more.
    """
    with transaction():
        visit = visit_codes.valid(shown, "rate")
        found = [*words_faults("text", text, needed=False)]
        if not 1 <= stars <= BEST:
            found.append(Fault("stars", FaultCode.OUT_OF_RANGE, str(stars), f"1-{BEST}"))
        if visit.start > clock.now():
            found.append(Fault("visit", FaultCode.FUTURE, f"{visit.start:%Y-%m-%d %H:%M}"))
        if found:
            raise Rejected(found)
        row = RatingRow.get_or_none(RatingRow.uid == visit.uid) or RatingRow(uid=visit.uid)
        if row.id is None or (row.stars, row.text) != (stars, text.strip()):
            row.stars, row.text, row.moment = stars, text.strip(), clock.now()
            row.save()
            # Neither stars nor words: the log is read by more people than ratings are.
            facts = {"digest": history.digest([stars, row.text])}
            history.record(f"rating:{visit.uid}", "rate a visit", SCANNER, facts)
        return _record_of(row)


def moment_of(uid: str) -> dt.datetime | None:
    """When a visit was rated; how it was is for those who may read ratings."""
    row = RatingRow.get_or_none(RatingRow.uid == uid)
    return local(row.moment) if row else None


def list_ratings(
    *, by: Person, visit: str | None = None, **page: Unpack[Page]
) -> tuple[Rating, ...]:
    """
    How visits were, the latest first.

    Parameters
    ----------
    visit
        Only this one.
    page
        At most so many of those before the number that ended the last one: `before`, `most`.
    """
    permissions.require(by, Act.READ_RATINGS)
    with reading():
        rows = RatingRow.select().where(ALWAYS, *narrowing({RatingRow.uid: visit}))
        found = latest(rows, RatingRow.id, page.get("before"), page.get("most"))
        return tuple(_record_of(row) for row in found)


def _record_of(row: RatingRow) -> Rating:
    return Rating(row.id, row.uid, row.stars, row.text, local(row.moment))
