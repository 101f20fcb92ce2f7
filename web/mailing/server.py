"""Hands letters to the mail server that is set, and says in codes why it did not take one."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from tracker.records.mail import MailFault
from web.config import Config

FOR_GOOD = range(500, 600)
"""Answers that another attempt would not change (RFC 5321, 4.2.1)."""


class NotTaken(Exception):
    """
    A letter that the server did not take.

    Parameters
    ----------
    reply
        The server's code, or empty.
    for_good
        Whether it never will.
    """

    def __init__(self, fault: MailFault, reply: str = "", *, for_good: bool = False) -> None:
        self.fault, self.reply, self.for_good = fault, reply, for_good
        super().__init__(f"{fault} {reply}".strip())


@contextmanager
def connected(config: Config) -> Iterator[smtplib.SMTP]:
    """
    The mail server, greeted.

    Raises
    ------
    NotTaken
        If it cannot be reached, does not encrypt, or does not know us: never for good, since
        all of that is about the server or the settings and not about a letter.
    """
    try:
        server = _opened(config)
    except (OSError, smtplib.SMTPException) as fault:
        raise _unconnected(fault) from fault
    try:
        yield server
    finally:
        _leave(server)


def _opened(config: Config) -> smtplib.SMTP:
    place, seconds = (config.smtp_host, config.smtp_port), config.smtp_timeout
    if config.smtp_security == "ssl":
        context = ssl.create_default_context()
        server: smtplib.SMTP = smtplib.SMTP_SSL(*place, timeout=seconds, context=context)
    else:
        server = smtplib.SMTP(*place, timeout=seconds)
    try:
        if config.smtp_security == "starttls":
            server.starttls(context=ssl.create_default_context())
        if config.smtp_user:
            server.login(config.smtp_user, config.smtp_password)
    except BaseException:
        server.close()
        raise
    return server


def _unconnected(fault: Exception) -> NotTaken:
    reply = str(fault.smtp_code) if isinstance(fault, smtplib.SMTPResponseException) else ""
    if isinstance(fault, ssl.SSLError | smtplib.SMTPNotSupportedError):
        return NotTaken(MailFault.INSECURE, reply)
    if isinstance(fault, smtplib.SMTPAuthenticationError):
        return NotTaken(MailFault.LOGIN, reply)
    return NotTaken(MailFault.UNREACHABLE, reply)


def _leave(server: smtplib.SMTP) -> None:
    try:
        server.quit()
    except (OSError, smtplib.SMTPException):
        server.close()


def hand_over(server: smtplib.SMTP, content: bytes, *, sender: str, to: str) -> None:
    """
    Give the server one letter; it is the server's as soon as this returns.

    Raises
    ------
    NotTaken
        If the server refuses it, or hangs up before it has said that it takes it.
    """
    try:
        server.sendmail(sender, [to], content)
    except smtplib.SMTPRecipientsRefused as fault:
        raise _refused(*(code for code, _ in fault.recipients.values())) from fault
    except smtplib.SMTPResponseException as fault:
        raise _refused(fault.smtp_code) from fault
    except (OSError, smtplib.SMTPException) as fault:
        raise NotTaken(MailFault.UNREACHABLE) from fault


def _refused(*codes: int) -> NotTaken:
    code = min(codes)
    # A server that says good-bye with 421 refuses nobody's letter.
    if code == 421:
        return NotTaken(MailFault.UNREACHABLE, str(code))
    return NotTaken(MailFault.REFUSED, str(code), for_good=code in FOR_GOOD)
