"""
One matter, one list: what was told twice is found, merged, and parted again if it was not the same.

A merged matter keeps its words and its appellant, who sees how the other one stands. What had been
merged into it goes along, and comes back with it.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker import clock, history, permissions, settings
from tracker.appeals import clocks, likeness
from tracker.appeals.register import raised_on
from tracker.appeals.rows import advance, case_of, own, record_of, row_of, selected, state_of
from tracker.database import reading, transaction
from tracker.errors import Fault, FaultCode, Rejected, WrongState
from tracker.models import AppealRow, EnterpriseRow, MergeRow
from tracker.permissions import Act
from tracker.records import OPEN, Appeal, AppealEntry, Category, Person


@dataclass(frozen=True, slots=True)
class Likeness:
    """
    A matter that may be the same.

    Parameters
    ----------
    percent
        How much of their words they share, 0 to 100.
    same_enterprise
        Whether the same enterprise raised it.
    """

    appeal: Appeal
    percent: int
    same_enterprise: bool


def suggest(entry: AppealEntry, *, by: Person) -> tuple[Likeness, ...]:
    """
    Matters that an entry may repeat, best first, few: of the same enterprise and category, or in
    similar words; open, or closed within ``appeal.alike_days``.
    """
    return suggest_each([entry], by=by)[0]


def suggest_each(entries: Sequence[AppealEntry], *, by: Person) -> tuple[tuple[Likeness, ...], ...]:
    """What `suggest` tells of each of many entries, with few questions for all of them."""
    permissions.require(by, Act.KEEP_APPEALS)
    with reading():
        return _alike(entries, None, by)


def suggest_for(appeal: int, *, by: Person) -> tuple[Likeness, ...]:
    """Matters that one in the register may repeat, as `suggest` finds them."""
    with reading():
        row = own(appeal, Act.KEEP_APPEALS, by)
        firm = row.enterprise.code if row.enterprise else ""
        category = Category(row.category)
        told = AppealEntry(row.title, row.text, category, enterprise=firm, sub=row.sub)
        return _alike([told], row.id, by)[0]


@dataclass(frozen=True, slots=True)
class _Known:
    """A matter of the register, as far as it is compared."""

    category: str
    sub: str
    firm: str | None


def _alike(
    entries: Sequence[AppealEntry], but: int | None, by: Person
) -> tuple[tuple[Likeness, ...], ...]:
    found: dict[int, list[tuple[int, bool, int]]] = {}
    for category in dict.fromkeys(one.category for one in entries):
        own = [at for at, one in enumerate(entries) if one.category is category]
        asked = {at: likeness.traits(entries[at].title, entries[at].text) for at in own}
        weight = settings.number("appeal.alike_number_weight")
        index = likeness.Index(weight, frozenset().union(*asked.values()))
        known: dict[int, _Known] = {}
        query = _candidates([entries[at] for at in own], but)
        for number, title, text, *facts in query.tuples():
            index.add(number, likeness.traits(title, text))
            known[number] = _Known(*facts)
        least, most = settings.number("appeal.alike_percent"), settings.number("appeal.alike_most")
        for at in own:
            scored = _scored(entries[at], index.shares(asked[at]), known, least)
            found[at] = sorted(scored, reverse=True)[:most]
    numbers = {number for scored in found.values() for _, _, number in scored}
    rows = {row.id: row for row in selected().where(AppealRow.id.in_(list(numbers)))}
    return tuple(
        tuple(
            Likeness(record_of(rows[number], by), percent, is_own)
            for percent, is_own, number in found[at]
        )
        for at in range(len(entries))
    )


def _scored(
    entry: AppealEntry, shares: Mapping[int, int], known: Mapping[int, _Known], least: int
) -> Iterator[tuple[int, bool, int]]:
    """Likeness, whether of the same enterprise, and number of all that is worth a look."""
    for number, one in known.items():
        percent = shares.get(number, 0)
        is_own = bool(entry.enterprise) and one.firm == entry.enterprise
        is_same = one.category == entry.category.value
        is_about = is_same and (not entry.sub or one.sub in ("", entry.sub))
        if (is_own and is_same) or (percent >= least and (is_own or is_about)):
            yield percent, is_own, number


def _candidates(entries: Sequence[AppealEntry], but: int | None) -> Any:
    """The latest matters of the entries' one category or their enterprises that still matter."""
    since = clock.now() - dt.timedelta(days=settings.number("appeal.alike_days"))
    about = AppealRow.category == entries[0].category.value
    subs = {one.sub for one in entries}
    if "" not in subs:
        about &= AppealRow.sub.in_([*sorted(subs), ""])
    firms = sorted({one.enterprise for one in entries} - {""})
    if firms:
        about |= EnterpriseRow.code.in_(firms)
    standing = AppealRow.state.in_([one.value for one in OPEN]) | (AppealRow.closed >= since)
    columns = (AppealRow.id, AppealRow.title, AppealRow.text, AppealRow.category, AppealRow.sub)
    query = AppealRow.select(*columns, EnterpriseRow.code).left_outer_join(EnterpriseRow)
    query = query.where(about & standing & (AppealRow.id != (but or 0)))
    return query.order_by(AppealRow.id.desc()).limit(settings.number("appeal.alike_searched"))


