"""Programs that call: a committee's clerk, an administrator, nobody."""

import flask
import pytest

from tests.web.api.calling import ADMINISTRATOR, CLERK, Caller


@pytest.fixture
def clerk(app: flask.Flask) -> Caller:
    """A program of the committee's clerk, over the little park's week."""
    return Caller(app, CLERK)


@pytest.fixture
def admin(app: flask.Flask) -> Caller:
    """A program of an administrator."""
    return Caller(app, ADMINISTRATOR)


@pytest.fixture
def nobody(app: flask.Flask) -> Caller:
    """A program without a token."""
    return Caller(app, None)
