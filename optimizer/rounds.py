"""
Rules of the teams: the round that each numbered team makes on a day can be made.
"""

from collections.abc import Iterator, Sequence

from optimizer.case import Case, Finding, Slot
from optimizer.clockface import write_moment
from optimizer.problem import Problem
from optimizer.teams import Stay

Short = tuple[int, Stay, Stay]
"""A team and two of its stays between which the time is too short for the way."""

Given = tuple[int, int, set[Short]]
"""A team that is absent, until when it was before, and which ways that makes shorter."""

_MOST_TRIES = 10_000


def teams_are_in_one_place_at_a_time(case: Case) -> Iterator[Finding]:
    """Between two stays of one team lie the minutes of the way; an absence ends a way."""
    for (department, day, number), stays in case.rounds.items():
        full = (department, day) in case.overfull
        fixed = {one.key for one in stays if full and _is_fixed(case, one.key)}
        for before, after in _clashes(case.problem, stays):
            if _excused(case.absences.get((department, day), ()), before, after):
                continue
            way = case.problem.travel.minutes(before.zone, after.zone)
            message = (
                f"team {number} of {department!r} is at {before.key!r} until "
                f"{write_moment(before.end)} and needs {way} minutes to {after.key!r} at "
                f"{write_moment(after.start)}"
            )
            yield Finding((before.key, after.key), message, {before.key, after.key} <= fixed)


def _is_fixed(case: Case, request: str) -> bool:
    return case.stands(case.visit_of[request], case.problem.request[request])


def _clashes(problem: Problem, stays: Sequence[Stay]) -> Iterator[tuple[Stay, Stay]]:
    """Pairs of a stay and one it comes too soon after: its forerunner, or the latest to end."""
    latest: Stay | None = None
    forerunner: Stay | None = None
    for stay in stays:
        for before in dict.fromkeys((forerunner, latest)):
            if before and before.end + problem.travel.minutes(before.zone, stay.zone) > stay.start:
                yield before, stay
        if latest is None or stay.end > latest.end:
            latest = stay
        forerunner = stay


def _excused(absences: Sequence[Stay], before: Stay, after: Stay) -> bool:
    """Whether an absence lies between; whether it can be had, `absent_teams_stay_away` says."""
    return any(before.end <= one.start and one.end <= after.start for one in absences)


def absent_teams_stay_away(case: Case) -> Iterator[Finding]:
    """For each absence so many teams have no stay meanwhile, with no way to or from it."""
    days: dict[Slot, dict[int, list[Stay]]] = {slot: {} for slot in case.absences}
    for (department, day, number), stays in case.rounds.items():
        if (department, day) in days:
            days[department, day][number] = stays
    for slot, busy in days.items():
        department = slot[0]
        numbers = range(1, case.problem.department[department].teams + 1)
        all_day = [busy.get(number, []) for number in numbers]
        if slot in case.overfull:
            continue
        if not _Absences(case.problem, all_day, case.absences[slot]).fit():
            when = write_moment(case.absences[slot][0].start)
            message = f"too few teams of {department!r} are free for its absences of {when}"
            yield Finding((department,), message)


class _Absences:
    """Looks for teams that can be absent, exactly: absences in turn, every free team tried."""

    def __init__(
        self, problem: Problem, rounds: Sequence[Sequence[Stay]], absences: Sequence[Stay]
    ) -> None:
        self.tries = 0
        self.rounds = rounds
        self.until = [-1] * len(rounds)
        self.absences = sorted(absences, key=lambda one: (one.start, one.end))
        self.short = {
            (team, before, after)
            for team, stays in enumerate(rounds)
            for before, after in _clashes(problem, stays)
            if _excused(absences, before, after)
        }

    def fit(self) -> bool:
        """Whether the absences can be given to teams."""
        given: list[Given] = []
        waiting = [self._free(0)]
        while waiting and self.tries <= _MOST_TRIES:
            self.tries += 1
            if len(given) == len(self.absences) and not self.short:
                return True
            if waiting[-1]:
                given.append(self._give(waiting[-1].pop(), len(given)))
                waiting.append(self._free(len(given)))
            else:
                waiting.pop()
                if given:
                    self._take_back(*given.pop())
        return False

    def _give(self, team: int, index: int) -> Given:
        absence, before = self.absences[index], self.until[team]
        self.until[team] = absence.end
        eased = {one for one in self.short if one[0] == team and _between(absence, one)}
        self.short -= eased
        return team, before, eased

    def _take_back(self, team: int, before: int, eased: set[Short]) -> None:
        self.until[team] = before
        self.short |= eased

    def _free(self, index: int) -> list[int]:
        """Teams that can be absent, those last whose way becomes shorter by it."""
        if index == len(self.absences):
            return []
        absence = self.absences[index]
        free = [
            team
            for team, stays in enumerate(self.rounds)
            if self.until[team] <= absence.start
            and not any(one.start < absence.end and absence.start < one.end for one in stays)
        ]
        eased = {one[0] for one in self.short if _between(absence, one)}
        return sorted(free, key=lambda team: (team in eased, -len(self.rounds[team]), -team))


def _between(absence: Stay, short: Short) -> bool:
    return short[1].end <= absence.start and absence.end <= short[2].start
