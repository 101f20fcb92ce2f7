"""
One department of a week alone: what it cannot do with its teams, no plan of the week does.

Each of its requests becomes an enterprise of its own, with the starts it has in the week. So
nothing but its teams keeps a request out, and the departments' shortages add up: a wish that
several departments share counts in each with the priorities of its own requests.
"""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import replace

from optimizer.board import Board
from optimizer.crew import Crew
from optimizer.problem import Department
from optimizer.site import Joint, Site, joint_of
from optimizer.wish import Wish


def alone(board: Board, department: str, sites: Iterable[int]) -> Board:
    """The board of those requests of some sites that a department has, each by itself."""
    found = copy(board)
    found.hopeless, found.most_moved = [], None
    found.crews = {department: crew_of(board, board.problem.department[department])}
    found.sites = [
        Site(place, site.enterprise, (wish,), _joints(wish, board.grid), {}, 0, 1, board.grid)
        for place, (site, wish) in enumerate(_wishes(board, department, sites))
    ]
    return found


def _joints(wish: Wish, grid: int) -> tuple[Joint, ...]:
    return (joint_of((wish,), 1, wish.starts, grid, {}, 0),)


def _wishes(board: Board, department: str, sites: Iterable[int]) -> Iterator[tuple[Site, Wish]]:
    for index in sites:
        for wish in board.sites[index].wishes:
            own = tuple(one for one in wish.requests if one.department == department)
            if own:
                yield (
                    board.sites[index],
                    replace(
                        wish,
                        departments={department: wish.departments[department]},
                        priority=sum(one.priority for one in own),
                        minutes=max(one.minutes for one in own),
                        requests=own,
                        apart=0,
                    ),
                )


def crew_of(board: Board, department: Department) -> Crew:
    """The teams of a department, bound by what stands in every plan alone."""
    problem = board.problem
    mine = [one for one in problem.requests if one.department == department.id]
    zones = {problem.enterprise[one.enterprise].zone for one in mine}
    on_grid = all(one.start % board.grid == 0 for one in problem.fixed)
    crew = Crew(department, sorted(zones), problem.travel, board.grid, on_grid=on_grid)
    for visit in problem.fixed:
        zone = problem.enterprise[visit.enterprise].zone
        for one in (problem.request[key] for key in visit.requests):
            if one.department == department.id:
                crew.bind(visit.start, one.minutes, one.teams, zone)
    crew.settle()
    return crew
