"""Whoever sends mail is killed at any moment: no notice is lost, and repetitions are the same."""

import os
import random
import signal
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from tests.journeys import postmen, victims
from tests.journeys.victims import Program
from tests.tracker import builders
from tests.web.mailing.post import Post, open_post, read
from tracker import clock
from tracker.mail import letters
from tracker.people import COMMITTEE
from tracker.records.mail import MailState

KILLS = 20
STAGES = (
    "before take",
    "after take",
    "before write",
    "after write",
    "before keep",
    "after keep",
    "mail",
    "rcpt",
    "data",
    "before sent",
    "after sent",
)
"""Moments at which a letter is on its way; at `data` a server has taken it and not said so."""

LONG = pytest.mark.long
LAPSE = timedelta(minutes=11)
"""Until what a dead one has borrowed is lent again."""


@pytest.fixture
def post() -> Iterator[Post]:
    with open_post() as found:
        yield found


def send(url: str, log: Path, number: int, post: Post, stage: str = "", n: int = 0) -> Program:
    at = builders.COLLECTING + number * LAPSE
    return victims.start(postmen.postman, url, log, at, post.port, stage, n)


def kill_one(url: str, log: Path, post: Post, number: int, draw: random.Random, most: int) -> None:
    """Let one begin, and die at a moment that is drawn, of one of its first letters."""
    stage, left = draw.choice(STAGES), [draw.randint(1, most)]
    born = Event()

    def strike(step: str) -> None:
        left[0] -= step == stage
        if step == stage and left[0] == 0:
            born.wait(victims.LIFE)
            with suppress(ProcessLookupError):
                os.kill(program.process.pid, signal.SIGKILL)

    post.told = strike
    program = send(url, log, number, post, stage, left[0])
    born.set()
    program.process.join(victims.LIFE)
    assert program.process.exitcode == -signal.SIGKILL, stage


@pytest.mark.parametrize(("firms", "most"), [(45, 2), pytest.param(200, 9, marks=LONG)])
def test_a_killed_postman_loses_no_notice_and_repeats_it_byte_for_byte(
    tracker: str, post: Post, tmp_path: Path, firms: int, most: int
):
    draw = random.Random(2026)
    with clock.fixed(builders.COLLECTING):
        postmen.week_of(firms)

    for number in range(KILLS):
        kill_one(tracker, tmp_path / "log", post, number, draw, most)
    post.told = lambda step: None
    last = send(tracker, tmp_path / "log", KILLS, post)
    last.process.join(victims.LIFE * 2)

    assert last.process.exitcode == 0
    states = [one.state for one in letters.list_mails(by=COMMITTEE)]
    assert states == [MailState.SENT] * firms
    copies = defaultdict(list)
    for to, content in post.taken:
        copies[to].append(content)
    assert len(copies) == firms
    assert all(len(set(one)) == 1 for one in copies.values())
    assert len({read(one[0])["Message-ID"] for one in copies.values()}) == firms
    assert 0 < len(post.taken) - firms <= KILLS


def test_several_who_send_at_once_send_nothing_twice(tracker: str, post: Post, tmp_path: Path):
    with clock.fixed(builders.COLLECTING):
        postmen.week_of(30)

    running = [send(tracker, tmp_path / "log", 0, post) for _ in range(3)]
    for one in running:
        one.process.join(victims.LIFE)

    assert [one.process.exitcode for one in running] == [0, 0, 0]
    assert len(post.taken) == len({to for to, _ in post.taken}) == 30
    assert {one.state for one in letters.list_mails(by=COMMITTEE)} == {MailState.SENT}
