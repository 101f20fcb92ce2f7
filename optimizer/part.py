"""
Sites of a week that are coupled, and what is known of them.
"""

from dataclasses import dataclass


@dataclass(eq=False)
class Part:
    """
    Sites that are coupled, and what is known of them.

    Attributes
    ----------
    bound, proven
        A lower bound of W · unplanned + visits, and what proved it.
    fewest
        Visits of every plan of the part that leaves out no more than the layout does.
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
    later: tuple[int, ...] = ()
    settled: bool = False

    def learn(self, bound: int, proven: str) -> bool:
        """Take over a bound where it is better than the one that is known; says whether it is."""
        better = bound > self.bound
        if better:
            self.bound, self.proven = bound, proven
        return better
