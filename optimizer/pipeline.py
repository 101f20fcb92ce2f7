"""
The search for a week, stage after stage, on parts that have nothing to do with each other.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from optimizer.board import Board
from optimizer.bounds import Minimum, minimum
from optimizer.cpsat import watch
from optimizer.cpsat.ask import Answer, Question
from optimizer.cpsat.child import prove
from optimizer.cpsat.columns import Column, Columns, columns_of
from optimizer.crowd import crowd_minimum
from optimizer.effort import STEPS_PER_SECOND, Effort
from optimizer.enterprise import Choice
from optimizer.greedy import greedy
from optimizer.journeys import WHOLE, shorten
from optimizer.layout import Layout, Value
from optimizer.legs import least_legs
from optimizer.loosened import loosened, starts_of
from optimizer.polish import polish, try_put
from optimizer.recreate import Recreate
from optimizer.shortage import alone
from optimizer.slots import each
from optimizer.split import components
from optimizer.swift import ROUNDS, STEPS_OF_A_UNIT, Duals, Swift

MOST_COLUMNS = 60_000
"""Columns of one part that CP-SAT is given."""

AT_ONCE = 4_000
"""Columns of a part that CP-SAT mostly proves before ruin and recreate is warm."""

UPPER_SHARE = 0.85
"""Share of the effort that tiers 1 and 2 may take."""

LOOSE, MANY = 15_000, 5_000
"""Starts in each part of a loosened week, at most, and enterprises of a part that is loosened."""

FIRST_DOSE, LONGEST_DOSE = 5.0, 3600.0
"""Deterministic seconds that CP-SAT may take for tiers 1 and 2 of a part, at first and at most."""

LATER_SHARE, EARLY_SHARE = 0.93, 0.66
"""Share of the effort until which tiers 3 and 4 of a part are settled, and of a large part."""

LATER_DOSE = 10.0
"""Deterministic seconds that CP-SAT may take for each later tier of a part."""


ROUND = 60
"""Units of ruin and recreate between two looks at what CP-SAT says."""

PLAIN = 4_000
"""Steps of plain ruin and recreate after which the compiled one may have become ready."""

SHORTEST = 2.0
"""Seconds below which CP-SAT is not asked any more."""


@dataclass
class Part:
    """
    Sites that are coupled, and what is known of them.

    Attributes
    ----------
    bound, proven
        A lower bound of W · unplanned + visits, and what proved it.
    fewest
        Visits of every plan of the part that leaves out no more than the layout does.
    shortages
        What each department leaves out at least for want of teams, and whether that is all.
    looser
        Runs on weeks with fewer rules; None before any was looked for.
    later
        Bounds of moved and minutes among plans that equal the layout in the tiers above, as
        far as CP-SAT has them.
    settled
        Whether all that is to be tried has been tried elsewhere (`optimizer.parallel`).
    """

    sites: list[int]
    bound: int
    proven: str = "minima"
    fewest: int = 0
    duals: Duals | None = None
    shortages: dict[str, tuple[int, bool]] = field(default_factory=dict)
    looser: "list[Pipeline] | None" = None
    later: tuple[int, ...] = ()
    settled: bool = False


class Pipeline:
    """
    One run.

    Attributes
    ----------
    weight
        W, above any number of visits, so that W · unplanned + visits orders tiers 1 and 2.
    minima
        Of each site alone.
    layout
        The best plan so far.
    beside
        What to do while CP-SAT thinks, in short turns.
    travel, travel_proven
        A lower bound of tier 5 among plans that equal the layout in the tiers above, and what
        proved it.
    """

    def __init__(self, board: Board, effort: Effort, tell: Callable[["Pipeline"], None]) -> None:
        self.board, self.effort = board, effort
        self.most_moved = board.most_moved
        self.weight = 1 + len(board.problem.requests)
        self.minima = [self._minimum(index) for index in range(len(board.sites))]
        self.layout = Layout(board)
        self.parts = [
            Part(sites, sum(self.upper_of(self.minima[one].value) for one in sites))
            for sites in components(board)
        ]
        self.tell = tell
        self.swift = Swift(self.layout, self.minima, effort.params, self.most_moved)
        self.travel, self.travel_proven = 0, "zero"
        self.beside: Callable[[], None] | None = None

    def _minimum(self, index: int) -> Minimum:
        site = self.board.sites[index]
        if site.joints is not None:
            return minimum(site)
        effort = self.effort
        return crowd_minimum(self.board, site, effort.params, effort.left(0.85), effort.stopped)

    def upper_of(self, value: Value) -> int:
        """Tiers 1 and 2 as one integer."""
        return self.weight * value.unplanned + value.visits

    def value(self, part: Part) -> Value:
        """What the layout is worth in a part."""
        return sum((self.layout.values[one] for one in part.sites), Value())

    def open_parts(self) -> list[Part]:
        """Parts whose tiers 1 and 2 are above their bound."""
        return [one for one in self.parts if self.upper_of(self.value(one)) > one.bound]

    def _waiting(self) -> list[Part]:
        return [one for one in self.open_parts() if not one.settled]

    def first(self) -> None:
        """A first plan, while a child process gets ready for what comes after it."""
        watch.warm()
        for index, site in enumerate(self.board.sites):
            if site.joints is None:
                self._put_crowd(index)
        if self.swift.ready():
            self.swift.hunter.fill()
        else:
            greedy(self.layout, may_move=self.most_moved is None)
        self.tell(self)

    def upper(self) -> None:
        """Settle tiers 1 and 2 as far as the effort goes, from the first plan on."""
        dose = FIRST_DOSE
        while self._waiting() and not self.effort.over(UPPER_SHARE):
            if dose > FIRST_DOSE or any(self._starts(one) > AT_ONCE for one in self._waiting()):
                self._recreate(dose / FIRST_DOSE)
            for part in self._waiting():
                if not self.effort.over(UPPER_SHARE):
                    self._price(part)
                if self.value(part).unplanned > part.bound // self.weight:
                    self._raise_unplanned(part, dose)
                if self._starts(part) > LOOSE and not self.effort.over(UPPER_SHARE):
                    self._prove_loosened(part, dose)
            for part in self._waiting():
                if not self.effort.over(UPPER_SHARE):
                    self._prove_upper(part, dose)
            dose = min(dose * 2, LONGEST_DOSE)

    def _put_crowd(self, index: int) -> None:
        for joint, slot in self.minima[index].choices:
            moved = self.layout.value.moved + joint.moved(slot)
            few = self.most_moved is None or moved <= self.most_moved
            if few and self.layout.fits(self.board.sites[index], joint, slot):
                self.layout.add(index, joint, slot)

    @cached_property
    def search(self) -> Recreate:
        """Ruin and recreate on the layout."""
        return Recreate(self.layout, self.minima, self.effort.params.seed, self.most_moved)

    def _recreate(self, rounds: float) -> None:
        sites = [one for part in self._waiting() for one in part.sites]
        units = self.effort.units(int(rounds * (4 * len(sites) + 300)), UPPER_SHARE)
        self._hunt(units, lambda: self.effort.over(UPPER_SHARE), sites)
        self.tell(self)

    def _hunt(
        self, units: int, stop: Callable[[], bool], sites: list[int], threads: int | None = None
    ) -> None:
        """Ruin and recreate on the layout for so many units of work; compiled where it can be."""
        if not self.swift.ready():
            self.effort.spend(self.search.run(min(units, PLAIN), stop, sites))
            return
        steps = units * STEPS_OF_A_UNIT
        made = self.swift.hunter.run(steps, stop, sites, threads)
        self.effort.spend(made / STEPS_OF_A_UNIT)

    def later(self) -> None:
        """Settle tiers 3 and 4 with tiers 1 and 2 as they are."""
        waiting = [one for one in self.parts if not one.settled]
        sites = sorted(one for part in waiting for one in part.sites)
        looked = polish(self.layout, self.minima, self.most_moved, self.effort.over, sites)
        self.effort.spend(looked)
        self.tell(self)
        for part in waiting:
            share = EARLY_SHARE if self._starts(part) > WHOLE else LATER_SHARE
            if not self._closed(part) and not self.effort.over(share):
                self._prove_later(part)

    def last(self) -> None:
        """Settle tier 5 with all others as they are or better, over the whole week."""
        to_the_end = bool(self.open_parts())
        asked = shorten(self.layout, self._shorten, self.effort, to_the_end=to_the_end)
        counted = least_legs(self.board, self.layout.value.unplanned)
        self.travel = max(asked, counted)
        self.travel_proven = "cp-sat" if asked > counted else "legs"
        self.tell(self)

    def _shorten(self, sites: list[int], dose: float) -> Answer | None:
        part = Part(sites, 0)
        value = self.value(part)
        fixed = [self.upper_of(value)]
        if len(sites) == len(self.board.sites) or all(map(self._closed, self.parts)):
            fixed += [value.moved, value.minutes]
        return self._ask(part, fixed, 4, dose, 1.0)

    def _closed(self, part: Part) -> bool:
        """Whether tiers 3 and 4 of a part are known to be as low as they can be."""
        value = self.value(part)
        least = sum((self.minima[one].value for one in part.sites), Value())
        return value == least or part.later == (value.moved, value.minutes)

    def _prove_upper(self, part: Part, dose: float) -> None:
        answer = self._ask(part, [], 1, dose, UPPER_SHARE)
        self.tell(self)
        if answer and answer.bounds and answer.sure and answer.bounds[0] > part.bound:
            part.bound, part.proven = answer.bounds[0], "cp-sat"

    def _price(self, part: Part) -> None:
        """Raise the bound of a part by prices of team time."""
        if not self.swift.ready():
            return
        part.duals = part.duals or self.swift.duals(part.sites)
        rounds, known = self.effort.units(ROUNDS, UPPER_SHARE), part.bound // self.weight
        stop = partial(self.effort.over, UPPER_SHARE)
        self.effort.spend(part.duals.improve(self.value(part), known, rounds, stop))
        part.fewest = part.duals.fewest
        # A plan that leaves out more than the layout is above this bound by W itself.
        raised = max(known, part.duals.unplanned) * self.weight + part.fewest
        if raised > part.bound:
            part.bound, part.proven = raised, "lagrangian"
        self.tell(self)

    def _raise_unplanned(self, part: Part, dose: float) -> None:
        """Raise the bound of what a part leaves out: what each department alone has to."""
        left = Counter[str]()
        for site in (self.board.sites[one] for one in part.sites):
            rest = site.everything & ~sum(
                joint.bits for joint, _ in self.layout.choices[site.index]
            )
            for one in (one for wish in each(rest) for one in site.wishes[wish].requests):
                left[one.department] += one.priority
        for department, priority in sorted(left.items()):
            least, closed = part.shortages.get(department, (0, False))
            if not closed and least < priority and not self.effort.over(UPPER_SHARE):
                part.shortages[department] = self._shortage(part, department, dose)
        found = sum(least for least, _ in part.shortages.values())
        if found > part.bound // self.weight:
            part.bound, part.proven = found * self.weight + part.fewest, "cp-sat"
            self.tell(self)

    def _shortage(self, part: Part, department: str, dose: float) -> tuple[int, bool]:
        """The priority that a department alone leaves out at least, and whether it is no more."""
        run = self._aside(alone(self.board, department, part.sites), part)
        run.first()
        for one in run.open_parts():
            run._prove_upper(one, dose)
        self.effort.spend(run.effort.work)
        return sum(one.bound for one in run.parts) // run.weight, not run.open_parts()

    def _prove_loosened(self, part: Part, dose: float) -> None:
        """Raise the bound of a part by weeks in which larger departments have teams enough."""
        if part.looser is None:
            board = loosened(self.board, part.sites, LOOSE) if len(part.sites) <= MANY else None
            part.looser = [self._aside(board, part)] if board else []
        mine = set(part.sites)
        for run in part.looser:
            run.layout.load(self.layout.choices)
            parts = [one for one in run.parts if one.sites[0] in mine]
            for one in parts:
                if one in run.open_parts() and not self.effort.over(UPPER_SHARE):
                    run._prove_upper(one, dose)
            found = sum(one.bound for one in parts)
            if found > part.bound:
                part.bound, part.proven = found, "cp-sat"
                self.tell(self)

    def _aside(self, board: Board, part: Part) -> "Pipeline":
        """A run on another board for the sake of a part, for which hunts go on meanwhile."""
        params = replace(self.effort.params, time_limit=max(0.0, self.effort.left(UPPER_SHARE)))
        run = Pipeline(board, Effort(params, self.effort.stopped), lambda _: None)
        # What is large enough for the loop uses it where the week does; it never waits.
        run.swift.large &= self.swift.ready()
        run.beside = partial(self._hunt, ROUND, self.effort.stopped, part.sites, 1)
        return run

    def _prove_later(self, part: Part) -> None:
        answer = self._ask(part, [self.upper_of(self.value(part))], 3, LATER_DOSE, LATER_SHARE)
        if answer and answer.sure:
            part.later = tuple(answer.bounds[1:])

    def _ask(
        self, part: Part, fixed: list[int], goals: int, dose: float, share: float
    ) -> Answer | None:
        """CP-SAT's answer about a part; what it found is in the layout afterwards."""
        columns = self._columns(part) if self.effort.left(share) > SHORTEST else None
        if columns is None:
            return None
        place = {one: number for number, one in enumerate(columns.columns)}
        hint = [
            place[index, joint.place, slot]
            for index in part.sites
            for joint, slot in self.layout.choices[index]
            if joint.place >= 0
        ]
        dose = self.effort.units(int(dose * STEPS_PER_SECOND), share) / STEPS_PER_SECOND
        seed, seconds = self.effort.params.seed, max(0.0, self.effort.left(share))
        question = Question(columns, hint, fixed, goals, dose, seconds, seed)
        answer = self._answer(question, seconds, part if goals == 1 else None)
        self.effort.spend(answer.spent * STEPS_PER_SECOND)
        self.adopt(part, [columns.columns[one] for one in answer.chosen])
        return answer

    def _starts(self, part: Part) -> int:
        return starts_of(self.board, part.sites)

    def _columns(self, part: Part) -> Columns | None:
        """The columns of a part, or None when they are too many for CP-SAT."""
        if self._starts(part) > MOST_COLUMNS:
            return None
        free = [one for one in part.sites if self.board.sites[one].joints is not None]
        floors = [self.upper_of(self.minima[one].value) for one in free]
        columns = columns_of(self.layout, free, weight=self.weight, floors=floors)
        columns.most_moved = self.most_moved
        columns.sure = columns.sure and len(free) == len(part.sites)
        return columns

    def _answer(self, question: Question, seconds: float, part: Part | None) -> Answer:
        """CP-SAT's answer; with a second worker ruin and recreate goes on while it thinks."""
        told = [question.hint]

        def hear(said: object) -> None:
            if isinstance(said, list):
                told.append(said)

        meanwhile, stop = self.beside, self.effort.stopped
        if self.effort.params.workers < 2:
            meanwhile = None
        elif part is not None and meanwhile is None:
            meanwhile = partial(self._hunt, ROUND, stop, part.sites, 1)
            stop = partial(self._settled, part)
        answer = watch.run(
            prove, question, seconds=seconds, heard=hear, stop=stop, meanwhile=meanwhile
        )
        return answer if isinstance(answer, Answer) else Answer(told[-1], spent=question.effort)

    def _settled(self, part: Part) -> bool:
        """Whether nothing more is to be learnt about a part: it meets its bound, or a stop."""
        return self.effort.stopped() or self.upper_of(self.value(part)) <= part.bound

    def adopt(self, part: Part, columns: list[Column]) -> None:
        """Take over the columns unless the layout has become better in the meantime."""
        chosen: dict[int, list[Choice]] = {}
        for index, place, slot in columns:
            joint = (self.board.sites[index].joints or ())[place]
            chosen.setdefault(index, []).append((joint, slot))
        free = [one for one in part.sites if self.board.sites[one].joints is not None]
        before = self.value(part)
        old = {index: self.layout.take_out(index) for index in free}
        put = all(try_put(self.layout, index, chosen.get(index, [])) for index in free)
        if not put or self.value(part) > before:
            for index in free:
                self.layout.take_out(index)
                self.layout.put_back(index, old[index])
        self.tell(self)
