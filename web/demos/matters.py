"""Appeals of the story: each has its steps in a file, and each step its moment and its hand."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from tracker import clock, people
from tracker.appeals import (
    answering,
    call_backs,
    escalations,
    extensions,
    files,
    handling,
    lists,
    notices,
    register,
    routing,
    signing,
    tracking,
)
from tracker.appeals.routing import Order
from tracker.records import (
    AppealEntry,
    AppealSeverity,
    CallBackEntry,
    CallMethod,
    Category,
    Channel,
    Matter,
    Person,
    ResultKind,
    Satisfaction,
    Task,
)
from web.demos import script
from web.demos.script import Part
from web.demos.stage import Stage

CODE = "code"
"""The channel of a matter that is raised without an account."""


@dataclass
class Told:
    """
    A matter of the story: its number once it is there, and whose it is.

    Parameters
    ----------
    base
        The working day from which its steps are counted; 0 is today.
    """

    stage: Stage
    part: Part
    known: dict[str, int]
    base: int = 0
    appeal: int = 0
    office: str = ""

    def day(self, step: Part) -> dt.date:
        """The day that a step names as due."""
        return self.stage.days.day(self.base + step.number("due"))

    @property
    def officer(self) -> Person:
        """Who works on it."""
        return self.stage.cast.officer(self.office)

    @property
    def head(self) -> Person:
        """Who signs for it."""
        return self.stage.cast.head(self.office)


def enter(stage: Stage) -> dict[str, int]:
    """Note all matters with their steps; the numbers of those that were told, by their keys."""
    known: dict[str, int] = {}
    page, days = script.page("matters"), stage.days
    for part in page.parts("matter"):
        told = Told(stage, part, known, office=stage.cast.office(part.text("office", "FIRE")))
        stage.diary.note(days.spot(part.text("at")), partial(_raise, told))
        steps = part.parts("step")
        if not steps and not part.flag("waits"):
            told.base, steps = int(part.text("at").split()[0]), page.parts("usual")
        for step in steps:
            moment = days.spot(step.text("at"), told.base)
            act = ACTS[step.text("do")]
            stage.diary.note(moment, partial(act, told, step))
    return known


def _raise(told: Told) -> None:
    part, cast = told.part, told.stage.cast
    channel = part.text("channel", "web")
    firm = cast.firm(part.number("firm", 0))
    entry = AppealEntry(
        title=part.text("title"),
        text=part.text("text"),
        category=Category(part.text("category")),
        channel=Channel.WEB if channel == CODE else Channel(channel),
        enterprise="" if channel == CODE else firm.id,
        contact=part.text("contact", ""),
        phone=part.text("phone", ""),
        confidential=part.flag("confidential"),
        sub=part.text("sub", ""),
        matter=Matter(part.text("matter", "help")),
        severity=AppealSeverity(part.text("severity", "general")),
        source=part.text("source", ""),
    )
    if channel == CODE:
        told.appeal = _raise_by_code(told, entry)
    else:
        by = cast.of_firm(part.number("firm", 0)) if channel == "web" else told.stage.centre
        told.appeal = register.enter(entry, by=by).id
    told.known[part.text("key")] = told.appeal


def _raise_by_code(told: Told, entry: AppealEntry) -> int:
    """The code is shown once; it is kept as a note, for who looks at the demonstration."""
    raised = tracking.raise_by_code(entry, by=people.NOBODY)
    tracking.confirm_saved(raised.code)
    word = script.page("matters").text("code")
    files.note(raised.appeal, f"{word}{raised.code}", by=told.stage.centre)
    return raised.appeal


def code_told(by: Person) -> str:
    """The tracking code that the story has told; empty if there is none."""
    word = script.page("matters").text("code")
    for one in lists.list_appeals(by=by):
        if one.appeal.by_code:
            notes = [note.text for note in files.show(one.appeal.id, by=by).notes]
            found = [text.removeprefix(word) for text in notes if text.startswith(word)]
            if found:
                return found[0]
    return ""


def _accept(told: Told, step: Part) -> object:
    return register.accept(told.appeal, by=told.stage.centre)


def _refuse(told: Told, step: Part) -> object:
    return register.refuse(told.appeal, step.text("text"), by=told.stage.centre)


def _dispatch(told: Told, step: Part) -> object:
    order = Order(told.office, told.day(step), told.stage.supervision.login)
    return routing.dispatch(told.appeal, order, by=told.stage.centre)


def _take_up(told: Told, step: Part) -> object:
    return handling.take_up(told.appeal, by=told.officer)


def _propose_plan(told: Told, step: Part) -> object:
    steps = [Task(one.text("text"), told.day(one)) for one in step.parts("steps")]
    return handling.propose_plan(told.appeal, step.text("text"), steps, by=told.officer)


def _propose_result(told: Told, step: Part) -> object:
    kind = ResultKind(step.text("result", "solved"))
    again = told.stage.days.day(30) if kind is ResultKind.DEFERRED else None
    text = step.text("text")
    return handling.propose_result(told.appeal, text, kind, again_on=again, by=told.officer)


def _approve(told: Told, step: Part) -> object:
    return signing.approve(told.appeal, by=told.head)


def _reject(told: Told, step: Part) -> object:
    return signing.reject(told.appeal, step.text("text"), by=told.head)


def _said(told: Told, step: Part) -> CallBackEntry:
    return CallBackEntry(
        day=clock.today(),
        method=CallMethod(step.text("method", "phone")),
        confirmed=step.flag("confirmed", default=True),
        satisfaction=Satisfaction(step.text("satisfaction", "satisfied")),
        spoken_to=told.part.text("contact", ""),
        note=step.text("text", ""),
    )


def _call_back(told: Told, step: Part) -> object:
    return call_backs.call_back(told.appeal, _said(told, step), by=told.stage.centre)


def _on_the_spot(told: Told, step: Part) -> object:
    said, answer = _said(told, step), step.text("answer")
    by, kind = told.stage.centre, ResultKind.EXPLAINED
    return answering.on_the_spot(told.appeal, answer, said, kind, by=by)


def _consult(told: Told, step: Part) -> object:
    cast = told.stage.cast
    offices = tuple(dict.fromkeys(cast.office(one) for one in step.texts("offices")))
    return answering.consult(told.appeal, offices, told.day(step), by=told.stage.centre)


def _ask_for_time(told: Told, step: Part) -> object:
    return extensions.ask(told.appeal, told.day(step), step.text("text"), by=told.officer)


def _ask_to_return(told: Told, step: Part) -> object:
    """It is another department's; where there is none it stays."""
    wanted = told.stage.cast.office(step.text("office"))
    others = [one.id for one in told.stage.cast.offices if one.id != told.office]
    other = wanted if wanted in others else next(iter(others), None)
    if other is None:
        return None
    return routing.ask_to_return(told.appeal, step.text("text"), other, by=told.officer)


