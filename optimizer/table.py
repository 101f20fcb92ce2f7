"""
All columns of some sites as numpy arrays, so that a price of time reprices them at once.

A column is a joint at one start. Teams are bound for the stay and the least travel, as in the
rows of `optimizer.cpsat.columns`: every plan keeps them, so what is priced here bounds all plans.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from optimizer.board import Board
from optimizer.site import Joint
from optimizer.slots import each, rounded_up, slots_of_week
from optimizer.tally import taken

Whole = NDArray[np.int64]
"""Whole numbers: every price and cost is one, so that a bound is exact."""

NEVER = 1 << 50
"""Cost of what cannot be chosen."""

MOST_WISHES = 9
"""An enterprise with more wishes is not priced: its wishes then cost nothing."""


class Table:
    """
    The columns of some sites.

    Attributes
    ----------
    held
        Priority of the wishes of each joint.
    room
        Teams that are free, by department and slot: what absences and fixed visits leave.
    """

    def __init__(self, board: Board, sites: Sequence[int]) -> None:
        self.board = board
        self.departments = {key: place for place, key in enumerate(board.crews)}
        # A stay at the end of the week may reach past it with its travel.
        longest = max(one.minutes for one in board.problem.requests)
        travel = max(crew.least for crew in board.crews.values())
        self.width = slots_of_week(board.grid) + rounded_up(longest + travel, board.grid)
        self.sites = [
            board.sites[one]
            for one in sites
            if board.sites[one].joints is not None and len(board.sites[one].wishes) <= MOST_WISHES
        ]
        self.room = self._room()
        self._collect()
        self.groups = [
            Group(self, size) for size in sorted({len(one.wishes) for one in self.sites})
        ]

    def _room(self) -> Whole:
        room = np.zeros((len(self.departments), self.width), dtype=np.int64)
        for key, place in self.departments.items():
            crew = self.board.crews[key]
            for slot in range(self.width):
                room[place, slot] = max(0, crew.teams - taken(crew.standing, slot))
        return room

    def _collect(self) -> None:
        begins: list[Whole] = []
        ends: list[Whole] = []
        weights: list[Whole] = []
        sizes: list[Whole] = []
        visits: list[Whole] = []
        starts: list[Whole] = []
        self.first_joint: list[int] = []
        self.held: list[int] = []
        counts: list[int] = []
        for site in self.sites:
            self.first_joint.append(len(counts))
            for joint in site.joints or ():
                slots = np.fromiter(each(joint.starts), dtype=np.int64)
                rows, lengths, teams = self._stays(joint)
                begin = (slots[:, None] + rows[None, :]).ravel()
                begins.append(begin)
                ends.append(begin + np.tile(lengths, len(slots)))
                weights.append(np.tile(teams, len(slots)))
                sizes.append(np.full(len(slots), len(rows)))
                starts.append(slots)
                visits.append(np.array([site.visits(int(slot)) for slot in slots]))
                counts.append(len(slots))
                self.held.append(site.priority(joint.bits))
        self.begins, self.ends = _joined(begins), _joined(ends)
        self.weights, self.starts = _joined(weights), _joined(starts)
        self.visits = _joined(visits)
        self.members = _offsets(_joined(sizes))
        self.columns = _offsets(np.array(counts, dtype=np.int64))

    @property
    def priority(self) -> int:
        """Of all wishes."""
        return sum(one.priority for site in self.sites for one in site.wishes)

    def _stays(self, joint: Joint) -> tuple[Whole, Whole, Whole]:
        rows, lengths, teams = [], [], []
        for department, minutes, count in joint.stays:
            crew = self.board.crews[department]
            rows.append(self.departments[department] * (self.width + 1))
            lengths.append(rounded_up(minutes + crew.least, self.board.grid))
            teams.append(count)
        return np.array(rows), np.array(lengths), np.array(teams)

    def column_costs(self, prices: Whole, visit: int) -> Whole:
        """What each column costs: its visit and the price of the team time it binds."""
        until = np.zeros((len(self.departments), self.width + 1), dtype=np.int64)
        np.cumsum(prices, axis=1, out=until[:, 1:])
        flat = until.ravel()
        if not len(self.begins):
            return np.zeros(0, dtype=np.int64)
        spans = (flat[self.ends] - flat[self.begins]) * self.weights
        return np.add.reduceat(spans, self.members[:-1]) + visit * self.visits

    def joint_costs(self, columns: Whole) -> Whole:
        """The cheapest start of each joint; behind them, at -1, what no joint costs."""
        if not len(columns):
            return np.array([NEVER])
        return np.append(np.minimum.reduceat(columns, self.columns[:-1]), NEVER)

    def use(self, columns: Whole, costs: Whole, joints: Sequence[int]) -> Whole:
        """Teams bound by department and slot when these joints take their cheapest starts."""
        changes = np.zeros((len(self.departments), self.width + 1), dtype=np.int64).ravel()
        for joint in joints:
            first, after = self.columns[joint], self.columns[joint + 1]
            column = first + int(np.argmax(columns[first:after] == costs[joint]))
            part = slice(self.members[column], self.members[column + 1])
            np.add.at(changes, self.begins[part], self.weights[part])
            np.add.at(changes, self.ends[part], -self.weights[part])
        return np.cumsum(changes.reshape(len(self.departments), -1), axis=1)[:, :-1]


class Group:
    """
    The sites with so many wishes, priced together by the enterprise program's recursion.

    Overlap of visits and caps on their number are left out, which can only make a bound lower.
    """

    def __init__(self, table: Table, size: int) -> None:
        self.size = size
        places = [one for one, site in enumerate(table.sites) if len(site.wishes) == size]
        self.priorities = np.array(
            [[wish.priority for wish in table.sites[one].wishes] for one in places], dtype=np.int64
        )
        self.joints = np.full((len(places), 1 << size), -1, dtype=np.int64)
        for row, one in enumerate(places):
            for joint in table.sites[one].joints or ():
                self.joints[row, joint.bits] = table.first_joint[one] + joint.place

    def solve(self, joint_costs: Whole, left_out: int) -> tuple[int, list[int]]:
        """The least the sites cost together, and the joints that they choose."""
        costs = joint_costs[self.joints]
        rows, full = np.arange(len(self.joints)), (1 << self.size) - 1
        best = np.zeros_like(costs)
        choice = np.zeros_like(costs)
        for rest in range(1, full + 1):
            low = rest & -rest
            others = rest ^ low
            value = best[:, others] + left_out * self.priorities[:, low.bit_length() - 1]
            taken = np.zeros(len(self.joints), dtype=np.int64)
            part = others
            while True:
                found = costs[:, part | low] + best[:, others ^ part]
                better = found < value
                value = np.where(better, found, value)
                taken = np.where(better, part | low, taken)
                if not part:
                    break
                part = (part - 1) & others
            best[:, rest], choice[:, rest] = value, taken
        left = np.full(len(self.joints), full)
        chosen: list[int] = []
        while left.any():
            taken = np.where(left > 0, choice[rows, left], 0)
            some = taken > 0
            chosen.extend(self.joints[rows[some], taken[some]].tolist())
            # What is left out goes as the lowest wish that is left.
            left &= ~np.where(some, taken, left & -left)
        return int(best[:, full].sum()), chosen


def _joined(parts: Sequence[Whole]) -> Whole:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def _offsets(sizes: Whole) -> Whole:
    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(sizes)])
