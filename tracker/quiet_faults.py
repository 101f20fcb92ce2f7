"""What makes an entry of a quiet period unusable."""

from collections.abc import Iterator

from tracker.models import EnterpriseRow, ParkRow
from tracker.records import DirectReason, ExemptReason, QuietEntry, QuietScope, QuietShape, Tier

NEEDS = {
    QuietShape.DAYS_OF_MONTH: "days",
    QuietShape.WEEKDAYS: "weekdays",
    QuietShape.CHOSEN_DAYS: "chosen",
    QuietShape.JOINT_DAYS: "days",
}
"""The one part of an entry that its shape is about."""

CODES = (*(one.value for one in ExemptReason), *(one.value for one in DirectReason))
"""What may be excepted."""


def faults(entry: QuietEntry) -> tuple[str, ...]:
    """Every fault, against the registers as they stand."""
    return (*_plain_faults(entry), *_shape_faults(entry), *_scope_faults(entry))


def _plain_faults(entry: QuietEntry) -> Iterator[str]:
    if not entry.basis.strip():
        yield "a quiet period needs the decision that it rests on"
    if entry.until is not None and entry.until < entry.since:
        yield f"quiet period from {entry.since} ends on {entry.until}, before it begins"
    for code in entry.exceptions:
        if code not in CODES:
            yield f"exception {code!r} is unknown; known are {', '.join(CODES)}"


def _shape_faults(entry: QuietEntry) -> Iterator[str]:
    for name in ("days", "weekdays", "chosen"):
        wanted = NEEDS[entry.shape] == name
        if wanted != bool(getattr(entry, name)):
            yield f"quiet period by {entry.shape} {'needs' if wanted else 'has no'} {name}"
    for first, last in entry.days:
        if not 1 <= first <= last <= 31:
            yield f"days {first} to {last} are no stretch of a month, expected 1 to 31 in order"
    for day in entry.weekdays:
        if not 0 <= day <= 6:
            yield f"weekday is {day}, expected 0 for Monday to 6 for Sunday"
    if not 0 <= entry.chosen <= 31:
        yield f"{entry.chosen} days a month may be chosen, expected 1 to 31"


def _scope_faults(entry: QuietEntry) -> Iterator[str]:
    known = {
        QuietScope.ALL: not entry.of,
        QuietScope.ENTERPRISE: EnterpriseRow.get_or_none(EnterpriseRow.code == entry.of),
        QuietScope.TIER: entry.of in set(Tier),
        QuietScope.TRADE: bool(entry.of.strip()),
        QuietScope.PARK: ParkRow.get_or_none(ParkRow.code == entry.of),
    }
    if not known[entry.scope]:
        yield f"quiet period is for {entry.scope} {entry.of!r}, which there is not"
