"""
How good a plan is known to be: its bounds tier by tier, and how each was proven.
"""

from dataclasses import dataclass

from optimizer.bounds import fewest_visits
from optimizer.layout import Value
from optimizer.plan import Score
from optimizer.run import Run


@dataclass(frozen=True, slots=True)
class Verdict:
    """Bounds of the five tiers and how they were closed, by name of the tier, or None."""

    bound: Score
    proven: dict[str, str | None]


def verdict(run: Run, score: Score) -> Verdict:
    """
    What is proven about the layout of a run whose plan has this score.

    Requests that no plan can hold and fixed visits are the same in every plan, so the bounds of
    the sites move by what the score has more than the layout.
    """
    least = _upper(run)
    later = _later(run)
    value = run.layout.value
    bound = Score(
        unplanned=score.unplanned - value.unplanned + least.unplanned,
        visits=score.visits - value.visits + least.visits,
        moved=score.moved - value.moved + later.moved,
        minutes=score.minutes - value.minutes + later.minutes,
        travel=run.travel,
    )
    return Verdict(bound, _proven(run, score, bound))


def _upper(run: Run) -> Value:
    """Tiers 1 and 2 of the sites that no plan can beat."""
    unplanned, visits = divmod(sum(one.bound for one in run.parts), run.weight)
    left_out = run.layout.value.unplanned
    anyway = fewest_visits(run.minima, left_out)
    if len(run.parts) == 1:
        anyway = max(anyway, run.parts[0].fewest)
    if unplanned < left_out:
        return Value(unplanned, anyway)
    return Value(left_out, max(visits, anyway))


def _later(run: Run) -> Value:
    """Tiers 3 and 4 of the sites among plans equal in the tiers above; 0 where not known."""
    if run.open_parts():
        return Value()
    moved, minutes = 0, 0
    for part in run.parts:
        value = run.value(part)
        least = sum((run.minima[one].value for one in part.sites), Value())
        alone = (value.unplanned, value.visits) == (least.unplanned, least.visits)
        bounds = [least.moved, 0] if alone else [0, 0]
        if alone:
            blind = sum(run.minima[one].minutes for one in part.sites)
            bounds[1] = least.minutes if least.moved == value.moved else blind
        for place, known in enumerate(part.later):
            bounds[place] = max(bounds[place], known)
        moved += bounds[0]
        minutes += bounds[1]
    return Value(0, 0, moved, minutes)


def _proven(run: Run, score: Score, bound: Score) -> dict[str, str | None]:
    ways = {one.proven for one in run.parts if one.sites}
    upper = next((way for way in ("cp-sat", "lagrangian") if way in ways), "minima")
    later = "cp-sat" if any(one.later for one in run.parts) else "minima"
    found: dict[str, str | None] = {}
    for tier, way in (
        ("unplanned", upper),
        ("visits", upper),
        ("moved", later),
        ("minutes", later),
        ("travel", run.travel_proven),
    ):
        value = getattr(score, tier)
        closed = value == getattr(bound, tier)
        found[tier] = ("zero" if not value else way) if closed else None
    return found
