"""Lets robots tell what waits; what goes wrong with one stands there and keeps no other back."""

import logging
from contextlib import AbstractContextManager
from itertools import takewhile
from typing import Any

from tracker import database, robots
from tracker.errors import Conflict, Unreachable
from tracker.records.robots import LentRobot, RobotFault
from web import attending as attended
from web import reading, robot_file
from web.config import Config
from web.robots import words

LOG = logging.getLogger("onevisit.robots")

PAUSE = 5.0
"""Seconds until somebody who found nothing to tell looks again."""

BATCH = 50
"""Robots between two looks whether to go on."""


def attending(config: Config) -> AbstractContextManager[None]:
    """Robots tell what there is as long as this lasts, beside whatever else is done."""
    return attended.attending("robots", lambda: work_off(config), PAUSE)


def work_off(config: Config) -> int:
    """Let every robot that has something to tell try once; how many did."""
    addresses = robot_file.robots(config.robots)
    if not addresses:
        return 0
    with database.session():
        return sum(takewhile(bool, (_tried(addresses, config) for _ in range(BATCH))))


def _tried(addresses: Any, config: Config) -> bool:
    lent = robots.take(list(addresses))
    if lent is None:
        return False
    try:
        _tell(lent, addresses[lent.reader], config)
    except (Conflict, Unreachable):
        # The database is away or busy for a moment, and nothing is wrong with the robot.
        raise
    except Exception as fault:
        # Its words may hold the address, which is a secret.
        LOG.error("robot of %s is broken: %s", lent.reader, type(fault).__name__)
        robots.fail(lent, RobotFault.BROKEN, type(fault).__name__)
    return True


def _tell(lent: LentRobot, address: str, config: Config) -> None:
    import apprise

    robot = apprise.Apprise()
    robot.add(address)
    told = robot.notify(
        title=words.title(config, demo=reading.is_demo()),
        body=words.text(lent.news, config),
        body_format=apprise.NotifyFormat.TEXT,
    )
    if told:
        robots.succeed(lent)
    else:
        LOG.warning("robot of %s: its service did not take it", lent.reader)
        robots.fail(lent, RobotFault.UNREACHABLE)
