"""What a person may do about a disturbance now: names of services of `tracker.disturbances`."""

from collections.abc import Iterator, Mapping

from tracker import clock, deadlines, permissions, states
from tracker.database import reading
from tracker.disturbances import entry, papers, rows
from tracker.errors import NotFound
from tracker.models import DisturbanceRow
from tracker.permissions import Act
from tracker.records import Person, Role
from tracker.records.disturbances import Accusation, Disturbance, DisturbanceState

DECISIONS: Mapping[str, str] = {
    "decisions.accept": "accept",
    "decisions.refuse": "refuse",
    "decisions.release": "release",
    "decisions.uphold": "uphold",
    "decisions.dismiss": "dismiss",
    "decisions.transfer": "transfer",
}
"""Services of whoever decides, and the acts of the machine that they do."""

ENDING = ("refuse", "uphold", "dismiss", "transfer")
"""What nobody does who entered it."""


def for_disturbance(disturbance: Disturbance, *, by: Person) -> frozenset[str]:
    """
    Names of services that refuse neither the person nor the moment, such as
    ``"decisions.release"``; none for whoever may not know all that was reported.
    """
    with reading():
        try:
            row = rows.visible(disturbance.id, by)
        except NotFound:
            return frozenset()
        legal = states.DISTURBANCE.legal(DisturbanceState(row.state))
        names = {*_reporters(row, legal, by), *_papers(row)}
        if permissions.may(by, Act.DECIDE_DISTURBANCE):
            names |= {"decisions.note", *_decisions(row, legal, by)}
        return frozenset(names)


def for_accusation(accusation: Accusation, *, by: Person) -> frozenset[str]:
    """What the accused department may do: ``"accusations.answer"``, ``"papers.attach"``."""
    office = accusation.department
    if not permissions.may(by, Act.READ_ACCUSATIONS, department=office):
        return frozenset()
    names = {"papers.attach"} if accusation.state in papers.OPEN else set()
    answers = permissions.may(by, Act.ANSWER_ACCUSATION, department=office)
    if answers and "answer" in states.DISTURBANCE.legal(accusation.state):
        names.add("accusations.answer")
    return frozenset(names)


def _reporters(row: DisturbanceRow, legal: tuple[str, ...], by: Person) -> Iterator[str]:
    entered = by.role is Role.SERVICE_CENTRE and row.channel == entry.CHANNELS[by.role].value
    if "withdraw" in legal and (rows.is_own(row, by) or entered):
        yield "entry.withdraw"


def _papers(row: DisturbanceRow) -> Iterator[str]:
    if DisturbanceState(row.state) in papers.OPEN:
        yield "papers.attach"


def _decisions(row: DisturbanceRow, legal: tuple[str, ...], by: Person) -> Iterator[str]:
    for name, act in DECISIONS.items():
        own = act in ENDING and row.actor == by.login
        early = act == "uphold" and _may_be_answered(row)
        if act in legal and not own and not early:
            yield name


def _may_be_answered(row: DisturbanceRow) -> bool:
    """Whether the department was told and its limit to answer has not passed."""
    if row.state != DisturbanceState.RELEASED.value:
        return False
    limits = {one.kind: one for one in deadlines.of_case(rows.case_of(row))}
    return limits[rows.ANSWER].due >= clock.today()
