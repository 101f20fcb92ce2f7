"""Fills in what stands on the papers of visits besides the visits: numbers, officers, counts."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from tracker import notice_facts, notices, visits
from tracker.records import Appearance, Notice, NoticeKind
from tracker.week import Week
from web.board import Board, Formal, Visit
from web.reading import READER

NOTICE_DAY = timedelta(days=-5)
"""From a week's Monday to the Wednesday before, when notices are signed."""


def signed(board: Board, given: date) -> date:
    """The day on a notice: the Wednesday before the week, or that of a later publication."""
    return max(given, Week.parse(board.week).monday + NOTICE_DAY)


def at(board: Board, enterprise: str) -> Board:
    """The board with nothing but the visits at one enterprise: all on which its papers depend."""
    return replace(
        board,
        visits=tuple(one for one in board.visits if one.enterprise.id == enterprise),
        cancelled=tuple(one for one in board.cancelled if one.enterprise.id == enterprise),
    )


def filled(board: Board) -> Board:
    """
    The board with all that its papers tell, in a few questions for all of its visits.

    A board of one enterprise costs no more than what is told of that one.
    """
    week = Week.parse(board.week)
    firms = {one.enterprise.id for one in (*board.visits, *board.cancelled)}
    only = next(iter(firms)) if len(firms) == 1 else None
    given: dict[str, list[Notice]] = {}
    for one in notices.of_week(week, by=READER, enterprise=only):
        given.setdefault(one.visit.uid, []).append(one)
    told: dict[str, list[Appearance]] = {}
    found = visits.list_visits(week, by=READER, enterprise=only)
    for each in notice_facts.of_visits(found, by=READER):
        told.setdefault(each.visit, []).append(each)
    return replace(
        board,
        visits=tuple(_filled(board, board.visits, given, told)),
        cancelled=tuple(_filled(board, board.cancelled, given, told)),
    )


def _filled(
    board: Board,
    found: Iterable[Visit],
    given: Mapping[str, list[Notice]],
    told: Mapping[str, list[Appearance]],
) -> Iterable[Visit]:
    for one in found:
        papers, appearances = given.get(one.uid, []), told.get(one.uid, [])
        yield replace(one, formal=_formal(board, papers, appearances))


def _formal(board: Board, given: list[Notice], told: list[Appearance]) -> Formal:
    first = next((one for one in given if one.kind is NoticeKind.NOTICE), None)
    changes = [one for one in given if one.kind is NoticeKind.CHANGE]
    return Formal(
        number=_number(first),
        issued=signed(board, first.given.date()) if first is not None else None,
        changed=_number(changes[-1] if changes else None),
        appearances=tuple(told),
    )


def _number(one: Notice | None) -> tuple[int, int] | None:
    return (one.year, one.number) if one is not None else None
