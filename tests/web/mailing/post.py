"""A mail server on this machine that says what it is told to, and keeps what it took."""

import email
import email.policy
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

OK = "250 OK"


@dataclass
class Post:
    """
    What an SMTP server has taken: pairs of recipient and bytes, in order.

    Parameters
    ----------
    answers
        What it says to a recipient and to a letter, in place of 250: by the name of the step.
    told
        Called with the name of each step before it is answered.
    """

    answers: dict[str, Callable[[], str]] = field(default_factory=dict)
    told: Callable[[str], None] = lambda step: None
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    port: int = 0

    async def handle_MAIL(  # the name is aiosmtpd's
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """The beginning of a letter."""
        self.told("mail")
        envelope.mail_from = address
        return OK

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """To whom it goes."""
        self.told("rcpt")
        answer = self.answers.get("rcpt", lambda: OK)()
        if answer == OK:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """The letter."""
        answer = self.answers.get("data", lambda: OK)()
        if answer == OK:
            self.taken.append((envelope.rcpt_tos[0], envelope.content))
        self.told("data")
        return answer

    def letters(self) -> list[EmailMessage]:
        """What was taken, as Python's own reader sees it."""
        return [read(content) for _, content in self.taken]


def read(content: bytes) -> EmailMessage:
    """A letter, read."""
    return email.message_from_bytes(content, policy=email.policy.default)


@contextmanager
def open_post(**facts: Any) -> Iterator[Post]:
    """A server on a port of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    post = Post(**facts, port=port)
    controller = Controller(post, hostname="127.0.0.1", port=port, decode_data=False)
    controller.start()
    try:
        yield post
    finally:
        controller.stop()
