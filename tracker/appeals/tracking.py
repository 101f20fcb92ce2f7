"""
Matters without an account: raised for a code, followed and answered by it (clause 3.1.1).

Whoever has the code is the appellant; nobody else can act as one, not even the service centre,
which never sees it. A wrong, a malformed and an unknown code look alike.
"""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from unicodedata import category

from tracker import (
    attachments,
    clock,
    history,
    outbox,
    permissions,
    settings,
    throttle,
    tokens,
)
from tracker.appeals import call_backs, codes, papers, register, words
from tracker.appeals.clocks import owner_of
from tracker.appeals.followed import followed as shown
from tracker.appeals.followed import telling
from tracker.appeals.rows import case_of, legal, raised, selected, state_of
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotAllowed, NotFound, NotSignedIn, Rejected, WrongState
from tracker.models import AppealRow, EnterpriseRow, NoteRow
from tracker.people import APPELLANT
from tracker.permissions import Act
from tracker.records import (
    OPEN,
    AppealEntry,
    AppealSeverity,
    AppealState,
    CallBackEntry,
    CallMethod,
    Channel,
    Followed,
    Level,
    Person,
    Role,
    Satisfaction,
    ServiceMode,
)
from tracker.records.attachments import Attachment

RAISERS = (Role.ANONYMOUS, Role.ENTERPRISE)
"""Who may get a code: whoever received a matter must not be able to confirm the own answer."""

LEAST_MARK = 20
"""Characters of a mark; a shorter one could be guessed, and the code with it."""


@dataclass(frozen=True, slots=True)
class Raised:
    """A matter that was raised, and its code: this is the only place where it ever stands."""

    appeal: int
    code: str = field(repr=False)


def raise_by_code(entry: AppealEntry, *, mark: str = "", address: str = "", by: Person) -> Raised:
    """
    Raise a matter without an account; it is followed by the code and by nothing else.

    An enterprise may be named, but nobody has checked it, so its account does not see the matter.

    Parameters
    ----------
    mark
        What one showing of a form carries and nobody guesses: the same words under the same mark
        are the same matter with the same code, however often they are sent. A short one is none.
    address
        Where it comes from; after ``tracking.raises`` matters it rests for a while.

    Raises
    ------
    Rejected
        With every fault at its field.
    NotSignedIn
        If too many came from the address; `until` says when more are taken.
    """
    permissions.require(by, Act.RAISE_APPEAL, enterprise=by.enterprise)
    if by.role not in RAISERS:
        raise NotAllowed(by.role, "raise an appeal by code")
    known = len(mark) >= LEAST_MARK
    code = codes.of(f"{mark}:{dataclasses.astuple(entry)}") if known else codes.fresh()
    with transaction():
        row = AppealRow.get_or_none(AppealRow.digest == codes.digest(code)) if known else None
        if row is not None:
            return Raised(row.id, code)
        limit = settings.number("tracking.raises")
        throttle.count({_key("raise", address): limit} if address else {})
        told = _as_told(entry, by)
        return Raised(register.keep(told, APPELLANT, codes.digest(code)).id, code)


def _as_told(entry: AppealEntry, by: Person) -> AppealEntry:
    """What an appellant may tell; how it is classified is the service centre's."""
    return dataclasses.replace(
        entry,
        title=_seen(entry.title),
        text=_seen(entry.text),
        contact=_seen(entry.contact),
        phone=_seen(entry.phone),
        sub=_seen(entry.sub),
        enterprise=by.enterprise or _seen(entry.enterprise),
        channel=Channel.WEB,
        source="",
        received=None,
        level=Level.PARK,
        severity=AppealSeverity.GENERAL,
        mode=ServiceMode.NONE,
    )


def _seen(told: str) -> str:
    """Words without signs that nobody sees and that no database keeps, such as NUL."""
    return "".join(one for one in told if one in "\n\t" or category(one) not in ("Cc", "Cs"))


def confirm_saved(code: str, address: str = "") -> Followed:
    """The appellant says that the code is written down; again changes nothing."""
    with _by_code(code, address) as row:
        if row.saved is None:
            row.saved = clock.now()
            row.save(only=[AppealRow.saved])
            history.record(case_of(row), "save the code", APPELLANT, {})
        return _shown(row)


def follow(code: str, address: str = "") -> Followed:
    """
    What the appellant sees of the matter of a code, and nothing else.

    Raises
    ------
    NotSignedIn
        If there is no such code, or too many wrong ones came; `until` says when to try again.
    """
    with _by_code(code, address) as row:
        return _shown(row)


def supplement(code: str, text: str, address: str = "") -> Followed:
    """
    Say more while a matter is open; those who work on it read it beside their notes.

    Raises
    ------
    Rejected
        If nothing or too much is said.
    WrongState
        If it is not open any more.
    """
    text = _seen(text)
    with _by_code(code, address) as row:
        at = telling(row)
        if state_of(at) not in OPEN:
            raise _not_now(row, "supplement")
        problems = [*_supplement_faults(row, text)]
        if problems:
            raise Rejected(problems)
        facts = {"digest": history.digest(text.strip())}
        for one in {row.id: row, at.id: at}.values():
            NoteRow.create(appeal=one, actor=APPELLANT.login, moment=clock.now(), text=text.strip())
            history.record(case_of(one), "supplement", APPELLANT, facts)
        key = f"{case_of(at)}:supplement:{history.last(case_of(at))}"
        outbox.write(key, "appeal-supplement", owner_of(at), {"appeal": at.id})
        return _shown(row)


