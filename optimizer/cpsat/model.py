"""
Proves a week, or a part of it, with CP-SAT on columns, tier after tier.

Runs in a child process (`optimizer.cpsat.watch`). Tiers 1 and 2 are one integer objective; each
later tier is minimised with the tiers above fixed at their proven value. The team rows of the
model allow a little too much where zones differ; a plan that the path cover refuses is cut off
by its largest set of stays of which none can follow another, and the model is solved again. For
the travel the teams' journeys become part of the model (`optimizer.cpsat.ways`).
"""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from ortools.sat.python import cp_model

from optimizer.cpsat.ask import Answer, Question
from optimizer.cpsat.columns import DayKey
from optimizer.cpsat.ways import add_ways
from optimizer.teams import Stay, assign, widest
from optimizer.tours import travelled

Goal = Literal["visits", "moved", "minutes", "travel"]
GOALS: tuple[Goal, ...] = ("visits", "moved", "minutes", "travel")

MOST_CUTS = 400
"""Rounds of cutting off plans that the teams refuse, before the search gives up."""


class Model:
    """CP-SAT on the columns of a question, one goal after the other."""

    def __init__(self, task: Question, tell: Callable[[object], None]) -> None:
        self.task, self.tell = task, tell
        self.columns = task.columns
        self.chosen = list(task.hint)
        self.values: list[int] = []
        self.bounds: list[int] = []
        self.model = cp_model.CpModel()
        self.take = [self.model.new_bool_var("") for _ in self.columns.columns]
        self.leave = [self.model.new_bool_var("") for _ in self.columns.wishes]
        self.spent = 0.0
        self.sure = task.columns.sure
        self._build()

    def answer(self) -> Answer:
        """Minimise the goals that are asked for, as far as the effort goes."""
        for goal in GOALS[: self.task.goals]:
            if not self.settle(goal):
                break
        return Answer(self.chosen, self.values, self.bounds, self.spent, self.sure)

    def _build(self) -> None:
        columns, model = self.columns, self.model
        for leave, (holders, _) in zip(self.leave, columns.wishes, strict=True):
            model.add_exactly_one([leave, *(self.take[one] for one in holders)])
        for pack in columns.packs:
            model.add_at_most_one([self.take[one] for one in pack])
        for numbers, counts, most in columns.limits:
            takes = [self.take[one] for one in numbers]
            model.add(cp_model.LinearExpr.weighted_sum(takes, counts) <= most)
        for numbers, wishes, floor in columns.floors:
            model.add(self._first_goal(numbers, wishes) >= floor)
        if columns.most_moved is not None:
            model.add(self._sum(columns.moved) <= columns.most_moved)

    def _sum(self, worth: Sequence[int]) -> cp_model.LinearExprT:
        pairs = [(take, one) for take, one in zip(self.take, worth, strict=True) if one]
        return cp_model.LinearExpr.weighted_sum([p[0] for p in pairs], [p[1] for p in pairs])

    def _first_goal(self, numbers: Sequence[int], wishes: Sequence[int]) -> cp_model.LinearExprT:
        columns = self.columns
        new = [one for one in numbers if columns.visits[one]]
        terms = [self.take[one] for one in new] + [self.leave[one] for one in wishes]
        worth = [columns.visits[one] for one in new]
        worth += [columns.weight * columns.wishes[one][1] for one in wishes]
        return cp_model.LinearExpr.weighted_sum(terms, worth)

    def _goal(self, goal: Goal) -> cp_model.LinearExprT:
        if goal == "visits":
            return self._first_goal(range(len(self.take)), range(len(self.leave)))
        if goal == "travel":
            return add_ways(self.model, self.take, self.columns)
        return self._sum(self.columns.moved if goal == "moved" else self.columns.minutes)

    def value(self, goal: Goal, chosen: Sequence[int]) -> int:
        """What a goal is for these columns."""
        columns = self.columns
        if goal == "travel":
            return sum(
                travelled(stays, columns.standing[key][1], columns.travel)
                for key, stays in self._days(chosen).items()
            )
        if goal == "moved":
            return sum(columns.moved[one] for one in chosen)
        if goal == "minutes":
            return sum(columns.minutes[one] for one in chosen)
        held = set(chosen)
        left = sum(priority for holders, priority in columns.wishes if held.isdisjoint(holders))
        return columns.weight * left + sum(columns.visits[one] for one in chosen)

    def settle(self, goal: Goal) -> bool:
        """Minimise one goal and fix it; whether it was proven."""
        place = len(self.values)
        expression = self._goal(goal)
        value = self.value(goal, self.chosen)
        if place < len(self.task.fixed):
            bound = value = self.task.fixed[place]
        elif goal == "moved" and not any(self.columns.moved):
            bound = value = 0
        else:
            bound = self._minimise(goal, expression)
            value = self.value(goal, self.chosen)
        self.values.append(value)
        self.bounds.append(min(bound, value))
        _call(self.model.clear_objective)
        self.model.add(expression <= value)
        return bound >= value

    def _minimise(self, goal: Goal, expression: cp_model.LinearExprT) -> int:
        """A bound on a goal; the best plan found is kept. Cuts until the teams agree."""
        self.model.minimize(expression)
        bound, spent = 0, 0.0
        for _ in range(MOST_CUTS):
            solver = self._solver(self.task.effort - spent)
            self._hint()
            watcher = _Watcher(self, goal)
            status = solver.solve(self.model, watcher)
            spent += solver.deterministic_time
            self.spent += solver.deterministic_time
            if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
                break
            bound = max(bound, math.ceil(solver.best_objective_bound - 1e-6))
            chosen = [one for one, take in enumerate(self.take) if solver.boolean_value(take)]
            if self._refused(chosen, cut=True) and spent < self.task.effort:
                continue
            self.keep(goal, chosen)
            break
        return min(bound, self.value(goal, self.chosen))

    def _solver(self, effort: float) -> cp_model.CpSolver:
        solver = cp_model.CpSolver()
        parameters = solver.parameters
        parameters.num_workers = 1
        parameters.random_seed = self.task.seed
        parameters.linearization_level = self.task.level
        parameters.max_deterministic_time = max(0.1, effort)
        parameters.max_time_in_seconds = self.task.seconds
        return solver

    def _hint(self) -> None:
        _call(self.model.clear_hints)
        held = set(self.chosen)
        for one, take in enumerate(self.take):
            self.model.add_hint(take, one in held)
        for leave, (holders, _) in zip(self.leave, self.columns.wishes, strict=True):
            self.model.add_hint(leave, held.isdisjoint(holders))

    def keep(self, goal: Goal, chosen: list[int]) -> None:
        """Remember a plan that the teams allow if it is better, and tell it."""
        if self.value(goal, chosen) < self.value(goal, self.chosen):
            self.chosen = chosen
            self.tell(chosen)

    def allowed(self, chosen: Sequence[int]) -> bool:
        """Whether the teams allow these columns; exact."""
        return not self._refused(chosen, cut=False)

    def _days(self, chosen: Iterable[int]) -> dict[DayKey, list[Stay]]:
        """All stays of each department and day, with those that stand anyway."""
        days = {key: list(standing) for key, (standing, _) in self.columns.standing.items()}
        for one in chosen:
            for key, stay in self.columns.stays[one]:
                days[key].append(stay)
        return days

    def _refused(self, chosen: Sequence[int], *, cut: bool) -> bool:
        touched = {key for one in chosen for key, _ in self.columns.stays[one]}
        refused = False
        for key, stays in self._days(chosen).items():
            teams = self.columns.standing[key][1]
            if key in touched and assign(stays, teams, self.columns.travel) is None:
                refused = True
                if cut:
                    self._cut(key, stays, teams)
        return refused

    def _cut(self, key: DayKey, stays: Sequence[Stay], teams: int) -> None:
        """No plan holds all stays of a largest set of which none can follow another."""
        members = [stays[one] for one in widest(stays, self.columns.travel)]
        standing = self.columns.standing[key][0]
        room = teams - sum(_holds_one(stay, members) for stay in standing)
        takes, counts = [], []
        for one, made in enumerate(self.columns.stays):
            count = sum(day == key and _holds_one(stay, members) for day, stay in made)
            if count:
                takes.append(self.take[one])
                counts.append(count)
        self.model.add(cp_model.LinearExpr.weighted_sum(takes, counts) <= max(0, room))
        self.sure = self.sure and self.columns.transitive


def _holds_one(stay: Stay, members: Sequence[Stay]) -> bool:
    """Whether a stay holds one of the members, so that it clashes with all that it clashes with."""
    return any(
        stay.zone == one.zone
        and stay.away == one.away
        and stay.start <= one.start
        and one.end <= stay.end
        for one in members
    )


def _call(act: Callable[[], None]) -> None:
    # CP-SAT's own annotations leave these methods untyped.
    act()


class _Watcher(cp_model.CpSolverSolutionCallback):
    """Keeps the plans that CP-SAT meets on its way, so that a killed child loses nothing."""

    def __init__(self, model: Model, goal: Goal) -> None:
        super().__init__()
        self.model, self.goal = model, goal

    def on_solution_callback(self) -> None:
        model = self.model
        chosen = [one for one, take in enumerate(model.take) if self.boolean_value(take)]
        if model.value(self.goal, chosen) < model.value(self.goal, model.chosen) and model.allowed(
            chosen
        ):
            model.keep(self.goal, chosen)
