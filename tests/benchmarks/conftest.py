"""The table of `make bench`."""

from collections.abc import Callable, Iterator

import pytest

HEAD = ("week", "requests", "unplanned", "visits", "bound", "best known", "status", "seconds")


@pytest.fixture(scope="session")
def row() -> Iterator[Callable[..., None]]:
    """Add a row to the table, which is printed when all is measured."""
    rows: list[tuple[str, ...]] = [HEAD]
    yield lambda *cells: rows.append(tuple(map(str, cells)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    print("\n")
    for cells in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)))
