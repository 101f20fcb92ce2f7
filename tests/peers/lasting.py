"""Foreign programs that are started once and then asked again and again, over their pipes."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO, Any

ENDING = 30
"""Seconds for a program to end by itself, with all that it has started."""


class Lasting:
    """A program that reads questions and answers each in lines, in their order."""

    def __init__(self, process: subprocess.Popen[bytes], complaints: IO[bytes]) -> None:
        self._process, self._complaints = process, complaints

    def ask(self, question: bytes) -> bytes:
        """The first line of the answer."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(question)
            self._process.stdin.flush()
        except BrokenPipeError:
            self._died()
        return self.line()

    def line(self) -> bytes:
        """The next line of the answer."""
        assert self._process.stdout is not None
        found = self._process.stdout.readline()
        if not found:
            self._died()
        return found.rstrip(b"\r\n")

    def _died(self) -> None:
        status = self._process.wait()
        self._complaints.seek(0)
        told = self._complaints.read().decode(errors="replace")[-2_000:]
        raise RuntimeError(f"{self._process.args!r} ended with {status}: {told}")


@contextmanager
def lasting(*command: Any, env: Mapping[str, str] | None = None) -> Iterator[Lasting]:
    """Such a program, which ends when nobody asks any more."""
    with TemporaryFile() as complaints:
        process = subprocess.Popen(
            [str(one) for one in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env=env,
        )
        try:
            yield Lasting(process, complaints)
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        process.communicate(timeout=ENDING)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


class Refused(AssertionError):
    """A reader does not take a calendar, and says why."""


def events(reader: Lasting, content: bytes) -> list[dict[str, Any]]:
    """What a reader that answers in JSON makes of a calendar; raises `Refused`."""
    answer = json.loads(reader.ask(json.dumps(content.decode()).encode() + b"\n"))
    if "refused" in answer:
        raise Refused(answer["refused"])
    found = answer["events"]
    assert isinstance(found, list)
    return found
