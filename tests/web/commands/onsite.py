"""Types commands at a moment, in the name of an officer of FIRE or TAX."""

import datetime as dt

from click.testing import CliRunner, Result

from tests.tracker.onsite import NINE
from tracker import clock
from web.commands import main

FIRE, TAX = ("--as", "FIRE-officer"), ("--as", "TAX-officer")


def enter(*words: object, now: dt.datetime = NINE, **environment: str) -> Result:
    """Type a command at a moment."""
    with clock.fixed(now):
        return CliRunner().invoke(main, [str(word) for word in words], env=environment)
