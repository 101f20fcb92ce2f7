"""What tests of mail start from: a park whose first enterprise is reached by mail."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.tracker import builders
from tests.tracker.mail.builders import ADDRESS
from tests.web.mailing.post import Post, open_post
from tracker import clock
from tracker.mail import letters, mailboxes
from tracker.people import COMMITTEE, OPERATOR
from web.config import Config
from web.demo import Story


@pytest.fixture
def post() -> Iterator[Post]:
    """A mail server that takes everything."""
    with open_post() as found:
        yield found


@pytest.fixture
def config(config: Config, post: Post) -> Config:
    """Settings with that server."""
    return replace(config, smtp_host="127.0.0.1", smtp_port=post.port, smtp_security="none")


@pytest.fixture
def told_by_mail(story: Story) -> Iterator[None]:
    """One letter waits: the notice of the little park's joint visit."""
    (one,) = letters.list_mails(by=COMMITTEE)
    with clock.fixed(one.written):
        mailboxes.enter_enterprise(one.to.partition(":")[2], ADDRESS, by=OPERATOR)
        letters.again(one.id, by=COMMITTEE)
        yield


@pytest.fixture
def small(records: Config) -> Iterator[Config]:
    """A small park that collects plans, where `tests.tracker.builders` publish."""
    with clock.fixed(builders.COLLECTING):
        builders.park()
        mailboxes.enter_enterprise("E1", ADDRESS, by=OPERATOR)
        yield records
