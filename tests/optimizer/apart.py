"""Weeks that fall apart: parks that share neither enterprises nor departments."""

from collections.abc import Sequence
from dataclasses import replace

from optimizer import Problem, Travel
from scenarios.generator import draw
from scenarios.towns import TownSpec


def parks(number: int, enterprises: int = 20, departments: int = 5, load: float = 1.2) -> Problem:
    """So many drawn parks, each with more work than its teams can do, as one week."""
    spec = TownSpec("park", enterprises, departments, load=load)
    return side_by_side([draw(spec, seed) for seed in range(number)])


def side_by_side(weeks: Sequence[Problem]) -> Problem:
    """One week of several, which must have the same grid and sessions; ids get a number."""
    named = [_named(week, f"{number}-") for number, week in enumerate(weeks)]
    between = {pair: way for week in named for pair, way in week.travel.between.items()}
    return replace(
        named[0],
        departments=tuple(one for week in named for one in week.departments),
        enterprises=tuple(one for week in named for one in week.enterprises),
        requests=tuple(one for week in named for one in week.requests),
        travel=Travel(named[0].travel.within, between),
        together=tuple(one for week in named for one in week.together),
        apart=tuple(one for week in named for one in week.apart),
        fixed=tuple(one for week in named for one in week.fixed),
        previous=tuple(one for week in named for one in week.previous),
    )


def _named(week: Problem, prefix: str) -> Problem:
    def new(old: str) -> str:
        return prefix + old

    return replace(
        week,
        departments=tuple(replace(one, id=new(one.id)) for one in week.departments),
        enterprises=tuple(
            replace(
                one,
                id=new(one.id),
                zone=new(one.zone),
                lead_order=tuple(map(new, one.lead_order)),
            )
            for one in week.enterprises
        ),
        requests=tuple(
            replace(
                one,
                id=new(one.id),
                department=new(one.department),
                enterprise=new(one.enterprise),
            )
            for one in week.requests
        ),
        travel=Travel(
            week.travel.within,
            {(new(one), new(other)): way for (one, other), way in week.travel.between.items()},
        ),
        together=tuple(tuple(map(new, some)) for some in week.together),
        apart=tuple((new(one), new(other)) for one, other in week.apart),
        fixed=tuple(
            replace(
                one,
                enterprise=new(one.enterprise),
                requests=tuple(map(new, one.requests)),
                lead=one.lead and new(one.lead),
            )
            for one in week.fixed
        ),
        previous=tuple(replace(one, request=new(one.request)) for one in week.previous),
    )
