"""What the ids on a review are called, from the registers."""

from tracker import departments, enterprises, parks
from tracker.records import Person
from web import reading, wording
from web.reviews.columns import Names


def names_of(by: Person, language: str) -> Names:
    """What ids are called on a paper."""
    first = next((one.name for one in parks.list_parks(by=by)), "")
    return Names(
        issuer=wording.say("committee", language, park=first) if first else "",
        departments={one.id: one.name for one in departments.list_departments(by=by)},
        enterprises=enterprises.names(by=by),
        demo=reading.is_demo(),
    )
