"""What was told by the code of a visit, for the visit's own page."""

from dataclasses import dataclass

from tracker import proposals, ratings, refusals, scans
from tracker.acts import Act as Right
from tracker.permissions import may
from tracker.records import Person
from tracker.records.proposals import TimeProposal
from tracker.records.visit_codes import Rating, Refusal, Scan


@dataclass(frozen=True, slots=True)
class Told:
    """Confirmations as they came, refusals, how it was, other times: each for its readers."""

    scans: tuple[Scan, ...]
    refusals: tuple[Refusal, ...]
    rating: Rating | None
    proposals: tuple[TimeProposal, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to be shown."""
        return bool(self.scans or self.refusals or self.rating or self.proposals)


def told_at(uid: str, *, by: Person) -> Told:
    """What somebody may know of it."""
    rated = ratings.list_ratings(by=by, visit=uid) if may(by, Right.READ_RATINGS) else ()
    return Told(
        scans=scans.list_scans(by=by, visit=uid)[::-1],
        refusals=refusals.list_refusals(by=by, visit=uid)[::-1],
        rating=next(iter(rated), None),
        proposals=proposals.list_proposals(by=by, visit=uid),
    )