def merge(appeal: int, into: int, why: str, *, seen: int | None = None, by: Person) -> Appeal:
    """
    A matter that was received or accepted is the same as another open one of its enterprise.

    Its clocks end, its appellant follows the other one; again into the same one changes nothing.

    Raises
    ------
    Rejected
        If no reason is given, it is the same number, or another enterprise's.
    WrongState
        If a department has it, or the other one is merged or not open.
    """
    with transaction():
        row, target = own(appeal, Act.KEEP_APPEALS, by), own(into, Act.KEEP_APPEALS, by)
        if row.__data__["into"] == target.id:
            return record_of(row, by)
        problems = [*_merge_faults(row, target, why)]
        if problems:
            raise Rejected(problems)
        if state_of(target) not in OPEN:
            raise WrongState("appeal", into, state=target.state, act="merge another one into")
        before, row.into = row.state, target
        facts = {"into": target.id, "why": history.digest(why.strip())}
        advance(row, "merge", by, facts, seen=seen)
        clocks.drop(row, why="merged", by=by)
        MergeRow.create(
            appeal=row,
            into=target,
            before=before,
            why=why.strip(),
            actor=by.login,
            moment=clock.now(),
        )
        along = _move(row, target, by)
        history.record(case_of(target), "take in", by, {"appeal": row.id, "along": along})
        return record_of(row_of(row.id), by)


def _merge_faults(row: AppealRow, target: AppealRow, why: str) -> Iterator[Fault]:
    if not why.strip():
        yield Fault("why", FaultCode.MISSING)
    if row.id == target.id:
        yield Fault("into", FaultCode.TWICE, str(target.id))
    elif row.__data__["enterprise"] != target.__data__["enterprise"]:
        firm = target.enterprise.code if target.enterprise else "-"
        yield Fault("into", FaultCode.NOT_ALONE, str(target.id), firm)


def merge_all(appeals: Sequence[int], into: int, why: str, *, by: Person) -> tuple[Appeal, ...]:
    """Merge several matters into one, all or none."""
    with transaction():
        return tuple(merge(one, into, why, by=by) for one in dict.fromkeys(appeals))


def part(appeal: int, *, seen: int | None = None, by: Person) -> Appeal:
    """
    It was not the same matter: it is received again, and what had gone along comes back to it.

    Its clocks run from the day on which it was raised, so that what is late shows as late.

    Raises
    ------
    WrongState
        If it is not merged.
    """
    with transaction():
        row = own(appeal, Act.KEEP_APPEALS, by)
        from_ = row.__data__["into"]
        row.into, row.receiver = None, ""
        advance(row, "part again", by, {"from": from_}, seen=seen)
        standing = (MergeRow.appeal == row) & MergeRow.undone.is_null()
        MergeRow.update(undone=clock.now()).where(standing).execute()
        along = _move(row, row, by)
        for kind in ("accept", "route"):
            limit = f"appeal.{kind}_working_days"
            clocks.start(row, kind, owner=clocks.CENTRE, limit=limit, day=raised_on(row), by=by)
        history.record(f"appeal:{from_}", "let go", by, {"appeal": row.id, "along": along})
        return record_of(row_of(row.id), by)


def _move(row: AppealRow, target: AppealRow, by: Person) -> list[int]:
    """Let what was merged into a matter follow another one; the numbers of those."""
    moved = _below(row)
    if moved:
        AppealRow.update(into=target).where(AppealRow.id.in_(moved)).execute()
    for one in moved:
        history.record(f"appeal:{one}", "go along", by, {"into": target.id})
    return moved


def _below(row: AppealRow) -> list[int]:
    """The numbers of what was merged into a matter, and into that, in the order of merging."""
    found: list[int] = []
    level = [row.id]
    while level:
        query = MergeRow.select().where(MergeRow.into.in_(level), MergeRow.undone.is_null())
        level = [one.__data__["appeal"] for one in query.order_by(MergeRow.id)]
        found += level
    return found
