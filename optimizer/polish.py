"""
Betters one enterprise at a time in all four tiers at once, with the others standing.
"""

from collections.abc import Callable, Sequence

from optimizer.bounds import Minimum
from optimizer.enterprise import Choice, Program
from optimizer.insert import open_starts
from optimizer.layout import Layout, value_of
from optimizer.scale import Scale


def polish(
    layout: Layout,
    minima: Sequence[Minimum],
    most_moved: int | None,
    stop: Callable[[], bool],
    sites: Sequence[int] | None = None,
) -> int:
    """
    Until no enterprise can be bettered alone: put its exact best on what the teams have left.

    Only `sites` are looked at, or all. How many enterprises were looked at is returned.
    """
    looked, better = 0, True
    places = range(len(minima)) if sites is None else sites
    while better and not stop():
        better = False
        for index in places:
            able = layout.board.sites[index].joints is not None
            if able and layout.values[index] != minima[index].value and not stop():
                looked += 1
                better |= _better(layout, index, most_moved)
    return looked


def _better(layout: Layout, index: int, most_moved: int | None) -> bool:
    site, before = layout.board.sites[index], layout.values[index]
    moved = layout.value.moved - before.moved
    old = layout.take_out(index)
    scale = Scale(site)
    classes = [
        scale.classes(joint, starts) if starts else ()
        for joint, starts in zip(site.joints or (), open_starts(layout, site), strict=True)
    ]
    found = Program(site, classes, scale.skip()).solve().choices
    value = value_of(site, found)
    kept = most_moved is None or moved + value.moved <= max(most_moved, moved + before.moved)
    if value < before and kept and try_put(layout, index, found):
        return True
    layout.put_back(index, old)
    return False


def try_put(layout: Layout, index: int, choices: Sequence[Choice]) -> bool:
    """Give a site without visits these ones if the teams allow all of them, else none."""
    for joint, slot in choices:
        if not layout.fits(layout.board.sites[index], joint, slot):
            layout.take_out(index)
            return False
        layout.add(index, joint, slot)
    return True
