"""A first plan: every enterprise by its exact program on what the teams have left."""

from optimizer.insert import VISIT, Aims, Prices, insert
from optimizer.layout import Layout


def greedy(layout: Layout, *, may_move: bool) -> None:
    """
    Fill an empty layout, the enterprises with the fewest starts for their wishes first.

    Parameters
    ----------
    may_move
        Whether requests may leave their earlier start; if not, one that cannot stay is left out.
    """
    prices = Prices(layout)
    aims = Aims(moved=VISIT // 20 if may_move else 100 * VISIT)
    sites = layout.board.sites
    freedom = [min(one.starts.bit_count() for one in site.wishes) for site in sites]
    order = sorted(range(len(sites)), key=lambda one: (freedom[one], one))
    for index in order:
        if sites[index].joints is not None:
            insert(layout, index, aims, prices, None)
