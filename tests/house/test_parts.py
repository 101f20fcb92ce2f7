"""Each test runs once: where lines are counted, or where they are not."""

from dataclasses import dataclass

from tests.parts import counted


@dataclass
class Item:
    """A test as pytest knows it."""

    nodeid: str
    marker: str = ""

    def get_closest_marker(self, name: str) -> object:
        """Its marker, if it has this one."""
        return self.marker if self.marker == name else None


def test_the_first_examples_of_a_test_tell_which_lines_it_reaches():
    many = [Item(f"tests/web/test_a.py::test_it[{one}]") for one in range(4)]
    other = [Item("tests/web/test_b.py::test_it[0]"), Item("tests/web/test_a.py::test_that")]

    assert [*counted([*many, *other])] == [True, True, False, False, True, True]


def test_every_example_counts_where_every_branch_does():
    many = [Item(f"tests/optimizer/large/test_a.py::test_it[{one}]") for one in range(4)]

    assert all(counted(many))


def test_the_other_database_reaches_the_same_lines():
    item = Item("tests/tracker/test_a.py::test_it[postgres]", "needs_postgres")

    assert [*counted([item])] == [False]


def test_a_journey_goes_through_lines_that_are_counted_elsewhere():
    assert [*counted([Item("tests/journeys/test_a.py::test_it")])] == [False]
