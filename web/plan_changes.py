"""What a department's new plan would do to each of its lines: new, changed, taken back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.records import PlanLine


class Kind(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """A line that becomes another; `before` is None for a new one, `after` for one taken back."""

    kind: Kind
    before: PlanLine | None
    after: PlanLine | None

    @property
    def line(self) -> PlanLine:
        """The line as it will be, or as it was."""
        found = self.after or self.before
        assert found is not None
        return found


def changes(
    before: Iterable[PlanLine], after: Iterable[PlanLine], *, partial: bool
) -> tuple[Change, ...]:
    """
    Lines that would change, in the order of the new plan, then those taken back.

    Parameters
    ----------
    partial
        Whether what the new plan does not say stands.
    """
    old = {_key(one): one for one in before}
    new = {_key(one): one for one in after}
    found = list(_said(old, new))
    if not partial:
        found += [Change(Kind.GONE, one, None) for key, one in old.items() if key not in new]
    return tuple(found)


def _said(
    old: dict[tuple[str, str], PlanLine], new: dict[tuple[str, str], PlanLine]
) -> Iterator[Change]:
    for key, line in new.items():
        known = old.get(key)
        if known is None:
            yield Change(Kind.NEW, None, line)
        elif _content(known) != _content(line):
            yield Change(Kind.CHANGED, known, line)


def _key(line: PlanLine) -> tuple[str, str]:
    """By what a line is known within a department's week: the enterprise and the item."""
    return line.enterprise, line.item


def _content(line: PlanLine) -> PlanLine:
    """Where it stands in a file does not make it another."""
    return replace(line, file="", sheet="", row=0, windows=tuple(sorted(line.windows)))