def _escalate(told: Told, step: Part) -> object:
    return escalations.escalate(told.appeal, step.text("text"), by=told.stage.centre)


def _notify(told: Told, step: Part) -> object:
    demand, count = step.text("text"), step.number("due")
    return notices.notify(told.appeal, demand, count, by=told.stage.supervision)


def _reopen(told: Told, step: Part) -> object:
    return call_backs.reopen(told.appeal, step.text("text"), by=told.stage.centre)


def _note(told: Told, step: Part) -> object:
    by = {"centre": told.stage.centre, "officer": told.officer}[step.text("who")]
    return files.note(told.appeal, step.text("text"), by=by)


ACTS: Mapping[str, Callable[[Told, Part], object]] = {
    "accept": _accept,
    "refuse": _refuse,
    "dispatch": _dispatch,
    "take up": _take_up,
    "propose a plan": _propose_plan,
    "propose a result": _propose_result,
    "approve": _approve,
    "reject": _reject,
    "call back": _call_back,
    "answer on the spot": _on_the_spot,
    "consult": _consult,
    "ask for time": _ask_for_time,
    "ask to return": _ask_to_return,
    "escalate": _escalate,
    "notify": _notify,
    "reopen": _reopen,
    "note": _note,
}
"""What may happen to a matter."""
