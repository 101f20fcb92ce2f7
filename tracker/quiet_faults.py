"""What makes an entry of a quiet period unusable."""

from collections.abc import Iterator

from tracker.errors import Fault, FaultCode, missing
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


def faults(entry: QuietEntry) -> tuple[Fault, ...]:
    """Every fault, against the registers as they stand."""
    return (*_plain_faults(entry), *_shape_faults(entry), *_scope_faults(entry))


def _plain_faults(entry: QuietEntry) -> Iterator[Fault]:
    yield from missing(basis=entry.basis)
    if entry.until is not None and entry.until < entry.since:
        yield Fault("until", FaultCode.TOO_EARLY, str(entry.until), str(entry.since))
    for code in entry.exceptions:
        if code not in CODES:
            yield Fault("exceptions", FaultCode.UNKNOWN, code, ", ".join(CODES))


def _shape_faults(entry: QuietEntry) -> Iterator[Fault]:
    for name in ("days", "weekdays", "chosen"):
        wanted, told = NEEDS[entry.shape] == name, getattr(entry, name)
        if wanted and not told:
            yield Fault(name, FaultCode.MISSING)
        elif told and not wanted:
            yield Fault(name, FaultCode.NOT_WANTED, _shown(told), entry.shape.value)
    for first, last in entry.days:
        if not 1 <= first <= last <= 31:
            yield Fault("days", FaultCode.OUT_OF_RANGE, f"{first}-{last}", "1-31")
    for day in entry.weekdays:
        if not 0 <= day <= 6:
            yield Fault("weekdays", FaultCode.OUT_OF_RANGE, str(day), "0-6")
    if not 0 <= entry.chosen <= 31:
        yield Fault("chosen", FaultCode.OUT_OF_RANGE, str(entry.chosen), "1-31")


def _shown(told: object) -> str:
    """Days as a reader writes them: stretches joined by a dash."""
    if not isinstance(told, tuple):
        return str(told)
    return ", ".join(
        "-".join(map(str, one)) if isinstance(one, tuple) else str(one) for one in told
    )


def _scope_faults(entry: QuietEntry) -> Iterator[Fault]:
    known = {
        QuietScope.ALL: not entry.of,
        QuietScope.ENTERPRISE: EnterpriseRow.get_or_none(EnterpriseRow.code == entry.of),
        QuietScope.TIER: entry.of in set(Tier),
        QuietScope.TRADE: bool(entry.of.strip()),
        QuietScope.PARK: ParkRow.get_or_none(ParkRow.code == entry.of),
    }
    if not known[entry.scope]:
        yield Fault("of", FaultCode.UNKNOWN, entry.of)
