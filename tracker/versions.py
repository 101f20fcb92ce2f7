"""Plan versions: drafts to compare, and the one that is published and then stays as it is."""

from collections.abc import Collection
from dataclasses import dataclass

from tracker import cases, clock, history, notices, outbox, permissions, rewordings, weeks
from tracker.database import reading, transaction
from tracker.errors import Conflict, ConflictCode, NotFound, WrongState
from tracker.models import PlanVersionRow, VisitRequestRow, VisitRow, WeekRow
from tracker.permissions import Act
from tracker.records import Person, PlanVersion, Publication, VersionState, Visit
from tracker.version_rows import row_in, version_of, versions_of, visits_of
from tracker.week import Week


def show(week: Week, number: int | None = None, *, by: Person) -> PlanVersion:
    """
    A version of a week.

    Parameters
    ----------
    number
        Which one (None: the published one, else the latest draft).

    Raises
    ------
    NotFound
        If there is no such version.
    """
    permissions.require(by, Act.READ_VERSIONS)
    with reading():
        return version_of(_row(weeks.row_of(week), number))


def _row(week: WeekRow, number: int | None) -> PlanVersionRow:
    if number is None:
        row = row_in(week, VersionState.PUBLISHED) or row_in(week, VersionState.DRAFT)
    else:
        row = PlanVersionRow.get_or_none(
            PlanVersionRow.week == week, PlanVersionRow.number == number
        )
    if row is None:
        raise NotFound("plan version", week.name if number is None else f"{week.name}/{number}")
    return row


def list_versions(week: Week, *, by: Person) -> tuple[PlanVersion, ...]:
    """All versions of a week, the latest first."""
    permissions.require(by, Act.READ_VERSIONS)
    with reading():
        return versions_of(PlanVersionRow.week == weeks.row_of(week))


def publish(week: Week, *, by: Person, number: int | None = None, why: str = "") -> Publication:
    """
    Let the latest draft become what everybody sees; those affected get a message.

    When the draft says what is published already, or there is none after it, nothing changes
    and `stood` says so.

    Parameters
    ----------
    number
        The draft that the person looked at (None: whichever is the latest).
    why
        What enterprises whose visit moves or is called off are told of the reason.

    Raises
    ------
    Conflict
        If the latest draft is another one by now.
    WrongState
        If there is nothing to publish, or the week is closed.
    """
    permissions.require(by, Act.PUBLISH)
    with transaction():
        row = weeks.row_of(week)
        old, draft = row_in(row, VersionState.PUBLISHED), row_in(row, VersionState.DRAFT)
        if number is not None and draft is not None and draft.number != number:
            key, version = f"{week}/{draft.number}", draft.number
            raise Conflict(
                ConflictCode.NEWER, kind="plan version", key=key, version=version, seen=number
            )
        if draft is None:
            return _stood(row, old, number)
        weeks.move(row, "publish", by)
        if old is not None and _content(old) == _content(draft):
            _set_state(draft, VersionState.SUPERSEDED)
            return _standing(old)
        return _Publisher(row, old, draft, by, why).publish()


def _stood(week: WeekRow, old: PlanVersionRow | None, number: int | None) -> Publication:
    if old is None or number not in (None, old.number):
        raise WrongState("week", week.name, state="without a draft", act="publish", legal=("plan",))
    return _standing(old)


def _standing(version: PlanVersionRow) -> Publication:
    record = version_of(version)
    return Publication(record, unchanged=tuple(one.uid for one in record.visits), stood=True)


def _content(version: PlanVersionRow) -> list[object]:
    """What makes two versions different: visits, their teams and words, what is left out."""
    visits = VisitRow.select().where(VisitRow.version == version).order_by(VisitRow.uid)
    return [
        sorted(one["request"] for one in version.run.plan["unplanned"]),
        sorted(version.run.held.items()),
        *((row.uid, row.revision, row.cancelled, _parts(row)) for row in visits),
    ]


def _parts(visit: VisitRow) -> list[tuple[int, list[int], object]]:
    parts = VisitRequestRow.select().where(VisitRequestRow.visit == visit)
    parts = parts.order_by(VisitRequestRow.request)
    return [(part.__data__["request"], part.teams, part.wording) for part in parts]


