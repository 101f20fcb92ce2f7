"""
Tells a living district into an empty database: weeks past, running and to come, appeals, people.

It is told around a day and ends on its morning. It is told once; accounts get their passwords
last, so that a story which broke off is known by its accounts without one.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from tracker import accounts, clock, deadlines, parks, people
from tracker.appeals import ageing, notices
from tracker.park_file import ParkFile
from tracker.records import Account
from web import arrivals, reading
from web.demos import entries, foundations, gate, loops, matters, rounds, voices
from web.demos.cast import Cast, DemoAccount, cast_of, demo_accounts, hand_out_passwords
from web.demos.days import Days, present_day
from web.demos.stage import Stage

REMINDERS = dt.time(7)


class Why(StrEnum):
    """Why the story is not told."""

    REAL_ACCOUNTS = "real-accounts"
    OTHER_PARKS = "other-parks"
    BROKE_OFF = "broke-off"


class NotInvented(Exception):
    """A database is not for an invented story; nothing was stored. `found` names what is there."""

    def __init__(self, why: Why, found: tuple[str, ...]) -> None:
        self.why, self.found = why, found
        super().__init__(f"{why}: {', '.join(found)}")


@dataclass(frozen=True, slots=True)
class Living:
    """
    A district that lives.

    Parameters
    ----------
    code
        By which one follows a matter without an account.
    stood
        Whether it was told before; then nothing was done.
    acts
        How much happened.
    """

    accounts: tuple[DemoAccount, ...]
    code: str
    stood: bool
    acts: int


def tell(
    folder: Path, *, today: dt.date | None = None, say: Callable[[str], None] = lambda stage: None
) -> Living:
    """
    Tell the life of a park around a day; again changes nothing.

    Parameters
    ----------
    today
        The day around which it is told, the present one if none is named; where nobody works on
        it, the last working day before it.
    say
        Hears the name of each stage as it begins.

    Raises
    ------
    NotInvented
        If the database has accounts or parks that are not the story's, or if an earlier telling
        broke off.
    NoFolder, Unusable, Rejected
        If the folder or a file in it cannot be used.
    """
    found = arrivals.read_folder(folder)
    say("reading")
    checked = arrivals.check_folder(folder, found)
    lines = {office: one.accepted() for office, one in checked.items()}
    cast = cast_of(found, lines)
    if _stands(cast, found):
        return _living(stood=True, acts=0)
    days = Days.around(present_day(today or clock.today()))
    stage = Stage(folder, found, lines, arrivals.week_of(found), days, cast)
    say("telling")
    acts = _tell(stage)
    with clock.fixed(days.now):
        hand_out_passwords(cast)
    return _living(stood=False, acts=acts)


def _stands(cast: Cast, found: ParkFile) -> bool:
    """Whether it was told before; NotInvented where it must not be told."""
    known = accounts.list_accounts(by=people.OPERATOR)
    ours = {one.login: one for one in cast.everybody}
    strange = tuple(one.person.login for one in known if ours.get(one.person.login) != one.person)
    told = {one.person.login: one for one in known}
    if strange and not _all_have_passwords(cast, told):
        raise NotInvented(Why.REAL_ACCOUNTS, strange)
    others = [one for one in parks.list_parks(by=people.OPERATOR) if one.id != found.park.id]
    real = others or ([] if reading.is_demo() else [*parks.list_parks(by=people.OPERATOR)])
    if real:
        raise NotInvented(Why.OTHER_PARKS, tuple(one.name for one in real))
    if _all_have_passwords(cast, told):
        return True
    begun = tuple(one.login for one in cast.shown if one.login in told)
    if begun:
        raise NotInvented(Why.BROKE_OFF, begun)
    return False


def _all_have_passwords(cast: Cast, told: dict[str, Account]) -> bool:
    return all(
        one.login in told and told[one.login].password_since is not None for one in cast.shown
    )


def _tell(stage: Stage) -> int:
    """Note every scene, then let them happen in the order of their moments."""
    stage.diary.note(stage.days.first, partial(_open, stage))
    foundations.enter(stage)
    rounds.enter(stage)
    loops.enter(stage)
    gate.enter(stage)
    entries.enter(stage)
    known = matters.enter(stage)
    voices.enter(stage, known)
    for morning in _mornings(stage):
        stage.diary.note(morning, _remind)
    return stage.diary.tell(stage.days.now)


def _open(stage: Stage) -> None:
    """Accounts and registers, once: of two who tell at the same time only the first goes on."""
    if _stands(stage.cast, stage.found):
        raise NotInvented(Why.BROKE_OFF, tuple(one.login for one in stage.cast.shown))
    foundations.registers(stage)


def _mornings(stage: Stage) -> Iterator[dt.datetime]:
    for day in stage.days.mornings():
        yield stage.days.moment(day, REMINDERS)


def _remind() -> None:
    deadlines.tick(by=people.OPERATOR)
    notices.tick(by=people.OPERATOR)
    ageing.tick(by=people.OPERATOR)


def _living(*, stood: bool, acts: int) -> Living:
    shown = demo_accounts()
    code = matters.code_told(people.by_login("centre")) if shown else ""
    return Living(shown, code, stood, acts)
