"""
Opens a file where it can do no harm: in a child process that has little memory, few seconds
and no environment.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tracker.intake import transport
from tracker.intake.faults import Fault, Refused
from tracker.intake.guard import kind_of
from tracker.intake.sheets import Reading

SECONDS: Final = 12.0
"""After so many seconds the child is killed, whatever it is doing."""

_ROOT: Final = str(Path(__file__).resolve().parents[2])
_PROGRAM: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]);from tracker.intake.child import main; main()"
)


def read(content: bytes, name: str = "") -> Reading:
    """
    The sheets of a file, within seconds.

    Raises
    ------
    Refused
        For everything that is not a readable, harmless spreadsheet.
    """
    return transport.unpacked(inside({"kind": kind_of(content, name)}, content))


def inside(said: Mapping[str, object], content: bytes) -> bytes:
    """
    What the child answers to a request about a file.

    Raises
    ------
    Refused
        When it ran out of time or memory.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-E", "-P", "-c", _PROGRAM, _ROOT],
            input=json.dumps(said).encode() + b"\n" + content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(Fault.TOO_SLOW, f"{SECONDS:.0f} s") from error
    if done.returncode or not done.stdout:
        raise Refused(Fault.TOO_SLOW)
    return done.stdout