def _set_state(version: PlanVersionRow, state: VersionState) -> None:
    version.state = state.value
    version.save()


@dataclass(frozen=True)
class _Publisher:
    """Publishes a draft in place of the old version, inside a transaction."""

    week: WeekRow
    old: PlanVersionRow | None
    draft: PlanVersionRow
    by: Person
    why: str

    def publish(self) -> Publication:
        """Swap the versions and tell those whose visits changed."""
        before = {one.uid: one for one in visits_of([self.old])} if self.old else {}
        now = visits_of([self.draft])
        fresh = [one.uid for one in now if _act(before.get(one.uid), one)]
        at = rewordings.moment(fresh)
        rewordings.of_visits(
            [
                one.uid
                for one in now
                if one.uid not in fresh and _inner(one) != _inner(before[one.uid])
            ]
        )
        if self.old is not None:
            _set_state(self.old, VersionState.SUPERSEDED)
        self.draft.published = clock.now()
        _set_state(self.draft, VersionState.PUBLISHED)
        mine = (VisitRow.version == self.draft) & VisitRow.uid.in_(fresh)
        VisitRow.update(changed=at).where(mine).execute()
        return self._told(before, version_of(self.draft))

    def _told(self, before: dict[str, Visit], version: PlanVersion) -> Publication:
        sorted_out: dict[str, list[str]] = {act: [] for act in ("new", "changed", "cancelled", "")}
        for visit in version.visits:
            cases.settle(visit.uid, cancelled=visit.cancelled)
            act = _act(before.get(visit.uid), visit)
            sorted_out[act].append(visit.uid)
            if act:
                self._tell(act, visit, _left(before.get(visit.uid), visit))
        told = {uid for act in _ACTS for uid in sorted_out[act]}
        notices.give(told, self.draft, self.old, self.why)
        facts = {"number": version.number, **{act: len(sorted_out[act]) for act in _ACTS}}
        history.record(f"week:{self.week.name}", "publish version", self.by, facts)
        return Publication(
            version,
            new=tuple(sorted_out["new"]),
            changed=tuple(sorted_out["changed"]),
            cancelled=tuple(sorted_out["cancelled"]),
            unchanged=tuple(sorted_out[""]),
        )

    def _tell(self, act: str, visit: Visit, left: Collection[str]) -> None:
        facts = {
            "revision": visit.revision,
            "version": visit.version,
            "start": visit.start.isoformat(),
            "minutes": visit.minutes,
            "lead": visit.lead.id,
            "requests": [one.id for one in visit.requests],
        }
        history.record(f"visit:{visit.uid}", _ACTS[act], self.by, facts)
        readers = [f"department:{one.id}" for one in visit.departments]
        # Unannounced work must not reach the enterprise, whatever becomes of it.
        if visit.announced:
            readers.append(f"enterprise:{visit.enterprise.id}")
        told = [(f"visit-{act}", reader) for reader in readers]
        told += [("visit-left", f"department:{office}") for office in left]
        for kind, reader in told:
            key = f"visit:{visit.uid}:{visit.revision}:{reader}"
            outbox.write(key, kind, reader, {"visit": visit.uid, "week": str(visit.week), **facts})


_ACTS = {"new": "announce", "changed": "change", "cancelled": "cancel"}


def _left(before: Visit | None, visit: Visit) -> tuple[str, ...]:
    """Ids of the departments that took part before and do not any more."""
    staying = {one.id for one in visit.departments}
    gone = before.departments if before is not None else ()
    return tuple(one.id for one in gone if one.id not in staying)


def _inner(visit: Visit) -> list[object]:
    """What only departments see of a visit: who goes, and where it was asked for."""
    return [
        (one.request.id, one.teams, [(line.file, line.row) for line in one.request.lines])
        for one in visit.parts
    ]


def _act(before: Visit | None, visit: Visit) -> str:
    """What publishing does to a visit; empty when a reader sees no change."""
    if before is not None and before.revision == visit.revision:
        return ""
    if visit.cancelled:
        return "cancelled"
    return "new" if before is None else "changed"
