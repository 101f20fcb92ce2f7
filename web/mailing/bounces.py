"""
Reads reports of mail that could not be delivered (RFC 3464).

Whoever writes such a report is a stranger: nothing of it is kept but the name of a letter of ours
and a status of three numbers.
"""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage

SIZE = 1 << 20
"""Octets of a report that are looked at; what it returns may be longer."""

_IDENT = re.compile(r"<([0-9a-f]{40})@[A-Za-z0-9.-]+>")
_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")


class NoReport(Exception):
    """What was given is no report that a letter of ours came back; the message says why."""


def read(content: bytes) -> tuple[str, str]:
    """
    Which letter came back, by the first part of its Message-ID, and with which status.

    Raises
    ------
    NoReport
        If it is no report, reports no failure, or returns no letter that we could have sent.
    """
    report = email.message_from_bytes(content[:SIZE], policy=email.policy.default)
    parts = [one for one in report.walk() if not one.is_multipart()]
    fields = [one for part in parts for one in _fields(part)]
    if not fields:
        raise NoReport("no message/delivery-status")
    failed = [one for one in fields if str(one.get("Action", "")).strip().lower() == "failed"]
    if not failed:
        raise NoReport("action is not failed")
    status = _STATUS.search(str(failed[0].get("Status", "")))
    return _ident(report), status[0] if status else "5.0.0"


def _fields(part: EmailMessage) -> Iterator[EmailMessage]:
    """What a report says of each recipient."""
    yield from (part,) if part["Action"] else ()


def _ident(report: EmailMessage) -> str:
    """The name of the letter in what is returned, which is the letter or its headers."""
    for part in report.walk():
        kind = part.get_content_type()
        if part is not report and part["Message-ID"]:
            told = str(part["Message-ID"])
        elif kind == "text/rfc822-headers":
            told = str(part.get_payload())
        else:
            continue
        if found := _IDENT.search(told):
            return found[1]
    raise NoReport("it returns no letter of ours")
