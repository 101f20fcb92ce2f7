"""What enterprises do with the code of a visit, and the papers that departments keep of it."""

import datetime as dt
from collections.abc import Iterator
from functools import partial

from tracker import (
    fetches,
    named_officers,
    officers,
    people,
    proposals,
    ratings,
    refusals,
    scans,
    site_records,
    subscriptions,
    visit_codes,
)
from tracker.records import SiteRecordKind, Visit
from tracker.records.proposals import Slot
from tracker.records.site_records import Words
from tracker.records.visit_codes import RefusalKind
from tracker.week import Week
from web.demos import rounds, script
from web.demos.script import Part
from web.demos.stage import Stage

SECRET = "the story's own: its codes open nothing afterwards"
FIRST_HOUR, ON_PAPER, ON_DEVICES = dt.time(6, 40), dt.time(14, 30), dt.time(7, 30)
FIRST_WISH, SECOND_WISH, DECISION = dt.time(15), dt.time(8, 20), dt.time(16)
SOON = dt.timedelta(minutes=5)
AN_HOUR = dt.timedelta(hours=1)


def enter(stage: Stage) -> None:
    """Note what is told at gates, what is put on paper, and who wants another time."""
    days, note = stage.days, stage.diary.note
    for week in (days.last, days.this):
        first = days.moment(days.working(week)[0], FIRST_HOUR)
        note(first, partial(_week, stage, week))
    note(days.at(-3, FIRST_WISH), partial(_propose, stage, days.this, "earlier"))
    note(days.at(0, SECOND_WISH), partial(_propose, stage, days.following, "reason"))
    for part in script.page("gate").parts("device"):
        note(days.at(-4, ON_DEVICES), partial(_subscribe, stage, part))


