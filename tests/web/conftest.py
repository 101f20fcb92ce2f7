"""What the tests of pages and papers start from."""

import pytest

from tests.web.builders import small_board
from web.board import Board


@pytest.fixture
def board() -> Board:
    """One small published week."""
    return small_board()
