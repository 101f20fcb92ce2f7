"""
Reads a file where it can do no harm: in a child process that has little memory, few seconds,
no environment and nothing to write to.
"""

import subprocess
import sys
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
    "import sys; sys.path.insert(0, sys.argv[1]);"
    "from tracker.intake.child import main; main(sys.argv[2])"
)


def read(content: bytes, name: str = "") -> Reading:
    """
    The sheets of a file, within seconds.

    Raises
    ------
    Refused
        For everything that is not a readable, harmless spreadsheet.
    """
    kind = kind_of(content, name)
    try:
        done = subprocess.run(
            [sys.executable, "-E", "-P", "-c", _PROGRAM, _ROOT, kind],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(Fault.TOO_SLOW, f"{SECONDS:.0f} s", "a smaller file") from error
    if done.returncode or not done.stdout:
        raise Refused(Fault.TOO_SLOW, "the reader ran out of time or memory", "a smaller file")
    return transport.unpacked(done.stdout)
