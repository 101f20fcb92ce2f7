"""Browsers of those who read and plan a week."""

import datetime as dt

import pytest

from tests.web.signing import CLERK, signed_in
from tracker import clock, database, instructions, planning
from tracker.records import Person, Role
from tracker.week import ZONE, Week

WEEK = Week(2026, 49)
OFFICER = Person("emb", "应急干部", Role.OFFICER, department="EMB")
FIRM = Person("firm", "联系人", Role.ENTERPRISE, enterprise="C001")
SUPERVISION = Person("watch", "督查", Role.SUPERVISION)
PLANNING = dt.datetime(2026, 11, 25, 9, tzinfo=ZONE)


@pytest.fixture
def officer(app):
    """An officer of the emergency bureau."""
    return signed_in(app, OFFICER)


@pytest.fixture
def firm(app):
    """Who reads for the first enterprise."""
    return signed_in(app, FIRM)


@pytest.fixture
def supervision(app):
    """Who oversees all of it."""
    return signed_in(app, SUPERVISION)


@pytest.fixture
def before_the_week():
    """A Wednesday before the week, when nothing of it has begun."""
    with clock.fixed(PLANNING):
        yield


@pytest.fixture
def draft(app, before_the_week):
    """A second version that is not published: the joint visit is pinned to Tuesday 09:00."""
    with database.session():
        instructions.pin(WEEK, ["EMB-1", "FIRE-1"], 1440 + 540, "企业请求", by=CLERK)
        return planning.plan(WEEK, by=CLERK).version
