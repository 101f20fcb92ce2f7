"""
Tiers 1 to 4 of one enterprise packed into one integer, so that the program can compare them.
"""

from optimizer.enterprise import Class
from optimizer.layout import Value
from optimizer.site import Joint, Site
from optimizer.slots import each


def kinds(site: Site, joint: Joint, starts: int) -> list[int]:
    """One slot for each kind of start a joint has: at an anchor, where it stood, elsewhere."""
    special = sum(1 << slot for slot in {*site.anchors, *joint.kept}) & starts
    plain = starts & ~special
    return [*each(special), *([(plain & -plain).bit_length() - 1] if plain else [])]


class Scale:
    """Packs the four tiers of a site into one integer and back."""

    def __init__(self, site: Site, *, count_moved: bool = True) -> None:
        self.site, self.count_moved = site, count_moved
        requests = sum(len(one.requests) for one in site.wishes)
        self.moved = 1 + sum(one.minutes for one in site.wishes)
        self.visits = self.moved * (1 + requests)
        self.unplanned = self.visits * (1 + len(site.wishes))

    def skip(self) -> list[int]:
        """What leaving out each wish costs."""
        return [self.unplanned * one.priority for one in self.site.wishes]

    def classes(self, joint: Joint, starts: int) -> list[Class]:
        """The costs of a joint over some of its starts, cheapest first."""
        special = sum(1 << slot for slot in {*self.site.anchors, *joint.kept})
        found: list[Class] = []
        for slot in kinds(self.site, joint, starts):
            cost = self.visits * self.site.visits(slot) + self.site.minutes(joint, slot)
            cost += self.moved * joint.moved(slot) * self.count_moved
            found.append((cost, 1 << slot if special >> slot & 1 else starts & ~special))
        found.sort()
        return found

    def value(self, cost: int) -> Value:
        """The four tiers that are packed in a cost."""
        unplanned, rest = divmod(cost, self.unplanned)
        visits, rest = divmod(rest, self.visits)
        moved, minutes = divmod(rest, self.moved)
        return Value(unplanned, visits, moved, minutes)
