"""Entries without a plan: asked of the head, exempt, direct; and a draw that was announced."""

from dataclasses import replace
from functools import partial

from tracker import approvals, direct, draws, followups, officers
from tracker.records import (
    DirectEntry,
    DirectReason,
    DrawPool,
    EntryKind,
    EntryWish,
    ExemptReason,
)
from web.demos import script
from web.demos.foundations import GRADED
from web.demos.script import Part
from web.demos.stage import Stage


def enter(stage: Stage) -> None:
    """Note entries, direct inspections and the draw."""
    page, days = script.page("entries"), stage.days
    for one in page.parts("entry"):
        stage.diary.note(days.spot(one.text("at")), partial(_ask, stage, one))
    for one in page.parts("direct"):
        stage.diary.note(days.spot(one.text("at")), partial(_inspect, stage, one))
    stage.diary.note(days.spot(page.part("draw").text("at")), lambda: _announce(stage))


def item_of(stage: Stage, office: str) -> str:
    """What a department inspects first in its sheet."""
    return stage.lines[office][0].item if stage.lines.get(office) else ""


def _ask(stage: Stage, part: Part) -> None:
    office, days = stage.cast.office(part.text("office")), stage.days
    begins = days.spot(part.text("begins"))
    wish = EntryWish(
        department=office,
        kind=EntryKind(part.text("kind", "inspection")),
        purpose=part.text("purpose"),
        basis=part.text("basis"),
        enterprises=(stage.cast.firm(part.number("firm")).id,),
        items=(item_of(stage, office),),
        begins=begins,
        last=begins.date(),
    )
    if part.text("exempt", ""):
        reason = ExemptReason(part.text("exempt"))
        why, evidence = part.text("why"), part.text("evidence")
        wish = replace(wish, exempt=reason, why=why, evidence=evidence)
    asked = approvals.ask(wish, by=stage.cast.officer(office))
    if part.text("approved", ""):
        approve = days.spot(part.text("approved"))
        by = stage.cast.head(office)
        stage.diary.note(approve, lambda: approvals.approve(asked.id, by=by))


def _inspect(stage: Stage, part: Part) -> None:
    office, days = stage.cast.office(part.text("office")), stage.days
    by, day = stage.cast.officer(office), days.spot(part.text("at")).date()
    entry = DirectEntry(
        department=office,
        enterprise=stage.cast.firm(part.number("firm")).id,
        reason=DirectReason(part.text("reason")),
        why=part.text("why"),
        items=(item_of(stage, office),),
        day=day,
        evidence=part.text("evidence"),
    )
    number = direct.enter(entry, by=by).id
    if part.text("completed", ""):
        ends = days.spot(part.text("completed"))
        stage.diary.note(ends, lambda: direct.complete(number, by=by))
    if part.text("reported", ""):
        report = days.spot(part.text("reported"))
        stage.diary.note(report, lambda: _report(stage, number, part.text("report")))


def _report(stage: Stage, number: int, text: str) -> None:
    for one in followups.list_reports(by=stage.committee):
        if one.subject == f"direct:{number}":
            followups.submit(one.id, text, by=stage.cast.officer(one.department.id))


def _announce(stage: Stage) -> None:
    """The first department announces a draw among the enterprises of two tiers."""
    office = stage.cast.offices[0].id
    by, page = stage.cast.officer(office), script.page("entries").part("draw")
    objects: dict[str, tuple[str, ...]] = {}
    for place, firm in enumerate(stage.cast.firms):
        tier = GRADED.get(place)
        if tier in page.texts("tiers"):
            objects[tier] = (*objects.get(tier, ()), firm.id)
    known = officers.list_officers(by=by, department=office)
    pool = DrawPool(
        objects=objects,
        percent={tier: page.text(f"percent_{tier}") for tier in objects},
        officers=tuple(one.id for one in known),
    )
    draws.announce(office, item_of(stage, office), pool, by=by)
