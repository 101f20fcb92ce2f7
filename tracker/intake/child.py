"""What runs inside the cage: a file on standard input, its cells on standard output."""

import resource
import sys
from typing import Final, cast

from tracker.intake import transport
from tracker.intake.faults import Fault, Refused
from tracker.intake.guard import Kind
from tracker.intake.read import reading

MEMORY: Final = 512 << 20
CPU_SECONDS: Final = 8


def answer(content: bytes, kind: Kind) -> bytes:
    """The reading or the refusal; whatever a reader throws at a damaged file is a refusal."""
    try:
        return transport.packed(reading(content, kind))
    except Refused as refused:
        return transport.packed_refusal(refused)
    except MemoryError:
        return transport.packed_refusal(Refused(Fault.TOO_SLOW, "memory", "a smaller file"))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the compiled reader is no Exception
        found = f"{type(error).__name__}: {error}"[:200]
        return transport.packed_refusal(Refused(Fault.DAMAGED, found, "a readable file"))


def main(kind: str) -> None:
    """Lock the door behind, then read."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read(), cast(Kind, kind)))
