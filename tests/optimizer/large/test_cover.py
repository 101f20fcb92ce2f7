"""Few columns that cover all rows."""

from optimizer.large.cover import search


def test_a_cover_is_found_and_cannot_be_smaller():
    rows = 30
    columns = [sum(1 << (5 * block + k) for k in range(5)) for block in range(6)]
    columns += [1 << row for row in range(rows)]
    assert search(columns, rows, steps=500, seed=1, enough=lambda count: False) == list(range(6))


def test_the_search_for_a_cover_ends_when_it_is_told_to():
    asked: list[int] = []
    search([0b11, 0b01], 2, steps=10_000, seed=1, enough=lambda count: not asked.append(count))
    assert asked == [1]
