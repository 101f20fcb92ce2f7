"""What the mechanism means for the public, in versions that the committee publishes."""

from collections.abc import Iterator, Sequence

from tracker import clock, history, permissions
from tracker.database import reading, transaction
from tracker.errors import Conflict, ConflictCode, Fault, FaultCode, Rejected
from tracker.models import MechanismRow
from tracker.permissions import Act
from tracker.records import Person
from tracker.records.publicity import Mechanism, Section
from tracker.week import local

CASE = "mechanism"


def publish(
    sections: Sequence[Section], decision: str, *, by: Person, seen: int | None = None
) -> Mechanism:
    """
    Publish a new version; earlier ones are kept, equal sections again change nothing.

    Parameters
    ----------
    decision
        What it rests on, such as the number of a resolution.
    seen
        The version that was changed (None: whatever there is).

    Raises
    ------
    Rejected
        With every fault: no section, one without heading or words, no decision.
    Conflict
        If another version was published since.
    """
    permissions.require(by, Act.KEEP_POLICY)
    problems = [*_faults(sections, decision)]
    if problems:
        raise Rejected(problems)
    wanted = [[one.title.strip(), one.text.strip()] for one in sections]
    with transaction():
        last = _last()
        version = last.version if last else 0
        if seen not in (None, version):
            raise Conflict(ConflictCode.NEWER, kind="mechanism", key="", version=version, seen=seen)
        if last is not None and last.sections == wanted:
            return _record_of(last)
        row = MechanismRow.create(
            version=version + 1,
            sections=wanted,
            decision=decision.strip(),
            actor=by.login,
            published=clock.now(),
        )
        facts = {"version": row.version, "digest": history.digest(wanted), "decision": row.decision}
        history.record(CASE, "publish", by, facts)
        return _record_of(row)


def _faults(sections: Sequence[Section], decision: str) -> Iterator[Fault]:
    if not sections or not all(one.title.strip() and one.text.strip() for one in sections):
        yield Fault("sections", FaultCode.MISSING)
    titles = [one.title.strip() for one in sections]
    for title in sorted({one for one in titles if one and titles.count(one) > 1}):
        yield Fault("sections", FaultCode.TWICE, title)
    if not decision.strip():
        yield Fault("decision", FaultCode.MISSING)


def show(*, by: Person) -> Mechanism | None:
    """The latest version; None before the first, when the words of the house stand."""
    permissions.require(by, Act.READ_PUBLIC)
    with reading():
        last = _last()
        return _record_of(last) if last else None


def list_versions(*, by: Person) -> tuple[Mechanism, ...]:
    """All versions, the latest first."""
    permissions.require(by, Act.READ_PUBLIC)
    with reading():
        rows = MechanismRow.select().order_by(MechanismRow.version.desc())
        return tuple(_record_of(row) for row in rows)


def _last() -> MechanismRow | None:
    found: MechanismRow | None = MechanismRow.select().order_by(MechanismRow.version.desc()).first()
    return found


def _record_of(row: MechanismRow) -> Mechanism:
    sections = tuple(Section(title, text) for title, text in row.sections)
    return Mechanism(row.version, sections, row.decision, local(row.published))