def _supplement_faults(row: AppealRow, text: str) -> Iterator[Fault]:
    yield from words.faults("text", text)
    said = NoteRow.select().where(NoteRow.appeal == row, NoteRow.actor == APPELLANT.login).count()
    limit = settings.number("tracking.supplements")
    if said >= limit:
        yield Fault("supplements", FaultCode.OUT_OF_RANGE, str(said + 1), f"1-{limit}")


def judge(
    code: str, satisfaction: Satisfaction, *, confirmed: bool, note: str = "", address: str = ""
) -> Followed:
    """
    Say whether an answer is true and satisfies: that closes a matter, or reopens it.

    Raises
    ------
    WrongState
        If it is not answered, or was merged: the other one's appellant is asked.
    Rejected
        If it is not said how far the answer satisfies.
    """
    with _by_code(code, address) as row:
        if state_of(row) is not AppealState.ANSWERED:
            raise _not_now(row, "judge the answer of")
        today = clock.today()
        said = CallBackEntry(today, CallMethod.CODE, confirmed, satisfaction, note=_seen(note))
        call_backs.hear(row, said, APPELLANT)
        return _shown(row)


def reopen(code: str, why: str, address: str = "") -> Followed:
    """
    The trouble is back: take up again what was closed, within ``appeal.reopen_days``.

    Raises
    ------
    WrongState
        If it is not closed, or was closed too long ago.
    """
    with _by_code(code, address) as row:
        if row.closed is None:
            raise _not_now(row, "reopen")
        call_backs.take_up_again(row, _seen(why), APPELLANT)
        return _shown(row)


def withdraw(code: str, why: str, address: str = "") -> Followed:
    """The appellant does not want it any more; it stays in the register, with the reason."""
    with _by_code(code, address) as row:
        if "withdraw" not in legal(row):
            raise _not_now(row, "withdraw")
        register.take_back(row, _seen(why), APPELLANT)
        return _shown(row)


def attach(code: str, name: str, content: bytes, address: str = "") -> Attachment:
    """
    Hand in a file with an open matter.

    Raises
    ------
    Rejected
        If the file is not one that is kept.
    WrongState
        If the matter is not open any more.
    """
    with _by_code(code, address) as row:
        if state_of(telling(row)) not in OPEN:
            raise _not_now(row, "attach")
    # A picture takes a second to be looked through; writers are not to wait for it.
    return papers.keep(row, papers.Shelf.APPELLANT, name, content, APPELLANT)


def list_papers(code: str, address: str = "") -> tuple[Attachment, ...]:
    """The files that were handed in, and those that came with the answer."""
    with _by_code(code, address) as row:
        return papers.of_appellant(row)


def read_paper(code: str, token: str, address: str = "") -> tuple[Attachment, bytes]:
    """One of the files of `list_papers`; NotFound if it is none of them."""
    if token not in [one.token for one in list_papers(code, address)]:
        raise NotFound("attachment", token)
    return attachments.read(token)


def followed(appeal: int, *, by: Person) -> Followed:
    """What an enterprise sees of a matter that it raised; NotFound if it raised no such one."""
    with reading():
        return _shown(raised(appeal, by))


def list_own(*, by: Person) -> tuple[Followed, ...]:
    """The matters that the person's enterprise raised, the latest first."""
    permissions.require(by, Act.FOLLOW_APPEAL, enterprise=by.enterprise)
    with reading():
        own = EnterpriseRow.code == by.enterprise
        known = selected().where(own, AppealRow.digest.is_null())
        return shown(list(known.order_by(AppealRow.id.desc())))


@contextmanager
def _by_code(code: str, address: str) -> Iterator[AppealRow]:
    """
    The row of a code, in a transaction; a wrong one is counted, a right one is not.

    Writers take turns, so nobody else tries between the question and the count.
    """
    with transaction():
        limits = _limits(address)
        throttle.refuse(limits)
        row: AppealRow | None = selected().where(AppealRow.digest == codes.digest(code)).first()
        if row is not None:
            yield row
            return
        throttle.count(limits)
    raise NotSignedIn


def _limits(address: str) -> dict[str, int]:
    """The keys of an attempt, of its address and of everybody in this hour, and their limits."""
    own = {_key("try", address): settings.number("tracking.address_attempts")} if address else {}
    return {**own, _key("try", ""): settings.number("tracking.attempts")}


def _key(what: str, address: str) -> str:
    # By the hour: what never pauses, as everybody's attempts together, must not add up for ever.
    return tokens.digest(f"tracking:{what}:{address}:{clock.now():%Y-%m-%dT%H}")


def _shown(row: AppealRow) -> Followed:
    return shown([row])[0]


def _not_now(row: AppealRow, act: str) -> WrongState:
    """In words that the appellant may read: where it stands as it is shown, and no inner acts."""
    return WrongState("appeal", row.id, state=_shown(row).state, act=act)
