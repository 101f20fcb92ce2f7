"""What the registers say against the pool of a draw: catalogue, tiers, parts, officers."""

from collections.abc import Iterator
from fractions import Fraction

from tracker import clock, credit, enterprises, items, lots, officers
from tracker.errors import Fault, FaultCode
from tracker.records import DrawPool, Tier


def faults(department: str, item: str, pool: DrawPool) -> Iterator[Fault]:
    """Each thing that keeps a pool from being announced."""
    yield from _faults_of_item(department, item)
    yield from _faults_of_objects(pool)
    yield from _faults_of_parts(pool)
    yield from officers.faults(department, sorted({*pool.officers}), clock.today())


def _faults_of_item(department: str, item: str) -> Iterator[Fault]:
    catalogue = items.of_department(department)
    known = items.named(catalogue, item)
    if not item.strip():
        yield Fault("item", FaultCode.MISSING)
    elif catalogue and (known is None or not known.published):
        yield Fault("item", FaultCode.UNKNOWN, item)


def _faults_of_objects(pool: DrawPool) -> Iterator[Fault]:
    """Enterprises are registered, and in the tier that their grades make; without one, in any."""
    tier_of = {firm: tier for tier, firms in pool.objects.items() for firm in firms}
    known, grades = enterprises.registered(tier_of), credit.grades_of(tier_of)
    table, today = credit.table(), clock.today()
    for firm in sorted(tier_of):
        tier = credit.standing_of(firm, grades[firm], today, table).tier
        if firm not in known:
            yield Fault("objects", FaultCode.UNKNOWN, firm)
        elif tier not in (None, tier_of[firm]):
            yield Fault("tier", FaultCode.DIFFERS, tier_of[firm], str(tier), firm)


def _faults_of_parts(pool: DrawPool) -> Iterator[Fault]:
    """Of each tier as much is drawn as its setting allows."""
    for name, part in sorted(pool.percent.items()):
        if name in set(Tier) and lots.is_percent(part):
            least, most = credit.tier_rule(Tier(name)).percent
            if not least <= Fraction(part) <= most:
                yield Fault("percent", FaultCode.OUT_OF_RANGE, part, f"{least}-{most}", name)