def _week(stage: Stage, week: Week) -> None:
    told = [one for one in rounds.standing(stage, week) if one.announced]
    stars = script.page("gate").parts("rating")
    for place, visit in enumerate(told):
        if place % 2 == 0:
            _scan(stage, visit, stars[place // 2 % len(stars)])
        _put_on_paper(stage, visit, over=week == stage.days.last)
    name = "last" if week == stage.days.last else "this"
    wanted = [one for one in script.page("gate").parts("refusal") if one.text("week") == name]
    for part, visit in zip(wanted, rounds.joint(stage, week), strict=False):
        stage.diary.note(visit.start + 2 * SOON, partial(_refuse, stage, visit, part))


def _shown(uid: str) -> visit_codes.Shown:
    return visit_codes.Shown(visit_codes.codes_of([uid], SECRET)[uid], SECRET)


def _scan(stage: Stage, visit: Visit, rating: Part) -> None:
    """Whoever stands at the gate confirms who comes and goes, and says how it was."""
    code, note = _shown(visit.uid), stage.diary.note
    note(visit.start + SOON, partial(scans.arrive, code))
    note(visit.end + SOON, partial(scans.leave, code))
    stars, words = rating.number("stars"), rating.text("words", "")
    note(visit.end + AN_HOUR, partial(ratings.rate, code, stars, words))


def _refuse(stage: Stage, visit: Visit, part: Part) -> None:
    kind = RefusalKind(part.text("kind"))
    told = refusals.refuse(_shown(visit.uid), kind, part.text("text"))
    if part.flag("answered"):
        words = script.page("gate").text("answered")
        act = partial(refusals.answer, told.id, words, by=stage.committee)
        stage.diary.note(visit.end + AN_HOUR, act)


def _put_on_paper(stage: Stage, visit: Visit, *, over: bool) -> None:
    """Of departments with an account: the approval before the visit, the rest of what it led."""
    shown = {one.department for one in stage.cast.shown}
    for office in (one.id for one in visit.departments if one.id in shown):
        note = partial(_note_paper, stage, visit, office)
        note(visit.start - AN_HOUR, SiteRecordKind.APPROVAL_FORM)
        if over and office == visit.lead.id:
            note(visit.end + 2 * AN_HOUR, SiteRecordKind.ON_SITE_RECORD)
            note(visit.end + 2 * AN_HOUR + SOON, SiteRecordKind.RESULT_NOTICE)


def _note_paper(
    stage: Stage, visit: Visit, office: str, at: dt.datetime, kind: SiteRecordKind
) -> None:
    stage.diary.note(at, partial(_fill, stage, visit, office, kind))


def _fill(stage: Stage, visit: Visit, office: str, kind: SiteRecordKind) -> None:
    """What the tracker does not know is filled in, and the paper is signed."""
    by, form = stage.cast.officer(office), kind is SiteRecordKind.APPROVAL_FORM
    known = site_records.show(visit.uid, office, kind, by=by).fields
    said = dict(_words(visit, office, kind))
    told = {name: value for name, value in said.items() if name not in known}
    site_records.complete(visit.uid, office, kind, told, by=by)
    site_records.sign(visit.uid, office, kind, by=stage.cast.head(office) if form else by)


def _words(visit: Visit, office: str, kind: SiteRecordKind) -> Iterator[tuple[str, Words]]:
    page = script.page("gate")
    if kind is SiteRecordKind.APPROVAL_FORM:
        yield "opinion", page.text("opinion")
        yield "basis", (script.page("foundations").text("basis"),)
        yield "officers", _officers(visit, office)
    elif kind is SiteRecordKind.ON_SITE_RECORD:
        yield from ((name, page.text(name)) for name in ("facts", "statements"))
        yield "persons_present", (page.text("present"),)
        yield "certificates_shown", _officers(visit, office)
        yield "left", f"{visit.end:%Y-%m-%d %H:%M}"
    else:
        yield from ((name, page.text(name)) for name in ("conclusion", "rights"))


def _officers(visit: Visit, office: str) -> tuple[str, ...]:
    """Who is named for the visit, else the first two of the register."""
    named = named_officers.of_visits([visit])[visit.uid, office]
    known = officers.list_officers(by=people.of_department(office))
    return tuple(map(" ".join, named)) or tuple(f"{one.name} {one.id}" for one in known[:2])


def _propose(stage: Stage, week: Week, reason: str) -> None:
    """Somebody wants another time; the committee declines the earlier wish, the later one waits."""
    page = script.page("gate").part("proposal")
    visit = next(filter(proposals.may_propose, rounds.standing(stage, week)), None)
    if visit is None:
        return
    slot = Slot(_other_day(stage, visit), dt.time(8, 30), dt.time(17, 30))
    told = _shown(visit.uid)
    proposals.propose_by_code(told, (slot,), page.text(reason))
    if reason == "earlier":
        stage.diary.note(stage.days.at(-3, DECISION), partial(_decline, stage, visit.uid))


def _other_day(stage: Stage, visit: Visit) -> dt.date:
    """The last working day of its week."""
    return stage.days.working(visit.week)[-1]


def _decline(stage: Stage, uid: str) -> None:
    (told,) = proposals.list_proposals(visit=uid, waiting=True, by=stage.committee)
    proposals.decline(told.id, script.page("gate").text("declined"), by=stage.committee)


def _subscribe(stage: Stage, part: Part) -> None:
    """Somebody takes the calendar along; a device that has a name has fetched it since."""
    by = next((one for one in stage.cast.shown if one.login == part.text("login")), None)
    if by is None:
        return
    alarm = part.number("alarm", 0) or None
    made = subscriptions.subscribe(part.text("name"), alarm=alarm, by=by)
    client = part.text("client", "")
    if client:
        act = partial(_fetch, made.token, client)
        stage.diary.note(stage.days.at(-1, ON_DEVICES), act)


def _fetch(secret: str, client: str) -> None:
    fetches.note(fetches.holder_of(secret), client, "told", "told")
