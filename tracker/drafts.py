"""Writes a draft: the rows of a plan's visits, continued from the published version."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker import clock, history, numbers, registers, request_rows
from tracker.continuation import Continued, Known, Proposed, continued
from tracker.models import (
    DepartmentRow,
    EnterpriseRow,
    PlanVersionRow,
    RequestRow,
    RunRow,
    VisitRequestRow,
    VisitRow,
    WeekRow,
)
from tracker.records import Person, Request, VersionState
from tracker.snapshots import freeze, visible
from tracker.version_rows import row_in
from tracker.week import Week


def write_draft(
    week: WeekRow, run: RunRow, proposed: Sequence[Proposed], by: Person
) -> PlanVersionRow:
    """
    Make the next version of a week from proposed visits, inside a transaction.

    Earlier drafts are superseded. Visits of the published version that are not proposed any
    more are carried on as cancelled.
    """
    drafts = (PlanVersionRow.week == week) & (PlanVersionRow.state == VersionState.DRAFT.value)
    PlanVersionRow.update(state=VersionState.SUPERSEDED.value).where(drafts).execute()
    version = PlanVersionRow.create(
        week=week,
        number=numbers.following(PlanVersionRow.number, PlanVersionRow.week == week),
        state=VersionState.DRAFT.value,
        run=run,
        made=clock.now(),
    )
    _Writer(version, Week.parse(week.name)).write(proposed, row_in(week, VersionState.PUBLISHED))
    facts = {"number": version.number, "run": run.id, "visits": len(proposed)}
    history.record(f"week:{week.name}", "draft", by, facts)
    return version


@dataclass(frozen=True)
class _Writer:
    version: PlanVersionRow
    week: Week

    def write(self, proposed: Sequence[Proposed], base: PlanVersionRow | None) -> None:
        """Store the proposed visits and what became of the published ones."""
        requests = {one.id: one for one in request_rows.records_of(request_rows.rows(self.week))}
        seen = [_as_seen(visit, requests) for visit in proposed]
        before = list(VisitRow.select().where(VisitRow.version == base)) if base else []
        found = continued(self.week, [_known(row) for row in before], seen)
        old = {row.uid: row for row in before}
        for one in found:
            self._visit(one, requests, old.get(one.uid))
        for uid in sorted(old.keys() - {one.uid for one in found}):
            self._carry(old[uid])

    def _visit(self, one: Continued, requests: dict[str, Request], before: VisitRow | None) -> None:
        visit = one.proposed
        row = VisitRow.create(
            version=self.version,
            uid=one.uid,
            revision=one.revision,
            enterprise=registers.row_of(EnterpriseRow, visit.enterprise),
            start=visit.start,
            minutes=visit.minutes,
            lead=registers.row_of(DepartmentRow, visit.lead),
            announced=visit.announced,
            cancelled=False,
            digest=visit.digest,
            changed=before.changed if before is not None and one.same else clock.now(),
        )
        for position, request in enumerate(_lead_first(visit, requests)):
            VisitRequestRow.create(
                visit=row,
                request=registers.row_of(RequestRow, request.id),
                position=position,
                teams=list(visit.teams.get(request.id, ())),
                wording=freeze(request),
            )

    def _carry(self, old: VisitRow) -> None:
        """Keep a cancelled visit: one that vanished would stay on phones."""
        facts = {name: old.__data__[name] for name in VisitRow._meta.fields if name != "id"}
        facts["version"] = self.version.id
        if not old.cancelled:
            facts |= {"cancelled": True, "revision": old.revision + 1, "changed": clock.now()}
        row = VisitRow.create(**facts)
        for part in VisitRequestRow.select().where(VisitRequestRow.visit == old):
            VisitRequestRow.create(
                visit=row,
                request=part.__data__["request"],
                position=part.position,
                teams=part.teams,
                wording=part.wording,
            )


def _as_seen(visit: Proposed, requests: dict[str, Request]) -> Proposed:
    own = [requests[one] for one in visit.requests]
    return replace(
        visit,
        announced=all(one.announced for one in own),
        digest=visible(visit.start, visit.minutes, visit.lead, own),
    )


def _lead_first(visit: Proposed, requests: dict[str, Request]) -> list[Request]:
    own = [requests[one] for one in visit.requests]
    return sorted(own, key=lambda one: one.department.id != visit.lead)


def _known(row: VisitRow) -> Known:
    parts = VisitRequestRow.select(VisitRequestRow, RequestRow).join(RequestRow)
    return Known(
        uid=row.uid,
        revision=row.revision,
        enterprise=row.enterprise.code,
        start=row.start,
        requests=tuple(part.request.code for part in parts.where(VisitRequestRow.visit == row)),
        announced=row.announced,
        cancelled=row.cancelled,
        digest=row.digest,
    )
