"""Somebody attends until it ends, and outlives a database that is busy."""

import threading

from tracker.errors import Conflict, ConflictCode
from web.attending import attending


def test_somebody_goes_on_after_a_database_that_was_busy_and_ends_when_told():
    seen, answers = threading.Event(), iter([Conflict(ConflictCode.BUSY), 1, 0])

    def work_off() -> int:
        answer = next(answers, 0)
        if isinstance(answer, Conflict):
            raise answer
        if not answer:
            seen.set()
        return answer

    with attending("counting", work_off, 0.001):
        assert "counting" in [one.name for one in threading.enumerate()]
        assert seen.wait(10)

    assert "counting" not in [one.name for one in threading.enumerate()]
