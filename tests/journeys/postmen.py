"""Programs that send mail and are killed on the way, and a week of notices for them to send."""

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from tests.tracker import builders
from tracker import clock, departments, enterprises
from tracker.database import transaction
from tracker.mail import mailboxes, queue
from web import storage
from web.config import Config
from web.mailing import notices, office

KEY = "a key of these tests alone, as long as one must be"


def week_of(firms: int) -> None:
    """A published week with one announced visit at each of so many enterprises."""
    builders.park()
    with transaction():
        for office_code in builders.OFFICES:
            many = builders.department(office_code, teams=firms)
            departments.register(many, by=builders.OPERATOR)
        for number in range(1, firms + 1):
            firm = builders.enterprise(f"F{number:03}")
            enterprises.register(firm, by=builders.OPERATOR)
            address = f"office@firm-{number:03}.example"
            mailboxes.enter_enterprise(firm.id, address, by=builders.OPERATOR)
    builders.publish_plan(
        *(
            builders.line(builders.OFFICES[number % 3], f"F{number:03}")
            for number in range(1, firms + 1)
        )
    )


def postman(at: datetime, port: int, stage: str, count: int) -> None:
    """
    Sends what is due at a moment, and dies at a stage that it comes to for the nth time.

    A stage begins with ``before`` or ``after`` and names a step of sending; any other one is the
    mail server's to notice.
    """
    _dies(stage, count)
    config = replace(Config.from_env(), smtp_host="127.0.0.1", smtp_port=port, smtp_security="none")
    # Notices bear codes: where several hosts may write them, somebody has given these one key.
    config = replace(config, secret_key=KEY)
    storage.connect(config)
    with clock.fixed(at):
        while office.work_off(config):
            pass


def _dies(stage: str, count: int) -> None:
    when, _, name = stage.partition(" ")
    places: dict[str, Any] = {"take": queue, "write": notices.Desk, "keep": queue, "sent": queue}
    if name not in places:
        return
    real: Callable[..., Any] = getattr(places[name], name)
    left = [count]

    def mortal(*told: Any) -> Any:
        left[0] -= 1
        if when == "before" and not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        found = real(*told)
        if when == "after" and not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        return found

    setattr(places[name], name, mortal)
