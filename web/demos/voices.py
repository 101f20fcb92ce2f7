"""Disturbances, demands, what supervision makes of all of it, and what is told to the public."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial

from tracker.appeals import measures, meetings
from tracker.appeals.meetings import Decision, MeetingEntry
from tracker.disturbances import accusations, decisions, demands, entry
from tracker.publicity import case_studies
from tracker.records import ExemptReason, Person
from tracker.records.demands import DemandEntry, DemandKind, Frequency
from tracker.records.disturbances import DisturbanceEntry, DisturbanceKind
from tracker.records.publicity import StoryText
from web.demos import script
from web.demos.script import Part
from web.demos.stage import Stage

Step = Callable[[int, Part, Person], object]

STEPS: Mapping[str, Step] = {
    "accept": lambda number, _, by: decisions.accept(number, by=by),
    "note": lambda number, step, by: decisions.note(number, step.text("text"), by=by),
    "release": lambda number, step, by: decisions.release(number, step.text("text"), by=by),
    "answer": lambda number, step, by: accusations.answer(number, step.text("text"), by=by),
    "uphold": lambda number, step, by: decisions.uphold(
        number, step.text("text"), step.text("consequence"), by=by
    ),
    "dismiss": lambda number, step, by: decisions.dismiss(number, step.text("text"), by=by),
}
"""What may happen to a disturbance."""


def enter(stage: Stage, matters: Mapping[str, int]) -> None:
    """Note all of it; `matters` are the numbers of appeals by their keys, once they are there."""
    page, note = script.page("voices"), stage.diary.note
    for part in page.parts("disturbance"):
        at = stage.days.spot(part.text("at"))
        note(at, partial(_report, stage, part))
    for part in page.parts("demand"):
        at = stage.days.spot(part.text("at"))
        note(at, partial(_demand, stage, part))
    note(stage.days.spot("-3 15:00"), lambda: _meet(stage, matters))
    note(stage.days.spot("0 08:20"), lambda: _suggest(stage))
    for part in page.parts("study"):
        at = stage.days.spot(part.text("at"))
        note(at, partial(_study, stage, part, matters))


def _report(stage: Stage, part: Part) -> None:
    cast, days = stage.cast, stage.days
    office = cast.office(part.text("office"))
    by = cast.of_firm(part.number("firm")) if part.number("firm") < 2 else stage.centre
    told = DisturbanceEntry(
        kind=DisturbanceKind(part.text("kind")),
        department=office,
        day=days.spot(part.text("at")).date(),
        text=part.text("text"),
        evidence=part.text("evidence"),
        enterprise=cast.firm(part.number("firm")).id,
        name=part.text("name"),
        phone=part.text("phone"),
        confidential=part.flag("confidential"),
    )
    number = entry.enter(told, by=by).id
    for step in part.parts("step"):
        act, moment = STEPS[step.text("do")], days.spot(step.text("at"))
        who = cast.officer(office) if step.text("do") == "answer" else stage.supervision
        stage.diary.note(moment, partial(act, number, step, who))


def _demand(stage: Stage, part: Part) -> None:
    office = stage.cast.office(part.text("office"))
    everybody = part.flag("everybody")
    firms = [stage.cast.firm(place).id for place in part.fields.get("firms", [])]
    told = DemandEntry(
        department=office,
        kind=DemandKind(part.text("kind")),
        title=part.text("title"),
        basis=part.text("basis"),
        fields=part.number("fields"),
        frequency=Frequency(part.text("frequency")),
        due=stage.days.day(part.number("due")),
        enterprises=tuple(dict.fromkeys(firms)),
        everybody=everybody,
        exempt=ExemptReason(part.text("exempt")) if part.text("exempt", "") else None,
        why=part.text("why", ""),
    )
    demands.register(told, by=stage.cast.officer(office))


def _meet(stage: Stage, matters: Mapping[str, int]) -> None:
    """The fortnight's meeting looks at what is late and at what came back."""
    words = script.page("voices").part("meeting")
    decided = tuple(
        Decision(matters[key], words.text(key.replace(" ", "_")))
        for key in ("overdue", "reopened")
        if key in matters
    )
    offices = tuple(one.id for one in stage.cast.offices[:4])
    told = MeetingEntry(
        day=stage.days.day(-3),
        first=stage.days.day(-13),
        last=stage.days.day(-4),
        participants=offices,
        decisions=decided,
    )
    meetings.hold(told, by=stage.centre)


def _suggest(stage: Stage) -> None:
    """The rules suggest measures for the time until yesterday; supervision decides on them."""
    yesterday = stage.days.today - dt.timedelta(days=1)
    measures.suggest(stage.days.day(-14), yesterday, by=stage.supervision)


def _study(stage: Stage, part: Part, matters: Mapping[str, int]) -> None:
    """The service centre writes a case worth copying; the committee publishes it, or not yet."""
    fields = ("title", "problem", "handling", "result", "lesson")
    text = StoryText(*(part.text(field) for field in fields))
    number = matters.get(part.text("matter"))
    case = f"appeal:{number}" if number else ""
    drafted = case_studies.draft(text, case=case, by=stage.centre)
    if part.flag("published"):
        later = stage.days.spot(part.text("at")) + dt.timedelta(hours=2)
        stage.diary.note(
            later,
            lambda: case_studies.publish(drafted.id, version=drafted.version, by=stage.committee),
        )
