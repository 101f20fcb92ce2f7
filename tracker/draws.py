"""
Random draws of enterprises and officers (双随机): announced with everything that binds them, drawn
with the words of a witness, to be drawn again by anybody.
"""

import secrets
from collections.abc import Iterator
from typing import Any

from tracker import (
    clock,
    draw_files,
    history,
    lots,
    outbox,
    permissions,
    pools,
    registers,
    sight,
    states,
)
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, NotFound, Rejected, missing, need, signs
from tracker.models import DepartmentRow, RandomDrawRow
from tracker.paging import latest, narrowing
from tracker.permissions import Act
from tracker.records import DrawPool, DrawState, Lot, Person, RandomDraw
from tracker.week import local

LONGEST_WORDS = 200


def announce(department: str, item: str, pool: DrawPool, *, by: Person) -> RandomDraw:
    """
    Fix the pool and the secret half of the seed, and show what binds both.

    Raises
    ------
    NotFound
        If there is no such department.
    Rejected
        With every fault: no item of the catalogue, an unusable pool, an enterprise that is unknown
        or of another tier, a part that the tier's setting does not allow, an officer of another
        department or without a certificate, too few officers for an enterprise.
    """
    permissions.require(by, Act.ANNOUNCE_DRAW, department=department)
    with transaction():
        owner = registers.row_of(DepartmentRow, department)
        problems = [*pools.faults(owner.code, item, pool), *lots.faults(pool)]
        if problems:
            raise Rejected(problems)
        secret = secrets.token_hex(32)
        row = RandomDrawRow.create(
            department=owner,
            item=item.strip(),
            pool=lots.plain(pool),
            algorithm=lots.ALGORITHM,
            pool_hash=lots.pool_hash(pool),
            commitment=lots.commitment(secret),
            secret=secret,
            words="",
            lots=[],
            state=DrawState.ANNOUNCED.value,
            announcer=by.login,
            announced=clock.now(),
            witness="",
            voided="",
        )
        facts = {
            "department": department,
            "item": row.item,
            "algorithm": row.algorithm,
            "pool_hash": row.pool_hash,
            "commitment": row.commitment,
        }
        history.record(_case(row), "announce", by, facts)
        for to in ("committee", "supervision"):
            outbox.write(f"{_case(row)}:announce:{to}", "draw-announced", to, facts)
        return _record_of(row)


def draw(number: int, words: str, *, by: Person) -> RandomDraw:
    """
    Draw, with a witness's words as the other half of the seed; final.

    Raises
    ------
    NotFound
        If there is none, or none that the person may know of.
    Rejected
        If the words are empty, longer than a line, or those of who announced it.
    WrongState
        If it is drawn already, or void.
    """
    with transaction():
        row = _own(number, Act.WITNESS_DRAW, by)
        _move(row, "draw")
        problems = [*_faults_of_words(row, words.strip(), by)]
        if problems:
            raise Rejected(problems)
        row.words, row.witness, row.drawn = words.strip(), by.login, clock.now()
        seed = lots.seed(row.secret, row.words, row.pool_hash)
        found = lots.draw(draw_files.pool_of(row.pool), seed)
        row.lots = [[one.enterprise, one.tier, list(one.officers)] for one in found]
        row.save()
        facts = {"seed": seed, "lots": history.digest(row.lots), "drawn": len(found)}
        history.record(_case(row), "draw", by, facts)
        to = f"department:{row.department.code}"
        outbox.write(f"{_case(row)}:draw", "draw-done", to, {"draw": row.id})
        return _record_of(row)


def _faults_of_words(row: RandomDrawRow, words: str, by: Person) -> Iterator[Fault]:
    if by.login == row.announcer:
        yield Fault("witness", FaultCode.SAME_PERSON, by.login, "announcer")
    yield from (*missing(words=words), *signs(words=words))
    if len(words) > LONGEST_WORDS:
        yield Fault("words", FaultCode.TOO_LONG, str(len(words)), str(LONGEST_WORDS))


def void(number: int, why: str, *, by: Person) -> RandomDraw:
    """Give an announced draw up; it stays in the list with the reason. Rejected without one."""
    with transaction():
        row = _own(number, Act.VOID_DRAW, by)
        need(why=why)
        _move(row, "void")
        row.voided = why.strip()
        row.save()
        history.record(_case(row), "void", by, {"why": row.voided})
        return _record_of(row)


