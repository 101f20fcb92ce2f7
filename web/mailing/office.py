"""
Sends what waits in the queue of letters, by as many workers as there are.

What goes wrong with one letter stands in that letter, for the committee to read, and keeps no
other one back; what nobody foresaw stands in the log of the machine, too.
"""

import logging
import smtplib
from contextlib import AbstractContextManager, ExitStack
from itertools import takewhile

from tracker import database
from tracker.errors import Conflict, Unreachable
from tracker.mail import queue
from tracker.records.mail import MailFault, Taken
from web import attending as attended
from web.config import BadSetting, Config
from web.mailing import notices, server
from web.mailing.envelope import build
from web.mailing.server import NotTaken

LOG = logging.getLogger("onevisit.mailing")

PAUSE = 1.0
"""Seconds until somebody who found nothing to send looks again."""

BATCH = 50
"""Letters on one connection, and between two looks whether to go on."""


def attending(config: Config) -> AbstractContextManager[None]:
    """Somebody sends what waits as long as this lasts, beside whatever else is done."""
    return attended.attending("mailing", lambda: work_off(config), PAUSE)


def work_off(config: Config) -> int:
    """Try to send what is due now, `BATCH` at most; how many were tried."""
    with database.session():
        if not config.smtp_host:
            return queue.put_aside()
        desk = notices.Desk(config)
        with _Line(config) as line:
            return sum(takewhile(bool, (_tried(desk, line, config) for _ in range(BATCH))))


def _tried(desk: notices.Desk, line: "_Line", config: Config) -> bool:
    """Try the letter that is due first; whether there was one."""
    taken = queue.take()
    if taken is None:
        return False
    content = taken.content or _written(taken, desk)
    if content is not None:
        _send(taken, content, line, config)
    return True


def _written(taken: Taken, desk: notices.Desk) -> bytes | None:
    """The bytes of a letter, kept from now on; None if it cannot be written."""
    try:
        return queue.keep(taken.mail, build(desk.write(taken)))
    except (Conflict, Unreachable):
        # The database is away or busy for a moment, and nothing is wrong with the letter.
        raise
    except BadSetting:
        LOG.exception("letter %s (%s) cannot be written for now", taken.mail.id, taken.mail.kind)
        queue.postpone(taken.mail, MailFault.BROKEN)
        return None
    except Exception:
        LOG.exception("letter %s (%s) cannot be written", taken.mail.id, taken.mail.kind)
        queue.fail(taken.mail, MailFault.BROKEN)
        return None


def _send(taken: Taken, content: bytes, line: "_Line", config: Config) -> None:
    mail = taken.mail
    try:
        server.hand_over(line.server(), content, sender=config.sender, to=mail.address)
    except NotTaken as fault:
        LOG.warning("letter %s was not taken: %s", mail.id, fault)
        line.close()
        end = queue.fail if fault.for_good else queue.postpone
        end(mail, fault.fault, fault.reply)
        return
    queue.sent(mail)
    LOG.info("letter %s was taken", mail.id)


class _Line:
    """A connection that is opened when it is needed first, and anew after something went wrong."""

    def __init__(self, config: Config) -> None:
        self._config, self._held = config, ExitStack()
        self._server: smtplib.SMTP | None = None

    def __enter__(self) -> "_Line":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def server(self) -> smtplib.SMTP:
        """The server; NotTaken if it cannot be reached."""
        if self._server is None:
            self._server = self._held.enter_context(server.connected(self._config))
        return self._server

    def close(self) -> None:
        """Hang up."""
        self._server = None
        self._held.close()