def show(number: int, *, by: Person) -> RandomDraw:
    """A draw; NotFound if there is none, or none that the person may know of."""
    with reading():
        return _record_of(_own(number, Act.READ_DRAWS, by))


def list_draws(
    *,
    by: Person,
    department: str | None = None,
    state: DrawState | None = None,
    before: int | None = None,
    most: int | None = None,
) -> tuple[RandomDraw, ...]:
    """
    Draws that a person may know of, the latest first; those that are void too.

    Parameters
    ----------
    before, most
        A page: at most so many of those before the number that ended the last one.
    """
    wanted = {DepartmentRow.code: department, RandomDrawRow.state: state}
    with reading():
        rows = RandomDrawRow.select(RandomDrawRow, DepartmentRow).join(DepartmentRow)
        rows = rows.where(sight.own(by, Act.READ_DRAWS), *narrowing(wanted))
        return tuple(_record_of(row) for row in latest(rows, RandomDrawRow.id, before, most))


def publish(number: int, *, by: Person) -> dict[str, Any]:
    """A draw as the file that is shown to everybody; `draw_files.rerun` checks it anywhere."""
    return draw_files.published(show(number, by=by))


def verify(number: int, *, by: Person) -> tuple[Fault, ...]:
    """
    Every fault of a draw as it lies here; empty when it is what was announced and drawn.

    The pool, the commitment and what was drawn are held against the log as well.
    """
    with reading():
        row = _own(number, Act.READ_DRAWS, by)
        found = _record_of(row)
        told = {one.act: one.facts for one in history.of_cases([_case(row)])}
    return (
        *_faults_of_log(found, told.get("announce", {}), ("pool_hash", "commitment")),
        *(_faults_of_drawing(row, told.get("draw", {})) if found.lots else ()),
        *(draw_files.rerun(draw_files.published(found)) if found.lots else _of_pool(found)),
    )


def _faults_of_log(found: RandomDraw, told: Any, names: tuple[str, ...]) -> Iterator[Fault]:
    for name in names:
        if told.get(name) != getattr(found, name):
            there = str(getattr(found, name)), str(told.get(name))
            yield Fault(name, FaultCode.DIFFERS, *there)


def _faults_of_drawing(row: RandomDrawRow, told: Any) -> Iterator[Fault]:
    facts = {
        "seed": lots.seed(row.secret, row.words, row.pool_hash),
        "lots": history.digest(row.lots),
    }
    for name, found in facts.items():
        if told.get(name) != found:
            yield Fault(name, FaultCode.DIFFERS, str(found), str(told.get(name)))


def _of_pool(found: RandomDraw) -> Iterator[Fault]:
    if lots.pool_hash(found.pool) != found.pool_hash:
        known = lots.pool_hash(found.pool)
        yield Fault("pool_hash", FaultCode.DIFFERS, found.pool_hash, known)


def _own(number: int, act: Act, by: Person) -> RandomDrawRow:
    row: RandomDrawRow | None = RandomDrawRow.get_or_none(RandomDrawRow.id == number)
    if row is None or not permissions.may(by, Act.READ_DRAWS, department=row.department.code):
        raise NotFound("draw", number)
    permissions.require(by, act, department=row.department.code)
    return row


def _move(row: RandomDrawRow, act: str) -> None:
    row.state = states.DRAW.after(row.id, DrawState(row.state), act).value


def _case(row: RandomDrawRow) -> str:
    return f"draw:{row.id}"


def _record_of(row: RandomDrawRow) -> RandomDraw:
    state = DrawState(row.state)
    return RandomDraw(
        id=row.id,
        department=row.department.code,
        item=row.item,
        pool=draw_files.pool_of(row.pool),
        algorithm=row.algorithm,
        pool_hash=row.pool_hash,
        commitment=row.commitment,
        state=state,
        announcer=row.announcer,
        announced=local(row.announced),
        secret=row.secret if state is DrawState.DRAWN else "",
        words=row.words,
        witness=row.witness,
        drawn=local(row.drawn) if row.drawn else None,
        lots=tuple(Lot(firm, tier, tuple(officers)) for firm, tier, officers in row.lots),
        voided=row.voided,
    )
